import Diagnostics
import Values

extension ExpressionCompiler {
  static let truthCalls: Set<String> = ["any", "all", "missing", "answered", "fired"]
  static let valueCalls = [
    "sum", "mean", "min", "max", "count", "count_true", "round", "lookup", "band", "since",
    "until", "previous", "baseline", "latest", "worsening", "mcid",
  ]

  /// `nil` where the name is no function that gives a truth.
  mutating func truthCall(
    _ name: String,
    _ arguments: [Expression],
    _ whole: Expression
  ) -> (node: Int32?, Void)? {
    switch name {
    case "any", "all": (quantified(name, arguments, whole), ())
    case "missing": (missing(arguments, whole), ())
    case "answered": (answered(arguments, whole), ())
    case "fired": (fired(arguments, whole), ())
    default: nil
    }
  }

  mutating func call(_ name: String, _ arguments: [Expression], _ whole: Expression) -> Typed? {
    if Self.truthCalls.contains(name) { return truthAsValue(whole) }
    if let id = seriesID(of: name) { return seriesValue(id, name, arguments, whole) }
    switch name {
    case "sum": return aggregate(.sum, arguments, whole)
    case "mean": return aggregate(.mean, arguments, whole)
    case "min": return aggregate(.least, arguments, whole)
    case "max": return aggregate(.greatest, arguments, whole)
    case "count": return count(arguments, whole)
    case "count_true": return countTrue(arguments, whole)
    case "round": return round(arguments, whole)
    case "lookup": return lookup(arguments, whole)
    case "band": return band(arguments, whole)
    case "since", "until": return time(name, arguments, whole)
    case "previous", "baseline": return earlier(name, arguments, whole)
    case "latest": return latest(arguments, whole)
    case "worsening": return worsening(arguments, whole)
    case "mcid": return minimalImportantChange(arguments, whole)
    default:
      let known = Self.valueCalls + Self.truthCalls.sorted()
      return fail(.unknownFunction(name, among: known, at: place(whole)))
    }
  }

  private mutating func expect(
    _ count: ClosedRange<Int>,
    _ arguments: [Expression],
    _ whole: Expression
  ) -> Bool {
    if count.contains(arguments.count) { return true }
    diagnostics.append(.argumentCount(count, arguments.count, at: place(whole)))
    return false
  }

  // MARK: Truths

  private mutating func quantified(
    _ name: String,
    _ arguments: [Expression],
    _ whole: Expression
  ) -> Int32? {
    guard expect(2...2, arguments, whole), let index = section(arguments[0]) else { return nil }
    guard let body = inSection(index, { $0.truth(arguments[1]) }) else { return nil }
    return add(
      name == "any"
        ? .anyEntry(section: Int32(index), body: body)
        : .allEntries(section: Int32(index), body: body)
    )
  }

  private mutating func section(_ expression: Expression) -> Int? {
    guard case .path(let name) = expression.kind else {
      return fail(.expectedSection(at: place(expression)))
    }
    switch schema.lookUp(name) {
    case .section(let index): return index
    case nil: return unknownValue(name, expression)
    default: return fail(.expectedSection(at: place(expression)))
    }
  }

  private mutating func inSection<Result>(
    _ index: Int,
    _ compile: (inout ExpressionCompiler) -> Result?
  ) -> Result? {
    let outer = section
    section = index
    defer { section = outer }
    return compile(&self)
  }

  private mutating func missing(_ arguments: [Expression], _ whole: Expression) -> Int32? {
    guard expect(1...1, arguments, whole), let (node, _) = value(arguments[0]) else { return nil }
    guard polarity == .raising else { return fail(.polarity("missing", at: place(whole))) }
    return add(.missing(node))
  }

  private mutating func answered(_ arguments: [Expression], _ whole: Expression) -> Int32? {
    guard expect(1...1, arguments, whole), let (node, type) = value(arguments[0]) else {
      return nil
    }
    guard polarity == .lowering || type == .text else {
      return fail(.polarity("answered", at: place(whole)))
    }
    return add(.answered(node))
  }

  private mutating func fired(_ arguments: [Expression], _ whole: Expression) -> Int32? {
    guard expect(1...1, arguments, whole) else { return nil }
    guard case .path(let name) = arguments[0].kind, let outcome = outcomes[name] else {
      return fail(.unknownFinding(arguments[0], among: outcomes.keys.sorted(), at: place(whole)))
    }
    guard polarity == .raising else { return fail(.polarity("fired", at: place(whole))) }
    return add(.fired(Int32(outcome)))
  }

