import Expressions
import Forms
import Rules
import Values

/// Looks for answers on which a threshold or rule and its mutant differ.
///
/// What the block reads is cut at every limit that stands in it, and each combination is tried.
/// Values that hang together are tried as if they did not, so that *no difference* is a proof
/// wherever the cuts are complete: every value was tried, or the block only compares single values
/// with constants.
struct WitnessSearch {
  /// The first answers found.
  let witness: Witness?
  /// Whether they may differ: `false` is a proof.
  let differs: Bool

  /// More combinations than this are not tried.
  private static let most = 20_000

  init(
    _ reading: TriageProtocol.Reading,
    _ mutant: Mutant,
    _ file: ProtocolFile,
    against mutated: RuleSet
  ) {
    guard let index = reading.rules.outcomeIDs.firstIndex(of: mutant.subject),
      mutant.block == .threshold || mutant.block == .rule
    else {
      (witness, differs) = (nil, true)
      return
    }
    let block = ProtocolBlock(file, mutant.subject)
    let space = WitnessSpace(reading, block, index, [reading.rules, mutated])
    let pair = RulePair(rules: reading.rules, mutated: mutated, index: index, space: space)
    guard let count = space.count, count * max(pair.points.count, 1) <= Self.most else {
      (witness, differs) = (nil, true)
      return
    }
    witness = (0..<count).lazy.compactMap { pair.witness(at: $0) }.first
    differs = witness != nil || !space.isComplete
  }
}

/// A threshold's rows or a rule, as it is written.
struct ProtocolBlock {
  /// Its expressions, the values of thresholds among them.
  let expressions: [Expression]

  init(_ file: ProtocolFile, _ id: String) {
    let rows = file.thresholds.filter { $0.id.value == id }
    let rules = file.rules.filter { $0.id.value == id }
    let own = rows.flatMap(\.comparisons) + rules.flatMap(\.clauses).map(\.condition)
    expressions = Self.withValues(own, file.values)
  }

  /// The named values that are read stand in the block as well.
  private static func withValues(_ own: [Expression], _ values: [ValueLine]) -> [Expression] {
    values.reversed().reduce(own) { found, line in
      let isRead = found.flatMap(\.everyPart).contains { $0.kind == .path(line.id.value) }
      return isRead ? found + [line.expression] : found
    }
  }

  /// The numbers that stand in it.
  var numbers: [Number] { expressions.flatMap(\.everyPart).compactMap(\.constant) }

  /// The lengths of time that stand in it.
  var periods: [Period] {
    expressions.flatMap(\.everyPart).compactMap { part in
      if case .period(let period) = part.kind { period } else { nil }
    }
  }

  /// The days that stand in it.
  var days: [CivilDate] {
    expressions.flatMap(\.everyPart).compactMap { part in
      if case .date(let day) = part.kind { day } else { nil }
    }
  }

  /// Whether it computes nothing: each value is compared by itself with what is written.
  ///
  /// Where it asks for days and for lengths of time, the day of the form counts too.
  var comparesOnly: Bool {
    guard days.isEmpty || periods.isEmpty else { return false }
    return expressions.flatMap(\.everyPart).allSatisfy { part in
      switch part.kind {
      // A value of a series is read; its name has the series' before it.
      case .call(let name, _):
        name.contains(".") || ["since", "until", "previous", "baseline", "latest"].contains(name)
      case .comparison(_, let left, let right): left.isWritten || right.isWritten
      case .between(_, let low, let high): low.isWritten && high.isWritten
      case .within(_, let tests): tests.flatMap(\.parts).allSatisfy(\.isWritten)
      case .arithmetic, .choice, .has, .otherwise, .orWorse: false
      default: true
      }
    }
  }
}

extension Expression {
  /// Whether it is written out: a number, an option, a date.
  fileprivate var isWritten: Bool {
    switch kind {
    case .number, .string, .boolean, .date, .period: true
    case .negated(let operand): operand.isWritten
    case .range(let range): range.low.isWritten && range.high.isWritten
    case .list(let parts): parts.allSatisfy(\.isWritten)
    default: false
    }
  }
}

extension ThresholdRow {
  /// Its cells, each test as the comparison that it stands for.
  fileprivate var comparisons: [Expression] {
    [value]
      + [green, yellow, red].flatMap(\.tests).flatMap { test -> [Expression] in
        switch test.kind {
        case .comparison(let comparison, let operand):
          [Expression(.comparison(comparison, value, operand), test.span)]
        case .value: [Expression(.within(value, [test]), test.span)]
        case .colour, .named: []
        }
      }
  }
}

/// A protocol's rules and a mutant's, evaluated on the same values.
private struct RulePair {
  let rules: RuleSet
  let mutated: RuleSet
  let index: Int
  let space: WitnessSpace

  /// The time points at which the block's rows are due.
  var points: [Period?] {
    guard index < rules.thresholds.count else { return [nil] }
    let points = rules.thresholds[index].rows.flatMap(\.timePoints)
    return points.isEmpty ? [nil] : points
  }

  func witness(at number: Int) -> Witness? {
    let values = space.values(at: number)
    for point in points {
      let before = outcome(rules, values, point)
      let after = outcome(mutated, values, point)
      if before != after {
        return Witness(values: space.held(values), before: before, after: after)
      }
    }
    return nil
  }

  private func outcome(_ rules: RuleSet, _ values: [ValueSet], _ point: Period?) -> Outcome {
    var frame = space.frame(of: rules, values)
    return rules.evaluate(&frame, at: point).evaluated[index].outcome
  }
}
