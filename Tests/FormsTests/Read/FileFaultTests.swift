import Diagnostics
import Forms
import Testing

/// Faults of whole files: their heads, facts and words.
struct FileFaultTests {
  private static let item = #""items": [\#(FormFixture.boolean("a", 1))]"#

  private static func head(_ archetype: String, _ version: String, _ licence: String) -> String {
    """
    {"archetype": "\(archetype)", "version": "\(version)", "licence": \(licence),
     "definition": {\(item)}, "terminology": \(FormFixture.terminology(["a"]))}
    """
  }

  private static let free = #"{"terms": "free", "holder": "x", "source": "y"}"#

  private static func facts(_ facts: String) -> String {
    FormFixture.form(#""facts": [\#(facts)], \#(item)"#, texts: ["a"])
  }

  private static func words(_ words: String) -> String {
    FormFixture.archetype(item, terminology: words)
  }

  @Test(arguments: [
    FaultCase("unknown-file", "no kind of file", #"«{»"archtype": "observation.a"}"#),
    FaultCase("unknown-file", "an array", "«[»]"),
    FaultCase("malformed-json", "not JSON", #"{"form": «,»}"#),
    FaultCase("invalid-id", "no class", head("«mood»", "1.0.0", free)),
    FaultCase("invalid-version", "two parts", head("observation.a", "«1.0»", free)),
    FaultCase("invalid-version", "a leading zero", head("observation.a", "«1.0.01»", free)),
    FaultCase(
      "unknown-word",
      "terms",
      head(
        "observation.a",
        "1.0.0",
        #"{"terms": "«fre»", "holder": "x", "source": "y"}"#
      )
    ),
    FaultCase(
      "missing-key",
      "no holder",
      head(
        "observation.a",
        "1.0.0",
        #"«{»"terms": "free", "source": "y"}"#
      )
    ),
    FaultCase(
      "empty-text",
      "no source",
      head(
        "observation.a",
        "1.0.0",
        #"{"terms": "free", "holder": "x", "source": «" "»}"#
      )
    ),
    FaultCase(
      "duplicate-key",
      "two versions",
      #"{"archetype": "observation.a", "version": "1.0.0", "#
        + #""«version»": "1.0.0", "licence": \#(free), "definition": {\#(item)}, "#
        + #""terminology": \#(FormFixture.terminology(["a"]))}"#
    ),
  ])
  func tellsFaultsOfHeads(_ fault: FaultCase) { fault.check() }

  @Test(arguments: [
    FaultCase(
      "second-anchor",
      "two",
      facts(
        #"{"id": "b", "type": "date", "anchor": true}, {"id": "«c»", "type": "date", "anchor": true}"#
      )
    ),
    FaultCase("wrong-type", "birth date", facts(#"{"id": "«birth_date»", "type": "boolean"}"#)),
    FaultCase(
      "unexpected-key",
      "anchor",
      facts(#"{"id": "b", "type": "boolean", "«anchor»": true}"#)
    ),
    FaultCase("missing-key", "options", facts(#"«{»"id": "sex", "type": "coded"}"#)),
    FaultCase("unknown-word", "type", facts(#"{"id": "sex", "type": "«code»"}"#)),
    FaultCase(
      "duplicate-id",
      "with an item",
      FormFixture.form(
        #""facts": [{"id": "a", "type": "date", "anchor": true}], "items": [{"id": "«a»", "node": "at0001", "type": "boolean"}]"#,
        texts: ["a"]
      )
    ),
    FaultCase("fact-nobody-gives", "another", facts(#"{"id": "«b»", "type": "boolean"}"#)),
    FaultCase("fact-nobody-gives", "a second date", facts(#"{"id": "«b»", "type": "date"}"#)),
    FaultCase("fact-nobody-gives", "sex", facts(#"{"id": "«sex»", "type": "boolean"}"#)),
  ])
  func tellsFaultsOfFacts(_ fault: FaultCase) { fault.check() }

  private static func languages(nb: String) -> String {
    let other = #"{"translation": "own", "title": "t", "a": "t"}"#
    return #"{\#(nb), "nn": \#(other), "en": \#(other)}"#
  }

  @Test(arguments: [
    FaultCase(
      "missing-text",
      "an item",
      words(languages(nb: #""«nb»": {"translation": "own", "title": "t"}"#))
    ),
    FaultCase(
      "missing-key",
      "a language",
      words(
        #"«{»"nb": {"translation": "own", "title": "t", "a": "t"}, "nn": {"translation": "own", "title": "t", "a": "t"}}"#
      )
    ),
    FaultCase(
      "unknown-key",
      "a language",
      words(
        languages(nb: #""nb": {"translation": "own", "title": "t", "a": "t"}, "«sv»": {}"#)
      )
    ),
    FaultCase(
      "unknown-word",
      "translation",
      words(
        languages(nb: #""nb": {"translation": "«mine»", "title": "t", "a": "t"}"#)
      )
    ),
    FaultCase(
      "unknown-text-key",
      "no such item",
      words(
        languages(nb: #""nb": {"translation": "own", "title": "t", "a": "t", "«b»": "t"}"#)
      )
    ),
    FaultCase(
      "empty-text",
      "white space",
      words(
        languages(nb: #""nb": {"translation": "own", "title": "t", "a": «"  "»}"#)
      )
    ),
  ])
  func tellsFaultsOfWords(_ fault: FaultCase) { fault.check() }

  @Test func namesFiveMissingTextsAndCountsTheRest() {
    let items = (1...7).map { FormFixture.boolean("i\($0)", $0) }.joined(separator: ", ")
    let file = FormFixture.archetype(#""items": [\#(items)]"#)
    let diagnostics = FormLibrary(reading: [SourceText(path: "a.json", file)]).diagnostics
    #expect(diagnostics.map(\.message) == ["nb", "nn", "en"].map { "`\($0)` lacks 7 texts" })
    #expect(diagnostics.first?.label == "`i1`, `i2`, `i3`, `i4`, `i5` and 2 more")
  }

  // MARK: Licences

  @Test func textsThatNeedLeaveAreRefused() {
    let item = #"{"id": "a", "node": "at0001", "type": "coded", "options": "level"}"#
    for key in ["a", "a.help", "low", "level.low"] {
      let file = FormFixture.archetype(
        terms: "permission",
        "\(FormFixture.options), \"items\": [\(item)]",
        texts: ["text_from", key]
      )
      let diagnostics = FormLibrary(reading: [SourceText(path: "a.json", file)]).diagnostics
      #expect(diagnostics.map(\.code) == ["licensed-text", "licensed-text", "licensed-text"])
      #expect(diagnostics.first?.severity == .error)
    }
  }

  @Test func whatNeedsLeaveSaysWhereItsTextComesFrom() {
    let file = FormFixture.archetype(terms: "permission", Self.item)
    let diagnostics = FormLibrary(reading: [SourceText(path: "a.json", file)]).diagnostics
    #expect(diagnostics.map(\.label) == ["`text_from`", "`text_from`", "`text_from`"])
  }

  @Test func aFormThatGivesLicensedTextIsReminded() {
    let form = FormFixture.form(
      #""items": [{"use": "observation.mood", "version": "1.0.0"}]"#,
      texts: ["mood.a"]
    )
    let archetype = FormFixture.archetype(terms: "permission", Self.item, texts: ["text_from"])
    let library = FormLibrary(
      reading: [SourceText(path: "a.json", archetype), SourceText(path: "f.json", form)]
    )
    #expect(Set(library.diagnostics.map(\.code)) == ["licensed-text"])
    #expect(library.diagnostics.isClean)
    #expect(library.ids == ["follow_up"])
  }
}
