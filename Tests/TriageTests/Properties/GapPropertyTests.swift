import Expressions
import Forms
import Rules
import Testing
import Values

@testable import Triage

/// P0 where a row says what silence means, and where answers are hidden: what was answered in part,
/// and what other answers hide, can still be as bad as it is filled in or shown.
@Suite("What is answered in part, and what is hidden")
struct GapPropertyTests {
  private static let generator = Generator(
    Gaps.triageProtocol,
    cases: "Tests/Content/gaps/cases.csv"
  )

  @Test func nothingIsFoundFaultyInTheProtocol() {
    #expect(Gaps.forms.diagnostics.isEmpty)
    #expect(Gaps.protocols.diagnostics.isEmpty)
  }

  @Test func whatIsAnsweredInPartCanStillBeWhatItIsFilledInWith() throws {
    var random = Seeded(7)
    var (inPart, silent) = (0, 0)
    for _ in 0..<Runs.count {
      let full = Gaps.filled(&random)
      let gaps = full.withGaps(&random)
      let (open, whole) = (try Self.ran(gaps), try Self.ran(full))
      let isPartlySilent = Self.ids.contains { Gaps.isSilent($0, gaps) }
      for (found, other) in zip(open.outcomes, whole.outcomes) {
        if Gaps.isSilent(found.id, gaps) {
          silent += 1
          #expect(found.outcome == Outcome(proven: .yellow, possible: .yellow), "\(gaps)")
        } else if Self.ids.contains(found.id) || !isPartlySilent {
          if found.outcome.proven < found.outcome.possible { inPart += 1 }
          #expect(other.outcome.possible <= found.outcome.possible, "\(found.id): \(gaps)")
        }
      }
    }
    #expect(inPart > Runs.count / 10 && silent > Runs.count / 100)
  }

  @Test func whatIsHiddenCanStillBeWhatItIsWhereItIsShown() throws {
    var random = Seeded(8)
    var red = 0
    for _ in 0..<Runs.count / 4 {
      let shown = Gaps.filled(&random)
      var hidden = shown
      hidden.answers["smokes"] = .boolean(false)
      for name in Gaps.gated where random.chance(20) {
        guard case .number(let number) = hidden.answers[name] else { continue }
        hidden.answers[name] = .text("\(number)")
      }
      let decision = Run(Self.generator, patient: Gaps.patient).decide(hidden)
      let whole = try Self.ran(shown).run.evaluation
      #expect(whole.overall.proven <= decision.possible, "\(hidden)")
      for (id, found) in zip(Self.ids, whole.evaluated) where found.outcome.proven == .red {
        let isTold =
          decision.findings.contains { $0.id == id && $0.colour == .red }
          || decision.open.contains { $0.id == id && $0.couldBe == .red }
        #expect(isTold, "\(id): \(hidden)")
        if id == "tobacco" { red += 1 }
      }
    }
    #expect(red > Runs.count / 100)
  }

  private static let ids = Gaps.triageProtocol.readings[0].rules.outcomeIDs

  private static func ran(_ filled: Filled) throws -> Ran {
    let run = Run(generator, patient: Gaps.patient)
    return Ran(run, run.request(filled))
  }
}

/// The small form and protocol of `Tests/Content/gaps`.
private enum Gaps {
  static let forms = FormLibrary(
    reading: Content.files(in: "Tests/Content/gaps/Forms", ending: ".json")
  )
  static let protocols = ProtocolLibrary(
    Content.files(in: "Tests/Content/gaps/Rules", ending: ".rules"),
    forms: forms
  )
  static let triageProtocol: TriageProtocol = {
    guard let found = protocols.protocols.first else {
      preconditionFailure("\(forms.diagnostics + protocols.diagnostics)")
    }
    return found
  }()

  /// The items that are shown to those who smoke.
  static let gated = ["a_day", "for_long"]
  static let patient = Patient(
    id: "p",
    protocol: "gaps",
    anchor: nil,
    birthDate: nil,
    sex: nil,
    language: .en,
    unit: nil,
    channel: nil,
    interval: nil,
    limits: []
  )

  /// A form in which all is shown and answered.
  static func filled(_ random: inout Seeded) -> Filled {
    var filled = Filled(authored: Instant(milliseconds: 1_770_000_000_000))
    let most = [3, 6, 10].randomElement(using: &random) ?? 10
    func number(_ random: inout Seeded) -> Filled.Answer {
      .number(Number(Int.random(in: 0...most, using: &random)))
    }
    filled.answers["smokes"] = .boolean(true)
    filled.answers["coughs"] = .boolean(true)
    for name in ["pain", "cough"] + gated { filled.answers[name] = number(&random) }
    filled.entries["drugs"] = (0..<Int.random(in: 1...3, using: &random)).map { _ in
      ["dose": number(&random), "missed": number(&random)]
    }
    return filled
  }

  /// Whether nobody answered anything that a row with `missing yellow` is made of.
  static func isSilent(_ id: String, _ filled: Filled) -> Bool {
    let entries = filled.entries["drugs"] ?? []
    switch id {
    case "doses": return entries.allSatisfy { $0["dose"] == nil }
    case "forgotten": return entries.allSatisfy { $0["missed"] == nil }
    case "breath", "chest": return filled.answers["cough"] == nil && filled.answers["pain"] == nil
    default: return false
    }
  }
}

extension Filled {
  /// The same with answers taken out, those in entries too.
  fileprivate func withGaps(_ random: inout Seeded) -> Filled {
    var gaps = self
    for name in answers.keys.sorted() where random.chance(30) { gaps.answers[name] = nil }
    if random.chance(10) { gaps.entries["drugs"] = nil }
    for entry in (gaps.entries["drugs"] ?? []).indices {
      if random.chance(40) { gaps.entries["drugs"]?[entry]["dose"] = nil }
    }
    // Its row tests the entries one by one, and says of each what silence means.
    if random.chance(20) {
      for entry in (gaps.entries["drugs"] ?? []).indices {
        gaps.entries["drugs"]?[entry]["missed"] = nil
      }
    }
    return gaps
  }
}
