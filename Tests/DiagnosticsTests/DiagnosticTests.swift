import Diagnostics
import Testing

struct DiagnosticTests {
  private func diagnostic(
    _ code: String,
    _ path: String = "a",
    _ start: Int = 0,
    severity: Diagnostic.Severity = .error
  ) -> Diagnostic {
    Diagnostic(severity, code: code, "m", at: Place(path: path, span: Span(start, start + 1)))
  }

  @Test func sortsByFileThenPlaceThenCodeAndKeepsEqualOnesOnce() {
    let sorted = [
      diagnostic("a", "a", 1), diagnostic("b", "a", 1), diagnostic("a", "a", 10),
      diagnostic("a", "b", 0),
    ]
    #expect((sorted.reversed() + sorted).sortedByPlace() == sorted)
    #expect([Diagnostic]().sortedByPlace().isEmpty)
  }

  @Test func twoFaultsOfOnePlaceAreBothKept() {
    let place = Place(path: "a", span: Span(0, 1))
    let both = [
      Diagnostic(code: "c", "one", at: place), Diagnostic(code: "c", "two", at: place),
    ]
    #expect(both.sortedByPlace() == both)
    #expect(Array(both.reversed()).sortedByPlace() == both)
  }

  @Test func isCleanWithNotesOnly() {
    let note = diagnostic("n", severity: .note)
    let warning = diagnostic("w", severity: .warning)
    #expect([note].isClean && [Diagnostic]().isClean)
    #expect(![note, warning].isClean && ![note, warning].hasErrors)
    #expect([note, diagnostic("e")].hasErrors)
    #expect(Diagnostic.Severity.note < .warning && Diagnostic.Severity.warning < .error)
  }
}

struct SuggestionTests {
  private let names = ["phq_9.total", "phq_9.self_harm", "prwe.total", "age", "sex"]

  @Test(
    arguments: [
      ("phq_9.totl", "phq_9.total"), ("phq_9.toatl", "phq_9.total"), ("phq9total", "phq_9.total"),
      ("prwe.total_", "prwe.total"), ("agee", "age"), ("aeg", "age"), ("six", "sex"),
    ]
  )
  func suggestsTheNearest(word: String, expected: String) {
    #expect(didYouMean(word, among: names) == expected)
  }

  @Test(arguments: ["phq_9", "weight", "agility", "s", "age", ""])
  func suggestsNothingThatIsFarOrTheWordItself(word: String) {
    #expect(didYouMean(word, among: names) == nil)
  }

  @Test func tiesGoToTheFirst() {
    #expect(didYouMean("pain_x", among: ["pain_a", "pain_b"]) == "pain_a")
    #expect(didYouMean("pain_x", among: ["pain_b", "pain_a"]) == "pain_b")
    #expect(didYouMean("pain", among: [String]()) == nil)
  }
}
