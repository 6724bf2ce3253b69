/// A text from a form or a file as it may be shown to a person.
///
/// What would move the cursor, or hide or reorder text, is shown as a sign of one column, so that
/// carets stay where they are; a national identity number keeps its first four digits only.
/// Doing it twice changes nothing.
func visible(_ text: String) -> String {
  var scalars = Array(text.unicodeScalars)
  for index in scalars.indices { scalars[index] = shown(scalars[index]) }
  mask(&scalars)
  return String(String.UnicodeScalarView(scalars))
}

private func shown(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
  switch scalar.value {
  case 0..<0x20: Unicode.Scalar(0x2400 + scalar.value) ?? "\u{FFFD}"
  case 0x7F: "\u{2421}"
  case 0x80...0x9F, 0x061C, 0x200B, 0x200E...0x200F, 0x2028...0x202E, 0x2060...0x2069, 0xFEFF:
    "\u{FFFD}"
  default: scalar
  }
}

/// Masks eleven digits in a row, and six and five with one sign between.
private func mask(_ scalars: inout [Unicode.Scalar]) {
  var start = 0
  while start < scalars.count {
    guard isDigit(scalars[start]) else {
      start += 1
      continue
    }
    let end = endOfDigits(scalars, from: start)
    if end - start == 11 {
      hide(&scalars, start + 4..<end)
    } else if end - start == 6, end < scalars.count, isSeparator(scalars[end]) {
      let last = endOfDigits(scalars, from: end + 1)
      if last - end == 6 { hide(&scalars, start + 4..<last) }
    }
    start = end
  }
}

private func hide(_ scalars: inout [Unicode.Scalar], _ range: Range<Int>) {
  for index in range where isDigit(scalars[index]) { scalars[index] = "*" }
}

private func endOfDigits(_ scalars: [Unicode.Scalar], from start: Int) -> Int {
  scalars[start...].firstIndex { !isDigit($0) } ?? scalars.count
}

private func isDigit(_ scalar: Unicode.Scalar) -> Bool { ("0"..."9").contains(scalar) }

private func isSeparator(_ scalar: Unicode.Scalar) -> Bool {
  scalar == " " || scalar == "-" || scalar == "." || scalar == "\u{A0}" || scalar == "\u{202F}"
}
