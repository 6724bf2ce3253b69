import Triage
import Values

/// A decision in one line: its weightiest reason, and how many more there are.
struct Summary {
  private let decision: Decision
  private let wording: any Wording

  init(_ decision: Decision, _ wording: any Wording) {
    self.decision = decision
    self.wording = wording
  }

  /// The first reason.
  ///
  /// What is grey is so by what is open or wrong, and that comes first there.
  var reason: String {
    let open = decision.open.first.map(sentence)
    let fault = decision.faults.first.map(wording.sentence)
    let ranked = decision.colour == .grey ? [open, fault, found] : [found, open, fault]
    return ranked.compactMap(\.self).first ?? hidden ?? wording.nothingFound
  }

  /// The worst that is proven; `nil` where nothing is.
  var found: String? { decision.findings.first.map(sentence) }

  /// Whether there is no reason to tell.
  var isNone: Bool {
    decision.findings.isEmpty && decision.open.isEmpty && decision.faults.isEmpty && hidden == nil
  }

  /// How many reasons there are beside the first.
  var more: Int {
    max(decision.findings.count + decision.open.count + decision.faults.count - 1, 0)
  }

  private var hidden: String? {
    decision.hiddenAnswers.isEmpty ? nil : wording.hiddenAnswers(decision)
  }

  /// The protocol's sentence; a number or limit that it does not tell stands after it.
  func sentence(_ finding: Finding) -> String {
    let text = wording.text(finding.text) ?? finding.id
    guard case .number(let number) = finding.value else { return text }
    let value = wording.number(number)
    let words = text.split { !($0.isNumber || $0 == "," || $0 == ".") }
    if words.contains(where: { $0 == value || $0.dropLast() == value }) { return text }
    return "\(text) (\(wording.valueAndLimit(value, wording.limitInSigns(finding.limit))))"
  }

  private func sentence(_ test: OpenTest) -> String {
    let text = wording.text(test.text) ?? test.id
    let clauses = wording.clauses(test.because)
    return wording.unsettled(clauses.isEmpty ? text : "\(text); \(clauses)")
  }
}

extension Wording {
  /// What is not known, each kind once: `there is no answer to “Sleep” and “Energy”`.
  func clauses(_ because: [Because]) -> String {
    kinds(because).map { self.because($0.reason, list($0.names)) }.joined(separator: "; ")
  }

  /// The unknown things by kind, in the order of their first.
  func kinds(_ because: [Because]) -> [(reason: Because.Reason, names: [String])] {
    var kinds: [(reason: Because.Reason, names: [String])] = []
    for unknown in because {
      let name = quoted(text(unknown.label) ?? facts[unknown.item] ?? unknown.item)
      if let index = kinds.firstIndex(where: { $0.reason == unknown.reason }) {
        if !kinds[index].names.contains(name) { kinds[index].names.append(name) }
      } else {
        kinds.append((unknown.reason, [name]))
      }
    }
    return kinds
  }
}
