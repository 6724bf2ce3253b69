import JSONText
import Testing

/// Each rule of the grammar of RFC 8259 by itself, over all that it can be asked: every byte, every short
/// sequence of bytes, every escape, every short number and every short text of tokens.
@Suite("JSON is what RFC 8259 says, without exception")
struct JSONExhaustiveTests {
  @Test func everyByteByItselfIsATextOnlyWhereItIsADigit() {
    for byte in UInt8.min...UInt8.max {
      #expect(isAccepted([byte]) == ("0"..."9").contains(Unicode.Scalar(byte)), "\(byte)")
    }
  }

  /// Section 2: white space is four characters, and stands before and after any token.
  @Test func onlyFourBytesAreWhiteSpace() {
    let places: [([UInt8], [UInt8])] = [
      ([], Array("1".utf8)), (Array("1".utf8), []), (Array("[".utf8), Array("]".utf8)),
      (Array("[1".utf8), Array(",2]".utf8)), (Array("[1,".utf8), Array("2]".utf8)),
      (Array("{".utf8), Array("\"a\":1}".utf8)), (Array("{\"a\"".utf8), Array(":1}".utf8)),
      (Array("{\"a\":".utf8), Array("1}".utf8)), (Array("{\"a\":1".utf8), Array("}".utf8)),
    ]
    for byte in UInt8.min...UInt8.max {
      let isSpace = [0x20, 0x09, 0x0A, 0x0D].contains(byte)
      let isDigit = (0x30...0x39).contains(byte)
      for (before, after) in places where !isDigit {
        let isWhole = isSpace || joins(byte, before, after)
        #expect(isAccepted(before + [byte] + after) == isWhole, "\(byte) in \(before) \(after)")
      }
    }
  }

  /// A sign or bracket that makes another text of the same place.
  private func joins(_ byte: UInt8, _ before: [UInt8], _ after: [UInt8]) -> Bool {
    byte == UInt8(ascii: "-") && [UInt8(ascii: "1"), UInt8(ascii: "2")].contains(after.first)
  }

  /// Section 7: all but the quote, the backslash and U+0000 to U+001F stand for themselves.
  @Test func everyByteInAStringIsOneThatMayStandThere() {
    for byte in UInt8.min...UInt8.max {
      let stands = byte >= 0x20 && byte < 0x80 && byte != 0x22 && byte != 0x5C
      #expect(isAccepted(quoted([byte])) == stands, "\(byte)")
      #expect(isAccepted(quoted(Array("eight888".utf8) + [byte])) == stands, "\(byte)")
    }
  }

  /// Section 8.1: UTF-8, and the standard library says what that is.
  @Test func everySequenceOfThreeBytesIsAcceptedWhereItIsUTF8() {
    var (accepted, wrong) = (0, 0)
    for first in UInt8(0x80)...0xFF {
      for second in UInt8(0x20)...0xFF where second != 0x22 && second != 0x5C {
        if !agrees([first, second]) { wrong += 1 }
        let thirds = first < 0xE0 || second < 0x80 ? 0x7F...0x80 : UInt8(0x7F)...0xFF
        for third in thirds {
          accepted += isAccepted(quoted([first, second, third])) ? 1 : 0
          if !agrees([first, second, third]) { wrong += 1 }
        }
      }
    }
    #expect(wrong == 0)
    #expect(accepted > 60_000)
  }

