import Expressions
import Rules
import Values

/// The rows of the consultation and action tables in words.
struct RowWords {
  let expressions: ExpressionWords
  /// The item in which the patient says what contact is wanted.
  let wish: String?
  /// Whether what is still open counts as found where the colour is grey: it orders nothing.
  var openCounts = true

  private var names: ProtocolNames { expressions.names }
  private var wording: any Wording { names.wording }

  /// The colours a row holds in; `nil` where it does not ask.
  func colours(_ columns: [InputColumn], _ cells: [Cell]) -> String? {
    for (column, cell) in zip(columns, cells) {
      if column.kind == .colour, case .tests(let tests) = cell.kind { return colours(tests) }
    }
    return nil
  }

  private func colours(_ tests: [UnaryTest]) -> String {
    wording.list(
      tests.map { test in
        if case .colour(let colour) = test.kind { wording.plain(colour) } else { "" }
      },
      wording.or
    )
  }

  /// What else must hold; `nil` where a row asks nothing more.
  func condition(_ columns: [InputColumn], _ cells: [Cell]) -> String? {
    let parts = zip(columns, cells).compactMap { column, cell -> String? in
      guard case .tests(let tests) = cell.kind else { return nil }
      switch column.kind {
      case .colour: return nil
      case .proven: return wording.proven(colours(tests))
      case .possible: return wording.possible(colours(tests))
      case .fired:
        let list = tests.map(finding).joined(separator: "; ")
        return wording.firedAny(list, orOpen: openCounts && isGrey(columns, cells))
      case .value(let value): return self.value(value, tests)
      }
    }
    return parts.isEmpty ? nil : parts.joined(separator: "; ")
  }

  private func isGrey(_ columns: [InputColumn], _ cells: [Cell]) -> Bool {
    zip(columns, cells).contains { column, cell in
      guard column.kind == .colour, case .tests(let tests) = cell.kind else { return false }
      return tests.contains { $0.kind == .colour(.grey) }
    }
  }

  private func finding(_ test: UnaryTest) -> String {
    switch test.kind {
    case .value(let operand): operand.name.map(names.finding) ?? ""
    case .named(let name, let colour):
      wording.inColour(names.finding(name), wording.plain(colour))
    default: ""
    }
  }

  /// The heading `wish` stands for the item that the header names.
  private func value(_ heading: Expression, _ tests: [UnaryTest]) -> String {
    var value = heading
    if case .path("wish") = heading.kind, let wish {
      value = Expression(.path(wish), heading.span)
    }
    return wording.phrase(
      .isOneOf(expressions.words(value), expressions.tests(tests, of: value))
    )
  }

  /// Who does it and how soon.
  func action(_ role: Name?, _ deadline: Located<Within>?) -> [String] {
    [role.map { wording.role($0.value) }, deadline.map { wording.soon($0.value.description) }]
      .map { $0 ?? wording.description.nothing }
  }
}
