import Diagnostics
import Foundation
import Testing
import Values

@testable import behov

struct ListingTests {
  private let source = SourceText(path: "a.rules", "when phq_9.totl >= 20\n")
  private let unknown = Diagnostic(
    code: "unknown-value",
    "`phq_9.totl` is not a value of form `f`",
    at: Place(path: "a.rules", span: Span(5, 15)),
    label: "did you mean `phq_9.total`?",
    fixIts: [.init(Place(path: "a.rules", span: Span(5, 15)), replacement: "phq_9.total")]
  )

  private var later: Diagnostic {
    let place = Place(path: "b.rules", span: Span(5, 15))
    return Diagnostic(code: unknown.code, unknown.message, at: place)
  }
  private let noPages = PageHeadings(in: "nowhere", .nb)

  @Test func diagnosticsAreFramedAndCounted() {
    let warning = Diagnostic(
      .warning,
      code: "review-passed",
      "the review date has passed",
      at: Place(path: "b.rules", span: Span(0, 0))
    )
    let expected = """
      error[unknown-value]: `phq_9.totl` is not a value of form `f`
        --> a.rules:1:6
          1 | when phq_9.totl >= 20
            |      ^^^^^^^^^^ did you mean `phq_9.total`?

      warning[review-passed]: the review date has passed
        --> b.rules

      1 feil, 1 advarsel
      """
    #expect(plain(listing([warning, unknown]).lines(Language.nb.wording, noPages)) == expected)
    #expect(listing([warning]).status == .findings)
  }

  @Test(
    arguments: [
      (.nb, "Verdien finnes ikke i skjemaet"), (.nn, "Verdien finst ikkje i skjemaet"), (.en, nil),
    ] as [(Language, String?)]
  )
  func theReadersOwnWordsStandUnderTheMessage(language: Language, heading: String?) {
    let pages = PageHeadings(in: CommandRun.repository.path + "/docs/diagnostics", language)
    let lines = listing([unknown, later]).lines(language.wording, pages).map { plain([$0]) }
    let said = lines.filter { $0.hasPrefix("   = ") }
    let first = heading.map { "   = \($0): behov explain unknown-value" }
    #expect(said == [first, heading.map { "   = \($0)" }].compactMap(\.self))
    #expect(heading == nil || lines[1] == first)
  }

  @Test(arguments: [(Language.nb, "ingen feil"), (.nn, "ingen feil"), (.en, "no faults")])
  func cleanIsSaid(language: Language, expected: String) {
    #expect(plain(listing([]).lines(language.wording, noPages)) == expected)
    #expect(listing([]).status == .done)
  }

  @Test func programsGetThePlacesInLinesAndColumns() {
    let expected =
      #"{"diagnostics":[{"severity":"error","code":"unknown-value","#
      + #""message":"`phq_9.totl` is not a value of form `f`","path":"a.rules","#
      + #""line":1,"column":6,"end_line":1,"end_column":16,"#
      + #""label":"did you mean `phq_9.total`?","notes":[],"fixes":[{"path":"a.rules","#
      + #""line":1,"column":6,"end_line":1,"end_column":16,"replacement":"phq_9.total"}]}],"#
      + #""errors":1,"warnings":0,"notes":0}"#
    #expect(String(decoding: listing([unknown]).json, as: UTF8.self) == expected)
  }

  @Test func casesThatFailShowExpectedAgainstActual() {
    let cases = CaseListing(
      cases: [
        .init(path: "a.cases.csv", line: 2, name: "healthy", differences: []),
        .init(
          path: "a.cases.csv",
          line: 7,
          name: "low",
          differences: [
            .init(what: "colour", expected: "yellow", actual: "grey"),
            .init(what: "fired", expected: "low_mood", actual: ""),
          ]
        ),
      ]
    )
    let expected = """
      ✗ low  a.cases.csv:7
        hva     ventet    faktisk
        colour  yellow    grey
        fired   low_mood  (ingenting)

      2 tilfeller: 1 som ventet, 1 annerledes
      """
    #expect(plain(cases.lines(Language.nb.wording)) == expected)
    #expect(cases.status == .findings)
    #expect(CaseListing(cases: []).status == .done)
    let json =
      #"{"failed":[{"path":"a.cases.csv","line":7,"case":"low","differences":["#
      + #"{"what":"colour","expected":"yellow","actual":"grey"},"#
      + #"{"what":"fired","expected":"low_mood","actual":""}]}],"cases":2,"passed":1}"#
    #expect(String(decoding: cases.json, as: UTF8.self) == json)
  }

  @Test func theTallySumsToTheLines() {
    var tally = Tally(rejected: 2)
    for colour in [Colour.red, .grey, .green] { tally.add(colour) }
    tally.addDuplicate(of: .yellow)
    let expected = "complete: 6 lines: 2 decided, 1 not assessed, 2 rejected, 1 duplicate"
    #expect(tally.line(isInterrupted: false) == expected)
    #expect(tally.status == .findings)
    tally.redecided = 3
    #expect(tally.line(isInterrupted: false) == expected + "; 3 decided again")
  }

  @Test func aFormThatIsStillGreyIsNeverDone() {
    var tally = Tally()
    #expect(tally.status == .done)
    tally.addDuplicate(of: .green)
    #expect(tally.status == .done)
    tally.addDuplicate(of: .grey)
    #expect(tally.status == .findings)
  }

  private func listing(_ diagnostics: [Diagnostic]) -> DiagnosticListing {
    DiagnosticListing(diagnostics) { $0 == source.path ? source : nil }
  }
}
