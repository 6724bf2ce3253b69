import Expressions
import Forms
import Rules
import Scheduling
public import Values

/// The colour of a submission and what gave it, without any words: all that it takes to count.
public struct BareDecision: Sendable {
  /// The colour, the same as the decision's.
  public let colour: Colour
  /// The findings and the open tests of the decision, in the order of the protocol.
  public let tests: [Test]
  /// What the form was read with; `nil` where its version is not accepted.
  public let reading: TriageProtocol.Reading?

  /// A threshold, rule or status that fired or that could not be settled.
  public struct Test: Sendable, Hashable {
    /// Its place among the reading's ``TriageProtocol/Reading/testIDs``.
    public let place: Int
    /// The worst that is proven of it, or that it could be.
    public let colour: Verdict
    /// Whether it could not be settled.
    public let isOpen: Bool

    /// Makes a test.
    public init(place: Int, colour: Verdict, isOpen: Bool) {
      self.place = place
      self.colour = colour
      self.isOpen = isOpen
    }
  }
}

extension TriageProtocol.Reading {
  /// The ids of what can fire, in order: thresholds, rules, and all that the number of findings adds.
  public var testIDs: [String] {
    rules.thresholds.map(\.id) + rules.rules.map(\.id) + ["status"]
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
    faults += timeFaults(
      request.submission.authored,
      received: request.received ?? request.now
    )
    faults += anchorFaults(request.patient, reading.rules, day)
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
    if let settled = judgeSettled(request) { return settled }
    return judgeWhole(request)
  }

  /// The same of any form.
  func judgeWhole(_ request: Request) -> BareDecision {
    guard let assessed = assess(request) else {
      return BareDecision(colour: .grey, tests: [], reading: nil)
    }
    let (rules, evaluation) = (assessed.reading.rules, assessed.run.evaluation)
    var frame = assessed.run.frame
    let found = colour(of: evaluation.overall, hasFaults: !assessed.faults.isEmpty)
    let rows = rules.consultations(for: found, evaluation.overall, &frame)
    var tests: [BareDecision.Test] = []
    func add(_ place: Int, _ outcome: Outcome) {
      if outcome.proven > .green {
        tests.append(.init(place: place, colour: outcome.proven, isOpen: false))
      }
      if outcome.possible > outcome.proven {
        tests.append(.init(place: place, colour: outcome.possible, isOpen: true))
      }
    }
    let count = rules.thresholds.count
    for index in 0..<count { add(index, evaluation.evaluated[index].outcome) }
    for (index, rule) in rules.rules.enumerated() {
      add(count + index, evaluation.evaluated[rule.outcome].outcome)
    }
    for status in evaluation.statuses { add(count + rules.rules.count, status) }
    return BareDecision(
      // Without a row for it, a form is decided by a person.
      colour: rows.isEmpty && found != .red ? .grey : found,
      tests: tests,
      reading: assessed.reading
    )
  }
}
