import Diagnostics
import FollowUp
import Scheduling
import Testing
import Values

@Suite("A file of slots")
struct SlotFileTests {
  private static let words = SlotFile.Words(
    contacts: ["none", "message", "phone", "video", "in_person"],
    roles: ["nurse", "physician"],
    units: ["nevrologi"]
  )

  private static func read(_ text: String) throws -> SlotFile {
    let calendar = try #require(ClinicCalendar(zone: "Europe/Oslo"))
    return SlotFile(SourceText(path: "slots", text), words, calendar)
  }

  /// The codes with their lines and columns.
  private static func faults(_ text: String) throws -> [String] {
    let source = SourceText(path: "slots", text)
    return try read(text).diagnostics.map { diagnostic in
      let position = source.position(of: diagnostic.place.span.start)
      return "\(position.line):\(position.column) \(diagnostic.code)"
    }
  }

  private static let heading = "slot;start;length;type;role;unit;status\n"

  @Test func aTableIsRead() throws {
    let file = try Self.read(
      Self.heading + """
        s2;2026-11-03T09:30+01:00;30;phone;nurse;nevrologi;free
        s1;2026-11-03 09:00;20;in_person;physician;;
        s3;2026-11-03 10:00;30;phone;nurse;nevrologi;busy
        """
    )
    #expect(file.diagnostics.isEmpty)
    #expect(file.taken == 1)
    #expect(file.slots.map(\.id) == ["s1", "s2"])
    #expect(file.slots.map(\.start.description).first == "2026-11-03T09:00:00+01:00")
    #expect(file.slots.map(\.minutes) == [20, 30])
    #expect(file.slots.map(\.unit) == [nil, "nevrologi"])
  }

  @Test func aMomentOfAnotherZoneIsTheClinics() throws {
    let file = try Self.read("start,length,type,role\n2026-11-03T23:30Z,30,phone,nurse\n")
    #expect(file.slots.map(\.start.description) == ["2026-11-04T00:30:00+01:00"])
    #expect(file.slots.map(\.day.description) == ["2026-11-04"])
  }

  @Test func slotsWithoutIdsAreTheSameInAnyOrder() throws {
    let rows = [
      "2026-11-03 09:00,30,phone,nurse", "2026-11-03 09:00,30,phone,nurse",
      "2026-11-03 09:00,30,video,nurse",
    ]
    let heading = "start,length,type,role\n"
    let one = try Self.read(heading + rows.joined(separator: "\n")).slots
    let other = try Self.read(heading + rows.reversed().joined(separator: "\n")).slots
    #expect(one == other && Set(one.map(\.id)).count == 3)
  }

  @Test(arguments: [
    ("", ["1:1 missing-column"]),
    ("start,length,type\n", ["1:1 missing-column"]),
    ("start,length,type,role,tpye\n", ["1:24 unknown-column"]),
    ("start,length,type,role,role\n", ["1:24 duplicate-column"]),
    ("start,length,type,role\n2026-11-03 09:00,30,phone\n", ["2:21 cell-count"]),
    ("start,length,type,role\n2026-11-03 09:00,30,,nurse\n", ["2:21 empty-cell"]),
    ("start,length,type,role\n3/11 09:00,30,phone,nurse\n", ["2:1 invalid-time"]),
    ("start,length,type,role\n2026-11-31 09:00,30,phone,nurse\n", ["2:1 invalid-time"]),
    ("start,length,type,role\n2026-03-29 02:30,30,phone,nurse\n", ["2:1 invalid-time"]),
    ("start,length,type,role\n2026-10-25 02:30,30,phone,nurse\n", ["2:1 ambiguous-time"]),
    ("start,length,type,role\n2026-11-03 09:00,half,phone,nurse\n", ["2:18 invalid-number"]),
    ("start,length,type,role\n2026-11-03 09:00,0,phone,nurse\n", ["2:18 invalid-number"]),
    (
      "start,length,type,role,status\n2026-11-03 09:00,30,phone,nurse,fri\n",
      ["2:33 unknown-option"]
    ),
    (
      "slot,start,length,type,role\na,2026-11-03 09:00,30,phone,nurse\n"
        + "a,2026-11-03 10:00,30,phone,nurse\n", ["3:1 duplicate-id"]
    ),
  ])
  func whatIsWrongIsToldWithItsPlaceAndNothingIsRead(text: String, faults: [String]) throws {
    #expect(try Self.faults(text) == faults)
    #expect(try Self.read(text).slots.isEmpty)
  }