  // MARK: Numbers

  private mutating func aggregate(
    _ aggregate: Aggregate,
    _ arguments: [Expression],
    _ whole: Expression
  ) -> Typed? {
    guard expect(1...200, arguments, whole) else { return nil }
    if arguments.count == 2, case .path(let name) = arguments[0].kind,
      case .section(let index) = schema.lookUp(name)
    {
      guard let (body, type) = inSection(index, { $0.number(arguments[1]) }) else { return nil }
      return (add(.sectionAggregate(aggregate, section: Int32(index), body: body)), type)
    }
    let parts = arguments.map { operand($0, of: aggregate) }
    guard !parts.contains(where: { $0 == nil }) else { return nil }
    let nodes = parts.compactMap { $0 }
    let leavesOut = hiddenRule == .leaveOut
    return (
      add(.aggregate(aggregate, add(nodes.map(\.node)), leavesOutHidden: leavesOut)),
      nodes.first?.type ?? .number(unit: nil)
    )
  }

  private mutating func operand(_ expression: Expression, of aggregate: Aggregate) -> Typed? {
    guard let (node, type) = number(expression) else { return nil }
    guard aggregate == .sum || aggregate == .mean, let hiddenRule else { return (node, type) }
    switch hiddenRule {
    case .leaveOut: return (node, type)
    case .zero: return (add(.otherwise(node, add(constant: .number(.zero)))), type)
    case .worst:
      let domain = domain(node)
      guard domain.isBounded else { return (node, type) }
      let worst = worseDirection(expression) == .lower ? domain.low : domain.high
      return (add(.otherwise(node, add(constant: .number(worst)))), type)
    }
  }

  func worseDirection(_ expression: Expression) -> Direction {
    guard case .path(let name) = expression.kind else { return .neither }
    switch schema.lookUp(name) {
    case .value(_, let value), .field(_, _, let value): return value.worse
    default: return .neither
    }
  }

  private mutating func count(_ arguments: [Expression], _ whole: Expression) -> Typed? {
    guard expect(1...2, arguments, whole) else { return nil }
    if case .orWorse = arguments[0].kind { return fail(.misplacedCount(at: place(whole))) }
    guard let index = section(arguments[0]) else { return nil }
    guard arguments.count == 2 else {
      return (add(.sectionCount(section: Int32(index), body: nil)), .number(unit: nil))
    }
    let outer = polarity
    polarity = .both
    defer { polarity = outer }
    guard let body = inSection(index, { $0.truth(arguments[1]) }) else { return nil }
    return (add(.sectionCount(section: Int32(index), body: body)), .number(unit: nil))
  }

  private mutating func countTrue(_ arguments: [Expression], _ whole: Expression) -> Typed? {
    guard expect(1...200, arguments, whole) else { return nil }
    let outer = polarity
    polarity = .both
    defer { polarity = outer }
    let nodes = arguments.map { truth($0) }
    guard !nodes.contains(nil) else { return nil }
    return (add(.countTrue(add(nodes.compactMap { $0 }))), .number(unit: nil))
  }

  private mutating func round(_ arguments: [Expression], _ whole: Expression) -> Typed? {
    guard expect(1...2, arguments, whole), let (node, type) = number(arguments[0]) else {
      return nil
    }
    guard arguments.count == 2 else { return (add(.rounded(node, decimals: 0)), type) }
    guard case .number(let decimals) = arguments[1].kind, let count = decimals.whole,
      (0...9).contains(count)
    else { return fail(.expectedDecimals(at: place(arguments[1]))) }
    return (add(.rounded(node, decimals: Int32(count))), type)
  }

  private mutating func lookup(_ arguments: [Expression], _ whole: Expression) -> Typed? {
    guard expect(2...2, arguments, whole), let (node, _) = number(arguments[0]) else {
      return nil
    }
    guard case .path(let name) = arguments[1].kind, let table = tables[name] else {
      return fail(.unknownTable(among: tables.keys.sorted(), at: place(arguments[1])))
    }
    if let fault = fault(of: table, name, over: domain(node), at: place(arguments[1])) {
      return fail(fault)
    }
    return (add(.lookup(node, table: add(table: table))), .number(unit: nil))
  }

