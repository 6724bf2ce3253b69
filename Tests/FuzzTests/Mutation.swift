/// Changes a text as a careless hand would: whole tokens and lines are cut, doubled, swapped, put in.
struct Mutation {
  private var random: SeededGenerator
  private let words: [[UInt8]]

  /// Tokens that have broken readers before: nothing, too much, half of something.
  private static let nasty =
    [
      "", "\"", "\\", "|", "||", "-", "//", "(", ")", "[", "]", "{", "}", "<", ">", "&", ";", ",",
      "..", ":",
      "\n", "\r\n", "\t", "\u{0}", "\u{FEFF}", "å", "👩‍⚕️", "\u{202E}", "0", "-0", "1e999", "1e-999",
      "0.1",
      "9223372036854775807", "-9223372036854775808", "99999999999999999999", "2026-02-30",
      "0000-00-00",
      "9999-12-31", "200 years", "2400 months", "never", "none", "not", "and", "or", "if",
      "otherwise",
      "null", "true", "<!--", "-->", "<![CDATA[", "]]>", "&amp;", "&#0;", "<!DOCTYPE a [", "<?",
      "\\u0000",
      "\\ud800",
    ].map { Array($0.utf8) } + [[0xFF], [0xC3], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80]]

  /// Takes the seed, and texts whose tokens may be put in.
  init(seed: UInt64, vocabulary: [[UInt8]]) {
    random = SeededGenerator(seed: seed)
    words = vocabulary.isEmpty ? [[]] : vocabulary
  }

  /// The text after one to six changes.
  mutating func changed(_ text: [UInt8]) -> [UInt8] {
    var tokens = Self.tokens(text)
    for _ in 0..<Int.random(in: 1...6, using: &random) where !tokens.isEmpty { change(&tokens) }
    return tokens.flatMap(\.self)
  }

  private mutating func change(_ tokens: inout [[UInt8]]) {
    let start = Int.random(in: tokens.indices, using: &random)
    let length = Int.random(in: 1...(Bool.random(using: &random) ? 3 : 60), using: &random)
    let run = start..<min(start + length, tokens.endIndex)
    let other = Int.random(in: tokens.indices, using: &random)
    switch Int.random(in: 0..<9, using: &random) {
    case 0: tokens.removeSubrange(run)
    case 1: tokens.insert(contentsOf: tokens[run], at: other)
    case 2: tokens.swapAt(start, other)
    case 3: tokens.insert(Self.nasty.randomElement(using: &random) ?? [], at: start)
    case 4: tokens.insert(words.randomElement(using: &random) ?? [], at: start)
    case 5: tokens[start] = Self.nasty.randomElement(using: &random) ?? []
    case 6: tokens[start] = words.randomElement(using: &random) ?? []
    case 7: repeatToken(start, in: &tokens)
    default: if Int.random(in: 0..<4, using: &random) == 0 { tokens.removeSubrange(start...) }
    }
  }

  /// Nesting and length are where a reader runs out of stack or time.
  private mutating func repeatToken(_ index: Int, in tokens: inout [[UInt8]]) {
    let count = [2, 70, 3000].randomElement(using: &random) ?? 2
    let token =
      Bool.random(using: &random) ? tokens[index] : Self.nasty.randomElement(using: &random) ?? []
    tokens.insert(contentsOf: repeatElement(token, count: count), at: index)
  }

  /// Words, numbers and stretches of space are one token each, all else is one byte.
  static func tokens(_ text: [UInt8]) -> [[UInt8]] {
    var tokens: [[UInt8]] = []
    var last = Kind.other
    for byte in text {
      let kind = Kind(byte)
      if kind == last, kind != .other {
        tokens[tokens.endIndex - 1].append(byte)
      } else {
        tokens.append([byte])
      }
      last = kind
    }
    return tokens
  }

  private enum Kind {
    case word, space, other

    init(_ byte: UInt8) {
      switch byte {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x5F, 0x80...: self = .word
      case 0x20: self = .space
      default: self = .other
      }
    }
  }
}
