import Expressions
import Pages
import Rules
import Values

/// One row of a threshold in words, and its colours along a line.
struct ThresholdWords {
  let row: ThresholdRow
  let expressions: ExpressionWords

  private var names: ProtocolNames { expressions.names }
  private var wording: any Wording { names.wording }

  /// `yellow from 10, red from 20`, with the time points it holds at.
  var sentence: String {
    let parts = [(Colour.green, row.green), (.yellow, row.yellow), (.red, row.red)].compactMap {
      colour,
      cell in limit(cell).map { "\(wording.plain(colour)) \($0)" }
    }
    let limits =
      parts.isEmpty ? wording.always(wording.plain(.green)) : parts.joined(separator: ", ")
    return points.map { "\(wording.atTimePoints($0)): \(limits)" } ?? limits
  }

  /// The time points it holds at; `nil` is all.
  var points: String? {
    if row.timePoints.isEmpty { return nil }
    return wording.list(row.timePoints.map { wording.duration($0.value.description) })
  }

  private func limit(_ cell: Cell) -> String? {
    guard case .tests(let tests) = cell.kind else { return nil }
    let options = tests.compactMap { test -> UnaryTest? in
      if case .value = test.kind { test } else { nil }
    }
    let comparisons = tests.filter { test in
      if case .value = test.kind { false } else { true }
    }
    return wording.list(
      (options.isEmpty ? [] : [wording.isOption(expressions.tests(options, of: row.value))])
        + comparisons.map { expressions.tests([$0], of: row.value) },
      wording.or
    )
  }

  /// The colours along the values, as a compiled row gives them.
  func scale(_ colours: RowColours) -> [Page.ScalePart] {
    let stretches = colours.stretches
    if colours.options != nil { return options(stretches) }
    return stretches.map { values, colour in part(colour, wording.values(values, names)) }
  }

  /// Options of one colour stand together.
  private func options(_ stretches: [(values: Stretch, colour: Colour)]) -> [Page.ScalePart] {
    Colour.allCases.compactMap { colour in
      let found = stretches.filter { $0.colour == colour }.map {
        wording.values($0.values, names, of: row.value.name)
      }
      return found.isEmpty ? nil : part(colour, found.joined(separator: ", "))
    }
  }

  private func part(_ colour: Colour, _ values: String) -> Page.ScalePart {
    let word = colour == .grey ? "? \(wording.description.open)" : wording.marked(colour)
    return Page.ScalePart(colour: colour, word: word, values: values)
  }
}

extension Wording {
  private func days(_ from: CivilDate?, _ to: CivilDate?) -> String {
    if let from, from == to { return date(from) }
    let ends = [
      from.map { limitOf(.greaterOrEqual, date($0)) }, to.map { limitOf(.lessOrEqual, date($0)) },
    ]
    return ends.compactMap(\.self).joined(separator: " ")
  }

  /// Values side by side: `8–9`, `over 34–54`, an option by its text.
  func values(_ values: Stretch, _ names: ProtocolNames, of name: String? = nil) -> String {
    switch values {
    case .option(let option): return names.option(option, of: name)
    case .days(let from, let to): return days(from, to)
    case .numbers(let low, let high, let includesLow, let includesHigh):
      if low == high { return number(low) }
      if !low.isBounded { return limitOf(includesHigh ? .lessOrEqual : .less, number(high)) }
      if !high.isBounded { return limitOf(includesLow ? .greaterOrEqual : .greater, number(low)) }
      if includesLow, includesHigh { return "\(number(low))–\(number(high))" }
      return limitOf(includesLow ? .greaterOrEqual : .greater, number(low)) + " "
        + limitOf(includesHigh ? .lessOrEqual : .less, number(high))
    }
  }
}
