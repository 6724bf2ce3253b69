/// What is said while files are watched.
protocol WatchWording {
  /// When the content was checked last, and how long it took.
  func watched(_ moment: String, _ milliseconds: Int) -> String
}

extension Bokmaal: WatchWording {
  func watched(_ moment: String, _ milliseconds: Int) -> String {
    "\(moment), \(milliseconds) ms. Ser etter endringer; Ctrl-C avslutter."
  }
}

extension Nynorsk: WatchWording {
  func watched(_ moment: String, _ milliseconds: Int) -> String {
    "\(moment), \(milliseconds) ms. Ser etter endringar; Ctrl-C avsluttar."
  }
}

extension English: WatchWording {
  func watched(_ moment: String, _ milliseconds: Int) -> String {
    "\(moment), \(milliseconds) ms. Watching for changes; Ctrl-C ends it."
  }
}
