import Testing
import Values

@testable import Triage

@Suite("What a changed decision is")
struct ImpactTests {
  private static let generator = Generator("epilepsy_follow_up")

  private func decision(_ colour: Colour, _ contact: String, _ deadline: String?) throws -> Decision
  {
    let authored = try #require(Instant("2026-11-02T12:00:00+01:00"))
    var random = Seeded(1)
    let patient = Self.generator.patient(authored, &random)
    let form = Self.generator.healthyForm(authored)
    var decision = Run(Self.generator, patient: patient).decide(form)
    decision.colour = colour
    decision.findings = []
    decision.open = []
    decision.consultation.contact = contact
    decision.consultation.deadline = deadline.flatMap { CivilDate($0) }
    return decision
  }

  private func finding(_ id: String, _ colour: Verdict, limit: String = ">= 1") -> Finding {
    Finding(
      id: id,
      colour: colour,
      value: nil,
      limit: limit,
      isSafety: false,
      text: LocalizedText(),
      source: ""
    )
  }

  @Test(
    arguments: [
      (Colour.red, Colour.yellow, "phone", "2026-11-03", "phone", "2026-11-03", "fall"),
      (.grey, .green, "phone", "2026-11-03", "none", nil, "fall"),
      (.red, .grey, "phone", "2026-11-03", "phone", "2026-11-02", "fall"),
      (.yellow, .grey, "phone", "2026-11-03", "phone", "2026-11-30", "rise"),
      (.red, .red, "phone", "2026-11-03", "phone", "2026-11-04", "milder"),
      (.red, .red, "phone", "2026-11-03", "phone", nil, "milder"),
      (.red, .red, "in_person", "2026-11-03", "phone", "2026-11-03", "milder"),
      (.red, .red, "in_person", "2026-11-03", "phone", "2026-11-02", "milder"),
      (.red, .red, "phone", "2026-11-03", "in_person", "2026-11-04", "milder"),
      (.red, .red, "phone", "2026-11-03", "phone", "2026-11-02", "other"),
      (.red, .red, "phone", "2026-11-03", "walk_in", "2026-11-03", "other"),
      (.red, .red, "phone", "2026-11-03", "phone", "2026-11-03", nil),
    ] as [(Colour, Colour, String, String?, String, String?, String?)]
  )
  func goesOneWay(
    before: Colour,
    after: Colour,
    contactBefore: String,
    deadlineBefore: String?,
    contactAfter: String,
    deadlineAfter: String?,
    kind: String?
  ) throws {
    let old = try decision(before, contactBefore, deadlineBefore)
    let new = try decision(after, contactAfter, deadlineAfter)
    #expect(Impact.Change(from: old, "s#1", to: new)?.kind.rawValue == kind)
  }

  @Test(
    arguments: [
      ("2027-01-01", "2028-10-01", "milder"), ("2027-01-01", nil, "milder"),
      ("2028-10-01", "2027-01-01", "other"), (nil, "2027-01-01", "other"),
      ("2027-01-01", "2027-01-01", nil),
    ] as [(String?, String?, String?)]
  )
  func aLaterNextFormIsLess(before: String?, after: String?, kind: String?) throws {
    var old = try decision(.green, "none", nil)
    var new = old
    old.nextForm = before.flatMap { CivilDate($0) }
    new.nextForm = after.flatMap { CivilDate($0) }
    #expect(Impact.Change(from: old, "s#1", to: new)?.kind.rawValue == kind)
  }

  @Test func anOrderThatIsGoneIsLess() throws {
    var old = try decision(.red, "phone", "2026-11-03")
    var new = old
    old.orders = [
      Order(order: "x_ray", text: LocalizedText(), by: nil, within: nil, deadline: nil)
    ]
    #expect(Impact.Change(from: old, "s#1", to: new)?.kind == .milder)
    swap(&old, &new)
    #expect(Impact.Change(from: old, "s#1", to: new)?.kind == .other)
  }

  @Test func aFallIsByWhatNoLongerHoldsAndARiseByWhatIsNew() throws {
    var red = try decision(.red, "phone", "2026-11-03")
    red.findings = [finding("a", .red), finding("b", .yellow)]
    var yellow = try decision(.yellow, "phone", "2026-11-03")
    yellow.findings = [finding("b", .yellow), finding("a", .yellow)]
    let fall = try #require(Impact.Change(from: red, "s#1", to: yellow)?.difference)
    #expect(!fall.isNew && fall.ground == .found(finding("a", .red)))
    let rise = try #require(Impact.Change(from: yellow, "s#1", to: red)?.difference)
    #expect(rise.isNew && rise.ground == .found(finding("a", .red)))
    var later = red
    later.consultation.deadline = nil
    #expect(Impact.Change(from: red, "s#1", to: later)?.difference == nil)
  }

  @Test func whatMadeItGreyComesFirst() throws {
    var grey = try decision(.grey, "phone", "2026-11-03")
    grey.findings = [finding("b", .yellow)]
    let fault = DecisionFault(code: "stale", cause: .patient, message: "old")
    grey.faults = [fault]
    let green = try decision(.green, "none", nil)
    #expect(Impact.Change(from: grey, "s#1", to: green)?.difference?.ground == .fault(fault))
  }

  @Test func fallsStandFirstAndTheLongestOfThem() throws {
    let steps: [(Colour, Colour)] = [
      (.yellow, .red), (.yellow, .green), (.red, .grey), (.red, .green), (.green, .yellow),
    ]
    var impact = Impact(Self.generator.triageProtocol.reference, since: nil)
    for (index, (before, after)) in steps.enumerated() {
      var old = try decision(before, "phone", nil)
      old.submission = "s\(index)"
      let reviewed = Reviewed(
        authored: nil,
        decisionID: "s\(index)#1",
        decision: try decision(after, "phone", nil),
        before: old,
        isChangedAnyway: false
      )
      impact.add(Impact.Weighed(reviewed))
    }
    #expect(impact.changes.map(\.submission) == ["s3", "s2", "s1", "s0", "s4"])
    #expect(impact.downgrades == 3 && impact.compared == 5 && !impact.isNone)
  }

  @Test func wordsAndSourcesAreNoSubstance() throws {
    var old = try decision(.red, "phone", "2026-11-03")
    old.findings = [finding("a", .red)]
    var new = old
    new.findings = [
      Finding(
        id: "a",
        colour: .red,
        value: nil,
        limit: ">= 1",
        isSafety: false,
        text: LocalizedText([.nb: "annet"]),
        source: "another"
      )
    ]
    #expect(new.isSameInSubstance(as: old))
    new.findings = [finding("a", .red, limit: ">= 2")]
    #expect(!new.isSameInSubstance(as: old))
  }
}
