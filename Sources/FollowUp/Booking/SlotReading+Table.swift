import Diagnostics
import Scheduling
import Triage
import Values

/// A table with a heading: `start`, `length`, `type` and `role`, and where they are known `slot`,
/// `unit` and `status`.
extension SlotReading {
  private static let needed = ["start", "length", "type", "role"]
  private static let columns = ["slot"] + needed + ["unit", "status"]

  /// The states of a FHIR slot; only what is free is anybody's.
  static let states = ["free", "busy", "busy-unavailable", "busy-tentative", "entered-in-error"]

  mutating func table() {
    let rows = CaseTable(source).rows
    guard let heading = rows.first?.cells else {
      return report(.noSlots(at: source.place(Span(0, 0)), columns: Self.columns))
    }
    var places: [String: Place] = [:]
    for cell in heading {
      let place = source.place(cell.span)
      if let first = places[cell.text] {
        report(.slotColumnTwice(cell.text, first: first, at: place))
      } else if !Self.columns.contains(cell.text) {
        report(.unknownSlotColumn(cell.text, among: Self.columns, at: place))
      }
      places[cell.text] = place
    }
    let start = source.place(heading[0].span)
    for column in Self.needed where places[column] == nil {
      report(.missingSlotColumn(column, at: start))
    }
    if diagnostics.hasErrors { return }
    for row in rows.dropFirst() { take(row, heading.map(\.text)) }
  }

  private mutating func take(_ row: CaseTable.Row, _ columns: [String]) {
    guard row.cells.count == columns.count else {
      let place = source.place(row.cells.last?.span ?? Span(0, 0))
      return report(.slotCellCount(row.cells.count, columns: columns.count, at: place))
    }
    var cells: [String: SlotCell] = [:]
    for (column, cell) in zip(columns, row.cells) {
      let written = SlotCell(text: cell.text, place: source.place(cell.span))
      if !cell.text.isEmpty {
        cells[column] = written
      } else if Self.needed.contains(column) {
        report(.emptySlotCell(column, at: written.place))
      }
    }
    if let status = cells["status"], status.text != "free" {
      guard Self.states.contains(status.text) else {
        return report(.unknownSlotState(status, among: Self.states))
      }
      return skip()
    }
    var slot = WrittenSlot(place: source.place(row.cells.first?.span ?? Span(0, 0)))
    slot.id = cells["slot"]
    slot.start = cells["start"].flatMap { start($0) }
    slot.minutes = cells["length"].flatMap { minutes($0) }
    slot.contact = cells["type"]
    slot.role = cells["role"]
    slot.unit = cells["unit"]
    take(slot)
  }

  private mutating func minutes(_ cell: SlotCell) -> Int? {
    guard let minutes = Int(cell.text), (1...1440).contains(minutes) else {
      report(.slotLength(cell))
      return nil
    }
    return minutes
  }

  /// The moment that a cell tells: with an offset, or by the clinic's clock where it is without.
  private mutating func start(_ cell: SlotCell) -> Instant? {
    guard let written = WrittenTime(cell.text) else {
      report(.slotTime(cell))
      return nil
    }
    if let zone = written.zone {
      let instant = Instant("\(written.date)T\(written.clock)\(zone)")
      if instant == nil { report(.slotTime(cell)) }
      return instant.map(calendar.local)
    }
    let moments = calendar.instants(on: written.date, hour: written.hour, minute: written.minute)
    if moments.count == 2 { report(.timeComesTwice(cell, moments)) }
    if moments.isEmpty { report(.skippedTime(cell)) }
    return moments.count == 1 ? moments[0] : nil
  }
}

/// A time as a table has it: `2026-11-03 09:00`, perhaps with `T`, seconds and an offset.
struct WrittenTime {
  let date: CivilDate
  let hour: Int
  let minute: Int
  /// The offset; `nil` where none is written.
  let zone: String?

  /// The time of day to the second, as a moment is written.
  var clock: String {
    let two = { (number: Int) in number < 10 ? "0\(number)" : "\(number)" }
    return "\(two(hour)):\(two(minute)):00"
  }

  init?(_ text: String) {
    guard
      let match = text.wholeMatch(
        of: #/([0-9-]{10})[T ]([0-9]{2}):([0-9]{2})(?::00)?(Z|[+-][0-9]{2}:[0-9]{2})?/#
      ), let date = CivilDate(match.1), let hour = Int(match.2), hour < 24,
      let minute = Int(match.3), minute < 60
    else { return nil }
    self.date = date
    self.hour = hour
    self.minute = minute
    zone = match.4.map(String.init)
  }
}
