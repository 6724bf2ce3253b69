/// What kind of value a name or an expression has.
public enum ValueType: Sendable, Hashable {
  /// A number; the unit is a UCUM code, `nil` where it has none.
  case number(unit: String?)
  /// Yes or no.
  case boolean
  /// One of these options.
  case choice([String])
  /// Several of these options.
  case choices([String])
  /// A day.
  case date
  /// A length of time.
  case period
  /// Free text; only whether there is one can be read.
  case text
  /// A repeated section, by its index in the schema.
  case section(Int)

  /// As a message to an author names it.
  public var name: String {
    switch self {
    case .number(let unit): unit.map { "a number in `\($0)`" } ?? "a number"
    case .boolean: "yes or no"
    case .choice: "one option"
    case .choices: "several options"
    case .date: "a date"
    case .period: "a length of time"
    case .text: "a text"
    case .section: "a repeated section"
    }
  }

  /// The options of a coded value.
  public var options: [String]? {
    switch self {
    case .choice(let options), .choices(let options): options
    default: nil
    }
  }
}

/// Which way a value is worse.
public enum Direction: String, Sendable, Hashable, CaseIterable {
  case higher, lower, neither
}
