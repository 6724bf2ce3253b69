import Diagnostics
import Expressions
import Values

/// Looks for a rule that fires only where another finding is at least as bad; a note, for it may be
/// meant.
///
/// Another finding can only be told by what it reads, so that of many only those are tried that read
/// nothing the rule does not read.
struct ImpliedCheck {
  private let check: RuleCheck
  /// What is evaluated whatever the time point, by outcome.
  private let parts: [RulePart?]
  /// The slots that any finding may read: those of limits.
  private let free: Set<Int>
  /// The outcomes by the first slot that they read and that is not free; `nil` where there is none.
  private let readers: [Int?: [Int]]
  /// The evaluations with which one pair is looked at.
  private static let budget = 2000

  private var rules: RuleSet { check.rules }

  init(_ check: RuleCheck) {
    let rules = check.rules
    self.check = check
    free = Set(rules.limits.map(\.slot))
    parts = rules.outcomeIDs.indices.map { Self.alwaysDue($0, rules) }
    var readers: [Int?: [Int]] = [:]
    for (outcome, part) in parts.enumerated() {
      guard let slots = part?.reads.slots, !slots.isEmpty else { continue }
      readers[slots.subtracting(free).min(), default: []].append(outcome)
    }
    self.readers = readers
  }

  func diagnostic(_ rule: Rule) -> Diagnostic? {
    guard !rule.isSafety, let mine = parts[rule.outcome], mine.reads.outcomes.isEmpty else {
      return nil
    }
    var witnesses: [Witness] = []
    let slots: [Int?] = [nil] + mine.reads.slots.map(Optional.some)
    let other = slots.flatMap { readers[$0] ?? [] }.sorted().first { index in
      guard index != rule.outcome, let its = parts[index],
        its.reads.isWithin(mine.reads, besides: free),
        !witnesses.indices.contains(where: { witnesses[$0].refutes(index, its, rules) })
      else { return false }
      var search = check.search([mine, its], budget: Self.budget)
      let found = search.run { look in
        rules.outcome(rule.outcome, &look.frame, at: nil).possible
          > rules.outcome(index, &look.frame, at: nil).proven
      }
      switch found {
      case .none: return true
      case .gaveUp: return false
      case .found(var frame, _):
        let colour = rules.outcome(rule.outcome, &frame, at: nil).possible
        var reads = mine.reads
        reads.formUnion(its.reads)
        witnesses.append(Witness(colour: colour, reads: reads, frame: frame))
        return false
      }
    }
    return other.map { .ruleImplied(rule.id, by: rules.outcomeIDs[$0], at: rule.place) }
  }

  /// Answers by which a rule is worse than one finding, and perhaps than others too.
  private struct Witness {
    /// What the rule comes to.
    let colour: Verdict
    /// What is at one point.
    let reads: Reads
    var frame: Frame

    /// Whether the rule is worse than a finding that reads nothing else, and no entries, of which only
    /// those items are at one point that were asked for.
    mutating func refutes(_ outcome: Int, _ part: RulePart, _ rules: RuleSet) -> Bool {
      part.reads.sections.isEmpty && part.reads.isWithin(reads, besides: [])
        && colour > rules.outcome(outcome, &frame, at: nil).proven
    }
  }

  private static func alwaysDue(_ outcome: Int, _ rules: RuleSet) -> RulePart? {
    if outcome < rules.thresholds.count {
      guard let row = rules.thresholds[outcome].rows.first, row.timePoints.isEmpty,
        row.section == nil
      else { return nil }
    }
    return RulePart(rules, outcome, at: nil)
  }
}

extension Reads {
  /// Whether nothing is read that the other does not read, but for some slots.
  fileprivate func isWithin(_ other: Reads, besides free: Set<Int>) -> Bool {
    slots.subtracting(free).isSubset(of: other.slots) && recalls.isSubset(of: other.recalls)
      && sections.isSubset(of: other.sections) && outcomes.isSubset(of: other.outcomes)
  }
}
