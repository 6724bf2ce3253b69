import Expressions
import Rules
import Values

extension Account {
  /// One threshold, rule or status as it ran.
  struct Item {
    let id: String
    let outcome: Outcome
    let value: ValueSet?
    var isOfSilence = false
    let kind: Kind

    enum Kind {
      case threshold(Threshold, row: Threshold.Row?)
      case rule(Rule)
      case status(StatusRule)
    }

    var isStatus: Bool {
      if case .status = kind { true } else { false }
    }

    var isSafety: Bool {
      switch kind {
      case .threshold(let threshold, _): threshold.isSafety
      case .rule(let rule): rule.isSafety
      case .status: false
      }
    }

    /// Whether what it tests is a number; days and lengths of time have bounds too.
    var isNumber: Bool {
      guard case .threshold(_, let row?) = kind, case .number = row.subject.type else {
        return false
      }
      return true
    }

    /// Whether its limits are those of a time point.
    var readsTimePoint: Bool {
      guard case .threshold(let threshold, _) = kind else { return false }
      return threshold.rows.contains { !$0.timePoints.isEmpty }
    }

    var source: String {
      switch kind {
      case .threshold(_, let row): row?.source ?? ""
      case .rule(let rule): rule.source
      case .status: ""
      }
    }

    func limit(of verdict: Verdict, _ account: Account) -> String {
      switch kind {
      case .threshold(_, let row): row.map { account.limit($0, verdict) } ?? ""
      case .rule(let rule): rule.written
      case .status(let status): status.written
      }
    }

    func reads(_ rules: RuleSet) -> Reads {
      switch kind {
      case .threshold(_, let row):
        row.map { row in
          row.cells.reduce(into: rules.program.reads(row.subject)) { reads, cell in
            reads.formUnion(rules.program.reads(cell.condition))
          }
        } ?? Reads()
      case .rule(let rule):
        [rule.yellow, rule.red].compactMap { $0 }.reduce(into: Reads()) { reads, condition in
          reads.formUnion(rules.program.reads(condition))
        }
      case .status: Reads()
      }
    }
  }
}
