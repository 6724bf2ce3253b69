import Diagnostics
import Testing
import Values

@testable import FollowUp

@Suite("Decisions beside a clinic's own judgement")
struct ShadowTests {
  private func form(
    _ id: String,
    _ colour: Colour,
    day: Int = 2,
    contact: String = "phone"
  ) throws -> ShadowedForm {
    ShadowedForm(
      submission: id,
      patient: "p",
      authored: try #require(Instant("2026-11-\(day < 10 ? "0" : "")\(day)T08:00:00+01:00")),
      colour: colour,
      contact: contact
    )
  }

  private func judged(_ id: String, _ colour: Colour, _ contact: String? = nil) -> Judgement {
    Judgement(submission: id, colour: colour, contact: contact)
  }

  @Test func theFurthestFallComesFirst() throws {
    let shadow = Shadow(
      [
        try form("a", .green), try form("b", .yellow, day: 3), try form("c", .green, day: 4),
        try form("d", .red), try form("e", .grey),
      ],
      [
        judged("a", .yellow), judged("b", .red), judged("c", .red), judged("d", .green),
        judged("e", .red),
      ]
    )
    #expect(shadow.milder.map(\.form.submission) == ["c", "a", "b"])
    #expect(shadow.stricter.map(\.form.submission) == ["d"])
    #expect(shadow.agreement.alike == Share(0, of: 4))
    #expect(shadow.grey == Share(1, of: 5))
    #expect(shadow.colours[.grey] == [.red: 1])
  }

  @Test func whatStandsAloneIsTold() throws {
    let shadow = Shadow(
      [try form("a", .green), try form("b", .red)],
      [
        judged("b", .red), judged("z", .green),
      ]
    )
    #expect(shadow.unjudged == ["a"])
    #expect(shadow.unknown == ["z"])
    #expect(shadow.pairs.map(\.form.submission) == ["b"])
  }

  @Test func workIsOfTheWeeksFromTheFirstFormToTheLast() throws {
    let shadow = Shadow(
      [
        try form("a", .green, day: 1, contact: "none"), try form("b", .red, day: 14),
        try form("c", .red, day: 9),
      ],
      [judged("b", .red, "in_person"), judged("c", .red, "phone")]
    )
    #expect(shadow.weeks == 2)
    #expect(
      shadow.work == [
        .init(contact: "phone", engine: 2, clinic: 1),
        .init(contact: "none", engine: 1, clinic: 0),
        .init(contact: "in_person", engine: 0, clinic: 1),
      ]
    )
    #expect(Shadow([try form("a", .red)], []).weeks == 1)
    #expect(Shadow([], []).weeks == 1)
  }

  // MARK: The file

  private func read(_ text: String) throws(JudgementFile.Fault) -> [Judgement] {
    try JudgementFile.read(SourceText(path: "clinic.csv", text))
  }

  @Test func aTableIsReadWhateverItsSeparatorAndOrder() throws {
    let expected = [judged("s-1", .green, "none"), judged("s-2", .grey)]
    #expect(try read("submission,colour,contact\ns-1,green,none\ns-2,grey,\n") == expected)
    let other = "\u{FEFF}contact;colour;submission\r\nnone;green;s-1\r\n;grey;s-2"
    #expect(try read(other) == expected)
  }

  @Test(
    arguments: [
      ("", JudgementFile.Fault.empty), ("submission\ns-1", .missingColumn("colour")),
      ("submission,colour,who\n", .unknownColumn("who")),
      ("submission,colour\n,green\n", .noSubmission(line: 2)),
      ("submission,colour\ns-1,grønn\n", .noColour(line: 2, "grønn")),
      ("submission,colour\n\ns-1,red\ns-1,red\n", .twice(line: 4, "s-1")),
      ("submission,colour\ns-1\n", .noColour(line: 2, "")),
    ]
  )
  func aFaultStopsTheReading(text: String, fault: JudgementFile.Fault) {
    #expect(throws: fault) { try read(text) }
  }
}