  /// What a table lacks of a row for every number that can be looked up.
  private func fault(
    of table: [Number: Number],
    _ name: String,
    over domain: ValueSet,
    at place: Place
  ) -> Diagnostic? {
    guard let numbers = domain.numbers(atMost: Self.lookupLimit) else {
      return .uncountableLookup(name, at: place)
    }
    let absent = numbers.filter { table[$0] == nil }
    return absent.isEmpty ? nil : .noTableRow(absent, name, at: place)
  }

  /// The most rows a table needs.
  private static let lookupLimit = 10_000

  private mutating func band(_ arguments: [Expression], _ whole: Expression) -> Typed? {
    guard expect(1...1, arguments, whole), let named = namedValue(arguments[0]),
      !named.value.bands.isEmpty
    else { return fail(.noBands(at: place(whole))) }
    let starts = named.value.bands.map { add(constant: .number($0.from)) }
    let node = add(.slot(Int32(named.slot)))
    return (add(.band(node, starts: add(starts))), .choice(named.value.bands.map(\.id)))
  }

  // MARK: Time

  /// The time since or until a date: the date itself, until it is compared with a length.
  private mutating func time(
    _ name: String,
    _ arguments: [Expression],
    _ whole: Expression
  ) -> Typed? {
    guard expect(1...1, arguments, whole), let (date, type) = value(arguments[0]) else {
      return nil
    }
    guard type == .date else { return fail(.expectedDate(name, type, at: place(arguments[0]))) }
    if name == "since" { sinceDates.insert(date) } else { untilDates.insert(date) }
    return (date, .period)
  }

  private func namedValue(_ expression: Expression) -> (slot: Int, value: SchemaValue)? {
    guard case .path(let name) = expression.kind,
      case .value(let slot, let value) = schema.lookUp(name)
    else { return nil }
    return (slot, value)
  }

  private mutating func formValue(_ expression: Expression) -> (slot: Int, value: SchemaValue)? {
    if let named = namedValue(expression),
      named.value.origin == .item || named.value.origin == .score
    {
      return named
    }
    if case .path(let name) = expression.kind, schema.lookUp(name) == nil {
      return unknownValue(name, expression)
    }
    return fail(.notInEarlierForms(at: place(expression)))
  }

  private mutating func earlier(
    _ name: String,
    _ arguments: [Expression],
    _ whole: Expression
  ) -> Typed? {
    guard expect(1...1, arguments, whole), let (slot, value) = formValue(arguments[0]) else {
      return nil
    }
    let form: Recall.Form = name == "previous" ? .previous : .baseline
    return (recall(Recall(form: form, slot: slot)), value.type)
  }

  private mutating func latest(_ arguments: [Expression], _ whole: Expression) -> Typed? {
    guard expect(2...2, arguments, whole), let (slot, value) = formValue(arguments[0]) else {
      return nil
    }
    guard case .number(let number) = arguments[1].kind, let count = number.whole,
      (1...20).contains(count)
    else { return fail(.expectedCount(at: place(arguments[1]))) }
    return (recall(Recall(form: .latest(count), slot: slot)), value.type)
  }

  private mutating func worsening(_ arguments: [Expression], _ whole: Expression) -> Typed? {
    guard expect(1...2, arguments, whole), let (slot, value) = formValue(arguments[0]) else {
      return nil
    }
    guard case .number = value.type else {
      return fail(.expectedNumber(value.type, at: place(arguments[0])))
    }
    guard value.worse != .neither else { return fail(.noDirection(value.name, at: place(whole))) }
    var form = Recall.Form.previous
    if arguments.count == 2 {
      guard case .path("baseline") = arguments[1].kind else {
        return fail(.expectedBaseline(at: place(arguments[1])))
      }
      form = .baseline
    }
    let now = add(.slot(Int32(slot)))
    let then = recall(Recall(form: form, slot: slot))
    return (
      add(value.worse == .higher ? .change(now, then) : .change(then, now)), value.type
    )
  }

  private mutating func minimalImportantChange(
    _ arguments: [Expression],
    _ whole: Expression
  ) -> Typed? {
    guard expect(1...1, arguments, whole), let (_, value) = formValue(arguments[0]) else {
      return nil
    }
    guard let change = value.minimalImportantChange else {
      return fail(.noMinimalImportantChange(value.name, at: place(whole)))
    }
    return (add(constant: .number(change)), value.type)
  }
}
