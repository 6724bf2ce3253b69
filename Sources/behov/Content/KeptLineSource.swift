import Forms
import Storage
import Triage

/// Refused lines of a store as the lines of a file: each has the number it is kept under.
struct KeptLineSource: LineSource {
  private static let page = 200

  let store: Store
  /// Only these; empty is every line that nobody has taken in since.
  let numbers: Set<Int>
  /// Readings of devices, or else forms.
  let areReadings: Bool
  /// The last there is; what is refused once more meanwhile is not tried in the same run.
  let end: Int

  func lines(_ body: (InputLine) throws -> Void) throws {
    var last = 0
    while last < end {
      let page = try store.keptLines(after: last, count: Self.page)
      for kept in page where isTried(kept) { try body(kept.inputLine) }
      last = page.last?.number ?? end
    }
  }

  /// The number stands for the offset, too.
  func line(at offset: Int, count: Int) throws -> [UInt8] {
    try store.keptLine(offset)?.quarantined.line ?? []
  }

  private func isTried(_ kept: KeptLine) -> Bool {
    let isAsked = numbers.isEmpty ? !kept.isTakenIn : numbers.contains(kept.number)
    return isAsked && kept.isReading == areReadings && kept.number <= end
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
