import Diagnostics
import Values

extension Diagnostic {
  private static func list(_ words: some Sequence<String>) -> String {
    words.sorted().map { "`\($0)`" }.joined(separator: ", ")
  }

  static func slotsNotUTF8(at place: Place) -> Diagnostic {
    Diagnostic(
      code: "invalid-utf8",
      "the bytes are not UTF-8",
      at: place,
      help: "save the file as UTF-8"
    )
  }

  static func noSlots(at place: Place, columns: [String]) -> Diagnostic {
    Diagnostic(
      code: "missing-column",
      "there is no table of slots here",
      at: place,
      help: "the first line names the columns, of \(list(columns))"
    )
  }

  static func slotColumnTwice(_ column: String, first: Place, at place: Place) -> Diagnostic {
    Diagnostic(
      code: "duplicate-column",
      "column `\(column)` stands twice",
      at: place,
      notes: [.init("first stands here", at: first)]
    )
  }

  static func unknownSlotColumn(
    _ column: String,
    among columns: [String],
    at place: Place
  ) -> Diagnostic {
    Diagnostic(
      code: "unknown-column",
      "`\(column)` is no column of slots",
      at: place,
      label: didYouMean(column, among: columns).map { "did you mean `\($0)`?" },
      help: "the columns are \(list(columns))"
    )
  }

  static func missingSlotColumn(_ column: String, at place: Place) -> Diagnostic {
    Diagnostic(
      code: "missing-column",
      "the slots have no column `\(column)`",
      at: place,
      help: "the first line names the columns; `start`, `length`, `type` and `role` are among them"
    )
  }

  static func slotCellCount(_ count: Int, columns: Int, at place: Place) -> Diagnostic {
    Diagnostic(
      code: "cell-count",
      "the row has \(count) \(count == 1 ? "cell" : "cells"), but there are \(columns) columns",
      at: place,
      help: count < columns
        ? "an empty cell is written too" : "a cell that holds the separator stands in quotes"
    )
  }

  static func emptySlotCell(_ column: String, at place: Place) -> Diagnostic {
    Diagnostic(
      code: "empty-cell",
      "a slot must have a `\(column)`",
      at: place,
      help: "fill in the cell, or take out the row"
    )
  }

  static func unknownSlotState(_ cell: SlotCell, among states: [String]) -> Diagnostic {
    Diagnostic(
      code: "unknown-option",
      "`\(cell.text)` is no status of a slot",
      at: cell.place,
      label: didYouMean(cell.text, among: states).map { "did you mean `\($0)`?" },
      help: "a status is one of \(list(states)); only what is `free` is proposed"
    )
  }

  static func slotLength(_ cell: SlotCell) -> Diagnostic {
    Diagnostic(
      code: "invalid-number",
      "`\(cell.text)` is no length of a slot",
      at: cell.place,
      help: "a length is a whole number of minutes from 1 to 1440, such as `30`"
    )
  }

  static func slotTime(_ cell: SlotCell) -> Diagnostic {
    Diagnostic(
      code: "invalid-time",
      "`\(cell.text)` is no time that a slot can start at",
      at: cell.place,
      help: "a time is written `2026-11-03 09:00`, by the clinic's clock, or with its offset as "
        + "`2026-11-03T09:00+01:00`"
    )
  }

  static func slotInstant(_ cell: SlotCell) -> Diagnostic {
    Diagnostic(
      code: "invalid-time",
      "`\(cell.text)` is no moment",
      at: cell.place,
      help: "a moment is written with its offset, such as `2026-11-03T09:00:00+01:00`"
    )
  }

  static func timeComesTwice(_ cell: SlotCell, _ moments: [Instant]) -> Diagnostic {
    let written = moments.map(\.description)
    return Diagnostic(
      code: "ambiguous-time",
      "`\(cell.text)` comes twice: the clocks are set back that night",
      at: cell.place,
      help: "write which is meant: `\(written.joined(separator: "` or `"))`"
    )
  }

  static func skippedTime(_ cell: SlotCell) -> Diagnostic {
    Diagnostic(
      code: "invalid-time",
      "`\(cell.text)` never comes: the clocks are set forward that night",
      at: cell.place,
      help: "write the time with its offset, such as `2026-03-29T03:30+02:00`"
    )
  }

  static func slotEnds(_ cell: SlotCell) -> Diagnostic {
    Diagnostic(
      code: "invalid-time",
      "a slot ends after it starts, within a day",
      at: cell.place,
      help: "mend `start` or `end`"
    )
  }

  static func noBundle(at place: Place) -> Diagnostic {
    Diagnostic(
      code: "wrong-type",
      "a JSON file of slots must be a FHIR Bundle",
      at: place,
      help: "give a Bundle whose entries hold Slot resources, or a table"
    )
  }

  static func slotLacks(_ key: String, at place: Place) -> Diagnostic {
    Diagnostic(
      code: "missing-field",
      "a slot must have `\(key)`",
      at: place,
      help: key == "appointmentType" ? "`serviceType` will do in its place" : nil
    )
  }

  static func slotTwice(_ id: String, first: Place, at place: Place) -> Diagnostic {
    Diagnostic(
      code: "duplicate-id",
      "slot `\(id)` stands twice",
      at: place,
      notes: [.init("first stands here", at: first)],
      help: "give each slot an id of its own"
    )
  }

  static func strangeWord(
    _ cell: SlotCell,
    _ key: String,
    _ count: Int,
    among known: Set<String>
  ) -> Diagnostic {
    Diagnostic(
      .warning,
      code: "unknown-word",
      "no patient needs the \(key) `\(cell.text)`, of \(count) \(count == 1 ? "slot" : "slots")",
      at: cell.place,
      label: didYouMean(cell.text, among: known.sorted()).map { "did you mean `\($0)`?" },
      help: known.isEmpty ? nil : "known are \(list(known))"
    )
  }
}
