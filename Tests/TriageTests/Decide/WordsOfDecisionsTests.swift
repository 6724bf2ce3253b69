import Diagnostics
import Forms
import Testing
import Values

@testable import Triage

/// A decision carries the words that a reader needs, because forms and rules may be gone by then.
@Suite("Words of decisions")
struct WordsOfDecisionsTests {
  private static let generator = Generator("epilepsy_follow_up")

  private func decide(
    by generator: Generator = generator,
    limits: [Patient.OwnLimit] = [],
    _ change: (inout Filled) -> Void
  ) throws -> Decision {
    let authored = try #require(Instant("2026-11-02T12:00:00+01:00"))
    var filled = generator.healthyForm(authored)
    change(&filled)
    let patient = Patient(
      id: "p",
      protocol: "epilepsy_follow_up",
      anchor: CivilDate("2026-05-02"),
      birthDate: CivilDate("1985-06-15"),
      sex: "male",
      language: .nb,
      unit: nil,
      channel: nil,
      interval: nil,
      limits: limits
    )
    return Run(generator, patient: patient).decide(filled)
  }

  @Test func anOrderIsToldByTheProtocolsText() throws {
    let decision = try decide { $0.answers["side_effects"] = .text("severe") }
    let order = try #require(decision.orders.first { $0.order == "drug_level" })
    #expect(order.text[.nb] == "Serumkonsentrasjon av epilepsimedisin")
    #expect(order.text[.en] == "Serum level of epilepsy medicine")
    #expect(Decision(json: decision.json) == decision)
  }

  @Test func scoresAndBandsAreToldByTheForm() throws {
    let decision = try decide { _ in }
    let score = try #require(decision.scores.first { $0.name == "gad_7.total" })
    #expect(score.label[.nn] == "GAD-7 sumskår")
    #expect(score.band == "minimal" && score.bandLabel[.en] == "Minimal")
    #expect(Decision(json: decision.json) == decision)
  }

  @Test func anOptionThatWasFoundIsToldByTheForm() throws {
    let decision = try decide { $0.answers["side_effects"] = .text("severe") }
    let found = try #require(decision.findings.first { $0.id == "side_effects" })
    #expect(found.value == .option("severe"))
    #expect(found.valueLabel[.nb] == "Så mye at jeg ikke klarer det jeg vanligvis gjør")
    #expect(found.limitLabel == found.valueLabel)
    let sum = try decide { $0.answers["missed_doses"] = .number(Number(9)) }
    #expect(sum.findings.allSatisfy { $0.valueLabel.languages.isEmpty })
    #expect(Decision(json: decision.json) == decision)
  }

  /// The form is of 2 November; the protocol's own value is 4.
  static let limits: [(from: String, until: String?, value: Int, state: UsedLimit.State?)] = [
    ("2026-11-02", nil, 6, .inForce), ("2026-06-01", "2026-11-02", 6, .inForce),
    ("2026-06-01", "2026-11-01", 6, .expired), ("2026-06-01", "2026-11-01", 60, .expired),
    ("2026-06-01", nil, 60, .notAllowed), ("2026-11-03", nil, 6, nil),
  ]

  @Test(arguments: limits)
  func anOwnLimitIsKeptAsItWasThatDay(
    _ row: (from: String, until: String?, value: Int, state: UsedLimit.State?)
  ) throws {
    let own = Patient.OwnLimit(
      id: "dose_limit",
      value: Number(row.value),
      by: "Lege Eksempel",
      reason: "tar seks doser",
      from: try #require(CivilDate(row.from)),
      until: row.until.flatMap { CivilDate($0) }
    )
    let decision = try decide(limits: [own]) { $0.answers["missed_doses"] = .number(Number(5)) }
    #expect(decision.ownLimits.map(\.state) == [row.state].compactMap(\.self))
    #expect(decision.ownLimits.allSatisfy { $0.own == own && $0.standard == Number(4) })
    let adherence = decision.findings.first { $0.id == "adherence" }
    let isOpen = decision.open.contains { $0.id == "adherence" }
    // Five missed doses are red by the protocol's own limit, and yellow by six.
    let isProtocols = row.state == .expired || row.state == nil
    #expect(adherence?.limit == (isProtocols ? ">= 4" : ">= 2"))
    #expect(isOpen == (row.state == .notAllowed))
    #expect(Decision(json: decision.json) == decision)
  }

