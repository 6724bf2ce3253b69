extension Bokmaal: FormatWording {
  func formatted(_ counts: LayoutCounts) -> String {
    "\(counts.changed) formatert, \(counts.unchanged) i orden" + unreadable(counts)
  }

  func toFormat(_ counts: LayoutCounts) -> String {
    "\(counts.changed) bør formateres, \(counts.unchanged) i orden" + unreadable(counts)
  }

  private func unreadable(_ counts: LayoutCounts) -> String {
    counts.unreadable == 0 ? "" : ", \(counts.unreadable) har feil og er ikke rørt"
  }
}
