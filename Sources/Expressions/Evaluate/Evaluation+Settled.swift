import Values

/// Runs a program over settled values: what each node gives is what it gives over a ``Frame``.
extension Program {
  package func truth(_ condition: Condition, _ frame: inout SettledFrame) -> TruthSet {
    truth(condition.node, &frame)
  }

  /// What a computation gives, by the node that it is kept as.
  ///
  /// Most nodes are read here and now, without a call.
  @inline(__always)
  package func value(_ node: Int32, _ frame: inout SettledFrame) -> SettledValue {
    switch nodes[Int(node)] {
    case .constant(let place): frame.settled(settledConstants[Int(place)])
    case .slot(let slot): frame.settled(frame.slots[Int(slot)])
    case .subject: frame.subject
    default: computed(node, &frame)
    }
  }

  private func computed(_ node: Int32, _ frame: inout SettledFrame) -> SettledValue {
    switch nodes[Int(node)] {
    case .recalled(let recall):
      guard Int(recall) < frame.recalled.count else { return frame.open() }
      return frame.settled(SettledValue(frame.recalled[Int(recall)]))
    case .negated(let operand):
      let zero = SettledValue(0, isAnswered: true)
      return frame.settled(zero.arithmetic(.minus, value(operand, &frame)))
    case .arithmetic(let operation, let left, let right):
      let left = value(left, &frame)
      return frame.settled(left.arithmetic(operation, value(right, &frame)))
    case .change(let left, let right):
      let (new, old) = (value(left, &frame), value(right, &frame))
      return new.isHidden || old.isHidden ? .hidden : frame.settled(new.arithmetic(.minus, old))
    case .aggregate(let aggregate, let operands, let leavesOut):
      return self.aggregate(aggregate, operands, leavesOut, &frame)
    case .countTrue(let operands): return countTrue(operands, &frame)
    case .countOutcomes(let verdict):
      return SettledValue(frame.outcomes.count { $0 >= verdict }, isAnswered: false)
    case .otherwise(let left, let right):
      let first = value(left, &frame)
      return first.isHidden ? value(right, &frame) : first
    case .choice(let condition, let then, let otherwise):
      let truth = truth(condition, &frame)
      return truth.isTrue
        ? value(then, &frame) : truth.canBeFalse ? value(otherwise, &frame) : .hidden
    case .rounded(let operand, let decimals):
      return frame.settled(value(operand, &frame).rounded(toDecimals: Int(decimals)))
    case .lookup(let operand, let table): return lookup(operand, Int(table), &frame)
    case .band(let operand, let starts): return band(operand, starts, &frame)
    case .field(let section, let field): return self.field(Int(section), Int(field), &frame)
    case .sectionAggregate(let aggregate, let section, let body):
      return self.aggregate(aggregate, Int(section), body, &frame)
    case .sectionCount(let section, let body): return count(Int(section), body, &frame)
    case .truthValue(let operand): return option(of: truth(operand, &frame))
    default: return option(of: truth(node, &frame))
    }
  }

  /// A truth as a boolean value.
  private func option(of truth: TruthSet) -> SettledValue {
    truth == .notApplicable ? .hidden : .option(truth.isTrue ? 1 : 0)
  }

  func truth(_ node: Int32, _ frame: inout SettledFrame) -> TruthSet {
    switch nodes[Int(node)] {
    case .truth(let truth): return frame.settled(truth)
    case .comparison(let comparison, let left, let right):
      let left = value(left, &frame)
      return frame.settled(left.compared(comparison, value(right, &frame)))
    case .since(let comparison, let date, let period):
      return since(comparison, date, period, &frame)
    case .isOption(let operand, let mask):
      return frame.settled(value(operand, &frame).isOption(in: mask))
    case .sameOption(let left, let right):
      let left = value(left, &frame)
      return frame.settled(left.isSameOption(as: value(right, &frame)))
    case .has(let operand, let mask):
      return frame.settled(value(operand, &frame).hasOption(in: mask))
    case .all(let operands): return all(operands, &frame)
    case .any(let operands): return any(operands, &frame)
    case .not(let operand): return truth(operand, &frame).negated
    case .missing(let operand): return value(operand, &frame).missing
    case .answered(let operand):
      let value = value(operand, &frame)
      return TruthSet(!value.isHidden && value.isAnswered)
    case .fired(let outcome): return TruthSet(frame.outcomes[Int(outcome)] > .green)
    case .anyEntry(let section, let body):
      return fold(Int(section), body, &frame) { $0.bits > $1.bits }
    case .allEntries(let section, let body):
      return fold(Int(section), body, &frame) { $0.bits < $1.bits }
    default: return frame.settled(value(node, &frame).isOption(in: 0b10))
    }
  }

