public import Diagnostics
public import JSONText
public import Values

/// What an archetype's file says: one reusable instrument or concept.
public struct ArchetypeFile: Sendable {
  /// The file.
  public let source: SourceText
  /// Its id, class and name, such as `observation.phq_9`.
  public let id: Placed<String>
  /// Its version.
  public let version: Placed<Version>
  /// Who owns its wording, and on what terms it may be used.
  public let licence: Licence
  /// What is asked.
  public let definition: Definition
  /// The words, by language.
  public let translations: [Translation]
  /// Codes of other systems by id, such as LOINC's; kept as they are written.
  public let bindings: JSONValue?

  /// The name its items stand under where a form gives none: the last part of its id.
  public var defaultAlias: String { lastPart(ofArchetype: id.value) }
}

/// The last part of an archetype's id: `phq_9` of `observation.phq_9`.
func lastPart(ofArchetype id: String) -> String {
  id.split(separator: ".").last.map(String.init) ?? id
}

/// The terms an archetype may be used on.
public struct Licence: Sendable, Hashable {
  /// What may be done with the wording.
  public enum Terms: String, Sendable, Hashable, CaseIterable {
    /// Anything.
    case free
    /// Anything, where the holder is named.
    case attribution
    /// Nothing without the holder's leave: the file holds no text of an item or option.
    case permission
  }

  /// What may be done with the wording.
  public let terms: Terms
  /// Who owns it.
  public let holder: String
  /// Where the terms are stated.
  public let source: String
}

/// The words of one file in one language.
public struct Translation: Sendable {
  /// The language.
  public let language: Placed<Language>
  /// Whether the wording is the instrument's own, and not this project's.
  public let isOfficial: Bool
  /// The texts by key; the span is the key's.
  public let texts: [String: Placed<String>]
}
