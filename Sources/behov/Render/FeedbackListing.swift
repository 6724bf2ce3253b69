import FollowUp
import Storage

/// How often people judged otherwise than each rule, and why.
struct FeedbackListing {
  private let rules: [Rule]
  private let wording: any Wording

  /// A rule, with what became of its findings.
  private struct Rule {
    let name: String
    let handled: Int
    let overridden: Int
    let reasons: [(reason: OverrideReason, count: Int)]
  }

  init(feedback: [RuleFeedback], wording: any Wording) {
    self.wording = wording
    let byRule = Dictionary(grouping: feedback) { "\($0.protocol) \($0.finding)" }
    rules = byRule.map { name, feedback in
      let reasons = OverrideReason.allCases.compactMap { reason in
        let count = feedback.filter { $0.reason == reason }.reduce(0) { $0 + $1.count }
        return count == 0 ? nil : (reason: reason, count: count)
      }
      return Rule(
        name: name,
        handled: feedback.reduce(0) { $0 + $1.count },
        overridden: reasons.reduce(0) { $0 + $1.count },
        reasons: reasons
      )
    }.sorted { ($1.overridden, $0.name) < ($0.overridden, $1.name) }
  }

  /// The rules that were overridden, the most often first.
  var lines: [Line] {
    let overridden = rules.filter { $0.overridden > 0 }
    if overridden.isEmpty { return [Line(wording.noOverrides)] }
    let headings = wording.feedbackHeadings
    let cells = overridden.map { rule in
      [
        rule.name, "\(rule.overridden)/\(rule.handled)",
        rule.reasons.map { "\(wording.word($0.reason)) \($0.count)" }.joined(separator: ", "),
      ]
    }
    let all = [[headings.rule, headings.overridden, headings.reasons]] + cells
    let widths = [0, 1].map { column in all.map { Columns.width($0[column]) }.max() ?? 0 }
    return all.enumerated().map { index, row in
      let line = zip(row, widths).map { Columns.padded($0, $1) } + [row[2]]
      return Line(line.joined(separator: "  "), index == 0 ? .strong : .plain)
    }
  }

  /// Every rule with a finding that was dealt with, a row for each reason.
  var csv: String {
    let rows = rules.flatMap { rule in
      [[rule.name, "handled", "\(rule.handled)"]]
        + rule.reasons.map { [rule.name, $0.reason.rawValue, "\($0.count)"] }
    }
    return ([["rule", "reason", "count"]] + rows).map(CSVLine.text).joined()
  }
}
