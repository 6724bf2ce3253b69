import Diagnostics
import Expressions
import Rules
import Testing
import Values

@Suite struct HeaderTests {
  @Test func keepsEveryLine() {
    let file = parsed(
      """
        title en "Knee"
        wish wish
        anchor surgery
        informative work_load, weight
        informative sport
      """
    )
    let header = file.header
    #expect(header.id?.value == "knee")
    #expect(header.version?.value == Version(1, 0, 0))
    #expect(header.form?.id.value == "knee")
    #expect(header.form?.lowest.value == Version(1, 0))
    #expect(header.status?.value == .draft)
    #expect(header.titles.map(\.language.value) == [.nb, .en])
    #expect(header.titles.map(\.text.value) == ["Kne", "Knee"])
    #expect(header.owner?.value == "Ortopedi")
    #expect(header.reviewDate?.value == CivilDate("2027-11-01"))
    #expect(header.wish?.value == "wish")
    #expect(header.anchor?.value == "surgery")
    #expect(header.informative.map(\.value) == ["work_load", "weight", "sport"])
  }

  @Test(arguments: [
    ("missing-header", "«»"),
    ("missing-header", "«hello» world\n  there\n"),
    ("missing-header", "«limits»\n  | id | allowed |\n"),
  ])
  func wantsProtocolFirst(code: String, marked: String) { expectOne(code, marked) }

  @Test func namesEveryLineThatIsMissing() {
    let source = SourceText(path: "test.rules", "protocol knee 1.0.0\n  status draft\n")
    let (_, diagnostics) = RuleFileParser.parse(source)
    #expect(diagnostics.map(\.code) == Array(repeating: "missing-header", count: 4))
    let words = ["form", "owner", "review by", "title"]
    #expect(
      diagnostics.map(\.message).sorted() == words.map { "the header has no line `\($0)`" }
    )
  }

  @Test(arguments: [
    ("invalid-version", "protocol knee «1»", "  form knee 1.0"),
    ("invalid-version", "protocol knee «1.02»", "  form knee 1.0"),
    ("syntax", "protocol knee«»", "  form knee 1.0"),
    ("syntax", "protocol «1.0»", "  form knee 1.0"),
    ("reserved-word", "protocol «red» 1.0", "  form knee 1.0"),
    ("syntax", "protocol knee 1.0 «draft»", "  form knee 1.0"),
    ("invalid-version", "protocol knee 1.0", "  form knee «1»"),
    ("unknown-word", "protocol knee 1.0", "  form knee 1.0\n  «wsh» wish"),
    ("unknown-word", "protocol knee 1.0", "  form knee 1.0\n  «language» nb"),
    ("unknown-word", "protocol knee 1.0", "  form knee 1.0\n  title «no» \"Kne\""),
    ("syntax", "protocol knee 1.0", "  form knee 1.0\n  title en «Knee»"),
    ("syntax", "protocol knee 1.0", "  form knee 1.0\n  anchor«»"),
    ("syntax", "protocol knee 1.0", "  form knee 1.0\n  wish wish «phone»"),
    ("syntax", "protocol knee 1.0", "  form knee 1.0\n  informative a,«»"),
    ("duplicate-name", "protocol knee 1.0", "  form knee 1.0\n  informative a, «a»"),
    ("duplicate-line", "protocol knee 1.0", "  form knee 1.0\n  «form knee 2.0»"),
    ("duplicate-line", "protocol knee 1.0", "  form knee 1.0\n  «title nb \"Kneet\"»"),
    ("unterminated-string", "protocol knee 1.0", "  form knee 1.0\n  title en «\"Knee»"),
    ("unknown-section", "«protcol» knee 1.0", "  form knee 1.0"),
    ("indentation", "protocol knee 1.0", "«form» knee 1.0"),
  ])
  func refuses(code: String, first: String, second: String) {
    let rest = """
        status draft
        title nb "Kne"
        owner "Ortopedi"
        review by 2027-11-01
      """
    if second.contains("title nb") {
      expectOne(code, "\(first)\n\(rest)\n\(second)")
    } else {
      expectOne(code, "\(first)\n\(second)\n\(rest)")
    }
  }

  @Test(arguments: [
    (
      "unknown-word", "status «drafft»", "owner \"A\"",
      "`drafft` has no meaning here; did you mean `draft`?"
    ),
    (
      "unknown-word", "status «approved»", "owner \"A\"",
      "a file cannot say that it is approved; `example`, `draft` or `retired`; "
        + "approval is kept apart, against the file's content; `behov approve` gives it"
    ),
    (
      "unknown-word", "status draft", "«ovner» \"A\"",
      "`ovner` has no meaning here; did you mean `owner`?"
    ),
  ])
  func saysTheCure(code: String, status: String, owner: String, message: String) {
    let marked = """
      protocol knee 1.0
        form knee 1.0
        \(status)
        \(owner)
        title nb "Kne"
        review by 2027-11-01
      """
    expectOne(code, marked, message: message)
  }

  @Test(arguments: [
    ("invalid-date", "by «2027-02-30»"), ("syntax", "by «2027»-1-5"), ("syntax", "«2027-11-01»"),
    ("syntax", "by«»"),
  ])
  func wantsADayOfReview(code: String, words: String) {
    let marked = """
      protocol knee 1.0
        form knee 1.0
        status draft
        owner "A"
        title nb "Kne"
        review \(words)
      """
    expectOne(code, marked)
  }
}
