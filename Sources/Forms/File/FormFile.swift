public import Diagnostics
public import JSONText
public import Values

/// What a form's file says, before its archetypes are put in.
public struct FormFile: Sendable {
  /// The file.
  public let source: SourceText
  /// Its id, such as `epilepsy_follow_up`.
  public let id: Placed<String>
  /// Its version.
  public let version: Placed<Version>
  /// What is known of the patient beforehand.
  public let facts: [FactDeclaration]
  /// What is asked.
  public let definition: Definition
  /// The words, by language: its own, and those it puts in place of an archetype's.
  public let translations: [Translation]
  /// What other systems say of it; kept as it is written.
  public let exchange: JSONValue?
}

/// Something known of a patient beforehand, as a form declares it.
public struct FactDeclaration: Sendable {
  /// What a fact can be.
  public enum Kind: Sendable {
    case date
    case boolean
    case coded(OptionSet)
  }

  /// The name that expressions use.
  public let id: Placed<String>
  /// What it can be.
  public let kind: Kind
  /// Whether the follow-up plan counts from this date.
  public let isAnchor: Bool
}
