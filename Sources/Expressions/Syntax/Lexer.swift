public import Diagnostics

/// Cuts a text into tokens, in the order strings, comments, `||`, `|`, the rest.
///
/// A line that starts with `and` or `or` continues the one above: no newline stands before it.
public struct Lexer {
  private let source: SourceText
  private var offset: Int
  private let end: Int
  private var tokens: [Token] = []
  private var diagnostics: [Diagnostic] = []
  private var lineStart: Int

  /// The tokens of a text, and what in it is no token.
  ///
  /// - Parameters:
  ///   - source: the whole file.
  ///   - span: the part to read; `nil` is all of it.
  /// - Returns: the tokens, and the faults.
  public static func tokens(
    of source: SourceText,
    in span: Span? = nil
  ) -> (tokens: [Token], diagnostics: [Diagnostic]) {
    var lexer = Lexer(source, span ?? Span(0, source.bytes.count))
    lexer.run()
    return (lexer.tokens, lexer.diagnostics)
  }

  private init(_ source: SourceText, _ span: Span) {
    self.source = source
    offset = span.start
    end = span.end
    lineStart = span.start
  }

  private mutating func run() {
    while offset < end {
      let byte = source.bytes[offset]
      switch byte {
      case 0x20, 0x09, 0x0D: offset += 1
      case 0x0A: newline()
      case UInt8(ascii: "\""): string()
      case UInt8(ascii: "/") where peek(1) == UInt8(ascii: "/"): comment()
      case 0x30...0x39: number()
      case 0xE2 where peek(1) == 0x89: symbol(byte)  // ≤, ≥, ≠
      case _ where isWordByte(byte): word()
      default: symbol(byte)
      }
    }
    newline()
  }

  private func peek(_ ahead: Int) -> UInt8? {
    offset + ahead < end ? source.bytes[offset + ahead] : nil
  }

  private func isWordByte(_ byte: UInt8) -> Bool {
    (0x61...0x7A).contains(byte) || (0x41...0x5A).contains(byte) || byte == UInt8(ascii: "_")
      || byte >= 0x80
  }

  private func isDigit(_ byte: UInt8?) -> Bool { byte.map { (0x30...0x39).contains($0) } ?? false }

  private mutating func add(_ kind: Token.Kind, from start: Int, text: String? = nil) {
    let span = Span(start, offset)
    if kind == .word, text == nil, ["and", "or"].contains(source[span]),
      tokens.last?.kind == .newline
    {
      tokens.removeLast()
    }
    tokens.append(Token(kind, span, text ?? source[span], startsSection: start == lineStart))
  }

  private mutating func newline() {
    if let last = tokens.last, last.kind != .newline {
      tokens.append(Token(.newline, Span(offset, offset), "\n"))
    }
    offset += 1
    lineStart = offset
  }

  private mutating func comment() {
    while offset < end, source.bytes[offset] != 0x0A { offset += 1 }
  }

  private mutating func word() {
    let start = offset
    while let byte = peek(0), isWordByte(byte) || isDigit(byte) { offset += 1 }
    let text = source.bytes[start..<offset]
    guard text.allSatisfy({ (0x61...0x7A).contains($0) || isDigit($0) || $0 == 0x5F }),
      text.first != UInt8(ascii: "_")
    else {
      let word = source[Span(start, offset)]
      diagnostics.append(.invalidName(word, isCell: isCell, at: place(start)))
      return add(.word, from: start, text: isCell ? word.reservedWord : nil)
    }
    add(.word, from: start)
  }

  /// Whether what was just read stands alone between two `|`.
  private var isCell: Bool {
    let last = tokens.last?.kind
    let next = source.bytes[offset..<end].first { $0 != 0x20 && $0 != 0x09 }
    return (last == .pipe || last == .doublePipe) && next == UInt8(ascii: "|")
  }

  private mutating func digits() {
    while isDigit(peek(0)) { offset += 1 }
  }

  private mutating func number() {
    let start = offset
    digits()
    if offset - start == 4, peek(0) == UInt8(ascii: "-"), isDigit(peek(1)), isDigit(peek(2)),
      peek(3) == UInt8(ascii: "-"), isDigit(peek(4)), isDigit(peek(5))
    {
      offset += 6
      return add(.date, from: start)
    }
    var parts = 1
    while peek(0) == UInt8(ascii: "."), isDigit(peek(1)) {
      offset += 1
      digits()
      parts += 1
    }
    if peek(0) == UInt8(ascii: ","), isDigit(peek(1)) {
      offset += 1
      digits()
      let limits: [Token.Kind] = [.less, .lessOrEqual, .greater, .greaterOrEqual]
      let isLimit = tokens.last.map { limits.contains($0.kind) } ?? false
      diagnostics.append(
        .decimalComma(source[Span(start, offset)], isLimit: isLimit, at: place(start))
      )
      return add(.invalid, from: start)
    }
    add(parts > 2 ? .version : .number, from: start)
  }

  private mutating func string() {
    let start = offset
    offset += 1
    var text: [UInt8] = []
    while let byte = peek(0), byte != 0x0A, byte != UInt8(ascii: "\"") {
      if byte == UInt8(ascii: "\\"), let next = peek(1),
        next == UInt8(ascii: "\"") || next == UInt8(ascii: "\\")
      {
        text.append(next)
        offset += 2
      } else {
        text.append(byte)
        offset += 1
      }
    }
    guard peek(0) == UInt8(ascii: "\"") else {
      diagnostics.append(.unterminatedString(at: place(start)))
      return add(.invalid, from: start)
    }
    offset += 1
    add(.string, from: start, text: String(decoding: text, as: UTF8.self))
  }

  private mutating func symbol(_ byte: UInt8) {
    let start = offset
    let next = peek(1)
    let (kind, length) = Self.symbol(byte, next)
    offset += length
    if kind == .invalid {
      while let following = peek(0), following & 0xC0 == 0x80 { offset += 1 }
      diagnostics.append(.unexpectedCharacter(source[Span(start, offset)], at: place(start)))
    }
    add(kind, from: start)
  }

  private static func symbol(_ byte: UInt8, _ next: UInt8?) -> (Token.Kind, Int) {
    switch (Character(Unicode.Scalar(byte)), next.map { Character(Unicode.Scalar($0)) }) {
    case ("|", "|"): (.doublePipe, 2)
    case ("|", _): (.pipe, 1)
    case ("(", _): (.leftParenthesis, 1)
    case (")", _): (.rightParenthesis, 1)
    case ("[", _): (.leftBracket, 1)
    case ("]", _): (.rightBracket, 1)
    case (",", _): (.comma, 1)
    case (".", "."): (.dots, 2)
    case (".", _): (.dot, 1)
    case ("+", _): (.plus, 1)
    case ("-", _): (.minus, 1)
    case ("*", _): (.star, 1)
    case ("/", _): (.slash, 1)
    case ("<", "="): (.lessOrEqual, 2)
    case ("<", _): (.less, 1)
    case (">", "="): (.greaterOrEqual, 2)
    case (">", _): (.greater, 1)
    case ("!", "="): (.notEqual, 2)
    case ("=", "="), ("=", "<"), ("=", ">"): (.invalid, 2)
    case ("=", _): (.equal, 1)
    default: (.invalid, 1)
    }
  }

  private func place(_ start: Int) -> Place { source.place(Span(start, offset)) }
}
