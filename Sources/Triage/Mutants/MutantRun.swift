import Diagnostics
import Expressions
import Forms
import Rules
public import Scheduling

/// What the cases of a protocol make of its mutants.
public struct MutantRun: Sendable {
  /// What became of a mutant.
  public enum Fate: Sendable, Hashable {
    /// A case is no longer as expected: the case.
    case noticed(by: String)
    /// The protocol with the change has an error, so that nobody could use it.
    case refused
    /// No value in the declared range gives another verdict.
    case equivalent
    /// No case notices; the answers that would make it be noticed, where they could be found.
    case unnoticed(Witness?)
  }

  /// A mutant and what became of it.
  public struct Tried: Sendable, Hashable {
    /// The mutant.
    public let mutant: Mutant
    /// What became of it.
    public let fate: Fate
  }

  /// Every mutant, in the order of the protocol's text.
  public let tried: [Tried]

  /// Tries every mutant on the cases that are as expected.
  ///
  /// - Complexity: O(mutants × cases); a case is decided again only where a change could be seen.
  public init(_ file: CaseFile, _ triageProtocol: TriageProtocol, calendar: ClinicCalendar) {
    let source = triageProtocol.source
    let (parsed, _) = RuleFileParser.parse(source)
    guard let cases = PreparedCases(file, triageProtocol, calendar: calendar) else {
      tried = []
      return
    }
    let steps = ValueSteps(form: cases.reading.form, rules: cases.reading.rules)
    let mutants = MutantMaker.mutants(of: parsed, source) { steps.step(of: $0) }
    let trial = MutantTrial(cases, parsed)
    tried = mutants.map { Tried(mutant: $0, fate: trial.fate(of: $0)) }
  }
}

/// Tries mutants on cases that were decided by the protocol as it is.
private struct MutantTrial {
  private let triageProtocol: TriageProtocol
  private let parsed: ProtocolFile
  private let cases: PreparedCases
  private let sound: [PreparedCases.Prepared]
  private let forms: FormLibrary

  init(_ cases: PreparedCases, _ parsed: ProtocolFile) {
    triageProtocol = cases.triageProtocol
    self.parsed = parsed
    self.cases = cases
    sound = cases.cases.filter(\.isAsExpected)
    forms = FormLibrary(cases.triageProtocol.readings.map(\.form))
  }

  func fate(of mutant: Mutant) -> MutantRun.Fate {
    let (file, faults) = RuleFileParser.parse(mutant.applied(to: triageProtocol.source))
    let source = mutant.applied(to: triageProtocol.source)
    guard !faults.hasErrors, let mutated = ProtocolLoader(file, source, forms).load().0,
      let reading = mutated.readings.first
    else { return .refused }
    let triage = Triage(mutated, calendar: cases.calendar, engine: "test")
    if let noticing = sound.first(where: { notices($0, triage, reading) }) {
      return .noticed(by: noticing.row.name)
    }
    let search = WitnessSearch(cases.reading, mutant, parsed, against: reading.rules)
    return search.differs ? .unnoticed(search.witness) : .equivalent
  }

  private func notices(
    _ prepared: PreparedCases.Prepared,
    _ triage: Triage,
    _ reading: TriageProtocol.Reading
  ) -> Bool {
    if prepared.run.values.hiddenAnswers.isEmpty, let answers = prepared.request.answers {
      let values = prepared.run.values
      let run = triage.run(reading, answers, values, prepared.request, prepared.day)
      if run.evaluation.isSame(as: prepared.run.evaluation) { return false }
    }
    return !prepared.row.differences(from: triage.decide(prepared.request)).isEmpty
  }
}

extension Evaluation {
  /// Whether every threshold, rule and status has the outcome that it has in another.
  fileprivate func isSame(as other: Evaluation) -> Bool {
    evaluated.map(\.outcome) == other.evaluated.map(\.outcome) && statuses == other.statuses
  }
}
