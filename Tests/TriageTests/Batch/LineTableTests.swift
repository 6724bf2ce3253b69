import Testing
import Values

@testable import Triage

@Suite("What a batch finds of its lines")
struct LineTableTests {
  /// A line as a test writes it, its bytes by one number.
  private struct Line {
    var submission: String?
    var patient: String?
    var form: String? = "knee"
    var bytes = 0
    var place = LinePlace.fresh(protocol: 0)

    func record(_ number: Int) -> LineRecord {
      var record = LineRecord()
      record.number = number
      record.offset = number * 1000
      record.count = 900
      record.mark = UInt64(bytes)
      record.submission = NameMark(submission)
      record.patient = NameMark(patient)
      record.form = NameMark(form)
      record.place = place
      return record
    }
  }

  private func table(
    _ lines: [Line],
    held: Int = LineTable.most
  ) throws -> (LineTable, BatchStart) {
    let table = LineTable(mostHeld: held) { MemoryScratch() }
    for (index, line) in lines.enumerated() { try table.add(line.record(index + 1)) }
    return (table, try table.endAdding { $0.mark == $1.mark })
  }

  private func all(_ table: LineTable) throws -> [FoundLine] {
    var found: [FoundLine] = []
    while let line = try table.next() { found.append(line) }
    return found
  }

  private func isRepeat(_ line: FoundLine) -> Bool {
    if case .duplicate = line.place { true } else { false }
  }

  @Test(
    arguments: [
      .fresh(protocol: 3), .duplicate(of: .decided(.red)), .conflict, .refused,
    ] as [LinePlace]
  )
  func whatALineIsComesBack(_ place: LinePlace) throws {
    let (table, _) = try table([Line(submission: "s", patient: "p", place: place)])
    #expect(try table.next()?.place == place)
    #expect(try table.next() == nil)
  }

  @Test func ofOneIdTheFirstLineThatCanBeDecidedIs() throws {
    let (table, start) = try table([
      Line(submission: "s", patient: "p", bytes: 1, place: .refused),
      Line(submission: "s", patient: "p", bytes: 2),
      Line(submission: "s", patient: "p", bytes: 2),
      Line(submission: "s", patient: "q", bytes: 3),
      Line(submission: "s", patient: "p", bytes: 2, place: .refused),
    ])
    let found = try all(table)
    #expect(
      found.map(\.place) == [
        .refused, .fresh(protocol: 0), .duplicate(of: .repeated(0)), .conflict,
        .duplicate(of: .repeated(0)),
      ]
    )
    #expect(start.lines == 5 && start.fresh == 1 && start.decidedBefore == 0)
  }

  @Test func aLineThatNobodyCanReadIsNoRepeatOfAnother() throws {
    let (table, _) = try table(Array(repeating: Line(place: .refused), count: 3))
    #expect(try all(table).map(\.place) == [.refused, .refused, .refused])
  }

  @Test func namesAreComparedByteByByte() throws {
    let (table, _) = try table([
      Line(submission: "caf\u{E9}", patient: "\u{E9}"),
      Line(submission: "cafe\u{301}", patient: "e\u{301}"),
    ])
    #expect(try all(table).map(\.place) == [.fresh(protocol: 0), .fresh(protocol: 0)])
    #expect(try table.lines(of: "e\u{301}", form: "knee").map(\.number) == [2])
  }

  @Test func aPatientsLinesAreThoseOfTheFormAndThoseWhoseFormNobodyKnows() throws {
    let (table, _) = try table([
      Line(submission: "1", patient: "p"),
      Line(patient: "p", form: nil, place: .refused),
      Line(submission: "1", patient: "p", bytes: 1),
      Line(submission: "1", patient: "p"),
      Line(submission: "2", patient: "p", form: "hip"),
      Line(place: .refused),
      Line(patient: "q", place: .refused),
    ])
    let lines = try table.lines(of: "p", form: "knee")
    #expect(lines.map(\.number) == [1, 2, 3])
    #expect(lines.map(\.place) == [.fresh(protocol: 0), .refused, .conflict])
    #expect(lines.map(\.offset) == [1000, 2000, 3000])
  }

  @Test func whoHasOneLineIsAlone() throws {
    let (table, _) = try table([
      Line(submission: "1", patient: "p"), Line(submission: "1", patient: "p"),
      Line(submission: "2", patient: "q"), Line(patient: "q", form: nil, place: .refused),
    ])
    #expect(try all(table).map(\.isAlone) == [true, false, false, false])
  }

  @Test func theColourOfARepeatIsKnownOnceItIsDecided() throws {
    let (table, _) = try table([
      Line(submission: "1", patient: "p"), Line(submission: "2", patient: "p"),
      Line(submission: "2", patient: "p"),
    ])
    let found = try all(table)
    guard case .duplicate(let earlier) = found[2].place else {
      Issue.record("is no duplicate")
      return
    }
    table.keep(.red, of: found[0])
    #expect(table.colour(of: earlier) == nil)
    table.keep(.yellow, of: found[1])
    #expect(table.colour(of: earlier) == .yellow)
  }

  @Test func aPatientIsMarkedOnceInEachProtocol() throws {
    let (table, _) = try table([])
    #expect(table.markLate("p1", "knee"))
    #expect(!table.markLate("p1", "knee"))
    #expect(table.markLate("p1", "hip"))
    #expect(table.markLate("p2", "knee"))
  }

  @Test("it finds the same, however little of it is in memory")
  func memoryChangesNothing() throws {
    var random = Seeded(7)
    for round in 0..<300 {
      let lines = (0..<Int.random(in: 0...300, using: &random)).map { _ in
        Line(
          submission: random.chance(10) ? nil : "s\(Int.random(in: 0..<100, using: &random))",
          patient: random.chance(10) ? nil : "p\(Int.random(in: 0..<90, using: &random))",
          form: random.chance(10) ? nil : random.chance(30) ? "hip" : "knee",
          bytes: Int.random(in: 0..<2, using: &random),
          place: random.chance(20) ? .refused : .fresh(protocol: 0)
        )
      }
      let (whole, start) = try table(lines)
      let (little, startOfLittle) = try table(lines, held: Int.random(in: 1...40, using: &random))
      #expect(start == startOfLittle, "round \(round)")
      let found = try all(whole)
      let foundOfLittle = try all(little)
      #expect(foundOfLittle.map(\.number) == lines.indices.map { $0 + 1 })
      #expect(foundOfLittle.map(\.isAlone) == found.map(\.isAlone))
      #expect(foundOfLittle.map(isRepeat) == found.map(isRepeat))
      for patient in 0..<90 {
        let (one, other) = (
          try whole.lines(of: "p\(patient)", form: "knee"),
          try little.lines(of: "p\(patient)", form: "knee")
        )
        #expect(one.map(\.number) == other.map(\.number), "round \(round), patient \(patient)")
        #expect(one.map(\.place) == other.map(\.place))
        let expected = zip(lines, found).filter { line, found in
          line.patient == "p\(patient)" && line.form != "hip" && !isRepeat(found)
        }
        #expect(one.map(\.number) == expected.map(\.1.number))
      }
    }
  }
}
