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
      limits: []
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
