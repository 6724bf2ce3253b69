import Forms

/// A line with what it says of itself.
struct ReadLine: Sendable {
  let line: InputLine
  let submission: Result<Submission, Refusal>
  /// Its bytes, by 64 bits that are keyed anew in each run.
  let mark: UInt64

  init(_ line: InputLine, _ reader: inout SubmissionReader) {
    self.line = line
    mark = LineMark.of(line.bytes)
    do throws(Refusal) {
      submission = .success(
        try line.submission { (bytes) throws(Refusal) in try reader.read(bytes) }
      )
    } catch {
      submission = .failure(error)
    }
  }
}

/// Bytes by 64 bits that are keyed anew in each run.
enum LineMark {
  private static let key = UInt64.random(in: 0...UInt64.max)

  /// A line; two marks are made side by side.
  ///
  /// Each step gives another mark for another mark before it, and for another eight bytes, so that a
  /// line which differs in one place has another mark for certain.
  static func of(_ line: [UInt8]) -> UInt64 {
    func joined(_ mark: UInt64, _ word: UInt64) -> UInt64 {
      let mixed = (mark ^ word) &* 0x9E37_79B9_7F4A_7C15
      return mixed << 29 | mixed >> 35
    }
    return line.withUnsafeBytes { bytes in
      var (even, odd) = (key ^ UInt64(bytes.count), ~key)
      var offset = 0
      while offset + 16 <= bytes.count {
        even = joined(even, bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
        odd = joined(odd, bytes.loadUnaligned(fromByteOffset: offset + 8, as: UInt64.self))
        offset += 16
      }
      for byte in bytes[offset...] { even = joined(even, UInt64(byte)) }
      return joined(even, odd)
    }
  }

  /// Several lines, in their order.
  static func all(_ marks: [UInt64]) -> UInt64 {
    var hasher = Hasher()
    for mark in marks { hasher.combine(mark) }
    return UInt64(bitPattern: Int64(hasher.finalize()))
  }
}

extension InputLine {
  /// Reads the envelope.
  ///
  /// - Parameter read: reads a submission.
  /// - Returns: the submission.
  /// - Throws: ``Refusal``. With one byte too many the reader refuses a line, and still tells whose
  ///   it is.
  func submission(
    _ read: (UnsafeBufferPointer<UInt8>) throws(Refusal) -> Submission
  ) throws(Refusal) -> Submission {
    let bytes = isTooLong ? bytes + [0] : bytes
    let submission = try bytes.withUnsafeBufferPointer { (bytes) throws(Refusal) in
      try read(bytes)
    }
    try IdentityNumber.check(submission)
    return submission
  }
}
