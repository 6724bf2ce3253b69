import Diagnostics
import Values

extension ExpressionCompiler {
  typealias Typed = (node: Int32, type: ValueType)

  mutating func value(_ expression: Expression) -> Typed? {
    switch expression.kind {
    case .invalid: return nil
    case .number(let number): return (add(constant: .number(number)), .number(unit: nil))
    case .date(let date):
      program.writtenDays.insert(date)
      return (add(constant: .date(date)), .date)
    case .boolean(let value): return (add(constant: .boolean(value)), .boolean)
    case .period(let period):
      let node = add(constant: .unknown)
      periodConstants[node] = period
      return (node, .period)
    case .path(let name): return path(name, expression)
    case .subject: return subject
    case .call(let name, let arguments): return call(name, arguments, expression)
    case .negated(let operand):
      guard let (node, type) = number(operand) else { return nil }
      return (constantFolded(.negated(node)), type)
    case .arithmetic(let operation, let left, let right):
      return arithmetic(operation, left, right, expression)
    case .otherwise(let left, let right): return otherwise(left, right, expression)
    case .choice(let condition, let then, let otherwise):
      return choice(condition, then, otherwise, expression)
    case .all, .any, .not, .comparison, .between, .within, .has:
      return truthAsValue(expression)
    case .string, .none, .range, .list, .last, .orWorse, .test:
      return fail(.misplaced(at: place(expression)))
    }
  }

  /// A truth used as a value may count either way, whatever stands around it.
  mutating func truthAsValue(_ expression: Expression) -> Typed? {
    let outer = polarity
    polarity = .both
    defer { polarity = outer }
    return truth(expression).map { (add(.truthValue($0)), .boolean) }
  }

  private mutating func constantFolded(_ node: Node) -> Int32 {
    guard case .negated(let operand) = node, let value = program.constant(operand) else {
      return add(node)
    }
    return add(constant: value.negated)
  }

  mutating func number(_ expression: Expression) -> Typed? {
    guard let typed = value(expression) else { return nil }
    guard case .number = typed.type else {
      return fail(.expectedNumber(typed.type, at: place(expression)))
    }
    return typed
  }

  private mutating func path(_ name: String, _ expression: Expression) -> Typed? {
    switch schema.lookUp(name) {
    case .value(let slot, let value): return (add(.slot(Int32(slot))), value.type)
    case .field(let section, let field, let value):
      guard self.section == section else {
        return fail(.outsideSection(name, schema.sections[section].name, at: place(expression)))
      }
      return (add(.field(section: Int32(section), field: Int32(field))), value.type)
    case .section(let section):
      return fail(.sectionAsValue(schema.sections[section].name, at: place(expression)))
    case nil:
      if let id = seriesNames.contains(name) ? name : seriesID(of: name) {
        return fail(.seriesAsValue(id, at: place(expression)))
      }
      return unknownValue(name, expression)
    }
  }

  /// A name that there is not; it is respelt by hand where it limits a value or is such a limit.
  mutating func unknownValue<Result>(_ name: String, _ expression: Expression) -> Result? {
    let place = place(expression)
    let fixIts: [Diagnostic.FixIt] =
      isInLimit ? [] : .respelling(name, among: schema.allNames, at: place)
    let isLimit = fixIts.contains { fix in
      if case .value(_, let value) = schema.lookUp(fix.replacement) {
        value.origin == .limit
      } else {
        false
      }
    }
    return fail(
      .unknownValue(name, among: schema.allNames, at: place, fixIts: isLimit ? [] : fixIts)
    )
  }

  /// What a value is compared with.
  mutating func limit(_ expression: Expression) -> Typed? {
    let outer = isInLimit
    isInLimit = true
    defer { isInLimit = outer }
    return value(expression)
  }

