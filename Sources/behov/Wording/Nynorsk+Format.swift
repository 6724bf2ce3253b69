extension Nynorsk: FormatWording {
  func formatted(_ counts: LayoutCounts) -> String {
    "\(counts.changed) formaterte, \(counts.unchanged) i orden" + unreadable(counts)
  }

  func toFormat(_ counts: LayoutCounts) -> String {
    "\(counts.changed) bør formaterast, \(counts.unchanged) i orden" + unreadable(counts)
  }

  private func unreadable(_ counts: LayoutCounts) -> String {
    counts.unreadable == 0 ? "" : ", \(counts.unreadable) har feil og er ikkje rørte"
  }
}
