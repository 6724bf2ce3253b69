/// What is said of the layout of protocols.
protocol FormatWording {
  func formatted(_ counts: LayoutCounts) -> String
  func toFormat(_ counts: LayoutCounts) -> String
}

/// How many files were laid out anew, were in order, and could not be read.
struct LayoutCounts: Sendable, Hashable {
  let changed: Int
  let unchanged: Int
  let unreadable: Int
}
