import Values

/// Runs a program over one frame.
extension Program {
  /// What a condition could be.
  public func truth(_ condition: Condition, _ frame: inout Frame) -> TruthSet {
    truth(condition.node, &frame)
  }

  /// What a value could be.
  public func value(_ computation: Computation, _ frame: inout Frame) -> ValueSet {
    value(computation.node, &frame)
  }

  func value(_ index: Int32, _ frame: inout Frame) -> ValueSet {
    switch nodes[Int(index)] {
    case .constant(let place): return constants[Int(place)]
    case .slot(let slot): return frame.slots[Int(slot)]
    case .field(let section, let field): return self.field(section, field, frame)
    case .recalled(let recall): return frame.recalled[Int(recall)]
    case .subject: return frame.subject
    case .negated(let operand): return value(operand, &frame).negated
    case .arithmetic(let operation, let left, let right):
      return value(left, &frame).arithmetic(operation, value(right, &frame))
    case .change(let left, let right): return change(left, right, &frame)
    case .aggregate(let aggregate, let operands, let leavesOut):
      return self.aggregate(aggregate, operands, leavesOut, &frame)
    case .sectionAggregate(let aggregate, let section, let body):
      return self.aggregate(aggregate, Int(section), body, &frame)
    case .sectionCount(let section, let body): return count(Int(section), body, &frame)
    case .countTrue(let operands): return countTrue(operands, &frame)
    case .countOutcomes(let verdict):
      return .interval(
        Number(frame.outcomes.count { $0.proven >= verdict }),
        Number(frame.outcomes.count { $0.possible >= verdict }),
        step: .one
      )
    case .otherwise(let left, let right):
      return value(left, &frame).otherwise(value(right, &frame))
    case .choice(let condition, let then, let otherwise):
      return choice(condition, then, otherwise, &frame)
    case .rounded(let operand, let decimals):
      return value(operand, &frame).rounded(toDecimals: Int(decimals))
    case .lookup(let operand, let table): return lookup(operand, Int(table), &frame)
    case .band(let operand, let starts): return band(operand, starts, &frame)
    case .truthValue(let operand): return truth(operand, &frame).value
    default: return truth(index, &frame).value
    }
  }

  func truth(_ index: Int32, _ frame: inout Frame) -> TruthSet {
    switch nodes[Int(index)] {
    case .truth(let truth): return truth
    case .comparison(let comparison, let left, let right):
      return value(left, &frame).compared(comparison, value(right, &frame))
    case .since(let comparison, let date, let period):
      return since(comparison, date, period, &frame)
    case .isOption(let operand, let mask): return value(operand, &frame).isOption(in: mask)
    case .sameOption(let left, let right):
      return value(left, &frame).isSameOption(as: value(right, &frame))
    case .has(let operand, let mask): return value(operand, &frame).hasOption(in: mask)
    case .all(let operands): return all(operands, &frame)
    case .any(let operands): return any(operands, &frame)
    case .not(let operand): return truth(operand, &frame).negated
    case .anyEntry(let section, let body):
      return fold(Int(section), body, &frame) { $0.or($1) }
    case .allEntries(let section, let body):
      return fold(Int(section), body, &frame) { $0.and($1) }
    case .missing(let operand): return value(operand, &frame).missing
    case .answered(let operand): return answered(operand, &frame)
    case .fired(let outcome):
      let found = frame.outcomes[Int(outcome)]
      return TruthSet(
        canBeTrue: found.possible > .green,
        canBeFalse: found.proven == .green
      )
    default: return value(index, &frame).truth
    }
  }

  private func field(_ section: Int32, _ field: Int32, _ frame: Frame) -> ValueSet {
    guard let entry = frame.entry, entry.section == section else {
      return fieldDomains[Int(section)][Int(field)]
    }
    return frame.sections[entry.section].values[entry.offset + Int(field)]
  }

  private func change(_ left: Int32, _ right: Int32, _ frame: inout Frame) -> ValueSet {
    let (new, old) = (value(left, &frame), value(right, &frame))
    guard new.canApply, old.canApply else { return new.hidden }
    let difference = new.applicable.arithmetic(.minus, old.applicable)
    return new.canBeNotApplicable || old.canBeNotApplicable
      ? difference.perhapsHidden : difference
  }

