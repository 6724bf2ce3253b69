public import Diagnostics
import JSONText

/// A line of a file of enrolments, with its number.
public struct PatientLine: Sendable, Hashable {
  /// Its number, from 1.
  public let line: Int
  /// What it says.
  public let change: PatientChange
}

extension PatientFile {
  /// Reads enrolments from a table as a spreadsheet writes it: a heading with the same words as the
  /// keys of a line, and a row for each.
  ///
  /// `limit`, `limit_value`, `limit_by`, `limit_reason`, `limit_from` and `limit_until` hold a limit
  /// of the patient's own; who has several is written as a line of JSON. An empty cell says nothing,
  /// and `-` that there is none: under `limit` that there is no limit of the patient's own, and under
  /// `limit_value` that this one no longer holds. Who set a limit, and from when, stands in the file and is
  /// not taken from who reads it in: a file that is given every night has to say the same every night.
  ///
  /// - Parameter source: the file's text.
  /// - Returns: as ``lines(_:)``; no line where the heading has a fault, which would be of every row.
  public static func table(_ source: SourceText) -> ([PatientLine], [Diagnostic]) {
    let faults = headingFaults(source)
    if !faults.isEmpty { return ([], faults) }
    var reading = PatientReading(source)
    let heading = heading(source)
    let lines = CaseTable(source).rows.dropFirst().compactMap {
      row -> (line: PatientLine, span: Span)? in
      if let extra = row.cells.dropFirst(heading.count).first(where: { !$0.text.isEmpty }) {
        let place = source.place(extra.span)
        reading.refuse(.caseCellCount(row.cells.count, columns: heading.count, at: place))
        return nil
      }
      let cells = Dictionary(
        zip(heading, row.cells).filter { !$1.text.isEmpty }.map { ($0.text, $1) }
      ) { first, _ in first }
      let span = Span(row.cells.first?.span.start ?? 0, row.cells.last?.span.end ?? 0)
      let change = reading.change(value(cells, span, source))
      return change.map { (PatientLine(line: row.line, change: $0), span) }
    }
    return once(lines, &reading, source)
  }

  /// What is wrong with the heading of a table: a column that nobody knows, and one that stands twice.
  public static func headingFaults(_ source: SourceText) -> [Diagnostic] {
    let heading = heading(source)
    let known = columns + limitColumns.map(\.column)
    let faults = heading.enumerated().compactMap { index, cell -> Diagnostic? in
      if let first = heading[..<index].first(where: { $0.text == cell.text }) {
        return .caseColumnTwice(
          cell.text,
          first: source.place(first.span),
          at: source.place(cell.span)
        )
      }
      if known.contains(cell.text) { return nil }
      let key = JSONString(cell.text, at: cell.quoted(in: source))
      return .unknownField(key, didYouMean(cell.text, among: known), in: source)
    }
    return faults.sortedByPlace()
  }

  /// The names of the columns; what stands beyond the last name is of none.
  private static func heading(_ source: SourceText) -> [CaseTable.Cell] {
    let cells = CaseTable(source).rows.first?.cells ?? []
    let count = cells.lastIndex { !$0.text.isEmpty }.map { $0 + 1 } ?? 0
    return Array(cells.prefix(count))
  }

  private static let columns = [
    "patient", "protocol", "anchor", "birth_date", "sex", "language", "unit", "channel", "interval",
  ]

  private static let limitColumns: [(column: String, key: String)] = [
    ("limit", "id"), ("limit_value", "value"), ("limit_by", "by"),
    ("limit_reason", "reason"), ("limit_from", "from"), ("limit_until", "until"),
  ]

  /// What stands in a cell where there is none of what the column names.
  private static let none = "-"

  /// The row as the object that a line of JSON would be, each value at its cell.
  private static func value(
    _ cells: [String: CaseTable.Cell],
    _ span: Span,
    _ source: SourceText
  ) -> JSONValue {
    func member(_ column: String, _ key: String) -> JSONMember? {
      guard let cell = cells[column] else { return nil }
      let quoted = cell.quoted(in: source)
      let kind: JSONValue.Kind =
        cell.text == none
        ? .null : key == "value" ? .number(cell.text) : .string(JSONString(cell.text, at: quoted))
      return JSONMember(JSONString(key, at: quoted), JSONValue(kind, at: quoted))
    }
    var members = columns.compactMap { member($0, $0) }
    let limit = limitColumns.compactMap { member($0.column, $0.key) }
    if cells["limit"]?.text == none {
      members.append(JSONMember(JSONString("limits", at: span), JSONValue(.null, at: span)))
    } else if !limit.isEmpty {
      let array = JSONValue(.array([JSONValue(.object(limit), at: span)]), at: span)
      members.append(JSONMember(JSONString("limits", at: span), array))
    }
    return JSONValue(.object(members), at: span)
  }
}

extension CaseTable.Cell {
  /// The cell with the marks on both sides of its text, whether these are quotes or separators.
  fileprivate func quoted(in source: SourceText) -> Span {
    let isQuoted = span.start < source.bytes.count && source.bytes[span.start] == 0x22
    return isQuoted ? span : Span(span.start - 1, span.end + 1)
  }
}
