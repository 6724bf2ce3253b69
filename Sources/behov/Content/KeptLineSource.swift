import Forms
import Storage
import Triage

/// Refused lines of a store as the lines of a file: each has the number it is kept under.
struct KeptLineSource: LineSource {
  private static let page = 200

  private let store: Store
  private let numbers: [Int]

  /// Chooses the lines once: what is taken in or refused once more meanwhile changes nothing, so that
  /// of two lines with one id the second is told as a conflict.
  ///
  /// - Parameters:
  ///   - store: where they are kept.
  ///   - asked: only these; empty is every line that nobody has taken in since.
  ///   - areReadings: readings of devices, or else forms.
  /// - Throws: where the store cannot be read.
  init(_ store: Store, asked: Set<Int>, areReadings: Bool) throws(StorageError) {
    self.store = store
    var numbers: [Int] = []
    var last = 0
    while true {
      let page = try store.keptLines(after: last, count: Self.page)
      numbers += page.filter { kept in
        kept.isReading == areReadings
          && (asked.isEmpty ? !kept.isTakenIn : asked.contains(kept.number))
      }.map(\.number)
      guard let end = page.last?.number else { break }
      last = end
    }
    self.numbers = numbers
  }

  func lines(_ body: (InputLine) throws -> Void) throws {
    for number in numbers {
      if let kept = try store.keptLine(number) { try body(kept.inputLine) }
    }
  }

  /// The number stands for the offset, too.
  func line(at offset: Int, count: Int) throws -> [UInt8] {
    try store.keptLine(offset)?.quarantined.line ?? []
  }
}

extension KeptLine {
  fileprivate var inputLine: InputLine {
    InputLine(
      number: number,
      offset: number,
      bytes: quarantined.line,
      isTooLong: quarantined.fault.code == FaultCode.tooLarge.rawValue
    )
  }
}
