import Diagnostics
import Expressions

/// A column that a kind of table knows.
struct TableColumn {
  let name: String
  /// What a cell with nothing to say holds; `nil` where every cell says something.
  let blank: String?
  /// Whether the column may be left out.
  let isObligatory: Bool

  /// A column whose cells all say something.
  static func obligatory(_ name: String) -> TableColumn {
    TableColumn(name: name, blank: nil, isObligatory: true)
  }

  /// A column that may be left out.
  static func optional(_ name: String, blank: String = "-") -> TableColumn {
    TableColumn(name: name, blank: blank, isObligatory: false)
  }
}

/// The columns of one table, from its first row.
struct TableColumns {
  /// What a column's cells are for.
  enum Use {
    /// Tested; the heading says what.
    case input(InputColumn)
    /// A column that the kind of table knows.
    case known(TableColumn)
    /// A column of the author's.
    case free(Name)
    /// A diagnostic has been given.
    case unread
  }

  let uses: [Use]
  /// How many columns stand before `||`; `nil` where the table has none.
  let boundary: Int?
  let span: Span
  /// Whether its rows can be judged: every column is known, and no obligatory one is missing.
  let areRowsReadable: Bool

  var inputs: [InputColumn] {
    uses.compactMap { if case .input(let column) = $0 { column } else { nil } }
  }

  var free: [Name] {
    uses.compactMap { if case .free(let name) = $0 { name } else { nil } }
  }

  func index(of name: String) -> Int? {
    uses.firstIndex { if case .known(let column) = $0 { column.name == name } else { false } }
  }
}

extension InputColumn.Kind {
  init(_ heading: Expression) {
    switch heading.kind {
    case .path("colour"): self = .colour
    case .path("proven"): self = .proven
    case .path("possible"): self = .possible
    case .path("fired"): self = .fired
    default: self = .value(heading)
    }
  }
}
