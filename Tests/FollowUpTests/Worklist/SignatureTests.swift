import FollowUp
import Testing
import Values

@Suite("Many greens with one signature")
struct SignatureTests {
  private let signature = Signature(by: "Kari", now: Samples.morning)

  private func greens(_ count: Int) throws -> [WorklistEntry] {
    try (1...count).map { number in
      let key = EntryKey.patient("p\(number)", "knee")
      return WorklistEntry(
        concerns: [try Samples.concern(number, .green, key: key)],
        events: []
      )
    }
  }

  @Test(arguments: [(1, 1), (20, 1), (21, 2), (100, 5)])
  func aShareIsDrawn(count: Int, expected: Int) throws {
    let greens = try greens(count)
    let drawn = signature.drawn(from: greens)
    #expect(drawn.count == expected)
    #expect(drawn == signature.drawn(from: greens.reversed()))
  }

  @Test func eachDayDrawsOthers() throws {
    let greens = try greens(400)
    let draws = try (10...19).map { day in
      let now = try Samples.instant("2026-11-\(day)T09:00:00+01:00")
      return Set(Signature(by: "Kari", now: now).drawn(from: greens).map(\.id))
    }
    #expect(Set(draws).count == 10)
    // Twenty of four hundred on ten days: about 160 different ones where the draw is random.
    #expect((140...190).contains(draws.reduce(Set()) { $0.union($1) }.count))
  }

  @Test func nothingIsConfirmedBeforeTheShareIsOpened() throws {
    var greens = try greens(30)
    let drawn = signature.drawn(from: greens).map(\.id)
    #expect(throws: EntryRefusal.notOpened(drawn)) { try signature.steps(greens, []) }
    for id in drawn.dropLast() {
      greens[id - 1] = try greens[id - 1].after(Samples.act(.open))
    }
    #expect(throws: EntryRefusal.notOpened(drawn.suffix(1))) { try signature.steps(greens, []) }
    let last = drawn[drawn.count - 1] - 1
    let other = try greens[last].after(Samples.act(.open, by: "Ola"))
    greens[last] = other
    #expect(throws: EntryRefusal.notOpened(drawn.suffix(1))) { try signature.steps(greens, []) }
    greens[last] = try other.after(Samples.act(.open))
    #expect(try signature.steps(greens, []).flatMap(\.settles) == Array(1...30))
  }

  @Test func onlyGreenThatWasSeenAndIsNobodyElsesIsCovered() throws {
    var entries = try greens(5)
    entries[1] = try Samples.entry(.green, .yellow)
    entries[2] = try entries[2].after(Samples.act(.claim, by: "Ola"))
    let seen = Signature(by: "Kari", seen: 4, now: Samples.morning)
    #expect(seen.covers(entries, []).map(\.id) == [1, 4])
  }
}
