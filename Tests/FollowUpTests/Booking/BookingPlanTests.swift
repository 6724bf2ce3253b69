import FollowUp
import Scheduling
import Testing
import Values

@Suite("A plan of bookings")
struct BookingPlanTests {
  private static func consultation(
    _ number: Int,
    _ colour: Colour = .yellow,
    deadline: String = "2026-11-09",
    booked: Slot? = nil
  ) throws -> BookingPlan.Consultation {
    let key = EntryKey.patient("p\(number)", "knee")
    let raised = try Samples.concern(number, colour, deadline: deadline, key: key)
    var entry = WorklistEntry(concerns: [raised], events: [])
    if let booked {
      entry = entry.after(Booking(of: entry, booked, by: "Kari", now: Samples.morning).step)
    }
    return BookingPlan.Consultation(entry, try #require(entry.slotNeed(unit: "a")))
  }

  private static func slot(
    _ id: String,
    _ day: String,
    _ contact: String = "phone"
  ) throws -> Slot {
    Slot(
      id: id,
      start: try Samples.instant("\(day)T09:00:00+01:00"),
      minutes: 30,
      contact: contact,
      role: "nurse"
    )
  }

  private static func plan(
    _ consultations: [BookingPlan.Consultation],
    _ slots: [Slot],
    held: Set<String> = [],
    moving: Set<Int> = []
  ) -> BookingPlan {
    BookingPlan(
      consultations,
      held: held.union(consultations.compactMap { $0.entry.lastBooking?.id }),
      slots,
      now: Samples.morning,
      moving: moving
    )
  }

  private static func told(_ plan: BookingPlan) -> [String] {
    plan.rows.map { row in
      let slot = row.outcome.slot.map { " \($0.id)" } ?? ""
      return "\(row.consultation.entry.key.patient) \(row.outcome.name)\(slot)"
    }
  }

  @Test func worstColourThenDeadlineThenWaitingTime() throws {
    let consultations = [
      try Self.consultation(1, .yellow, deadline: "2026-11-09"),
      try Self.consultation(2, .yellow, deadline: "2026-11-05"),
      try Self.consultation(3, .grey), try Self.consultation(4, .red),
      try Self.consultation(5, .yellow, deadline: "2026-11-09"),
    ]
    let slots = try (3...6).map { try Self.slot("s\($0)", "2026-11-0\($0)") }
    #expect(
      Self.told(Self.plan(consultations.reversed(), slots)) == [
        "p4 proposed s3", "p3 proposed s4", "p2 proposed s5", "p1 proposed s6", "p5 lacking",
      ]
    )
  }

  @Test func aBookedPatientIsNotMovedUnlessAsked() throws {
    let has = try Self.slot("has", "2026-11-05")
    let other = try Self.slot("other", "2026-11-03")
    let consultations = [
      try Self.consultation(1, .yellow, booked: has), try Self.consultation(2, .red),
    ]
    #expect(
      Self.told(Self.plan(consultations, [has, other])) == ["p2 proposed other", "p1 booked has"]
    )
    let moved = Self.plan([consultations[0]], [has, other], moving: [1])
    #expect(Self.told(moved) == ["p1 proposed other"])
    #expect(Self.told(Self.plan([consultations[0]], [has], moving: [1])) == ["p1 booked has"])
  }

  @Test func aBookingThatNoLongerKeepsWhatIsPromisedIsTold() throws {
    let late = try Self.slot("late", "2026-11-10")
    let video = try Self.slot("video", "2026-11-03", "video")
    let consultations = [
      try Self.consultation(1, booked: late), try Self.consultation(2, booked: video),
    ]
    let plan = Self.plan(consultations, [])
    #expect(Self.told(plan) == ["p1 booked_late late", "p2 booked_otherwise video"])
    #expect(plan.lacks.isEmpty)
  }

  @Test func aSlotThatAnotherUnitsPatientHasIsNotFree() throws {
    let slot = try Self.slot("s", "2026-11-05")
    let consultation = try Self.consultation(1, .red)
    #expect(Self.told(Self.plan([consultation], [slot], held: ["s"])) == ["p1 lacking"])
  }

  @Test func oneWhoHasLeftKeepsTheSlotAndIsTold() throws {
    let slot = try Self.slot("s", "2026-11-05")
    let plan = BookingPlan(
      [try Self.consultation(2, .red)],
      departed: [try Self.consultation(1, .red, booked: slot)],
      held: ["s"],
      [slot],
      now: Samples.morning,
      moving: []
    )
    #expect(Self.told(plan) == ["p2 lacking"])
    #expect(plan.departed.map(\.outcome) == [.departed(slot)])
  }

  @Test func aTimeThatHasPassedIsNone() throws {
    let past = try Self.slot("past", "2026-11-01")
    let next = try Self.slot("next", "2026-11-03")
    let consultation = try Self.consultation(1, booked: past)
    #expect(Self.told(Self.plan([consultation], [past, next])) == ["p1 proposed next"])
  }

  @Test func whatIsLackingIsCountedByKind() throws {
    let consultations = try (1...3).map { number in
      try Self.consultation(number, deadline: "2026-11-0\(number + 3)")
    }
    let plan = Self.plan(consultations, [try Self.slot("s", "2026-11-08")])
    #expect(Self.told(plan) == ["p1 late s", "p2 lacking", "p3 lacking"])
    #expect(plan.lacks.map(\.count) == [3])
    #expect(plan.lacks.map(\.need.deadline.description) == ["2026-11-04"])
  }

  @Test func whoNeedsNoTimeGetsNone() throws {
    for contact in ["none", "message"] {
      let raised = try Samples.concern(1, .grey, contact: contact)
      #expect(WorklistEntry(concerns: [raised], events: []).slotNeed(unit: "a") == nil)
    }
  }

  @Test func whatLeadsMayNeedNoTimeWhileAnotherDoes() throws {
    let entry = WorklistEntry(
      concerns: [
        try Samples.concern(1, .red, contact: "message", deadline: "2026-11-03"),
        try Samples.concern(2, .yellow, contact: "phone", deadline: "2026-11-09"),
      ],
      events: []
    )
    let need = try #require(entry.slotNeed(unit: "a"))
    #expect(need.contact == "phone" && need.deadline.description == "2026-11-09")
  }

  @Test func aBookingEndsWithWhatItWasForAndHidesNothing() throws {
    let slot = try Self.slot("s", "2026-11-05")
    let entry = try Self.consultation(1, booked: slot).entry
    #expect(entry.isOpen && entry.lastBooking == slot)
    let done = try entry.after(Samples.act(.done(contact: "phone"), by: "Ola"))
    #expect(done.lastBooking == nil)
  }

  @Test func aBookingIsReadAsItWasWritten() throws {
    let slot = Slot(
      id: "s \"1\"",
      start: try Samples.instant("2026-11-05T09:00:00+01:00"),
      minutes: 30,
      contact: "phone",
      role: "nurse",
      unit: "Åsgård"
    )
    #expect(Slot(json: String(decoding: slot.json, as: UTF8.self)) == slot)
    #expect(Slot(json: "{}") == nil)
  }
}