  @Test func everyFirstTwoBytesOfFourAreAcceptedWhereTheyAreUTF8() {
    let ends: [[UInt8]] = [
      [0x80, 0x80], [0xBF, 0xBF], [0x7F, 0x80], [0x80, 0x7F], [0xC0, 0x80], [0x80],
    ]
    for first in UInt8(0xF0)...0xFF {
      for second in UInt8(0x80)...0xFF {
        for end in ends { #expect(agrees([first, second] + end), "\([first, second] + end)") }
      }
    }
  }

  private func agrees(_ bytes: [UInt8]) -> Bool {
    isAccepted(quoted(bytes)) == (String(validating: bytes, as: UTF8.self) != nil)
  }

  // MARK: Escapes

  /// Section 7: eight letters may follow a backslash, and `u` with four hexadecimal digits.
  @Test func everyLetterAfterABackslashIsOneOfEight() {
    for byte in UInt8.min...UInt8.max {
      let isEscape = Array("\"\\/bfnrt".utf8).contains(byte)
      #expect(isAccepted(quoted([0x5C, byte])) == isEscape, "\(byte)")
      let isHexadecimal = Unicode.Scalar(byte).properties.isASCIIHexDigit
      #expect(isAccepted(quoted(Array("\\u004".utf8) + [byte])) == isHexadecimal, "\(byte)")
    }
  }

  /// Every escape of four digits gives its character; half a pair and U+0000 are refused.
  @Test func everyEscapeOfFourDigitsIsItsCharacter() throws {
    for value in UInt32(0)...0xFFFF {
      let digits = String(value + 0x10000, radix: 16, uppercase: value % 2 == 0).dropFirst()
      let text = Array("\"\\u\(digits)\"".utf8)
      guard value > 0, let scalar = Unicode.Scalar(value) else {
        #expect(!isAccepted(text), "\(digits)")
        continue
      }
      guard content(of: text) == Array(String(scalar).utf8) else {
        Issue.record("\\u\(digits) is not its character")
        continue
      }
    }
  }

  @Test func aPairOfEscapesIsOneCharacterAndNoOtherTwoAre() {
    let halves: [UInt32] = [0xD7FF, 0xD800, 0xD801, 0xDBFF, 0xDC00, 0xDC01, 0xDFFF, 0xE000, 0x41]
    for first in halves {
      for second in halves {
        let digits = [first, second].map { String($0 + 0x10000, radix: 16).dropFirst() }
        let text = Array("\"\\u\(digits[0])\\u\(digits[1])\"".utf8)
        #expect(content(of: text) == expected(first, second), "\(first) \(second)")
      }
    }
  }

  /// The characters that two escapes stand for; `nil` where a half stands alone.
  private func expected(_ first: UInt32, _ second: UInt32) -> [UInt8]? {
    if (0xD800...0xDBFF).contains(first), (0xDC00...0xDFFF).contains(second) {
      let scalar = Unicode.Scalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00))
      return scalar.map { Array(String($0).utf8) }
    }
    guard let one = Unicode.Scalar(first), let other = Unicode.Scalar(second) else { return nil }
    return Array((String(one) + String(other)).utf8)
  }

  // MARK: Numbers and structures

  /// Section 6, for every text of up to six of the characters that a number is made of.
  @Test func everyShortNumberIsOneOfTheGrammar() {
    var accepted = 0
    each(of: Array("-+.eE01".utf8), upTo: 6) { text in
      let isNumber = Self.isNumber(text)
      accepted += isNumber ? 1 : 0
      if isAccepted(text) != isNumber { Issue.record("\(String(decoding: text, as: UTF8.self))") }
    }
    #expect(accepted > 900)
  }

  /// `[ minus ] int [ frac ] [ exp ]`; the exponents of so short a text are all within the limit but
  /// those of three digits and more that are above 307.
  private static func isNumber(_ text: [UInt8]) -> Bool {
    var rest = text[...]
    func digits() -> ArraySlice<UInt8> {
      let found = rest.prefix { (0x30...0x39).contains($0) }
      rest = rest.dropFirst(found.count)
      return found
    }
    if rest.first == UInt8(ascii: "-") { rest.removeFirst() }
    let whole = digits()
    guard !whole.isEmpty, whole.count == 1 || whole.first != UInt8(ascii: "0") else { return false }
    if rest.first == UInt8(ascii: ".") {
      rest.removeFirst()
      if digits().isEmpty { return false }
    }
    if rest.first == UInt8(ascii: "e") || rest.first == UInt8(ascii: "E") {
      rest.removeFirst()
      if rest.first == UInt8(ascii: "+") || rest.first == UInt8(ascii: "-") { rest.removeFirst() }
      let exponent = digits()
      guard !exponent.isEmpty, Int(String(decoding: exponent, as: UTF8.self)) ?? 999 <= 307 else {
        return false
      }
    }
    return rest.isEmpty
  }

  /// Sections 4 and 5, for every text of up to seven tokens: brackets, comma, colon, a key or string, and
  /// a number; a key that stands twice is refused.
  @Test func everyShortTextOfTokensIsOneOfTheGrammar() {
    var accepted = 0
    each(of: Array("{}[],:s1".utf8), upTo: 7) { tokens in
      var rest = tokens[...]
      let isText = Self.takesValue(&rest) && rest.isEmpty
      accepted += isText ? 1 : 0
      let text = tokens.flatMap { token -> [UInt8] in
        token == UInt8(ascii: "s") ? Array("\"s\"".utf8) : [token]
      }
      // Two digits side by side are one number, and not two tokens.
      let isGlued = zip(tokens, tokens.dropFirst()).contains { $0 == 0x31 && $1 == 0x31 }
      if !isGlued, isAccepted(text) != isText {
        Issue.record("\(String(decoding: text, as: UTF8.self))")
      }
    }
    #expect(accepted > 50)
  }

  private static func takesValue(_ rest: inout ArraySlice<UInt8>) -> Bool {
    guard let token = rest.popFirst() else { return false }
    switch token {
    case UInt8(ascii: "s"), UInt8(ascii: "1"): return true
    case UInt8(ascii: "["): return takesMembers(&rest, until: UInt8(ascii: "]"))
    case UInt8(ascii: "{"): return takesMembers(&rest, until: UInt8(ascii: "}"))
    default: return false
    }
  }

  private static func takesMembers(_ rest: inout ArraySlice<UInt8>, until end: UInt8) -> Bool {
    if rest.first == end { return rest.popFirst() != nil }
    for count in 1... {
      if end == UInt8(ascii: "}") {
        guard count == 1, rest.popFirst() == UInt8(ascii: "s"), rest.popFirst() == UInt8(ascii: ":")
        else { return false }
      }
      guard takesValue(&rest), let next = rest.popFirst() else { return false }
      if next == end { return true }
      guard next == UInt8(ascii: ",") else { return false }
    }
    return false
  }

  // MARK: Reading

  /// Hands over every text of one to `length` of the letters.
  private func each(of letters: [UInt8], upTo length: Int, _ body: ([UInt8]) -> Void) {
    for count in 1...length {
      var places = Array(repeating: 0, count: count)
      while true {
        body(places.map { letters[$0] })
        guard let last = places.lastIndex(where: { $0 < letters.count - 1 }) else { break }
        places[last] += 1
        for place in places.indices where place > last { places[place] = 0 }
      }
    }
  }

  private func quoted(_ bytes: [UInt8]) -> [UInt8] { [0x22] + bytes + [0x22] }

  private func isAccepted(_ text: [UInt8]) -> Bool {
    text.withUnsafeBufferPointer { bytes in
      var scanner = JSONScanner(bytes)
      do throws(JSONFault) {
        try scanner.skipValue()
        return try scanner.next().kind == .end
      } catch {
        return false
      }
    }
  }

  /// What a text that is one string holds; `nil` where it is refused.
  private func content(of text: [UInt8]) -> [UInt8]? {
    text.withUnsafeBufferPointer { bytes in
      var scanner = JSONScanner(bytes)
      do throws(JSONFault) {
        let token = try scanner.next()
        let content = Array(scanner.string(token).utf8)
        return try scanner.next().kind == .end ? content : nil
      } catch {
        return nil
      }
    }
  }
}
