import Scheduling
import Testing
import Values

@Suite("Slots stand in one order")
struct SlotOrderTests {
  private func slot(
    _ id: String,
    _ start: String,
    _ minutes: Int = 30,
    _ contact: String = "phone",
    _ role: String = "nurse",
    _ unit: String? = nil
  ) throws -> Slot {
    let start = try #require(Instant(start))
    return Slot(id: id, start: start, minutes: minutes, contact: contact, role: role, unit: unit)
  }

  @Test func byTheirStartThenLengthThenNamesThenId() throws {
    let nine = "2026-11-03T09:00:00+01:00"
    let slots = [
      try slot("z", "2026-11-03T08:59:00+01:00", 60, "video"), try slot("y", nine, 20, "video"),
      try slot("x", nine, 30, "phone", "nurse"), try slot("w", nine, 30, "phone", "nurse", "a"),
      try slot("v1", nine, 30, "phone", "physician"),
      try slot("v2", nine, 30, "phone", "physician"),
      try slot("u", nine, 30, "video"), try slot("t", "2026-11-03T09:00:01+01:00", 5),
    ]
    var random = SeededGenerator(seed: 11)
    for _ in 0..<50 { #expect(slots.shuffled(using: &random).sorted() == slots) }
  }

  /// Two that differ in nothing but their ids are given by these, whatever the order of the file.
  @Test func alikeButForTheirIdsTheyAreGivenByThem() throws {
    let slots = try ["a", "b", "c"].map { try slot($0, "2026-11-03T09:00:00+01:00") }
    let need = SlotNeed(contact: "phone", role: nil, unit: "x", deadline: try day("2026-11-05"))
    for given in [slots, slots.reversed()] {
      #expect(SlotAllocation([need, need], given).slots.map { $0?.id } == ["a", "b"])
    }
  }

  @Test func aSlotOfTheNightIsOfTheClinicsDay() throws {
    #expect(try slot("a", "2026-11-03T00:30:00+01:00").day == day("2026-11-03"))
    #expect(try slot("a", "2026-11-03T23:30:00-05:00").day == day("2026-11-03"))
  }
}