  @Test func aTimeThatComesTwiceIsTakenWithItsOffset() throws {
    let heading = "start,length,type,role\n"
    let file = try Self.read(heading + "2026-10-25T02:30+02:00,30,phone,nurse\n")
    #expect(file.slots.map(\.start.description) == ["2026-10-25T02:30:00+02:00"])
  }

  @Test func aWordThatNobodyNeedsIsToldOnceAndTheOthersAreRead() throws {
    let text = """
      start,length,type,role,unit
      2026-11-03 09:00,30,telefon,nurse,nevrologi
      2026-11-03 09:30,30,telefon,nurse,nevrologi
      2026-11-03 10:00,30,message,nurse,nevrologi
      2026-11-03 10:30,30,phone,nurs,nevrolgi
      2026-11-03 11:00,30,phone,nurse,kirurgi
      """
    #expect(
      try Self.faults(text) == [
        "2:21 unknown-word", "4:21 unknown-word", "5:27 unknown-word", "5:32 unknown-word",
      ]
    )
    let file = try Self.read(text)
    #expect(file.slots.count == 5 && !file.diagnostics.hasErrors)
    #expect(file.diagnostics[0].message.contains("2 slots"))
  }

  // MARK: FHIR

  private static func bundle(_ slot: String) -> String {
    """
    {"resourceType": "Bundle", "entry": [{"resource": {"resourceType": "Schedule"}},
    {"resource": {"resourceType": "Slot", \(slot)}}]}
    """
  }

  private static let whole = """
    "id": "s1", "status": "free", "start": "2026-11-03T08:00:00Z", "end": "2026-11-03T08:30:00Z", \
    "appointmentType": {"coding": [{"code": "ROUTINE"}]}, \
    "serviceType": [{"coding": [{"code": "phone"}]}], \
    "specialty": [{"coding": [{"code": "394591006"}, {"code": "nurse"}]}], \
    "schedule": {"reference": "Schedule/nevrologi"}
    """

  @Test func aSlotOfFHIRIsRead() throws {
    let file = try Self.read(Self.bundle(Self.whole))
    let start = try #require(Instant("2026-11-03T09:00:00+01:00"))
    #expect(file.diagnostics.isEmpty)
    #expect(
      file.slots == [
        Slot(
          id: "s1",
          start: start,
          minutes: 30,
          contact: "phone",
          role: "nurse",
          unit: "nevrologi"
        )
      ]
    )
  }

  @Test(arguments: ["busy", "busy-unavailable", "busy-tentative", "entered-in-error"])
  func aSlotThatIsNotFreeIsNotUsed(status: String) throws {
    let text = Self.bundle(Self.whole).replacing("\"free\"", with: "\"\(status)\"")
    let file = try Self.read(text)
    #expect(file.slots.isEmpty && file.taken == 1 && file.diagnostics.isEmpty)
  }

  @Test(arguments: [
    ("\"status\": \"free\"", "\"status\": \"open\"", "unknown-option"),
    ("\"status\": \"free\", ", "", "missing-field"),
    ("2026-11-03T08:00:00Z", "2026-11-03T08:00:00", "invalid-time"),
    ("2026-11-03T08:30:00Z", "2026-11-03T07:30:00Z", "invalid-time"),
    ("\"code\": \"phone\"", "\"code\": \"chat\"", "unknown-word"),
    ("\"specialty\"", "\"speciality\"", "missing-field"),
    ("\"Bundle\"", "\"List\"", "wrong-type"),
    ("}]}", "}]", "truncated"),
  ])
  func aFaultOfFHIRIsTold(right: String, wrong: String, code: String) throws {
    let text = Self.bundle(Self.whole)
    let index = try #require(text.ranges(of: right).last)
    let faults = try Self.read(text.replacingCharacters(in: index, with: wrong)).diagnostics
    #expect(faults.map(\.code).contains(code))
  }
}

extension String {
  fileprivate func replacingCharacters(in range: Range<Index>, with text: String) -> String {
    self[..<range.lowerBound] + text + self[range.upperBound...]
  }
}
