/// A text in which `«` marks the place that a fault is to be at.
struct MarkedText {
  /// The text without the mark.
  let bytes: [UInt8]
  /// The offset of the mark; `nil` where there is none.
  let offset: Int?

  init(_ text: String) {
    let parts = text.split(separator: "«", maxSplits: 1, omittingEmptySubsequences: false)
    bytes = parts.flatMap { Array($0.utf8) }
    offset = parts.count == 2 ? parts[0].utf8.count : nil
  }
}
