/// A language that content is written in.
public enum Language: String, Sendable, Hashable, CaseIterable {
  /// Norwegian bokmål.
  case nb
  /// Norwegian nynorsk.
  case nn
  /// English.
  case en

  /// The sign between a number's whole part and its decimals.
  public var decimalSign: Character { self == .en ? "." : "," }
}

/// A text in each language there is of it.
public struct LocalizedText: Sendable, Hashable {
  private var texts: [Language: String]

  /// Takes a text by language.
  public init(_ texts: [Language: String] = [:]) { self.texts = texts }

  /// The text in one language; `nil` where there is none.
  public subscript(language: Language) -> String? {
    get { texts[language] }
    set { texts[language] = newValue }
  }

  /// The languages there is a text in, in a fixed order.
  public var languages: [Language] { Language.allCases.filter { texts[$0] != nil } }

  /// The same text with every language's words changed.
  public func mapped(_ change: (Language, String) -> String) -> LocalizedText {
    LocalizedText(
      Dictionary(uniqueKeysWithValues: texts.map { ($0.key, change($0.key, $0.value)) })
    )
  }
}
