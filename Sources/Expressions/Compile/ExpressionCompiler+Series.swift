public import Diagnostics
public import Values

extension ExpressionCompiler {
  /// Compiles a value that is a series' and nothing more, under a name of its own.
  ///
  /// - Parameters:
  ///   - expression: `glucose.mean(last 14 days)`.
  ///   - name: what rules call it.
  ///   - worse: which way it is worse.
  ///   - place: where the name stands.
  /// - Returns: whether the expression is such a value; a fault in it has been told.
  public mutating func nameSeriesValue(
    _ expression: Expression,
    _ name: String,
    worse: Direction,
    at place: Place
  ) -> Bool {
    guard case .call(let function, let arguments) = expression.kind,
      let id = seriesID(of: function)
    else { return false }
    if let call = seriesCall(id, function, arguments, expression),
      addSeriesValue(call, name, worse, place) != nil
    {
      return true
    }
    _ = add(SchemaValue(name, .series, .number(unit: nil), worse: worse, place: place))
    return true
  }

  /// Takes over the series of a protocol that is compiled already, with the slots of their values.
  public mutating func know(_ series: [DeviceSeries], _ values: [SeriesValue]) {
    for known in series { self.series[known.id] = known }
    seriesNames.formUnion(series.map(\.id))
    seriesValues = values
  }

  /// The series that a dotted name begins with; `nil` where there is none.
  func seriesID(of name: String) -> String? {
    guard let dot = name.firstIndex(of: ".") else { return nil }
    let id = String(name[..<dot])
    return seriesNames.contains(id) || skippedNames.contains(id) ? id : nil
  }

  /// A value of a series where it is used; the same one always has the same slot.
  mutating func seriesValue(
    _ id: String,
    _ name: String,
    _ arguments: [Expression],
    _ whole: Expression
  ) -> Typed? {
    guard let call = seriesCall(id, name, arguments, whole) else { return nil }
    let known = seriesValues.first { $0.call == call }?.slot
    let slot = known ?? addSeriesValue(call, call.description, .neither, place(whole))
    return slot.map { (add(.slot(Int32($0))), schema.values[$0].type) }
  }

  private mutating func addSeriesValue(
    _ call: SeriesCall,
    _ name: String,
    _ worse: Direction,
    _ place: Place
  ) -> Int? {
    guard let series = series[call.series] else { return nil }
    let meaning = call.meaning(in: series)
    let slot = add(
      SchemaValue(
        name,
        .series,
        meaning.type,
        domain: meaning.domain,
        worse: worse,
        decimals: meaning.decimals,
        place: place
      )
    )
    seriesValues.append(SeriesValue(slot: slot, call: call))
    return slot
  }

  // MARK: Arguments

  private mutating func seriesCall(
    _ id: String,
    _ name: String,
    _ arguments: [Expression],
    _ whole: Expression
  ) -> SeriesCall? {
    let word = String(name.dropFirst(id.count + 1))
    guard let function = SeriesCall.Function(rawValue: word) else {
      let known = SeriesCall.Function.allCases.map { "\(id).\($0.rawValue)" }
      return fail(.unknownFunction(name, among: known, at: place(whole)))
    }
    // What is wrong with the series itself has been told where it stands.
    guard let series = series[id] else { return nil }
    guard case .last(let stretch)? = arguments.last?.kind, arguments.count <= 2,
      arguments.count == 2 || function != .percent,
      arguments.count == 1 || function == .percent || function == .count
    else { return fail(.seriesArguments(id, function, at: place(whole))) }
    guard stretch.isMonths || stretch.minutes >= series.interval.minutes, stretch.count > 0 else {
      return fail(.shortStretch(series.interval, at: place(arguments[arguments.count - 1])))
    }
    guard arguments.count == 2 else {
      return SeriesCall(series: id, function: function, test: nil, stretch: stretch)
    }
    guard let test = readingTest(arguments[0], series) else { return nil }
    return SeriesCall(series: id, function: function, test: test, stretch: stretch)
  }

  private mutating func readingTest(
    _ expression: Expression,
    _ series: DeviceSeries
  ) -> ReadingTest? {
    guard let test = ReadingTest(expression) else {
      return fail(.notReadingTest(at: place(expression)))
    }
    for end in [test.low, test.high].compactMap(\.self) where !series.plausible.contains(end) {
      return fail(.implausibleTest(end, series.plausible, at: place(expression)))
    }
    return test
  }
}

extension ReadingTest {
  /// `< 3.9` or `[3.9..10]`, of plain numbers; `nil` for anything else.
  fileprivate init?(_ expression: Expression) {
    switch expression.kind {
    case .range(let range):
      guard let low = range.low.plainNumber, let high = range.high.plainNumber, low <= high else {
        return nil
      }
      self.init(
        low: low,
        high: high,
        includesLow: range.includesLow,
        includesHigh: range.includesHigh
      )
    case .test(let comparison, let operand):
      guard let number = operand.plainNumber else { return nil }
      switch comparison {
      case .less, .lessOrEqual:
        self.init(
          low: nil,
          high: number,
          includesLow: false,
          includesHigh: comparison == .lessOrEqual
        )
      case .greater, .greaterOrEqual:
        self.init(
          low: number,
          high: nil,
          includesLow: comparison == .greaterOrEqual,
          includesHigh: false
        )
      case .equal, .notEqual: return nil
      }
    default: return nil
    }
  }
}

extension Expression {
  /// A number that is written out; `nil` for anything else.
  public var plainNumber: Number? {
    switch kind {
    case .number(let number): number
    case .negated(let operand): operand.plainNumber?.negated
    default: nil
    }
  }
}
