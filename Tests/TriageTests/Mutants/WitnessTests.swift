import Diagnostics
import Expressions
import Forms
import Rules
import Testing
import Values

@testable import Triage

/// What is called *without effect* has no effect on any value; what has one comes with the values.
@Suite("Answers on which a mutant differs")
struct WitnessTests {
  static let triageProtocol = Content.triageProtocol("wrist_surgery_follow_up")

  /// The mutants of one rule in place of `numb_and_weak`, tried on no case.
  private func tried(_ condition: String) throws -> [MutantRun.Tried] {
    let source = Self.triageProtocol.source
    let text = source[Span(0, source.bytes.count)].replacing(
      "when wakes_at_night = true and weak_grip = true",
      with: "when \(condition)"
    )
    let library = ProtocolLibrary(
      [SourceText(path: "w.rules", text)],
      forms: Content.forms,
      asksForMeaning: false
    )
    let changed = try #require(library.protocols.first, "\(library.diagnostics)")
    let (file, _) = CaseFile.read(SourceText(path: "w.csv", ""), for: changed)
    return MutantRun(file, changed, calendar: Content.calendar).tried
      .filter { $0.mutant.subject == "numb_and_weak" }
  }

  private func withoutEffect(_ condition: String) throws -> [Mutant.Change] {
    try tried(condition).filter { $0.fate == .equivalent }.map(\.mutant.change)
  }

  @Test func aSideThatAnotherHoldsIsWithoutEffect() throws {
    #expect(
      try withoutEffect("pain.nrs >= 6 or pain.nrs >= 4") == [
        .side("pain.nrs >= 6", of: "or"),
        .limit(from: "pain.nrs >= 6", to: "pain.nrs >= 5"),
        .limit(from: "pain.nrs >= 6", to: "pain.nrs >= 7"),
      ]
    )
  }

  @Test func aDayIsCutAtThePeriod() throws {
    #expect(
      try withoutEffect("since(surgery) <= 10 days or since(surgery) <= 20 days") == [
        .side("since(surgery) <= 10 days", of: "or"),
        .limit(from: "since(surgery) <= 10 days", to: "since(surgery) <= 9 days"),
        .limit(from: "since(surgery) <= 10 days", to: "since(surgery) <= 11 days"),
      ]
    )
  }

  /// There are too many options for every choice of several to be tried.
  @Test func nothingIsProvenOfSeveralOfManyOptions() throws {
    let epilepsy = Content.triageProtocol("epilepsy_follow_up")
    let source = epilepsy.source
    let kinds = "not side_effect_kinds = \"tiredness\" or side_effect_kinds = \"shaking\""
    let text = source[Span(0, source.bytes.count)].replacing(
      "when any(drugs, drug = \"dont_know\")",
      with: "when \(kinds)"
    )
    let library = ProtocolLibrary(
      [SourceText(path: "e.rules", text)],
      forms: Content.forms,
      asksForMeaning: false
    )
    let changed = try #require(library.protocols.first, "\(library.diagnostics)")
    let (file, _) = CaseFile.read(SourceText(path: "e.csv", ""), for: changed)
    let tried = MutantRun(file, changed, calendar: Content.calendar).tried
      .filter { $0.mutant.subject == "drug_unknown" }
    #expect(tried.count > 2)
    #expect(tried.allSatisfy { $0.fate != .equivalent })
  }

  @Test func nothingIsProvenOfWhatIsComputedFromTooManyValues() throws {
    let condition = "prwe.total >= 50 - prwe.total or prwe.total >= 90 - prwe.total"
    #expect(try withoutEffect(condition).isEmpty)
  }

  @Test func theValuesAreOnTheLimit() throws {
    let fate = try tried("prwe.total > 50").first {
      $0.mutant.change == .limit(from: "prwe.total > 50", to: "prwe.total > 50.5")
    }?.fate
    guard case .unnoticed(let witness?) = fate else {
      Issue.record("\(String(describing: fate))")
      return
    }
    #expect(witness.values.map(\.name) == ["prwe.total"])
    #expect(["50.1", "50.5"].contains(text(witness.values.first)))
    #expect(witness.before.proven == .red && witness.after.proven == .green)
  }

  private func text(_ held: Witness.Held?) -> String {
    if case .value(let text) = held?.state { text } else { "" }
  }

  @Test func anEarlierFormIsAmongTheValues() throws {
    let fate = try tried("pain.nrs >= 3 and previous(pain.nrs) = 0").first {
      $0.mutant.change == .side("previous(pain.nrs) = 0", of: "and")
    }?.fate
    guard case .unnoticed(let witness?) = fate else {
      Issue.record("\(String(describing: fate))")
      return
    }
    #expect(witness.values.map(\.name).contains("previous(pain.nrs)"))
  }

  /// What is not needed is not applicable while nobody answers it, and decides by that.
  @Test func whatIsNotNeededCanBeLeftUnanswered() throws {
    let knee = try Knee(worse: "locked = true and pain <= 10", needsPain: false)
    let side = try #require(
      knee.tried.first { $0.mutant.change == .side("pain <= 10", of: "and") }
    )
    guard case .unnoticed(let witness?) = side.fate else {
      Issue.record("\(side)")
      return
    }
    #expect(witness.values.first { $0.name == "pain" }?.state == .notApplicable)
  }

  /// A proof of no effect agrees with trying every pair of values, and so do the answers found.
  @Test(arguments: ["and", "or"])
  func aProofAgreesWithTryingEverything(word: String) throws {
    let parts = ["pain >= 3", "pain >= 6", "previous(pain) < 4", "not (previous(pain) = 0)"]
    for left in parts {
      for right in parts {
        let knee = try Knee(worse: "\(left) \(word) \(right)")
        for tried in knee.tried {
          let differs = try knee.differs(tried.mutant)
          #expect(differs == (tried.fate != .equivalent), "\(knee.condition): \(tried)")
        }
      }
    }
  }
}

