extension String {
  /// The sentence with what stands in place of each mark, such as `{value}`.
  ///
  /// `text` gives what a mark stands for, by its name; where it gives `nil` the mark is left as it is.
  /// What is filled in is not looked at again.
  func filled(_ text: (Substring) -> String?) -> String {
    var rest = self[...]
    var result = ""
    while let open = rest.utf8.firstIndex(of: UInt8(ascii: "{")) {
      let start = rest.utf8.index(after: open)
      guard let close = rest[start...].utf8.firstIndex(of: UInt8(ascii: "}")) else { break }
      let end = rest.utf8.index(after: close)
      if let filling = text(rest[start..<close]) {
        result += rest[..<open]
        result += filling
      } else {
        result += rest[..<end]
      }
      rest = rest[end...]
    }
    return result.isEmpty && rest.startIndex == startIndex ? self : result + rest
  }
}
