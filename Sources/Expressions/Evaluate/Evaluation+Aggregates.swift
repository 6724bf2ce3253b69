import Values

extension Program {
  func countTrue(_ operands: Operands, _ frame: inout Frame) -> ValueSet {
    var (low, high, canApply, mustApply) = (0, 0, false, false)
    for index in operands.start..<operands.start + operands.count {
      let truth = truth(self.operands[Int(index)], &frame)
      if truth.isTrue { low += 1 }
      if truth.canBeTrue { high += 1 }
      if truth != .notApplicable { canApply = true }
      if !truth.canBeNotApplicable { mustApply = true }
    }
    var result = ValueSet.interval(Number(low), Number(high), step: .one)
    result.isAnswered = low == high
    guard canApply else { return result.hidden }
    return mustApply ? result : result.perhapsHidden
  }

  func aggregate(
    _ aggregate: Aggregate,
    _ operands: Operands,
    _ leavesOutHidden: Bool,
    _ frame: inout Frame
  ) -> ValueSet {
    var fold = AggregateFold(aggregate, leavesOutHidden: leavesOutHidden)
    for index in operands.start..<operands.start + operands.count {
      fold.add(value(self.operands[Int(index)], &frame))
    }
    return fold.result
  }

  func aggregate(
    _ aggregate: Aggregate,
    _ section: Int,
    _ body: Int32,
    _ frame: inout Frame
  ) -> ValueSet {
    let entries = frame.sections[section]
    guard entries.canApply else { return .unknown.hidden }
    guard entries.isAnswered, !entries.canBeNotApplicable else {
      frame.look(at: nil, ofSection: section)
      let entry = value(body, &frame)
      guard entry.canApply else { return .unknown.hidden }
      let result = aggregate.ofAnything(like: entry.applicable)
      return entries.canBeNotApplicable || entry.canBeNotApplicable
        ? result.perhapsHidden : result
    }
    var fold = AggregateFold(aggregate, leavesOutHidden: true)
    for entry in 0..<entries.count {
      frame.look(at: entry, ofSection: section)
      fold.add(value(body, &frame))
    }
    frame.look(at: nil, ofSection: section)
    return fold.result
  }

  func count(_ section: Int, _ body: Int32?, _ frame: inout Frame) -> ValueSet {
    let entries = frame.sections[section]
    guard entries.canApply else { return .unknown.hidden }
    guard entries.isAnswered, !entries.canBeNotApplicable else {
      let some = ValueSet.interval(.zero, .highest, step: .one)
      return entries.canBeNotApplicable ? some.perhapsHidden : some
    }
    guard let body else { return .number(Number(entries.count)) }
    var (low, high) = (0, 0)
    for entry in 0..<entries.count {
      frame.look(at: entry, ofSection: section)
      let truth = truth(body, &frame)
      if truth.isTrue { low += 1 }
      if truth.canBeTrue { high += 1 }
    }
    frame.look(at: nil, ofSection: section)
    return .interval(Number(low), Number(high), step: .one, isAnswered: low == high)
  }

  /// Joins the truths of a condition on each entry; a section that nobody filled in has at least
  /// one entry of any content.
  func fold(
    _ section: Int,
    _ body: Int32,
    _ frame: inout Frame,
    _ join: (TruthSet, TruthSet) -> TruthSet
  ) -> TruthSet {
    let entries = frame.sections[section]
    guard entries.canApply else { return .notApplicable }
    frame.look(at: nil, ofSection: section)
    guard entries.isAnswered, entries.count > 0 else {
      let any = truth(body, &frame)
      return entries.canBeNotApplicable ? any.union(.notApplicable) : any
    }
    var result: TruthSet?
    for entry in 0..<entries.count {
      frame.look(at: entry, ofSection: section)
      let truth = truth(body, &frame)
      result = result.map { join($0, truth) } ?? truth
    }
    frame.look(at: nil, ofSection: section)
    let joined = result ?? .anything
    return entries.canBeNotApplicable ? joined.union(.notApplicable) : joined
  }
}

extension Aggregate {
  /// What it can be of any number of values, of which each can be the same.
  fileprivate func ofAnything(like value: ValueSet) -> ValueSet {
    guard value.isBounded else { return .unknown }
    switch self {
    case .least, .greatest: return value
    case .mean: return .interval(value.low, value.high)
    case .sum: return .unknown
    }
  }
}

/// Takes values one by one, with what is hidden left out or making the result unknown.
private struct AggregateFold {
  private let aggregate: Aggregate
  private let leavesOutHidden: Bool
  private var total = ValueSet.number(.zero)
  private var low = Number.highest
  private var high = Number.lowest
  /// The bounds that the values which surely apply put on `min` and `max`.
  private var certainLow = Number.lowest
  private var certainHigh = Number.highest
  private var certain = 0
  private var perhaps = 0
  private var isUnknown = false
  private var isAnswered = true

  init(_ aggregate: Aggregate, leavesOutHidden: Bool) {
    self.aggregate = aggregate
    self.leavesOutHidden = leavesOutHidden || aggregate == .least || aggregate == .greatest
  }

  mutating func add(_ value: ValueSet) {
    if value.canBeNotApplicable, !leavesOutHidden { isUnknown = true }
    guard value.canApply else { return }
    isAnswered = isAnswered && value.isAnswered
    isUnknown = isUnknown || !value.isBounded
    low = min(low, value.low)
    high = max(high, value.high)
    var part = value.applicable
    if value.canBeNotApplicable {
      perhaps += 1
      part = part.union(.number(.zero))
    } else {
      certain += 1
      certainLow = max(certainLow, value.low)
      certainHigh = min(certainHigh, value.high)
    }
    if aggregate == .sum || aggregate == .mean { total = total.arithmetic(.plus, part) }
  }

  var result: ValueSet {
    guard !isUnknown else {
      return certain == 0 && leavesOutHidden ? .unknown.perhapsHidden : .unknown
    }
    guard certain + perhaps > 0 else { return .unknown.hidden }
    var set = bounds
    set.isAnswered = isAnswered && perhaps == 0
    return certain == 0 ? set.perhapsHidden : set
  }

  private var bounds: ValueSet {
    switch aggregate {
    case .sum: total
    case .mean:
      perhaps == 0
        ? total.arithmetic(.over, .number(Number(certain))) : .interval(low, high)
    case .least: .interval(low, certain > 0 ? certainHigh : high)
    case .greatest: .interval(certain > 0 ? certainLow : low, high)
    }
  }
}
