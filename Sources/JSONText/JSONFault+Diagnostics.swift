public import Diagnostics

extension JSONFault {
  /// The fault's stable name in kebab case.
  public var code: String {
    switch kind {
    case .truncated: "truncated"
    case .invalidUTF8: "invalid-utf8"
    case .nulCharacter: "nul-character"
    case .loneSurrogate: "lone-surrogate"
    case .tooDeep: "too-deep"
    case .duplicateKey: "duplicate-key"
    case .exponentTooLarge: "too-many-digits"
    default: "malformed-json"
    }
  }

  /// Every code a fault can have.
  public static let codes = [
    "duplicate-key", "invalid-utf8", "lone-surrogate", "malformed-json", "nul-character",
    "too-deep", "too-many-digits", "truncated",
  ]

  /// The fault in one line; it quotes nothing of the text.
  public var message: String {
    switch kind {
    case .empty: "expected a value, found the end of the text"
    case .byteOrderMark: "expected a value, found a byte order mark"
    case .secondValue: "expected the end of the text after the value"
    case .truncated: "the text ends inside a value"
    case .expectedValue: "expected a value"
    case .expectedKey: "expected a key in double quotes"
    case .expectedColon: "expected `:` after the key"
    case .expectedCommaOrBrace: "expected `,` or `}` after a member"
    case .expectedCommaOrBracket: "expected `,` or `]` after an element"
    case .missingComma: "a comma must stand between two members or elements"
    case .trailingComma: "a comma must not stand last in an object or array"
    case .comment: "a comment is not part of JSON"
    case .singleQuotes: "a string must stand in double quotes"
    case .unknownWord: "a word must be `true`, `false` or `null`"
    case .leadingZero: "a number must not start with an extra zero"
    case .expectedDigit: "a number must have a digit here"
    case .exponentTooLarge: "a number must not have an exponent beyond \(JSONScanner.exponentLimit)"
    case .invalidEscape: "invalid escape in a string"
    case .invalidHexEscape: "`\\u` must be followed by four hexadecimal digits"
    case .controlCharacter: "a control character in a string must be escaped"
    case .openString: "a string must end on its line, with a double quote"
    case .invalidUTF8: "the bytes are not UTF-8"
    case .nulCharacter: "the character U+0000 is not accepted"
    case .loneSurrogate: "half of a surrogate pair is not a character"
    case .tooDeep: "more than \(JSONScanner.depthLimit) levels of objects and arrays"
    case .duplicateKey: "a key stands twice in one object"
    }
  }

  /// The fault as a diagnostic of the file it was found in.
  public func diagnostic(in source: SourceText) -> Diagnostic {
    let place = source.place(Span(offset, min(offset + 1, source.bytes.count)))
    if kind == .missingComma { return missingComma(in: source) }
    let isSpare = kind == .trailingComma && source[place.span] == ","
    return Diagnostic(
      code: code,
      message,
      at: place,
      fixIts: isSpare ? [.init(place, replacement: "")] : []
    )
  }

  /// Where the next line goes on with another text, object or array, a comma is surely meant.
  private func missingComma(in source: SourceText) -> Diagnostic {
    let place = source.place(Span(offset, offset))
    let after = source.bytes[offset...]
    let space = after.prefix { [0x20, 0x0A, 0x0D, 0x09].contains($0) }
    let next = after.dropFirst(space.count).first.map { Character(Unicode.Scalar($0)) }
    let isSure = space.contains(0x0A) && ["\"", "{", "["].contains(next)
    return Diagnostic(
      code: code,
      message,
      at: place,
      label: "write `,` here",
      fixIts: isSure ? [.init(place, replacement: ",")] : []
    )
  }

  /// A key that stands again in its object, at `key`, after `first`; spans without quotes.
  static func duplicateKey(_ key: Span, after first: Span, in source: SourceText) -> Diagnostic {
    Diagnostic(
      code: "duplicate-key",
      "the key `\(source[key])` stands twice in one object",
      at: source.place(key),
      notes: [Diagnostic.Note("first defined here", at: source.place(first))]
    )
  }
}
