import Triage

/// Lines that are in memory.
final class HeldLines: LineSource {
  /// The lines.
  var held: [InputLine]

  /// Takes lines, none of which begins where another does.
  init(_ lines: [InputLine] = []) { held = lines }

  /// Takes one submission as the only line there is.
  convenience init(_ bytes: [UInt8]) {
    let isTooLong = bytes.count > LineSplitter.limit
    self.init([InputLine(number: 1, offset: 0, bytes: bytes, isTooLong: isTooLong)])
  }

  func lines(_ body: (InputLine) throws -> Void) throws {
    for line in held { try body(line) }
  }

  func line(at offset: Int, count: Int) throws -> [UInt8] {
    guard let line = held.first(where: { $0.offset == offset }) else { throw ChangedInput() }
    return line.bytes
  }
}
