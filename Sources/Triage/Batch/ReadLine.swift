import Forms

/// A line with what it says of itself.
struct ReadLine: Sendable {
  let line: InputLine
  let submission: Result<Submission, Refusal>
  /// What it comes to, where that hangs on no other line.
  let decided: WrittenDecision?
  /// Its bytes, by 64 bits that are keyed anew in each run.
  let mark: UInt64
}

/// How the lines of a batch are read again to be decided, by any thread.
struct SecondReading: Sendable {
  /// Decides lines by themselves; `nil` where none are decided before their turn.
  let decider: LineDecider?

  /// What a thread keeps from one line to the next.
  @Sendable func memory() -> ReadingMemory { ReadingMemory(decider?.forms) }

  /// Reads a line.
  func read(_ line: InputLine, _ memory: inout ReadingMemory) -> ReadLine {
    let mark = LineMark.of(line.bytes)
    do throws(Refusal) {
      let submission = try memory.submission(of: line)
      let decided = decider?.decide(line.bytes, submission, memory.answers)
      return ReadLine(line: line, submission: .success(submission), decided: decided, mark: mark)
    } catch {
      return ReadLine(line: line, submission: .failure(error), decided: nil, mark: mark)
    }
  }
}

/// Reads lines one after another, in memory it keeps; nothing of one is of any meaning to another.
struct ReadingMemory {
  private var reader = SubmissionReader()
  private var forms: FormReader?

  /// Reads answers too, where forms are given.
  init(_ forms: FormLibrary?) { self.forms = forms.map { FormReader($0) } }

  /// The answers of the line that was read last.
  var answers: Answers? { forms?.answers }

  mutating func submission(of line: InputLine) throws(Refusal) -> Submission {
    try line.submission { (bytes) throws(Refusal) in
      if let submission = try forms?.read(bytes) { return submission }
      return try reader.read(bytes)
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
