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
  private var nb: String?
  private var nn: String?
  private var en: String?

  /// Takes a text by language.
  public init(_ texts: [Language: String] = [:]) {
    for (language, text) in texts { self[language] = text }
  }

  /// The text in one language; `nil` where there is none.
  public subscript(language: Language) -> String? {
    get {
      switch language {
      case .nb: nb
      case .nn: nn
      case .en: en
      }
    }
    set {
      switch language {
      case .nb: nb = newValue
      case .nn: nn = newValue
      case .en: en = newValue
      }
    }
  }

  /// Whether there is no text in any language.
  public var isEmpty: Bool { nb == nil && nn == nil && en == nil }

  /// The languages there is a text in, in a fixed order.
  public var languages: [Language] { Language.allCases.filter { self[$0] != nil } }

  /// The same text with every language's words changed.
  public func mapped(_ change: (Language, String) -> String) -> LocalizedText {
    var text = LocalizedText()
    text.nb = nb.map { change(.nb, $0) }
    text.nn = nn.map { change(.nn, $0) }
    text.en = en.map { change(.en, $0) }
    return text
  }
}
