/// Why a text is not a JSON value that Behov reads.
///
/// A fault holds no part of the text, so it may be logged where the text is a patient's.
public struct JSONFault: Error, Sendable, Hashable {
  /// What is wrong.
  public enum Kind: Sendable, Hashable {
    case empty, byteOrderMark, secondValue, truncated
    case expectedValue, expectedKey, expectedColon, expectedCommaOrBrace, expectedCommaOrBracket
    /// Another member or element follows; the offset is where the comma belongs.
    case missingComma
    case trailingComma, comment, singleQuotes, unknownWord
    case leadingZero, expectedDigit, exponentTooLarge
    case invalidEscape, invalidHexEscape, controlCharacter, openString
    case invalidUTF8, nulCharacter, loneSurrogate
    case tooDeep
    /// The key stands a second time in its object; `first` is where its content stands first.
    case duplicateKey(first: Int)
  }

  /// What is wrong.
  public let kind: Kind
  /// The byte, from 0, at which it is wrong; where the text is too short, its length.
  public let offset: Int

  init(_ kind: Kind, at offset: Int) {
    self.kind = kind
    self.offset = offset
  }
}
