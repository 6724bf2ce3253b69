public import Diagnostics
public import Values

/// The sentences in one language, for one reader.
public struct TextBlock: Sendable, Hashable {
  /// The language.
  public let language: Located<Language>
  /// Whom they are for.
  public let reader: TextReader
  /// The sentences; no id twice.
  public let lines: [TextLine]
  /// The line `texts …`.
  public let span: Span
}

/// Whom a sentence is for.
public enum TextReader: Sendable, Hashable {
  case clinician, patient
}

/// One sentence, in which `{value}` and `{limit}` stand for words that are put in later.
public struct TextLine: Sendable, Hashable {
  /// The threshold, rule, order or word that it says.
  public let id: Name
  /// The sentence, with its placeholders.
  public let text: Located<String>
  /// The line.
  public let span: Span
}
