import Forms
import Testing
import Values

@testable import Triage

/// The examples that every release must decide as told, over the shipped epilepsy protocol.
@Suite("Worked examples of safety")
struct SafetyExamplesTests {
  private static let generator = Generator("epilepsy_follow_up")
  private static let mood = [
    "interest", "mood", "sleep", "energy", "appetite", "self_worth", "concentration", "movement",
    "self_harm",
  ]

  /// A healthy form with these answers to PHQ-9 (`nil` is unanswered) and some others.
  private func decide(
    mood: [Int?] = [0, 0, 0, 0, 0, 0, 0, 0, 0],
    _ change: (inout Filled) -> Void = { _ in }
  ) throws -> Decision {
    let authored = try #require(Instant("2026-11-02T12:00:00+01:00"))
    let patient = Patient(
      id: "p",
      protocol: "epilepsy_follow_up",
      anchor: CivilDate("2026-05-02"),
      birthDate: CivilDate("1985-06-15"),
      sex: "female",
      language: .nb,
      unit: nil,
      channel: nil,
      interval: nil,
      limits: []
    )
    var filled = Self.generator.healthyForm(authored)
    for (name, answer) in zip(Self.mood, mood) {
      filled.answers["phq_9.\(name)"] = answer.map { .number(Number($0)) }
    }
    change(&filled)
    return Run(Self.generator, patient: patient).decide(filled)
  }

  private func total(_ decision: Decision) throws -> ScoreResult {
    try #require(decision.scores.first { $0.name == "phq_9.total" })
  }

  @Test func healthyAnswersAreGreen() throws {
    let decision = try decide()
    #expect(decision.colour == .green)
    #expect(decision.consultation.contact == "none")
  }

  @Test func selfHarmIsRedWhateverTheTotal() throws {
    let decision = try decide(mood: [0, 0, 0, 1, 0, 0, 0, 0, 2])
    #expect(decision.colour == .red)
    #expect(decision.findings.first?.id == "self_harm")
    #expect(try total(decision).value == Number(3))
    #expect(try total(decision).band == "minimal")
    #expect(decision.consultation.within == "same day")
  }

  @Test func boundsAcrossALimitAreGreyAndNameWhatIsMissing() throws {
    let decision = try decide(mood: [2, 2, 1, 2, 1, 0, nil, nil, 0])
    let score = try total(decision)
    let open = try #require(decision.open.first { $0.id == "low_mood" })
    #expect(decision.colour == .grey)
    #expect(score.bounds == ShownBounds(low: Number(8), high: Number(14)))
    #expect(score.displayed == Number(1029, over: 100))
    #expect(score.isProrated && score.value == nil)
    #expect(open.because.map(\.item) == ["phq_9.concentration", "phq_9.movement"])
    #expect(open.limit == ">= 10")
  }

  @Test func provenYellowThatCouldBeRedIsGrey() throws {
    let decision = try decide(mood: [3, 3, 3, 3, 3, 3, nil, nil, 0])
    #expect(try total(decision).bounds == ShownBounds(low: Number(18), high: Number(24)))
    #expect((decision.proven, decision.possible) == (.yellow, .red))
    #expect(decision.colour == .grey)
  }

  @Test func boundsBeyondTheLimitAreRedInSpiteOfTheGap() throws {
    let decision = try decide(mood: [3, 3, 3, 3, 3, 3, nil, 3, 0])
    #expect(try total(decision).bounds == ShownBounds(low: Number(21), high: Number(24)))
    #expect(decision.colour == .red)
  }

  @Test func skippedSelfHarmIsRungTheNextWorkingDay() throws {
    let decision = try decide(mood: [0, 0, 0, 0, 0, 0, 0, 0, nil])
    #expect(decision.colour == .grey)
    #expect(decision.consultation.contact == "phone")
    #expect(decision.consultation.deadline == CivilDate("2026-11-03"))
  }

  @Test(
    "the wish raises green to what was wished",
    arguments: [
      ("none", Colour.green), ("call_myself", .green), ("message", .yellow), ("phone", .yellow),
      ("appointment_soon", .red),
    ]
  )
  func wishRaises(_ row: (String, Colour)) throws {
    let decision = try decide { $0.answers["wish"] = .text(row.0) }
    #expect(decision.colour == row.1)
  }

  @Test func noWishLowersRed() throws {
    for wish in ["none", "call_myself", "message"] {
      let decision = try decide(mood: [0, 0, 0, 0, 0, 0, 0, 0, 1]) {
        $0.answers["wish"] = .text(wish)
      }
      #expect(decision.colour == .red)
    }
  }

  @Test func hiddenItemNeitherFiresNorGreys() throws {
    let decision = try decide { filled in
      filled.answers["takes_drugs"] = .boolean(false)
      filled.entries["drugs"] = nil
      filled.answers["missed_doses"] = nil
    }
    #expect(decision.colour == .green)
  }

  @Test func answerToAHiddenItemThatWouldRaiseGreys() throws {
    let decision = try decide { filled in
      filled.answers["takes_drugs"] = .boolean(false)
      filled.entries["drugs"] = nil
      filled.answers["missed_doses"] = .number(Number(9))
    }
    #expect(decision.colour == .grey)
    #expect(decision.faults.map(\.code) == ["contradiction"])
    #expect(decision.hiddenAnswers == ["missed_doses"])
  }

  @Test("only the hidden answer that would have raised the colour is named, beside a harmless one")
  func namesTheHiddenAnswerThatWouldRaise() throws {
    let decision = try decide { filled in
      filled.answers["takes_drugs"] = .boolean(false)
      filled.entries["drugs"] = nil
      filled.answers["missed_doses"] = .number(.zero)
      filled.answers["drives"] = .boolean(false)
      filled.answers["drives_heavy"] = .boolean(true)
    }
    #expect(decision.faults.map(\.item) == ["drives_heavy"])
    #expect(Set(decision.hiddenAnswers) == ["missed_doses", "drives_heavy"])
  }
}