/// The small protocol of the command cases, with a condition of its own for the rule `worse`.
private struct Knee {
  let forms: FormLibrary
  let condition: String
  let triageProtocol: TriageProtocol

  init(worse condition: String, needsPain: Bool = true) throws {
    self.condition = condition
    let source = try #require(Content.source("Tests/Content/knee/Rules/knee.rules"))
    var text = source[Span(0, source.bytes.count)].replacing(
      "when worsening(function.total) >= mcid(function.total)",
      with: "when \(condition)"
    )
    var files = Content.files(in: "Tests/Content/knee/Forms", ending: ".json")
    if !needsPain {
      files = files.map { file in
        SourceText(
          path: file.path,
          file[Span(0, file.bytes.count)].replacing(
            "[0, 10], \"worse\": \"higher\", \"required\": true",
            with: "[0, 10], \"worse\": \"higher\""
          )
        )
      }
      text = text.replacing("| red       | source", with: "| red       | missing | source")
      let red = [">= 4     ", "true     ", "\"swollen\"", ">= 38.5  ", "never    "]
      for (cell, missing) in red.map({ ($0, "grey") }) + [(">= 8     ", "-")] {
        text = text.replacing("\(cell) | \"made up\"", with: "\(cell) | \(missing) | \"made up\"")
      }
    }
    forms = FormLibrary(reading: files)
    let library = ProtocolLibrary(
      [SourceText(path: "k.rules", text)],
      forms: forms,
      asksForMeaning: false
    )
    triageProtocol = try #require(library.protocols.first, "\(library.diagnostics)")
  }

  /// The mutants of the rule that nothing refuses, tried on no case.
  var tried: [MutantRun.Tried] {
    let (file, _) = CaseFile.read(SourceText(path: "k.csv", ""), for: triageProtocol)
    return MutantRun(file, triageProtocol, calendar: Content.calendar).tried
      .filter { $0.mutant.subject == "worse" && $0.fate != .refused }
  }

  /// Whether a mutant gives another outcome on any pair of values.
  func differs(_ mutant: Mutant) throws -> Bool {
    let library = ProtocolLibrary(
      [mutant.applied(to: triageProtocol.source)],
      forms: forms,
      asksForMeaning: false
    )
    let mutated = try #require(library.protocols.first)
    return try outcomes(triageProtocol) != outcomes(mutated)
  }

  /// What the rule gives for each value of now and of the form before, or none before.
  private func outcomes(_ triageProtocol: TriageProtocol) throws -> [Outcome] {
    let rules = try #require(triageProtocol.readings.first).rules
    let index = try #require(rules.outcomeIDs.firstIndex(of: "worse"))
    guard case .value(let slot, let pain) = rules.schema.lookUp("pain") else { return [] }
    let values = (0...10).map { ValueSet.number(Number($0)) }
    return values.flatMap { now in
      (values + [pain.domain.hidden]).map { before in
        var frame = Frame(
          slots: rules.schema.values.map(\.domain),
          sections: rules.schema.sections.map { SectionEntries(width: $0.fields.count) },
          authored: CivilDate(dayNumber: 0)
        )
        frame.slots[slot] = now
        frame.recalled = rules.program.recalls.map { _ in before }
        return rules.evaluate(&frame, at: nil).evaluated[index].outcome
      }
    }
  }
}
