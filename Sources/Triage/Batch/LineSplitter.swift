/// One line of an input, without its line end.
public struct InputLine: Sendable {
  /// The line's number, from 1; blank lines count.
  public let number: Int
  /// Where it begins in the input, in bytes.
  public let offset: Int
  /// Its bytes; cut at the limit where it is longer.
  public let bytes: [UInt8]
  /// Whether it is longer than a submission may be.
  public let isTooLong: Bool

  /// Makes a line.
  public init(number: Int, offset: Int, bytes: [UInt8], isTooLong: Bool) {
    self.number = number
    self.offset = offset
    self.bytes = bytes
    self.isTooLong = isTooLong
  }

  /// Whether it holds nothing but white space; never of a line that was cut, whose rest is not
  /// known.
  public var isBlank: Bool {
    !isTooLong && bytes.allSatisfy { $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }
  }
}

/// Cuts a stream of bytes into lines at 0x0A only, and drops one 0x0D at the end of each.
///
/// A byte-order mark at the start is dropped. Of a line that is too long only the beginning is
/// kept, so that memory stays bounded whatever comes.
public struct LineSplitter {
  /// The longest line that is read, in bytes.
  public static let limit = 1 << 20

  private var pending: [UInt8] = []
  private var length = 0
  private var lineStart = 0
  private var offset = 0
  private var number = 0

  /// Makes a splitter at the start of an input.
  public init() {}

  /// Takes the next bytes and gives the lines that they complete.
  public mutating func take(
    _ chunk: UnsafeRawBufferPointer,
    _ body: (InputLine) throws -> Void
  ) rethrows {
    var rest = chunk[...]
    while let end = chunk.firstLineEnd(from: rest.startIndex) {
      append(rest[rest.startIndex..<end])
      offset += 1
      try finish(body)
      rest = rest[(end + 1)...]
    }
    append(rest)
  }

  /// Gives the last line, where the input does not end with a line end.
  public mutating func end(_ body: (InputLine) throws -> Void) rethrows {
    if length > 0 { try finish(body) }
  }

  private mutating func append(_ bytes: Slice<UnsafeRawBufferPointer>) {
    pending.append(contentsOf: bytes.prefix(Self.limit + 4 - pending.count))
    length += bytes.count
    offset += bytes.count
  }

  private mutating func finish(_ body: (InputLine) throws -> Void) rethrows {
    number += 1
    var start = lineStart
    if number == 1, pending.starts(with: [0xEF, 0xBB, 0xBF]) {
      pending.removeFirst(3)
      start += 3
      length -= 3
    }
    if pending.count == length, pending.last == 0x0D {
      pending.removeLast()
      length -= 1
    }
    let isTooLong = length > Self.limit
    if isTooLong { pending.removeLast(pending.count - Self.limit) }
    let line = InputLine(number: number, offset: start, bytes: pending, isTooLong: isTooLong)
    pending.removeAll(keepingCapacity: true)
    length = 0
    lineStart = offset
    try body(line)
  }
}

extension UnsafeRawBufferPointer {
  /// Where the first 0x0A at or after an index is; eight bytes are looked at together.
  ///
  /// - SeeAlso: Warren, Hacker's Delight, 6-1, "Find first 0-byte".
  fileprivate func firstLineEnd(from start: Int) -> Int? {
    var index = start
    while index + 8 <= count {
      let bytes = loadUnaligned(fromByteOffset: index, as: UInt64.self).littleEndian
      let differences = bytes ^ 0x0A0A_0A0A_0A0A_0A0A
      let ends =
        (differences &- 0x0101_0101_0101_0101) & ~differences & 0x8080_8080_8080_8080
      if ends != 0 { return index + ends.trailingZeroBitCount / 8 }
      index += 8
    }
    return self[index...].firstIndex(of: 0x0A)
  }
}

/// The input was changed between its first reading and its second.
public struct ChangedInput: Error, Hashable {
  /// Makes the error.
  public init() {}
}

/// Lines that can be read twice.
public protocol LineSource: SendableMetatype {
  /// Whether a thread may read them while another uses the ledger and reads single lines again.
  var isReadBeside: Bool { get }

  /// Reads every line from the start.
  func lines(_ body: (InputLine) throws -> Void) throws

  /// Reads a line again that `lines` has given.
  func line(at offset: Int, count: Int) throws -> [UInt8]
}

extension LineSource {
  /// They are read by the one thread that uses the ledger.
  public var isReadBeside: Bool { false }
}