  private func answered(_ operand: Int32, _ frame: inout Frame) -> TruthSet {
    let value = value(operand, &frame)
    return value.isHidden
      ? .no : value.kind == .text ? TruthSet(value.isAnswered) : value.missing.negated
  }

  private func all(_ operands: Operands, _ frame: inout Frame) -> TruthSet {
    var result = TruthSet.yes
    for index in operands.start..<operands.start + operands.count {
      result = result.and(truth(self.operands[Int(index)], &frame))
    }
    return result
  }

  private func any(_ operands: Operands, _ frame: inout Frame) -> TruthSet {
    var result = TruthSet.no
    for index in operands.start..<operands.start + operands.count {
      result = result.or(truth(self.operands[Int(index)], &frame))
    }
    return result
  }

  private func choice(
    _ condition: Int32,
    _ then: Int32,
    _ otherwise: Int32,
    _ frame: inout Frame
  ) -> ValueSet {
    let truth = truth(condition, &frame)
    var result: ValueSet?
    if truth.canBeTrue { result = value(then, &frame) }
    if truth.canBeFalse {
      let other = value(otherwise, &frame)
      result = result?.union(other) ?? other
    }
    guard truth.canBeNotApplicable else { return result ?? .unknown.hidden }
    return result?.perhapsHidden ?? value(then, &frame).hidden
  }

  private func since(
    _ comparison: ComparisonOperator,
    _ date: Int32,
    _ period: Period,
    _ frame: inout Frame
  ) -> TruthSet {
    let day = value(date, &frame)
    guard day.canApply else { return .notApplicable }
    let hidden = day.canBeNotApplicable
    guard let earliest = day.low.whole, let latest = day.high.whole, day.isBounded,
      CivilDate.range.contains(earliest), CivilDate.range.contains(latest)
    else { return TruthSet(canBeTrue: true, canBeFalse: true, canBeNotApplicable: hidden) }
    let ends = [earliest, latest].map { end in
      ValueSet.date(frame.authored).compared(
        comparison,
        .date(CivilDate(dayNumber: end).adding(period))
      )
    }
    let both = ends[0].union(ends[1])
    return TruthSet(
      canBeTrue: both.canBeTrue,
      canBeFalse: both.canBeFalse,
      canBeNotApplicable: hidden
    )
  }

  private func lookup(_ operand: Int32, _ table: Int, _ frame: inout Frame) -> ValueSet {
    let value = value(operand, &frame)
    guard value.canApply, !value.canBeNotApplicable else {
      return value.canApply ? .unknown.perhapsHidden : value
    }
    if let known = value.knownNumber {
      guard let result = tables[table][known] else { return .unknown }
      return value.isAnswered ? .number(result) : .interval(result, result)
    }
    guard let keys = value.numbers(atMost: tables[table].count) else { return .unknown }
    let results = keys.compactMap { tables[table][$0] }
    guard results.count == keys.count, let low = results.min(), let high = results.max() else {
      return .unknown
    }
    return .interval(low, high, step: results.allSatisfy(\.isWhole) ? .one : .zero)
  }

  private func band(_ operand: Int32, _ starts: Operands, _ frame: inout Frame) -> ValueSet {
    let value = value(operand, &frame)
    guard value.canApply else { return .anyOption(0).hidden }
    var mask: UInt64 = 0
    for band in 0..<Int(starts.count) {
      let from = start(starts, band)
      let next = band + 1 < Int(starts.count) ? start(starts, band + 1) : .highest
      if value.high >= from, value.low < next { mask |= 1 << UInt64(band) }
    }
    var result = ValueSet.anyOption(mask)
    result.canBeNotApplicable = value.canBeNotApplicable
    result.isAnswered = value.isAnswered
    return result
  }

  func start(_ starts: Operands, _ band: Int) -> Number {
    constant(operands[Int(starts.start) + band])?.low ?? .lowest
  }
}
