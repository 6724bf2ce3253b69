import Diagnostics
import Expressions
import Rules
import Testing
import Values

@Suite struct TextsTests {
  @Test func keepsBlocksByLanguageAndReader() {
    let blocks = parsed(
      """
      texts nb
        pain "Smerte: {value} (grense {limit})"
        swelling "Hevelse"
      texts nn
      texts nb for patient
        pain "Ring \\"113\\""
      """
    ).texts
    #expect(blocks.map(\.language.value) == [.nb, .nn, .nb])
    #expect(blocks.map(\.reader) == [.clinician, .clinician, .patient])
    #expect(blocks.map { $0.lines.map(\.id.value) } == [["pain", "swelling"], [], ["pain"]])
    #expect(blocks[0].lines[0].text.value == "Smerte: {value} (grense {limit})")
    #expect(blocks[2].lines[0].text.value == #"Ring "113""#)
  }

  @Test(arguments: [
    ("duplicate-name", "texts nb\n  a \"b\"\n  «a» \"c\"\n"),
    ("unknown-placeholder", "texts nb\n  a \"b «{valeu}»\"\n"),
    ("unknown-placeholder", "texts nb\n  a \"b «{name}»\"\n"),
    ("unknown-placeholder", "texts nb\n  a \"b «{»value\"\n"),
    ("unknown-placeholder", "texts nb\n  a \"\\\"é\\\" «{}»\"\n"),
    ("unknown-word", "texts «no»\n  a \"b\"\n  c d e\n"),
    ("syntax", "texts«»\n  a \"b\"\n"),
    ("unknown-word", "texts nb for «patien»\n  a \"b\"\n"),
    ("syntax", "texts nb for patient «now»\n  a \"b\"\n"),
    ("syntax", "texts nb\n  a «b»\n"),
    ("syntax", "texts nb\n  a «»\n".replacing(" «»", with: "«»")),
    ("syntax", "texts nb\n  a \"b\" «c»\n"),
    ("reserved-word", "texts nb\n  «red» \"b\"\n"),
  ])
  func refuses(code: String, marked: String) { expectOne(code, soundHeader + marked) }

  @Test func meansTheNearestPlaceholder() {
    expectOne(
      "unknown-placeholder",
      soundHeader + "texts nb\n  a \"«{limits}»\"\n",
      message: "`{limits}` stands for nothing; did you mean `{limit}`?"
    )
  }

  @Test func reportsEveryPlaceholder() {
    let source = SourceText(path: "test.rules", soundHeader + "texts nb\n  a \"{x} {value} {y}\"\n")
    #expect(RuleFileParser.parse(source).1.count == 2)
  }
}
