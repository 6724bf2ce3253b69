/// What is said of lines that are only counted.
protocol CountWording {
  /// How many lines there are, and that nothing is stored.
  func countedLines(_ lines: Int) -> String
  /// Refused lines, and lines that were decided before.
  var countedRejected: String { get }
  var countedDuplicate: String { get }
  /// Above what fired, and above how often it could not be settled.
  var countedFinding: String { get }
  var countedOpen: String { get }
}

extension Bokmaal: CountWording {
  func countedLines(_ lines: Int) -> String {
    (lines == 1 ? "1 linje" : "\(lines) linjer") + ", bare talt: ingenting er lagret"
  }
  var countedRejected: String { "avvist" }
  var countedDuplicate: String { "vurdert før" }
  var countedFinding: String { "Funn" }
  var countedOpen: String { "uavklart" }
}

extension Nynorsk: CountWording {
  func countedLines(_ lines: Int) -> String {
    (lines == 1 ? "1 linje, berre tald" : "\(lines) linjer, berre talde") + ": ingenting er lagra"
  }
  var countedRejected: String { "avvist" }
  var countedDuplicate: String { "vurdert før" }
  var countedFinding: String { "Funn" }
  var countedOpen: String { "uavklart" }
}

extension English: CountWording {
  func countedLines(_ lines: Int) -> String {
    (lines == 1 ? "1 line" : "\(lines) lines") + ", only counted: nothing is stored"
  }
  var countedRejected: String { "rejected" }
  var countedDuplicate: String { "decided before" }
  var countedFinding: String { "Finding" }
  var countedOpen: String { "not settled" }
}