  private mutating func arithmetic(
    _ operation: ArithmeticOperator,
    _ left: Expression,
    _ right: Expression,
    _ whole: Expression
  ) -> Typed? {
    guard let (first, firstType) = number(left), let (second, secondType) = number(right),
      case .number(let firstUnit) = firstType, case .number(let secondUnit) = secondType
    else { return nil }
    if operation == .plus || operation == .minus {
      if let firstUnit, let secondUnit, firstUnit != secondUnit {
        return fail(.unitMismatch(firstUnit, secondUnit, at: place(whole)))
      }
      let unit = firstUnit ?? secondUnit
      return (add(.arithmetic(operation, first, second)), .number(unit: unit))
    }
    let unit =
      operation == .times && firstUnit == nil ? secondUnit : secondUnit == nil ? firstUnit : nil
    return (add(.arithmetic(operation, first, second)), .number(unit: unit))
  }

  private mutating func otherwise(
    _ left: Expression,
    _ right: Expression,
    _ whole: Expression
  ) -> Typed? {
    guard let (first, firstType) = value(left) else { return nil }
    if case .string(let option) = right.kind, let options = firstType.options {
      guard let index = options.firstIndex(of: option) else {
        return fail(.unknownOption(option, among: options, at: place(right)))
      }
      return (add(.otherwise(first, add(constant: .option(index)))), firstType)
    }
    guard let (second, secondType) = value(right) else { return nil }
    guard let type = common(firstType, secondType) else {
      return fail(.typeMismatch(firstType, secondType, at: place(whole)))
    }
    return (add(.otherwise(first, second)), type)
  }

  private mutating func choice(
    _ condition: Expression,
    _ then: Expression,
    _ otherwise: Expression,
    _ whole: Expression
  ) -> Typed? {
    let outer = polarity
    polarity = .both
    defer { polarity = outer }
    guard let test = truth(condition), let (first, firstType) = value(then),
      let (second, secondType) = value(otherwise)
    else { return nil }
    guard let type = common(firstType, secondType) else {
      return fail(.typeMismatch(firstType, secondType, at: place(whole)))
    }
    return (add(.choice(condition: test, then: first, otherwise: second)), type)
  }

  func common(_ first: ValueType, _ second: ValueType) -> ValueType? {
    if case .number(let firstUnit) = first, case .number(let secondUnit) = second {
      if let firstUnit, let secondUnit, firstUnit != secondUnit { return nil }
      return .number(unit: firstUnit ?? secondUnit)
    }
    return first == second ? first : nil
  }
}

extension ExpressionCompiler {
  /// Compiles a cell's tests on a value that the frame holds as its `subject`.
  ///
  /// - Parameters:
  ///   - tests: any of these.
  ///   - computation: the value of the cell's row or column.
  /// - Returns: the condition, or `nil` where a test has a fault.
  public mutating func condition(
    _ tests: [UnaryTest],
    onSubjectOf computation: Computation
  ) -> Condition? {
    let node = isTime(computation.node) ? computation.node : add(.subject)
    subject = (node, computation.type)
    subjectDomain = domain(computation.node)
    defer { (subject, subjectDomain) = (nil, nil) }
    return within(Expression(.subject, Span(0, 0)), tests).map(Condition.init)
  }

  /// The values that a cell's tests are compared with, for cutting an interval at them.
  ///
  /// - Parameter tests: the cell's tests, already compiled once without fault.
  /// - Returns: a computation for each limit that is a number or a day.
  public mutating func limits(_ tests: [UnaryTest]) -> [Computation] {
    let expressions = tests.flatMap { test -> [Expression] in
      switch test.kind {
      case .comparison(_, let operand): [operand]
      case .value(let operand): Self.ends(operand)
      case .colour, .named: []
      }
    }
    return expressions.compactMap { expression in
      if case .string = expression.kind { return nil }
      guard let (node, type) = value(expression) else { return nil }
      switch type {
      case .number, .date: return Computation(node: node, type: type)
      default: return nil
      }
    }
  }

  private static func ends(_ expression: Expression) -> [Expression] {
    switch expression.kind {
    case .range(let range): [range.low, range.high]
    case .list(let elements): elements.flatMap(ends)
    default: [expression]
    }
  }
}
