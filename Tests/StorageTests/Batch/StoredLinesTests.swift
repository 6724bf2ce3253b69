import Storage
import Testing
import Triage
import Values

@Suite("What a batch keeps of its lines")
struct StoredLinesTests {
  private let lines: StoredLines

  init() throws { lines = try Store(path: Store.memory).lineIndex() }

  private func line(
    _ number: Int,
    _ place: LinePlace,
    _ submission: String? = nil,
    patient: String? = "p1",
    form: String? = "knee",
    authored: String? = "2026-11-02T18:04:00+01:00"
  ) throws -> IndexedLine {
    IndexedLine(
      number: number,
      offset: number * 1000,
      count: 900,
      place: place,
      input: try Samples.hash(UInt8(number)),
      submission: submission,
      patient: patient,
      form: form,
      authored: try authored.map { try Samples.instant($0) }
    )
  }

  @Test(
    arguments: [
      .fresh(protocol: 3), .duplicate(nil), .duplicate(.red), .conflict, .refused,
    ] as [LinePlace]
  )
  func whatALineIsComesBack(_ place: LinePlace) throws {
    try lines.add(try line(7, place, "s-1"))
    #expect(try lines.place(of: 7)?.place == place)
    #expect(try lines.place(of: 6) == nil)
  }

  @Test func onlyTheLineToBeDecidedGivesItsHash() throws {
    try lines.add(try line(1, .refused, "s-1"))
    #expect(try lines.input(of: "s-1") == nil)
    try lines.add(try line(2, .fresh(protocol: 0), "s-1"))
    try lines.add(try line(3, .conflict, "s-1"))
    #expect(try lines.input(of: "s-1") == Samples.hash(2))
  }

  @Test func namesAreComparedByteByByte() throws {
    try lines.add(try line(1, .fresh(protocol: 0), "caf\u{E9}", patient: "\u{E9}"))
    try lines.add(try line(2, .fresh(protocol: 0), "cafe\u{301}", patient: "e\u{301}"))
    #expect(try lines.input(of: "cafe\u{301}") == Samples.hash(2))
    #expect(try lines.lines(of: "e\u{301}", form: "knee").map(\.number) == [2])
  }

  @Test func aPatientsLinesAreThoseOfTheFormAndThoseWhoseFormNobodyKnows() throws {
    let own = [
      try line(1, .fresh(protocol: 2), "s-1"), try line(2, .refused, form: nil, authored: nil),
      try line(3, .conflict, "s-1"),
    ]
    for line in own { try lines.add(line) }
    try lines.add(try line(4, .duplicate(nil), "s-1"))
    try lines.add(try line(5, .fresh(protocol: 0), "s-2", form: "hip"))
    try lines.add(try line(6, .refused, patient: nil))
    try lines.add(try line(7, .refused, patient: "p2"))
    #expect(try lines.lines(of: "p1", form: "knee") == own)
  }

  @Test func theColourOfARepeatIsKnownOnceItIsDecided() throws {
    try lines.addRepeat(of: "s-1")
    try lines.addRepeat(of: "s-1")
    #expect(try lines.colour(of: "s-1") == nil)
    try lines.keep(.yellow, of: "s-1")
    try lines.keep(.red, of: "s-2")
    #expect(try lines.colour(of: "s-1") == .yellow)
    #expect(try lines.colour(of: "s-2") == nil)
  }

  @Test func aPatientIsMarkedOnceInEachProtocol() throws {
    #expect(try lines.markLate("p1", "knee"))
    #expect(try !lines.markLate("p1", "knee"))
    #expect(try lines.markLate("p1", "hip"))
    #expect(try lines.markLate("p2", "knee"))
  }

  @Test func oneBatchSeesNothingOfAnother() throws {
    let store = try Store(path: Store.memory)
    let first = try store.lineIndex()
    try first.add(try line(1, .refused))
    #expect(try store.lineIndex().place(of: 1) == nil)
    #expect(try first.place(of: 1)?.place == .refused)
  }
}
