public import Expressions
public import Rules
import Values

/// A piece of a protocol as its file says it, to be shown before and after a change.
public enum ProtocolPart: Sendable, Hashable {
  /// A word, a sentence, a number.
  case text(String)
  /// A condition or computation.
  case expression(Expression)
  /// The meaning of a missing answer.
  case missing(MissingMeaning)
  case limit(LimitRow)
  case series(SeriesRow)
  case threshold(ThresholdRow)
  case rule(RuleBlock)
  case status(StatusLine)
  case consultation(ConsultationRow, of: ConsultationTable)
  case action(ActionRow, of: ActionTable)
  case plan(PlanLine)

  /// The piece in the protocol's own language, on one line.
  public var written: String {
    switch self {
    case .text(let text): text
    case .expression(let expression): expression.written
    case .missing(let meaning): meaning.rawValue
    case .limit(let row): "\(row.defaultValue.written), \(row.allowed.written)"
    case .series(let row): row.written
    case .threshold(let row): row.written
    case .rule(let rule): rule.written
    case .status(let line): "\(line.colour.value) when \(line.condition.written)"
    case .consultation(let row, let table): row.written(table)
    case .action(let row, let table): row.written(table)
    case .plan(let line): line.kind.written
    }
  }
}

extension SeriesRow {
  fileprivate var written: String {
    let unit = unit.map { " in \($0.value)" } ?? ""
    let usable = usableWhen.map { ", when \($0.written)" } ?? ""
    let plausible = plausible.map { ", plausible \($0.written)" } ?? ""
    return "\(code.value)\(unit), \(interval.value)\(plausible)\(usable)"
  }
}

extension ThresholdRow {
  fileprivate var written: String {
    let cells = "green \(green.written), yellow \(yellow.written), red \(red.written)"
    let points = timePoints.map(\.value.description).joined(separator: ", ")
    return value.written + (points.isEmpty ? "" : " at \(points)") + ": \(cells)"
  }
}

extension RuleBlock {
  fileprivate var written: String {
    (isSafety ? "safety: " : "")
      + clauses.map { "\($0.colour.value) when \($0.condition.written)" }.joined(separator: "; ")
  }
}

extension ConsultationRow {
  /// What must hold, the same for every order of the cells' tests.
  func condition(_ table: ConsultationTable, sorted: Bool) -> String {
    zip(table.inputs, inputs).tests(sorted: sorted)
  }

  /// What follows.
  func outcome(_ table: ConsultationTable) -> String {
    let words = [contact.value, role?.value, deadline?.value.description].compactMap(\.self)
    let free = zip(table.freeOutputs, free).compactMap { heading, word in
      word.map { "\(heading.value) \($0.value)" }
    }
    return (words + free.sorted()).joined(separator: ", ")
  }

  fileprivate func written(_ table: ConsultationTable) -> String {
    "\(condition(table, sorted: false)): \(outcome(table))"
  }
}

extension ActionRow {
  /// What must hold, the same for every order of the cells' tests.
  func condition(_ table: ActionTable, sorted: Bool) -> String {
    zip(table.inputs, inputs).tests(sorted: sorted)
  }

  /// What follows.
  func outcome(_ table: ActionTable) -> String {
    let words = [order.value, role?.value, deadline?.value.description].compactMap(\.self)
    let free = zip(table.freeOutputs, free).compactMap { heading, word in
      word.map { "\(heading.value) \($0.value)" }
    }
    return (words + free.sorted()).joined(separator: ", ")
  }

  fileprivate func written(_ table: ActionTable) -> String {
    "\(condition(table, sorted: false)): \(outcome(table))"
  }
}

extension Sequence where Element == (InputColumn, Cell) {
  /// The tests of a row; columns that test nothing are left out.
  fileprivate func tests(sorted: Bool) -> String {
    let tests = compactMap { column, cell -> String? in
      if case .tests = cell.kind {
        return "\(column.written) \(sorted ? cell.meaning : cell.written)"
      }
      return nil
    }
    return (sorted ? tests.sorted() : tests).joined(separator: "; ")
  }
}

extension InputColumn {
  fileprivate var written: String {
    switch kind {
    case .colour: "colour"
    case .proven: "proven"
    case .possible: "possible"
    case .fired: "fired"
    case .value(let expression): expression.written
    }
  }
}
