import Scheduling
import Testing
import Values

@Suite("Slots are given")
struct SlotAllocationTests {
  /// A slot `phone nurse` of any unit, at an hour of a day of November 2026.
  private static func slot(
    _ day: Int,
    _ hour: Int = 9,
    _ contact: String = "phone",
    _ role: String = "nurse",
    _ unit: String? = nil
  ) throws -> Slot {
    let days = day < 10 ? "0\(day)" : "\(day)"
    let hours = hour < 10 ? "0\(hour)" : "\(hour)"
    let start = try #require(Instant("2026-11-\(days)T\(hours):00:00+01:00"))
    let id = "\(days)-\(hours)-\(contact)-\(role)-\(unit ?? "")"
    return Slot(id: id, start: start, minutes: 30, contact: contact, role: role, unit: unit)
  }

  private static func need(
    _ deadline: Int,
    _ contact: String = "phone",
    _ role: String? = "nurse",
    _ unit: String = "a"
  ) throws -> SlotNeed {
    let day = try #require(CivilDate(year: 2026, month: 11, day: deadline))
    return SlotNeed(contact: contact, role: role, unit: unit, deadline: day)
  }

  @Test func theMostUrgentHasTheEarliest() throws {
    let slots = [try Self.slot(4), try Self.slot(3)]
    let given = SlotAllocation([try Self.need(5), try Self.need(5)], slots).slots
    #expect(given == [slots[1], slots[0]])
  }

  @Test func theOnlySlotOfALaterOneIsNotTaken() throws {
    let slots = [try Self.slot(3), try Self.slot(5)]
    // The first could have both; the second must be seen on the third.
    let given = SlotAllocation([try Self.need(6), try Self.need(3)], slots).slots
    #expect(given == [slots[1], slots[0]])
  }

  @Test func nobodyIsLateForTheSakeOfOneWhoIsLessUrgent() throws {
    let slots = [try Self.slot(3), try Self.slot(5)]
    let given = SlotAllocation([try Self.need(4), try Self.need(3)], slots).slots
    #expect(given == [slots[0], slots[1]])
  }

  @Test func oneWhoIsLateAlreadyIsNotPassedOver() throws {
    let slots = [try Self.slot(4)]
    let given = SlotAllocation([try Self.need(2), try Self.need(5)], slots).slots
    #expect(given == [slots[0], nil])
  }

  @Test func kindRoleAndUnitAreKept() throws {
    let slots = [
      try Self.slot(3, 9, "video"), try Self.slot(3, 9, "phone", "physician"),
      try Self.slot(3, 9, "phone", "nurse", "b"), try Self.slot(4, 9, "phone", "nurse", "A"),
    ]
    #expect(SlotAllocation([try Self.need(9)], slots).slots == [slots[3]])
    let anyone = SlotAllocation([try Self.need(9, "phone", nil)], slots).slots
    #expect(anyone == [slots[1]])
    #expect(SlotAllocation([try Self.need(9, "in_person")], slots).slots == [nil])
  }

  // MARK: Beside brute force

  /// How good a slot is for a need: 0 by the deadline, then the days after it; none is worst.
  private static func cost(_ slot: Slot?, _ need: SlotNeed) -> Int {
    guard let slot else { return 1_000 }
    return max(0, slot.day.dayNumber - need.deadline.dayNumber)
  }

  /// Every way to give slots to needs.
  private static func ways(_ needs: [SlotNeed], _ slots: [Slot]) -> [[Slot?]] {
    guard let first = needs.first else { return [[]] }
    let rest = Array(needs.dropFirst())
    var all = ways(rest, slots).map { [nil] + $0 }
    for slot in slots where slot.fits(first) {
      all += ways(rest, slots.filter { $0 != slot }).map { [slot] + $0 }
    }
    return all
  }

  /// The best way: first by what each in turn is promised, then by how early each in turn is seen.
  private static func best(_ needs: [SlotNeed], _ slots: [Slot]) -> [Slot?]? {
    let order = slots.sorted()
    return ways(needs, slots).min { left, right in
      let costs = [left, right].map { zip($0, needs).map { cost($0, $1) } }
      if costs[0] != costs[1] { return costs[0].lexicographicallyPrecedes(costs[1]) }
      let places = [left, right].map { way in
        way.map { slot in slot.flatMap { order.firstIndex(of: $0) } ?? order.count }
      }
      return places[0].lexicographicallyPrecedes(places[1])
    }
  }

  @Test(arguments: 1...400)
  func itIsTheBestOfAllWaysWhateverTheOrderOfTheSlots(seed: Int) throws {
    var random = SeededGenerator(seed: UInt64(seed))
    let contacts = ["phone", "video"]
    let roles = ["nurse", "physician"]
    var slots: Set<Slot> = []
    for _ in 0..<Int.random(in: 0...5, using: &random) {
      slots.insert(
        try Self.slot(
          Int.random(in: 3...7, using: &random),
          Int.random(in: 8...9, using: &random),
          contacts.randomElement(using: &random) ?? "",
          roles.randomElement(using: &random) ?? "",
          [nil, "a", "b"].randomElement(using: &random) ?? nil
        )
      )
    }
    let needs = try (0..<Int.random(in: 1...5, using: &random)).map { _ in
      try Self.need(
        Int.random(in: 2...8, using: &random),
        contacts.randomElement(using: &random) ?? "",
        ["nurse", "physician", nil].randomElement(using: &random) ?? nil,
        ["a", "b"].randomElement(using: &random) ?? ""
      )
    }
    let given = SlotAllocation(needs, slots.shuffled(using: &random)).slots
    #expect(given == Self.best(needs, Array(slots)), "seed \(seed)")
    #expect(given == SlotAllocation(needs, slots.shuffled(using: &random)).slots, "seed \(seed)")
  }

  @Test func aWholeClinicIsPlannedInNoTime() throws {
    var random = SeededGenerator(seed: 7)
    let slots = try (3...28).flatMap { day in try (8...15).map { try Self.slot(day, $0) } }
    let needs = try (0..<300).map { _ in try Self.need(Int.random(in: 2...28, using: &random)) }
    let clock = ContinuousClock()
    let taken = clock.measure {
      let given = SlotAllocation(needs, slots).slots.compactMap(\.self)
      #expect(given.count == slots.count)
      #expect(Set(given).count == given.count)
    }
    #expect(taken < .seconds(20))
  }
}