  @Test func ofSeveralLimitsTheOneInForceCountsElseTheLastThatExpired() throws {
    func own(_ value: Int, _ from: String, _ until: String) throws -> Patient.OwnLimit {
      Patient.OwnLimit(
        id: "dose_limit",
        value: Number(value),
        by: "x",
        reason: "y",
        from: try #require(CivilDate(from)),
        until: CivilDate(until)
      )
    }
    let last = try own(5, "2026-03-01", "2026-05-01")
    let past = [last, try own(6, "2026-01-01", "2026-02-01")]
    #expect(try decide(limits: past) { _ in }.ownLimits.map(\.own) == [last])
    let holding = try own(3, "2026-01-01", "2027-01-01")
    #expect(try decide(limits: [holding] + past) { _ in }.ownLimits.map(\.own) == [holding])
  }

  private func own(
    _ value: String,
    _ from: String = "2026-01-01",
    _ until: String? = nil
  ) throws -> Patient.OwnLimit {
    Patient.OwnLimit(
      id: "dose_limit",
      value: try Number(parsing: value),
      by: "x",
      reason: "y",
      from: try #require(CivilDate(from)),
      until: until.flatMap { CivilDate($0) }
    )
  }

  /// Three missed doses are red by a limit of 3, and yellow by 6.
  @Test func limitsThatDifferOnTheDayAreNeitherInForce() throws {
    let both = [try own("3"), try own("6", "2026-06-01")]
    for limits in [both, both.reversed()] {
      let decision = try decide(limits: limits) { $0.answers["missed_doses"] = .number(Number(3)) }
      #expect(decision.colour == .grey)
      #expect(decision.faults.map(\.code) == [FaultCode.overlappingLimits.rawValue])
      #expect(decision.faults.map(\.item) == ["dose_limit"])
      #expect(decision.ownLimits.map(\.own) == limits)
      #expect(decision.ownLimits.allSatisfy { $0.state == .overlapping })
      #expect(Decision(json: decision.json) == decision)
    }
  }

  @Test func limitsThatAreEqualOrHoldOnOtherDaysAreNoFault() throws {
    let rows = [
      [try own("3"), try own("3", "2026-06-01")],
      [try own("6", "2026-01-01", "2026-11-01"), try own("3", "2026-06-01")],
      [try own("3"), try own("6", "2026-11-03")],
    ]
    for limits in rows {
      let used = try decide(limits: limits) { _ in }
      #expect(used.faults == [] && used.ownLimits.map(\.state) == [.inForce])
      #expect(used.ownLimits.first?.own.value == Number(3))
    }
  }

