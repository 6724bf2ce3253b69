/// The columns that a text takes where every column is as wide: two for a wide character, such as
/// those of Chinese and most pictures, and one for any other with the marks that combine with it.
public func displayWidth(_ text: String) -> Int {
  text.reduce(0) { $0 + displayWidth($1) }
}

/// The columns that a character takes: one or two.
public func displayWidth(_ character: Character) -> Int {
  guard let scalar = character.unicodeScalars.first else { return 1 }
  switch scalar.value {
  case 0x1100...0x115F, 0x2E80...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE4F,
    0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1FAFF, 0x20000...0x3FFFD:
    return 2
  default: return 1
  }
}
