/// Room outside memory for what a batch puts aside; gone when it is no longer used.
public protocol ScratchSpace: AnyObject {
  /// Adds bytes at the end.
  ///
  /// - Throws: where the disk fails.
  func append(_ bytes: UnsafeRawBufferPointer) throws

  /// Reads bytes that were added, from an offset on, as many as there is room for.
  ///
  /// - Throws: where the disk fails.
  func read(into bytes: UnsafeMutableRawBufferPointer, at offset: Int) throws
}

extension ScratchSpace {
  func append<Record: BitwiseCopyable>(_ records: [Record]) throws {
    try records.withUnsafeBytes { try append($0) }
  }

  /// Records by their places among all, if only such were added.
  func records<Record: BitwiseCopyable>(
    _ places: Range<Int>,
    like blank: Record
  ) throws -> [Record] {
    var records = Array(repeating: blank, count: places.count)
    try records.withUnsafeMutableBytes {
      try read(into: $0, at: places.lowerBound * MemoryLayout<Record>.stride)
    }
    return records
  }
}
