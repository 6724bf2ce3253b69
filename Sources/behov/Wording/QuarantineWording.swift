/// What is said of refused lines that are kept.
protocol QuarantineWording {
  /// How many refused lines there are.
  func keptLines(_ count: Int) -> String
  /// That what a refused line says was taken in afterwards.
  var takenIn: String { get }
  /// That no refused line has a number.
  func noKeptLine(_ number: Int) -> String
}

extension Bokmaal: QuarantineWording {
  func keptLines(_ count: Int) -> String {
    count == 1 ? "1 avvist linje" : "\(count) avviste linjer"
  }
  var takenIn: String { "tatt inn senere" }
  func noKeptLine(_ number: Int) -> String { "det finnes ingen avvist linje \(number)" }
}

extension Nynorsk: QuarantineWording {
  func keptLines(_ count: Int) -> String {
    count == 1 ? "1 avvist linje" : "\(count) avviste linjer"
  }
  var takenIn: String { "teken inn seinare" }
  func noKeptLine(_ number: Int) -> String { "det finst inga avvist linje \(number)" }
}

extension English: QuarantineWording {
  func keptLines(_ count: Int) -> String {
    count == 1 ? "1 refused line" : "\(count) refused lines"
  }
  var takenIn: String { "taken in later" }
  func noKeptLine(_ number: Int) -> String { "there is no refused line \(number)" }
}
