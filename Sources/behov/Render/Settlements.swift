import Forms
import Triage
import Values

/// What would settle a decision that is open: answers first, then what others must do.
struct Settlements {
  private let decision: Decision
  private let wording: any Wording

  init(_ decision: Decision, _ wording: any Wording) {
    self.decision = decision
    self.wording = wording
  }

  /// One way for each kind, none where nothing is open.
  var ways: [String] {
    if decision.open.isEmpty, decision.faults.isEmpty { return [] }
    let unknown = wording.kinds(decision.open.flatMap(\.because))
    func names(_ reasons: [Because.Reason]) -> [String] {
      unique(unknown.filter { reasons.contains($0.reason) }.flatMap(\.names))
    }
    let answers = names([.unanswered, .invalid, .gateOpen, .contradiction]) + faultItems
    var ways = [
      way(.answer, unique(answers)), way(.fact, unique(names([.factUnknown]) + faultFacts)),
      way(.earlierForm, names([.earlierForm])),
      way(.readings, names([.tooFewReadings, .readingInDoubt])),
    ]
    if decision.faults.contains(where: { $0.code == "stale" }) {
      ways.append(wording.settle(.newForm, ""))
    }
    if decision.faults.contains(where: { $0.cause == .technical && $0.code != Self.factCode })
      || !names([.earlierFormUnread]).isEmpty
    {
      ways.append(wording.settle(.technical, ""))
    }
    if decision.faults.contains(where: { $0.cause == .protocol }) || !names([.noCell]).isEmpty {
      ways.append(wording.settle(.protocol, ""))
    }
    return ways.compactMap(\.self)
  }

  private static let factCode = FaultCode.anchorUnknown.rawValue

  /// What of the patient nobody has told.
  private var faultFacts: [String] {
    decision.faults.filter { $0.code == Self.factCode }.compactMap { fault in
      fault.item.map { wording.quoted(wording.text(fault.label) ?? $0) }
    }
  }

  /// Items that the patient answered wrongly and that no open test names.
  private var faultItems: [String] {
    let named = Set(decision.open.flatMap(\.because).map(\.item))
    return decision.faults.filter { $0.cause == .patient }.compactMap { fault in
      guard let item = fault.item, !named.contains(item) else { return nil }
      return wording.quoted(wording.text(fault.label) ?? item)
    }
  }

  private func unique(_ names: [String]) -> [String] {
    var seen: Set<String> = []
    return names.filter { seen.insert($0).inserted }
  }

  private func way(_ way: Settlement, _ names: [String]) -> String? {
    names.isEmpty ? nil : wording.settle(way, wording.list(names))
  }
}
