import Values

/// Repeated sections of which each entry is settled.
extension Program {
  func field(_ section: Int, _ field: Int, _ frame: inout SettledFrame) -> SettledValue {
    guard let entry = frame.entry, entry.section == section else { return frame.open() }
    return frame.settled(frame.sections[section].values[entry.offset + field])
  }

  func aggregate(
    _ aggregate: Aggregate,
    _ section: Int,
    _ body: Int32,
    _ frame: inout SettledFrame
  ) -> SettledValue {
    if frame.sections[section].isHidden { return .hidden }
    var fold = SettledFold(aggregate, leavesOutHidden: true)
    eachEntry(of: section, &frame) { fold.add(value(body, &$0)) }
    return frame.settled(fold.result)
  }

  func count(_ section: Int, _ body: Int32?, _ frame: inout SettledFrame) -> SettledValue {
    if frame.sections[section].isHidden { return .hidden }
    var count = 0
    eachEntry(of: section, &frame) { frame in
      if body.map({ truth($0, &frame).isTrue }) ?? true { count += 1 }
    }
    return SettledValue(count, isAnswered: true)
  }

  /// The truth of one entry that stands before those of all others.
  func fold(
    _ section: Int,
    _ body: Int32,
    _ frame: inout SettledFrame,
    _ isBefore: (TruthSet, TruthSet) -> Bool
  ) -> TruthSet {
    if frame.sections[section].isHidden { return .notApplicable }
    var result: TruthSet?
    eachEntry(of: section, &frame) { frame in
      let truth = truth(body, &frame)
      if result.map({ isBefore(truth, $0) }) ?? true { result = truth }
    }
    return result ?? .no
  }

  private func eachEntry(
    of section: Int,
    _ frame: inout SettledFrame,
    _ body: (inout SettledFrame) -> Void
  ) {
    let count = frame.sections[section].count
    if count == 0 { frame.isOpen = true }
    for entry in 0..<count {
      frame.look(at: entry, ofSection: section)
      body(&frame)
    }
    frame.look(at: nil, ofSection: section)
  }
}

/// Takes values one by one, with what is hidden left out or making the result open.
struct SettledFold {
  private let aggregate: Aggregate
  private let leavesOutHidden: Bool
  private var total = SettledValue.hidden
  private var count = 0
  private var isOpen = false

  init(_ aggregate: Aggregate, leavesOutHidden: Bool) {
    self.aggregate = aggregate
    self.leavesOutHidden = leavesOutHidden || aggregate == .least || aggregate == .greatest
  }

  mutating func add(_ value: SettledValue) {
    if value.isHidden {
      if !leavesOutHidden { isOpen = true }
      return
    }
    guard value.kind == .number, value.number.isBounded else {
      isOpen = true
      return
    }
    count += 1
    total = count == 1 ? value : joined(value)
    isOpen = isOpen || total.isOpen
  }

  /// What there is, with one more value; of a mean the sum.
  private func joined(_ value: SettledValue) -> SettledValue {
    let isAnswered = total.isAnswered && value.isAnswered
    switch aggregate {
    case .sum, .mean: return total.adding(value)
    case .least:
      return SettledValue(min(total.number, value.number), isAnswered: isAnswered)
    case .greatest:
      return SettledValue(max(total.number, value.number), isAnswered: isAnswered)
    }
  }

  /// ``SettledValue/open`` where it is not settled.
  var result: SettledValue {
    if isOpen { return .open }
    guard aggregate == .mean, count > 0 else { return total }
    return total.arithmetic(.over, SettledValue(count, isAnswered: true))
  }
}
