extension String {
  /// The text as it may stand in an element or between double quotes.
  ///
  /// Scalar by scalar, because a combining mark after `<` makes one character of both. What HTML
  /// does not allow, and what would hide or reorder text, is replaced.
  package var asHTML: String {
    var text = String.UnicodeScalarView()
    for scalar in unicodeScalars { text.append(contentsOf: scalar.asHTML.unicodeScalars) }
    return String(text)
  }
}

extension Unicode.Scalar {
  fileprivate var asHTML: String {
    switch self {
    case "&": "&amp;"
    case "<": "&lt;"
    case ">": "&gt;"
    case "\"": "&quot;"
    case "'": "&#39;"
    case "\n", "\t": " "
    default: isAllowed ? String(self) : "\u{FFFD}"
    }
  }

  private var isAllowed: Bool {
    switch value {
    case 0..<0x20, 0x7F...0x9F, 0x061C, 0x200B, 0x200E...0x200F, 0x2028...0x202E, 0x2060...0x2069,
      0xFDD0...0xFDEF, 0xFEFF:
      false
    default: value & 0xFFFE != 0xFFFE
    }
  }
}
