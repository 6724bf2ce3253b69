import Expressions
import Forms
import Rules
import Scheduling
public import Values

/// The colour of a submission and what gave it, without any words: all that it takes to count.
public struct BareDecision: Sendable, Hashable {
  /// The colour, the same as the decision's.
  public let colour: Colour
  /// The findings and the open tests of the decision, in the order of the protocol.
  public let tests: [Test]

  /// A threshold, rule or status that fired or that could not be settled.
  public struct Test: Sendable, Hashable {
    /// Its id.
    public let id: String
    /// The worst that is proven of it, or that it could be.
    public let colour: Verdict
    /// Whether it could not be settled.
    public let isOpen: Bool

    /// Makes a test.
    public init(id: String, colour: Verdict, isOpen: Bool) {
      self.id = id
      self.colour = colour
      self.isOpen = isOpen
    }
  }
}

extension Triage {
  /// A form as it was evaluated, with all that is wrong with it.
  struct Assessment {
    let reading: TriageProtocol.Reading
    var run: Run
    var faults: [DecisionFault]
    let day: CivilDate
  }

  /// Evaluates a submission; `nil` where its version cannot be read.
  func assess(_ request: Request) -> Assessment? {
    let day = calendar.date(of: request.submission.authored)
    guard let reading = self.protocol.reading(of: request.submission.version),
      let answers = request.answers
    else { return nil }
    var run = run(reading, answers, request, day)
    var faults = answers.faults.map { DecisionFault($0) }
    faults += run.values.faults.map { DecisionFault($0) }
    faults += timeFaults(request, day)
    faults += anchorFaults(request, reading.rules, day)
    faults += correctionFaults(request)
    faults += limitFaults(request.patient, reading.rules, on: day)
    faults += contradictions(&run, reading, answers, request, day)
    return Assessment(reading: reading, run: run, faults: faults, day: day)
  }

  /// Finds a submission's colour, and what fired.
  ///
  /// - Parameter request: the submission and all that its decision depends on.
  /// - Returns: the same colour, findings and open tests as those of ``decide(_:)``.
  public func judge(_ request: Request) -> BareDecision {
    guard let assessed = assess(request) else { return BareDecision(colour: .grey, tests: []) }
    let (rules, evaluation) = (assessed.reading.rules, assessed.run.evaluation)
    var frame = assessed.run.frame
    let found = colour(of: evaluation.overall, hasFaults: !assessed.faults.isEmpty)
    let rows = rules.consultations(for: found, evaluation.overall, &frame)
    var tests: [BareDecision.Test] = []
    func add(_ id: @autoclosure () -> String, _ outcome: Outcome) {
      if outcome.proven > .green {
        tests.append(.init(id: id(), colour: outcome.proven, isOpen: false))
      }
      if outcome.possible > outcome.proven {
        tests.append(.init(id: id(), colour: outcome.possible, isOpen: true))
      }
    }
    for (index, threshold) in rules.thresholds.enumerated() {
      add(threshold.id, evaluation.evaluated[index].outcome)
    }
    for rule in rules.rules { add(rule.id, evaluation.evaluated[rule.outcome].outcome) }
    for status in evaluation.statuses { add("status", status) }
    // Without a row for it, a form is decided by a person.
    return BareDecision(colour: rows.isEmpty && found != .red ? .grey : found, tests: tests)
  }
}
