import Diagnostics
import Values

extension ExpressionCompiler {
  mutating func truth(_ expression: Expression) -> Int32? {
    switch expression.kind {
    case .invalid: return nil
    case .all(let parts): return truths(parts).map { add(.all($0)) }
    case .any(let parts): return truths(parts).map { add(.any($0)) }
    case .not(let operand):
      polarity = polarity.turned
      defer { polarity = polarity.turned }
      return truth(operand).map { add(.not($0)) }
    case .comparison(let comparison, let left, let right):
      return self.comparison(comparison, left, right, expression)
    case .between(let value, let low, let high):
      guard let first = comparison(.greaterOrEqual, value, low, expression),
        let second = comparison(.lessOrEqual, value, high, expression)
      else { return nil }
      return add(.all(add([first, second])))
    case .within(let value, let tests): return within(value, tests)
    case .has(let value, let option): return has(value, option, expression)
    case .call(let name, let arguments):
      if let truth = truthCall(name, arguments, expression) { return truth.node }
    case .boolean(let value): return add(.truth(TruthSet(value)))
    default: break
    }
    guard let (node, type) = value(expression) else { return nil }
    guard type == .boolean else {
      return fail(.expectedCondition(type, at: place(expression)))
    }
    return node
  }

  private mutating func truths(_ parts: [Expression]) -> Operands? {
    let nodes = parts.map { truth($0) }
    guard !nodes.contains(nil) else { return nil }
    return add(nodes.compactMap { $0 })
  }

  mutating func fail<Result>(_ diagnostic: Diagnostic) -> Result? {
    diagnostics.append(diagnostic)
    return nil
  }

  // MARK: Comparisons

  mutating func comparison(
    _ comparison: ComparisonOperator,
    _ left: Expression,
    _ right: Expression,
    _ whole: Expression
  ) -> Int32? {
    if case .string(let option) = right.kind {
      return optionComparison(comparison, left, [(option, right)], whole)
    }
    if case .string(let option) = left.kind {
      return optionComparison(comparison, right, [(option, left)], whole)
    }
    if case .call("count", let counted) = left.kind,
      case .orWorse(let verdict)? = counted.first?.kind,
      counted.count == 1
    {
      return findings(verdict, comparison, right, whole)
    }
    guard let leftSide = value(left) else { return nil }
    if case .path(let name) = right.kind, schema.lookUp(name) == nil,
      leftSide.type.options?.contains(name) == true
    {
      return fail(.unquotedOption(name, at: place(right)))
    }
    guard let rightSide = limit(right) else { return nil }
    return compare(comparison, leftSide, rightSide, whole)
  }

  /// `count(yellow or worse) >= 3`: more findings only raise, and each is known in a status alone.
  private mutating func findings(
    _ verdict: Verdict,
    _ comparison: ComparisonOperator,
    _ least: Expression,
    _ whole: Expression
  ) -> Int32? {
    guard countsFindings, polarity == .raising, [.greater, .greaterOrEqual].contains(comparison),
      case .number = least.kind, let limit = value(least)
    else { return fail(.misplacedCount(at: place(whole))) }
    let count = add(.countOutcomes(verdict))
    return compare(comparison, (count, .number(unit: nil)), limit, whole)
  }

  mutating func compare(
    _ comparison: ComparisonOperator,
    _ left: (node: Int32, type: ValueType),
    _ right: (node: Int32, type: ValueType),
    _ whole: Expression
  ) -> Int32? {
    switch (left.type, right.type) {
    case (.number(let first), .number(let second)):
      if let first, let second, first != second {
        return fail(.unitMismatch(first, second, at: place(whole)))
      }
      return checked(add(.comparison(comparison, left.node, right.node)), left, right, whole)
    case (.date, .date):
      if !isConstant(left.node), !isConstant(right.node) { program.comparesDates = true }
      return add(.comparison(comparison, left.node, right.node))
    case (.period, .period): return periods(comparison, left.node, right.node, whole)
    case (.boolean, .boolean), (.choice, .choice):
      guard left.type == right.type else { break }
      guard comparison == .equal || comparison == .notEqual else {
        return fail(.unordered(left.type, at: place(whole)))
      }
      let same = add(.sameOption(left.node, right.node))
      return comparison == .equal ? same : add(.not(same))
    default: break
    }
    return fail(.typeMismatch(left.type, right.type, at: place(whole)))
  }

  /// A comparison with a constant that no possible value could make true, or false, is a fault.
  private mutating func checked(
    _ node: Int32,
    _ left: (node: Int32, type: ValueType),
    _ right: (node: Int32, type: ValueType),
    _ whole: Expression
  ) -> Int32? {
    guard isConstant(left.node) != isConstant(right.node) else { return node }
    let domain = domain(isConstant(left.node) ? right.node : left.node)
    guard domain.isBounded else { return node }
    let truth = domainTruth(node)
    if !truth.canBeTrue {
      return fail(.neverTrue(domain, at: place(whole)))
    }
    if truth.isTrue {
      diagnostics.append(.alwaysTrue(domain, at: place(whole)))
    }
    return node
  }

  private func isConstant(_ node: Int32) -> Bool { program.constant(node) != nil }

