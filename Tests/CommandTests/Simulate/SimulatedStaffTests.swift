import Storage
import Testing
import Values

@testable import FollowUp
@testable import Simulation
@testable import behov

/// Working days of a simulated clinic with a work list made by hand.
@Suite("The people of a simulated clinic")
struct SimulatedStaffTests {
  private let store: Store

  init() throws { store = try Store(path: Store.memory) }

  // MARK: The list

  /// Raises something for a patient; the later it is raised, the later its deadline.
  private func raise(
    _ contact: String,
    of patient: String = "p1",
    _ colour: Colour = .yellow,
    kind: Concern.Kind = .decision,
    by role: String? = nil,
    desk: EntryKey.Desk = .clinic
  ) throws {
    let number = try store.worklist().reduce(0) { $0 + $1.version }
    let id = "\(patient) \(number)"
    let key =
      desk == .clinic ? EntryKey.patient(patient, "knee") : EntryKey.cause("x", "knee", desk)
    let day = try #require(CivilDate("2026-11-02"))
    var outcome = DueOutcome()
    outcome.concerns = [
      Concern(
        id: id,
        key: key,
        kind: kind,
        colour: colour,
        contact: contact,
        by: role,
        deadline: day.adding(days: number),
        patient: patient,
        submission: kind == .decision ? "s \(id)" : nil,
        raised: try #require(Instant("2026-11-02T08:00:00+01:00"))
      )
    ]
    try store.hold()
    try store.give([outcome])
  }

  /// People who judge every decision in one way, with room for so many thousandths of a contact a day.
  private func staff(
    lowers: Bool = false,
    raises: Bool = false,
    room: [String: Int] = ["phone": 9000, "video": 9000, "message": 9000, "in_person": 9000]
  ) -> SimulatedStaff {
    let clinicians = Clinicians(
      capacity: room.sorted { $0.key < $1.key }.map { .init(contact: $0, aDayPerThousand: $1) },
      loweredPerMille: lowers ? 1000 : 0,
      raisedPerMille: raises ? 1000 : 0
    )
    return SimulatedStaff(clinicians, patients: 1, seed: 7, store)
  }

  /// What is done on a day of November 2026: patient and contact.
  private func work(
    _ staff: inout SimulatedStaff,
    _ day: Int,
    calls: [String] = []
  ) throws -> [String] {
    let date = try #require(CivilDate(year: 2026, month: 11, day: day))
    let now = try #require(Instant("\(date)T12:30:00+01:00"))
    return try staff.work(calls: calls, hasEnded: { _ in false }, now: now)
      .map { "\($0.patient) \($0.contact)" }
  }

  // MARK: Which contact

  @Test(arguments: [
    ("none", "none", "none", "phone"), ("message", "message", "none", "phone"),
    ("phone", "phone", "message", "in_person"), ("video", "video", "message", "in_person"),
    ("in_person", "in_person", "phone", "in_person"),
  ])
  func contactIsTheOneAskedForOrOneStepFromIt(
    asked: String,
    agreed: String,
    lowered: String,
    raised: String
  ) throws {
    for (patient, expected) in [("p1", agreed), ("p2", lowered), ("p3", raised)] {
      try raise(asked, of: patient)
      var staff = staff(lowers: patient == "p2", raises: patient == "p3")
      let deeds = try work(&staff, 3) + work(&staff, 4)
      #expect(deeds == ["\(patient) \(expected)"], "\(asked), \(patient)")
    }
    let reasons = try [1, 2, 3].map { number in
      try store.entry(holding: number)?.events.last?.kind.reason
    }
    #expect(reasons[0] == nil)
    #expect(reasons[1] == (lowered == asked ? nil : .tooStrict))
    #expect(reasons[2] == (raised == asked ? nil : .tooMild))
  }

  @Test("what is not known, and what nobody decided, is not judged")
  func judgesOnlyWhatIsDecided() throws {
    try raise("phone", of: "p1", .grey)
    try raise("phone", of: "p2", kind: .unanswered)
    var staff = staff(lowers: true)
    #expect(try work(&staff, 3) == ["p1 phone", "p2 phone"])
  }

