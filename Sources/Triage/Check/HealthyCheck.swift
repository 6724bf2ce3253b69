import Diagnostics
import Expressions
import Rules
import Values

/// Asks what the healthiest and the sickest patient get, at every time point of the plan: green,
/// twice in a row too, and red.
struct HealthyCheck {
  private let exemplar: Exemplar
  private let header: Place

  init(_ exemplar: Exemplar, header: Place) {
    self.exemplar = exemplar
    self.header = header
  }

  func diagnostics() -> [Diagnostic] {
    var found: [Diagnostic] = []
    if let best = exemplar.due.lazy.compactMap(best).first { found.append(best) }
    if let worst = exemplar.due.lazy.compactMap(worst).first { found.append(worst) }
    return found
  }

  private func best(_ due: Exemplar.Due) -> Diagnostic? {
    var chosen = exemplar.candidates.map { _ in 0 }
    let first = settle(&chosen, due, .green)
    guard first.evaluation.isGreen else { return notGreen(first, due, again: false) }
    let second = exemplar.evaluate(chosen, due, after: first.frame.slots)
    return second.evaluation.isGreen ? nil : notGreen(second, due, again: true)
  }

  private func worst(_ due: Exemplar.Due) -> Diagnostic? {
    var chosen = exemplar.candidates.map { $0.count - 1 }
    let found = settle(&chosen, due, .red)
    let proven = found.evaluation.overall.proven
    return proven == .red ? nil : .worstNotRed(proven, at: due.period, header)
  }

  /// Where the answers without a direction are to lead.
  private enum Aim {
    case green, red

    func isReached(_ found: Exemplar.Found) -> Bool {
      self == .green ? found.evaluation.isGreen : found.evaluation.overall.proven == .red
    }
  }

  /// Tries the answers of which nothing says whether they are worse, one item after another.
  ///
  /// Where no single change leads there, changes that by themselves make no difference are tried
  /// too: a question may have to be shown before its answer can matter.
  private func settle(_ chosen: inout [Int], _ due: Exemplar.Due, _ aim: Aim) -> Exemplar.Found {
    let found = step(&chosen, due, aim, sideways: false)
    if aim.isReached(found) { return found }
    var other = chosen
    let further = step(&other, due, aim, sideways: true)
    guard aim.isReached(further) else { return found }
    chosen = other
    return further
  }

  private func step(
    _ chosen: inout [Int],
    _ due: Exemplar.Due,
    _ aim: Aim,
    sideways: Bool
  ) -> Exemplar.Found {
    var found = exemplar.evaluate(chosen, due)
    for item in exemplar.undirected {
      for candidate in exemplar.candidates[item].indices where candidate != chosen[item] {
        if aim.isReached(found) { return found }
        var other = chosen
        other[item] = candidate
        let tried = exemplar.evaluate(other, due)
        let gain = tried.evaluation.burden - found.evaluation.burden
        let isBetter = aim == .green ? gain < 0 : gain > 0
        if isBetter || sideways && gain == 0 { (chosen, found) = (other, tried) }
      }
    }
    return found
  }

  private func notGreen(
    _ found: Exemplar.Found,
    _ due: Exemplar.Due,
    again: Bool
  ) -> Diagnostic? {
    let rules = exemplar.reading.rules
    let index = found.evaluation.evaluated.firstIndex { $0.outcome != .green }
    let overall = found.evaluation.overall
    let colour = Colour(proven: overall.proven, possible: overall.possible)
    return .bestNotGreen(
      colour,
      index.map { rules.outcomeIDs[$0] },
      answers: index.map { rules.answers(toOutcome: $0, found.frame, at: due.period) } ?? [],
      at: due.period,
      again: again,
      index.flatMap { rules.place(ofOutcome: $0, at: due.period) } ?? header
    )
  }
}

extension Evaluation {
  fileprivate var isGreen: Bool { overall == .green }

  /// How much is found in all; what is found of the whole weighs most.
  fileprivate var burden: Int {
    evaluated.reduce(1000 * overall.burden) { $0 + $1.outcome.burden }
  }
}

extension Outcome {
  fileprivate var burden: Int { Int(proven.rawValue) + Int(possible.rawValue) }
}