  private mutating func periods(
    _ comparison: ComparisonOperator,
    _ left: Int32,
    _ right: Int32,
    _ whole: Expression
  ) -> Int32? {
    if let period = periodConstants[right], isTime(left) {
      return time(left, comparison, period, whole)
    }
    if let period = periodConstants[left], isTime(right) {
      return time(right, comparison.mirrored, period, whole)
    }
    return fail(.periodComparison(at: place(whole)))
  }

  /// Whether a node is a date that stands for the length of time since or until it.
  func isTime(_ node: Int32) -> Bool { sinceDates.contains(node) || untilDates.contains(node) }

  /// Less than ten days until a date is more than minus ten days since it.
  private mutating func time(
    _ date: Int32,
    _ comparison: ComparisonOperator,
    _ period: Period,
    _ whole: Expression
  ) -> Int32? {
    guard comparison != .equal, comparison != .notEqual else {
      return fail(.unordered(.period, at: place(whole)))
    }
    guard period.isCountedInDays else { return fail(.timeBelowDays(period, at: place(whole))) }
    if sinceDates.contains(date) { return add(.since(comparison, date: date, period)) }
    let before = Period(-period.count, period.unit)
    return add(.since(comparison.mirrored, date: date, before))
  }

  /// `value in (tests)`, and the tests of a cell.
  mutating func within(_ value: Expression, _ tests: [UnaryTest]) -> Int32? {
    let options = tests.compactMap { test -> (id: String, expression: Expression)? in
      guard case .value(let operand) = test.kind, case .string(let id) = operand.kind else {
        return nil
      }
      return (id, operand)
    }
    if options.count == tests.count, let first = tests.first, let last = tests.last {
      let whole = Expression(.invalid, first.span.joined(last.span))
      return optionComparison(.equal, value, options, whole)
    }
    let nodes = tests.map { test(value, $0) }
    guard !nodes.contains(nil) else { return nil }
    return nodes.count == 1 ? nodes[0] : add(.any(add(nodes.compactMap { $0 })))
  }

  private mutating func test(_ value: Expression, _ test: UnaryTest) -> Int32? {
    let whole = Expression(.invalid, test.span)
    switch test.kind {
    case .comparison(let comparison, let operand):
      return self.comparison(comparison, value, operand, whole)
    case .value(let operand):
      switch operand.kind {
      case .range(let range): return inRange(value, range, whole)
      case .list(let elements):
        return within(
          value,
          elements.map { UnaryTest(kind: .value($0), span: $0.span) }
        )
      case .invalid: return nil
      default: return comparison(.equal, value, operand, whole)
      }
    case .colour, .named: return fail(.unexpectedColour(at: Place(path: path, span: test.span)))
    }
  }

  private mutating func inRange(
    _ value: Expression,
    _ range: ValueRange,
    _ whole: Expression
  ) -> Int32? {
    let low: ComparisonOperator = range.includesLow ? .greaterOrEqual : .greater
    let high: ComparisonOperator = range.includesHigh ? .lessOrEqual : .less
    guard let subject = self.value(value), let lowEnd = limit(range.low),
      let highEnd = limit(range.high),
      let first = compareUnchecked(low, subject, lowEnd, whole),
      let second = compareUnchecked(high, subject, highEnd, whole)
    else { return nil }
    let node = add(.all(add([first, second])))
    return checked(node, subject, lowEnd, whole)
  }

  private mutating func compareUnchecked(
    _ comparison: ComparisonOperator,
    _ left: (node: Int32, type: ValueType),
    _ right: (node: Int32, type: ValueType),
    _ whole: Expression
  ) -> Int32? {
    if case .number = left.type, case .number = right.type {
      return add(.comparison(comparison, left.node, right.node))
    }
    return compare(comparison, left, right, whole)
  }

  // MARK: Options

  private mutating func optionComparison(
    _ comparison: ComparisonOperator,
    _ subject: Expression,
    _ options: [(id: String, expression: Expression)],
    _ whole: Expression
  ) -> Int32? {
    guard let (node, type) = value(subject) else { return nil }
    guard let known = type.options else {
      return fail(.notCoded(type, at: place(whole)))
    }
    var mask: UInt64 = 0
    for (id, expression) in options {
      guard let index = known.firstIndex(of: id) else {
        return fail(.unknownOption(id, among: known, at: place(expression)))
      }
      mask |= 1 << UInt64(index)
    }
    let isSeveral = if case .choices = type { true } else { false }
    let test = add(isSeveral ? .has(node, mask: mask) : .isOption(node, mask: mask))
    switch comparison {
    case .equal: return test
    case .notEqual: return add(.not(test))
    default: return fail(.unordered(type, at: place(whole)))
    }
  }

  private mutating func has(
    _ subject: Expression,
    _ option: String,
    _ whole: Expression
  ) -> Int32? {
    guard let (node, type) = value(subject) else { return nil }
    guard case .choices(let known) = type else {
      return fail(.notSeveral(type, at: place(subject)))
    }
    guard let index = known.firstIndex(of: option) else {
      return fail(.unknownOption(option, among: known, at: place(whole)))
    }
    return add(.has(node, mask: 1 << UInt64(index)))
  }
}

extension ComparisonOperator {
  /// The same comparison with its sides exchanged.
  var mirrored: ComparisonOperator {
    switch self {
    case .less: .greater
    case .lessOrEqual: .greaterOrEqual
    case .greater: .less
    case .greaterOrEqual: .lessOrEqual
    case .equal: .equal
    case .notEqual: .notEqual
    }
  }
}
