import Diagnostics

// MARK: Columns

extension Diagnostic {
  static func unknownColumn(
    _ column: String,
    meant: String?,
    among columns: [String],
    at place: Place
  ) -> Diagnostic {
    Diagnostic(
      code: "unknown-column",
      "there is no column `\(column)` here",
      at: place,
      label: meant.map(didYouMean),
      help: meant == nil ? "the columns are \(list(columns))" : nil,
      fixIts: .respelling(column, among: columns, at: place).filter { $0.replacement == meant }
    )
  }

  static func duplicateColumn(_ column: String, at place: Place, first: Place) -> Diagnostic {
    Diagnostic(
      code: "duplicate-column",
      "column `\(column)` stands twice",
      at: place,
      notes: [.init("first stands here", at: first)]
    )
  }

  static func missingColumn(_ column: String, at place: Place) -> Diagnostic {
    Diagnostic(code: "missing-column", "the table has no column `\(column)`", at: place)
  }

  static func missingHeadings(among columns: [String], at place: Place) -> Diagnostic {
    Diagnostic(
      code: "missing-column",
      "the first row names no column",
      at: place,
      help: "write the columns above it; they are \(list(columns))"
    )
  }
}

// MARK: Rows

extension Diagnostic {
  static func notARow(found: String, at place: Place) -> Diagnostic {
    Diagnostic(
      code: "syntax",
      "expected a row, but `\(found)` stands here",
      at: place,
      help: "a row begins and ends with `|`"
    )
  }

  /// The first or the last `|` of a row; the place is the point at which it belongs.
  static func missingPipe(isFirst: Bool, at place: Place) -> Diagnostic {
    Diagnostic(
      code: "cell-count",
      "a `|` is missing",
      at: place,
      label: "write `|` here",
      fixIts: place.span.start == place.span.end
        ? [.init(place, replacement: isFirst ? "| " : " |")] : []
    )
  }

  static func missingPipe(between left: String, and right: String, at place: Place) -> Diagnostic {
    Diagnostic(
      code: "cell-count",
      "a `|` is missing between `\(left)` and `\(right)`",
      at: place,
      label: "write `|` here"
    )
  }

  static func cellCount(_ count: Int, columns: Int, at place: Place) -> Diagnostic {
    Diagnostic(
      code: "cell-count",
      "the row has \(count) \(count == 1 ? "cell" : "cells"), but there are \(columns) columns",
      at: place,
      help: count < columns ? "a cell with nothing to say holds `-`" : "take a `|` away"
    )
  }

  static func afterRow(_ text: String, at place: Place) -> Diagnostic {
    Diagnostic(
      code: "cell-count",
      "`\(text)` stands after the last `|`",
      at: place,
      help: "take it away, or write it after `//`"
    )
  }

  static func emptyCell(_ column: String, blank: String?, at place: Place) -> Diagnostic {
    Diagnostic(
      code: "empty-cell",
      "the cell of `\(column)` is empty",
      at: place,
      label: blank.map { "write `\($0)`" },
      help: blank == nil ? "every row needs its `\(column)`" : nil
    )
  }

  static func dashColour(_ colour: String, at place: Place) -> Diagnostic {
    Diagnostic(
      code: "dash-colour",
      "`-` does not say what is \(colour)",
      at: place,
      label: "write `never` if nothing is"
    )
  }

  static func doublePipe(at place: Place) -> Diagnostic {
    Diagnostic(
      code: "double-pipe",
      "`||` parts what is read from what follows, which this table does not",
      at: place,
      label: "write `|`",
      fixIts: [.init(place, replacement: "|")]
    )
  }

  static func missingDoublePipe(at place: Place) -> Diagnostic {
    Diagnostic(
      code: "double-pipe",
      "a `||` parts what is read from what follows",
      at: place,
      label: "write `||` here",
      fixIts: place.span.end - place.span.start == 1 ? [.init(place, replacement: "||")] : []
    )
  }
}
