extension English: FormatWording {
  func formatted(_ counts: LayoutCounts) -> String {
    "\(counts.changed) formatted, \(counts.unchanged) in order" + unreadable(counts)
  }

  func toFormat(_ counts: LayoutCounts) -> String {
    "\(counts.changed) to be formatted, \(counts.unchanged) in order" + unreadable(counts)
  }

  private func unreadable(_ counts: LayoutCounts) -> String {
    counts.unreadable == 0 ? "" : ", \(counts.unreadable) with faults left as they were"
  }
}