  @Test("what leads is not judged beside something that asks for a closer contact, which is held")
  func holdsTheClosestContact() throws {
    try raise("in_person", .yellow)
    try raise("phone", .red)
    var staff = staff(lowers: true)
    #expect(try work(&staff, 3) == [])
    #expect(try work(&staff, 4) == ["p1 in_person"])
    #expect(try store.worklist() == [])
  }

  @Test("a green that is opened and judged too mild is rung, where there is room")
  func ringsAGreen() throws {
    for (room, expected) in [(1000, "p1000 phone"), (0, "p0 none")] {
      try raise("none", of: "p\(room)", .green)
      var staff = staff(raises: true, room: ["phone": room])
      #expect(try work(&staff, 3) == [expected])
      #expect(try store.worklist() == [])
    }
  }

  // MARK: Room

  @Test("what is left of a contact is carried over, and a whole one that nobody used is lost")
  func carriesOverWhatIsNoWholeContact() throws {
    var staff = staff(room: ["phone": 700])
    var days: [Int] = []
    for day in 2...11 {
      // Nobody waits before the sixth.
      if day == 6 { for number in 1...6 { try raise("phone", of: "p\(number)") } }
      days += Array(repeating: day, count: try work(&staff, day).count)
    }
    // 0.7, 1.4, 1.1, 0.8 and then, on the sixth, 1.5, 1.2, 0.9, 1.6, 1.3 and 1.0.
    #expect(days == [6, 7, 9, 10, 11])
  }

  @Test("one who rings takes the room of another, and is answered where there is none")
  func answersWhoeverRings() throws {
    for number in 1...2 { try raise("phone", of: "p\(number)") }
    var staff = staff(room: ["phone": 1000])
    #expect(try work(&staff, 2, calls: ["p9"]) == ["p9 phone"])
    #expect(try work(&staff, 3, calls: ["p9", "p2"]) == ["p9 phone", "p2 phone"])
    #expect(try work(&staff, 4) == ["p1 phone"])
  }

  @Test("a call does not do for one who is to be met")
  func ringingIsNoMeeting() throws {
    try raise("in_person")
    var staff = staff()
    #expect(try work(&staff, 2, calls: ["p1"]) == ["p1 phone"])
    #expect(try store.worklist().count == 1)
    #expect(try work(&staff, 3) == ["p1 in_person"])
  }

  @Test("a green that is rung takes room as well")
  func aRungGreenTakesRoom() throws {
    try raise("none", of: "p1", .green)
    try raise("message", of: "p2", .yellow)
    var staff = staff(raises: true, room: ["phone": 1000])
    #expect(try work(&staff, 3) == ["p1 phone"])
    #expect(try work(&staff, 4) == ["p2 phone"])
  }

  // MARK: The day

  @Test("who is to be met is called in, and met on a later day, as there is room")
  func meetsOnALaterDay() throws {
    for number in 1...2 { try raise("in_person", of: "p\(number)") }
    var staff = staff(room: ["in_person": 1000])
    #expect(try work(&staff, 2) == [])
    #expect(try store.worklist().map { $0.lastClaim?.since.date.components.day } == [2, 2])
    #expect(try work(&staff, 2) == [])
    #expect(try work(&staff, 3) == ["p1 in_person"])
    #expect(try work(&staff, 4) == ["p2 in_person"])
  }

  // MARK: The desk

  @Test("an entry is dealt with by the role it names, else by a nurse; a cause by the operator")
  func actsAsTheRole() throws {
    try raise("phone", of: "p1", by: "physician")
    try raise("phone", of: "p2")
    try raise("none", of: "p3", .grey, desk: .operator)
    var staff = staff()
    #expect(try Set(work(&staff, 3)) == ["p1 phone", "p2 phone", " none"])
    let people = try [1, 2, 3].map { try store.entry(holding: $0)?.events.last?.person }
    #expect(people == ["physician", "nurse", "operator"])
  }
}

extension EntryEvent.Kind {
  fileprivate var reason: OverrideReason? {
    if case .overridden(let reason, _) = self { reason } else { nil }
  }
}