  /// The protocol was checked for whole numbers of doses.
  @Test func aLimitWithMoreDecimalsThanItsRowIsNotAllowed() throws {
    let decision = try decide(limits: [try own("4.5")]) { _ in }
    #expect(decision.ownLimits.map(\.state) == [.notAllowed])
    let patient = Patient(id: "p", protocol: "epilepsy_follow_up", limits: [try own("4.5")])
    #expect(
      Content.triageProtocol("epilepsy_follow_up").refusals(of: patient)
        == ["`dose_limit` may be set with no decimals, and not to 4.5"]
    )
  }

  private func decideBeforeOperation(
    on date: String?,
    _ change: (inout Filled) -> Void
  ) throws -> Decision {
    let generator = Generator("preoperative_assessment")
    let authored = try #require(Instant("2026-11-02T12:00:00+01:00"))
    var filled = generator.healthyForm(authored)
    change(&filled)
    let patient = Patient(
      id: "p",
      protocol: "preoperative_assessment",
      anchor: date.flatMap { CivilDate($0) },
      birthDate: CivilDate("1985-06-15"),
      sex: "female",
      language: .nb,
      unit: nil,
      channel: nil,
      interval: nil,
      limits: []
    )
    return Run(generator, patient: patient).decide(filled)
  }

  @Test func aWordOfTheClinicsOwnIsToldByTheProtocolsText() throws {
    let decision = try decideBeforeOperation(on: "2026-11-20") {
      $0.answers["adult_at_home"] = .boolean(false)
    }
    let output = try #require(decision.consultation.free.first)
    #expect((output.heading, output.word) == ("outcome", "in_patient"))
    #expect(output.label[.nn] == "Operasjonen")
    #expect(output.text[.en] == "as an in-patient, watched until the next day")
    #expect(Decision(json: decision.json) == decision)
  }

  @Test func aDateThatNobodyGaveIsNamed() throws {
    let known = try decideBeforeOperation(on: "2026-11-20") { _ in }
    #expect(known.colour == .green && known.nextFormNeeds == nil)
    let decision = try decideBeforeOperation(on: nil) { _ in }
    #expect(decision.colour == .grey && decision.cause == .technical)
    #expect(decision.nextFormNeeds?.item == "planned_surgery")
    #expect(decision.nextFormNeeds?.label[.nb] == "Planlagt operasjonsdato")
    #expect(Decision(json: decision.json) == decision)
  }

  @Test func anOpenTestNamesWhatItTests() throws {
    let decision = try decide { filled in
      for item in ["sleep", "energy", "mood", "interest"] {
        filled.answers["phq_9.\(item)"] = nil
      }
      filled.answers["convulsive"] = nil
      filled.answers["missed_doses"] = nil
      filled.answers["sudep_discussed"] = nil
    }
    func label(_ id: String) -> LocalizedText? { decision.open.first { $0.id == id }?.label }
    #expect(label("low_mood")?[.nb] == "PHQ-9 sumskår")
    #expect(label("convulsive")?[.nn] == "Krampeanfall siste 12 månader")
    #expect(label("adherence")?[.en] == "Missed doses in the last 14 days")
    #expect(label("alone_at_night")?[.en]?.hasPrefix("Has had convulsive seizures") == true)
    #expect(Decision(json: decision.json) == decision)
  }

  /// A check finds such a row; a protocol that an older one read may still have it.
  @Test func aKnownValueThatLiesInNoCellIsTheProtocolsMatter() throws {
    let source = Content.triageProtocol("epilepsy_follow_up").source
    let text = source[Span(0, source.bytes.count)].replacing(
      "| low_mood              | phq_9.total      | -   ",
      with: "| low_mood              | phq_9.total      | <= 4"
    )
    let library = ProtocolLibrary(
      [SourceText(path: "e.rules", text)],
      forms: Content.forms,
      asksForMeaning: false
    )
    let changed = try #require(library.protocols.first, "\(library.diagnostics)")
    let decision = try decide(by: Generator("epilepsy_follow_up", changed)) { filled in
      for item in ["sleep", "energy"] { filled.answers["phq_9.\(item)"] = .number(Number(3)) }
    }
    #expect(decision.colour == .grey)
    #expect(decision.open.map(\.id) == ["low_mood"])
    #expect(decision.open.first?.because.map(\.reason) == [.noCell])
    #expect(decision.open.first?.because.map(\.item) == ["phq_9.total"])
    #expect(decision.cause == .protocol)
    #expect(Decision(json: decision.json) == decision)
  }

  @Test func aFaultCarriesItsItemInWordsAndWhatIsAllowed() throws {
    let decision = try decide { $0.answers["missed_doses"] = .number(Number(99)) }
    let fault = try #require(decision.faults.first)
    #expect(fault.code == FaultCode.outOfRange.rawValue)
    #expect(fault.particulars == [.found: "99", .least: "0", .most: "60"])
    #expect(fault.label[.en]?.isEmpty == false)
    #expect(Decision(json: decision.json) == decision)
  }

  @Test func aDecisionOfAnOlderStoreHasNoSuchWords() throws {
    var decision = try decide { $0.answers["side_effects"] = .text("severe") }
    decision.orders = decision.orders.map { order in
      Order(
        order: order.order,
        text: LocalizedText(),
        by: order.by,
        within: order.within,
        deadline: order.deadline
      )
    }
    let written = String(decoding: decision.json, as: UTF8.self)
    #expect(written.contains(#""orders":[{"order":"drug_level","by":"nurse""#))
    #expect(Decision(json: decision.json) == decision)
  }

  @Test(arguments: [
    ("PRWE: {value} of 100", "PRWE"), ("{value} of 4", nil), ("no value", nil),
    ("Item 4, a sign: {value}, limit {limit}", "Item 4, a sign"),
  ])
  func theSubjectStandsBeforeTheValue(sentence: String, expected: String?) {
    #expect(Phrases.subject(LocalizedText([.en: sentence]))[.en] == expected)
  }

  @Test func daysInSentencesHaveTheReadersOrder() throws {
    let date = try #require(CivilDate("2026-11-02"))
    #expect(
      Language.allCases.map { Phrases.date(date, $0) } == ["2.11.2026", "2.11.2026", "2026-11-02"]
    )
  }
}
