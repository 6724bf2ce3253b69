import FollowUp
import Forms
import Testing
import Triage
import Values

@Suite("What a decision leaves to a person")
struct ConcernTests {
  @Test(arguments: ["red", "grey", "yellow"])
  func everyColourButGreenIsSomebodysWork(colour: String) throws {
    let concern = try #require(Concern(try decision(colour), id: "s-1#1"))
    #expect(concern.colour.description == colour)
    #expect(concern.key == .patient("p1", "knee"))
    #expect(concern.deadline == CivilDate("2026-11-09"))
  }

  @Test func greenThatClosesIsNobodysWork() throws {
    #expect(Concern(try decision("green", contact: "none"), id: "s-1#1") == nil)
  }

  @Test func greenOfOneWhoHasLeftIsSomebodysWork() throws {
    #expect(Concern(try decision("green", contact: "none"), id: "s-1#1", hasLeft: true) != nil)
  }

  @Test func greenWithAWishIsSomebodysWork() throws {
    #expect(Concern(try decision("green", contact: "phone"), id: "s-1#1")?.contact == "phone")
  }

  @Test func greenToBeConfirmedHasARoleAndADay() throws {
    let confirm = #","confirm":{"by":"nurse","deadline":"2026-11-13"}"#
    let decision = try decision("green", contact: "none", more: confirm, deadline: "null")
    let concern = try #require(Concern(decision, id: "s-1#1"))
    #expect(concern.by == "nurse")
    #expect(concern.deadline == CivilDate("2026-11-13"))
  }

  @Test func technicalGreysOfOneCauseShareAnEntry() throws {
    let fault = #"{"code":"unknown-version","cause":"technical","message":"-"}"#
    let first = try decision("grey", faults: fault, deadline: "null")
    let second = try decision("grey", faults: fault, deadline: "null", patient: "p2")
    #expect(EntryKey(first) == EntryKey(second))
    #expect(EntryKey(first) == .cause("unknown-version knee 1.0.0", "knee", .operator))
    #expect(Concern(first, id: "s-1#1")?.deadline == CivilDate("2026-11-02"))
  }

  @Test func redIsThePatientsEvenWithATechnicalFault() throws {
    let fault = #"{"code":"unknown-version","cause":"technical","message":"-"}"#
    #expect(EntryKey(try decision("red", faults: fault)) == .patient("p1", "knee"))
  }

  @Test func whatTheProtocolDidNotForeseeIsTheAuthors() throws {
    let fault = #"{"code":"no-consultation-row","cause":"protocol","message":"-"}"#
    let key = EntryKey(try decision("grey", faults: fault))
    #expect(key == .cause("no-consultation-row", "knee", .author))
  }

  @Test(arguments: ["technical", "protocol"])
  func whatIsProvenIsTheClinicsEvenWhereTheGreyIsAnothersDesk(cause: String) throws {
    let fault = #"{"code":"unknown-item","cause":"\#(cause)","message":"-"}"#
    let decision = try decision("grey", faults: fault, proven: "yellow")
    let concerns = Concern.all(of: decision, id: "s-1#1")
    #expect(concerns.map(\.id) == ["decision s-1#1", "decision s-1#1 clinic"])
    #expect(concerns.map(\.key) == [EntryKey(decision), .patient("p1", "knee")])
    #expect(concerns.allSatisfy { $0.colour == .grey && $0.contact == "phone" })
    #expect(Set(concerns.map(\.deadline)).count == 1)
  }

  @Test(arguments: [("grey", "green", 1), ("red", "red", 1), ("yellow", "yellow", 1)])
  func oneDeskIsEnoughOtherwise(colour: String, proven: String, count: Int) throws {
    let fault = #"{"code":"unknown-item","cause":"technical","message":"-"}"#
    let decision = try decision(colour, faults: fault, proven: proven)
    #expect(Concern.all(of: decision, id: "s-1#1").count == count)
    #expect(Concern.all(of: try self.decision("green", contact: "none"), id: "s-1#1").isEmpty)
  }

  @Test(arguments: [("knee", Concern.Kind.refused), ("Observation", .refusedReading)])
  func aRefusedReadingIsNoForm(form: String, kind: Concern.Kind) throws {
    let refused = Quarantined(
      line: [],
      input: try #require(ContentHash(bytes: [UInt8](repeating: 1, count: 32))),
      submission: "r-1",
      patient: "p1",
      form: form,
      authored: nil,
      fault: DecisionFault(code: "unknown-unit", cause: .technical, message: "-"),
      now: Samples.morning
    )
    #expect(Concern(refused, protocols: ["knee"])?.kind == kind)
  }

  private func decision(
    _ colour: String,
    contact: String = "phone",
    faults: String = "",
    more: String = "",
    deadline: String = #""2026-11-09""#,
    patient: String = "p1",
    proven: String = "green"
  ) throws -> Decision {
    let json = """
      {"submission":"s-1","patient":"\(patient)","colour":"\(colour)","proven":"\(proven)",
       "possible":"red","findings":[],"open":[],"faults":[\(faults)],"scores":{},
       "consultation":{"contact":"\(contact)","by":null,"within":null,"deadline":\(deadline),
       "or":[]\(more)},"orders":[],"next_form":null,
       "protocol":{"id":"knee","version":"1.0.0","hash":null},
       "form":{"id":"knee","version":"1.0.0","hash":null},"engine":"0.1.0",
       "input":"sha256:\(String(repeating: "0", count: 64))","now":"2026-11-02T18:30:00+01:00"}
      """
    return try #require(Decision(json: Array(json.utf8)))
  }
}