  /// The least of several truths; what is false is so whatever the rest, which is not looked at.
  private func all(_ operands: Operands, _ frame: inout SettledFrame) -> TruthSet {
    var result = TruthSet.yes
    for index in operands.start..<operands.start + operands.count {
      let truth = truth(self.operands[Int(index)], &frame)
      if truth == .no { return .no }
      if truth.bits < result.bits { result = truth }
    }
    return result
  }

  /// The greatest of several truths; what is true is so whatever the rest, which is not looked at.
  private func any(_ operands: Operands, _ frame: inout SettledFrame) -> TruthSet {
    var result = TruthSet.no
    for index in operands.start..<operands.start + operands.count {
      let truth = truth(self.operands[Int(index)], &frame)
      if truth.isTrue { return .yes }
      if truth.bits > result.bits { result = truth }
    }
    return result
  }

  private func aggregate(
    _ aggregate: Aggregate,
    _ operands: Operands,
    _ leavesOutHidden: Bool,
    _ frame: inout SettledFrame
  ) -> SettledValue {
    var fold = SettledFold(aggregate, leavesOutHidden: leavesOutHidden)
    for index in operands.start..<operands.start + operands.count {
      fold.add(value(self.operands[Int(index)], &frame))
    }
    return frame.settled(fold.result)
  }

  private func countTrue(_ operands: Operands, _ frame: inout SettledFrame) -> SettledValue {
    var (count, applies) = (0, false)
    for index in operands.start..<operands.start + operands.count {
      let truth = truth(self.operands[Int(index)], &frame)
      if truth.isTrue { count += 1 }
      if truth != .notApplicable { applies = true }
    }
    return applies ? SettledValue(count, isAnswered: true) : .hidden
  }

  private func since(
    _ comparison: ComparisonOperator,
    _ date: Int32,
    _ period: Period,
    _ frame: inout SettledFrame
  ) -> TruthSet {
    let day = value(date, &frame)
    if day.isHidden { return .notApplicable }
    guard day.kind == .number, let number = day.number.whole, CivilDate.range.contains(number)
    else {
      frame.isOpen = true
      return .no
    }
    let limit = CivilDate(dayNumber: number).adding(period)
    return SettledValue.date(frame.authored).compared(comparison, .date(limit))
  }

  private func lookup(_ operand: Int32, _ table: Int, _ frame: inout SettledFrame) -> SettledValue {
    let value = value(operand, &frame)
    if value.isHidden { return value }
    guard value.kind == .number, let result = tables[table][value.number] else {
      return frame.open()
    }
    return frame.settled(SettledValue(result, isAnswered: value.isAnswered))
  }

  private func band(_ operand: Int32, _ starts: Operands, _ frame: inout SettledFrame)
    -> SettledValue
  {
    let value = value(operand, &frame)
    if value.isHidden { return value }
    guard value.kind == .number else { return frame.open() }
    var mask: UInt64 = 0
    for band in 0..<Int(starts.count) {
      let isLast = band + 1 == Int(starts.count)
      if value.number >= start(starts, band), isLast || value.number < start(starts, band + 1) {
        mask |= 1 << UInt64(band)
      }
    }
    guard mask.nonzeroBitCount == 1 else { return frame.open() }
    return .option(mask.trailingZeroBitCount, isAnswered: value.isAnswered)
  }
}
