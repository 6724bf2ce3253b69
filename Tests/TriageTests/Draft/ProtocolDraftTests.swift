import Diagnostics
import Expressions
import Forms
import Rules
import Testing
import Values

@testable import Triage

/// What is begun can be read, and lacks only what a clinic decides.
struct ProtocolDraftTests {
  private static let words = ProtocolDraft.Words(
    language: .nb,
    opening: ["opening"],
    owner: "owner",
    informative: "informative",
    thresholds: ["thresholds"],
    higherIsWorse: "higher",
    lowerIsWorse: "lower",
    freeTextSource: "a \"person\"",
    consultation: ["consultation"],
    followUp: ["follow up"],
    texts: ["texts"],
    patientTexts: ["patient"]
  )

  private static func draft(_ form: Form) throws -> SourceText {
    let date = try #require(CivilDate("2027-11-02"))
    let draft = ProtocolDraft(form, id: "draft", reviewDate: date, words: words)
    return SourceText(path: "draft.rules", draft.text)
  }

  private static var forms: [Form] {
    Content.forms.ids.flatMap { Content.forms.versions(of: $0) }
  }

  @Test func canBeReadAndHasItsLayout() throws {
    for form in Self.forms {
      let draft = try Self.draft(form)
      #expect(RuleFileParser.parse(draft).1.isEmpty, "\(form.id)")
      #expect(Array((RuleFormatter.format(draft).text ?? "").utf8) == draft.bytes, "\(form.id)")
    }
  }

  @Test func everyPlaceToFillInIsToldOnce() throws {
    let expected: Set = [
      "missing-header", "no-source", "option-nowhere", "incomplete-consultation", "missing-text",
    ]
    for form in Self.forms {
      let draft = try Self.draft(form)
      let found = ProtocolLibrary([draft], forms: Content.forms).diagnostics
      #expect(Set(found.map(\.code)) == expected, "\(form.id)")
      #expect(Set(found.map(\.place)).count == found.count, "\(form.id)")
      let rows = RuleFileParser.parse(draft).0.thresholds
      let told = found.filter { ["no-source", "option-nowhere"].contains($0.code) }
      #expect(told.map(\.place.span) == rows.map(\.id.span), "\(form.id)")
    }
  }

  @Test func safetyItemsHaveTheirThresholdAndTheirRows() throws {
    for form in Self.forms {
      let rows = RuleFileParser.parse(try Self.draft(form)).0.thresholds
      for item in form.items where item.isSafety {
        #expect(rows.contains { $0.value.kind == .path(item.name) }, "\(item.name)")
      }
    }
  }

  @Test(arguments: [
    ("knee_2", true), ("Knee", false), ("2knee", false), ("never", false), ("", false),
  ])
  func anIdIsAWordThatARuleFileCanHold(word: String, isID: Bool) {
    #expect(ProtocolDraft.isID(word) == isID)
  }
}
