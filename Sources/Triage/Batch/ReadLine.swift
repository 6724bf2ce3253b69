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

  /// A line: each step gives another mark for another mark before it, and for another eight bytes, so
  /// that a line which differs in one place has another mark for certain.
  static func of(_ line: [UInt8]) -> UInt64 {
    var mark = key ^ UInt64(line.count)
    func add(_ word: UInt64) {
      mark = (mark ^ word) &* 0x9E37_79B9_7F4A_7C15
      mark = mark << 29 | mark >> 35
    }
    line.withUnsafeBytes { bytes in
      var offset = 0
      while offset + 8 <= bytes.count {
        add(bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
        offset += 8
      }
      add(bytes[offset...].reduce(0) { $0 << 8 | UInt64($1) })
    }
    return mark
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
