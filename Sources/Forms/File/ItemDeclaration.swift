public import Expressions
public import JSONText
public import Values

/// An item, as a file declares it.
public struct ItemDeclaration: Sendable {
  /// What is asked for, and what is allowed.
  public enum Kind: Sendable {
    /// Options with whole numbers; the answer is the number.
    case ordinal(OptionSet)
    /// Options with decimals; the answer is the number.
    case scale(OptionSet)
    /// One option.
    case coded(OptionSet)
    /// Several options; `exclusive` stands alone.
    case several(OptionSet, exclusive: String?)
    case count(ClosedRange<Number>)
    case quantity(ClosedRange<Number>, unit: String, decimals: Int)
    case boolean
    /// A day, in a range relative to the day of authoring.
    case date(earliest: Period?, latest: Period?)
    case dateTime
    case text(maxLength: Int)
    /// Nothing: words to be read.
    case display
  }

  /// An answer at which the patient sees the emergency text at once.
  public enum EmergencyAnswer: Sendable, Hashable {
    case number(Number)
    case option(String)
    case boolean(Bool)
  }

  /// The name within its file.
  public let id: Placed<String>
  /// The archetype node, such as `at0001`.
  public let node: Placed<String>
  /// What is asked for.
  public let kind: Kind
  /// Which way it is worse.
  public let worse: Direction
  /// Whether it must be answered when it is shown.
  public let isRequired: Bool
  /// Whether an answer can be a danger by itself.
  public let isSafety: Bool
  /// The answers at which the patient sees the emergency text.
  public let emergencyAnswers: [EmergencyAnswer]
  /// The condition under which it is shown.
  public let showWhen: JSONString?

  /// The options it is answered with.
  public var optionSet: OptionSet? {
    switch kind {
    case .ordinal(let set), .scale(let set), .coded(let set), .several(let set, _): set
    default: nil
    }
  }

  /// Whether it is answered at all.
  public var isAnswerable: Bool { if case .display = kind { false } else { true } }
}
