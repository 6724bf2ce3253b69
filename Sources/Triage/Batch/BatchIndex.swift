import Forms
import Values

/// The first reading of a batch: finds what each line is, and notes it for the second.
struct BatchIndex<Store: Ledger> {
  let lines: LineTable
  /// How many there are of which kind.
  private(set) var start = BatchStart()
  /// Whether anything had ever been sent before the batch.
  let hasForms: Bool
  private let ledger: Store
  private let register: Enrolments
  /// What each block of lines is, byte by byte, by 64 bits that are keyed anew in each run.
  private var marks: [UInt64] = []

  /// Reads all lines; `nil` where it must stop before the last.
  init?(
    _ ledger: Store,
    _ register: Enrolments,
    _ source: some LineSource,
    _ workers: Workers,
    linesHeld: Int = LineTable.most,
    until mustStop: () -> Bool
  ) throws {
    ledger.beginBatch()
    lines = LineTable(mostHeld: linesHeld) { try ledger.scratch() }
    hasForms = try ledger.hasForms()
    self.ledger = ledger
    self.register = register
    var marks: [UInt64] = []
    let isWhole = try source.blocks { block in
      let read = ReadLine.all(block, workers)
      marks.append(ReadLine.mark(of: read))
      for line in read { try lines.add(record(of: line)) }
      return !mustStop()
    }
    if !isWhole { return nil }
    self.marks = marks
    start = try lines.endAdding { one, other in
      try source.line(at: one.offset, count: one.count)
        == source.line(at: other.offset, count: other.count)
    }
  }

  /// Whether the nth block of lines is what it was.
  func isUnchanged(_ block: [ReadLine], nth: Int) -> Bool {
    nth < marks.count && marks[nth] == ReadLine.mark(of: block)
  }

  private func record(of read: ReadLine) throws -> LineRecord {
    var record = LineRecord()
    record.number = read.line.number
    record.offset = read.line.offset
    record.count = read.line.bytes.count
    record.mark = read.mark
    switch read.submission {
    case .success(let submission):
      record.submission = NameMark(submission.id)
      record.patient = NameMark(submission.patient)
      record.form = NameMark(submission.form)
      record.authored = submission.authored
      record.place = try place(of: submission, read.line)
    case .failure(let refusal):
      record.patient = NameMark(refusal.patient)
      record.form = NameMark(refusal.form)
      record.authored = refusal.authored
    }
    return record
  }

  /// What a line is, as far as the ledger and the protocols tell.
  private func place(of submission: Submission, _ line: InputLine) throws -> LinePlace {
    if hasForms, let standing = try ledger.standing(of: submission.id) {
      return standing.place(of: line)
    }
    do {
      return .fresh(protocol: try register.protocol(for: submission))
    } catch is Refusal {
      return .refused
    }
  }
}

extension Standing {
  /// What a line with the same id is: the same bytes are a duplicate, others a conflict.
  func place(of line: InputLine) -> LinePlace {
    input == ContentHash(of: line.bytes) ? .duplicate(of: .decided(colour)) : .conflict
  }
}

/// A line with what it says of itself.
struct ReadLine: Sendable {
  let line: InputLine
  let submission: Result<Submission, Refusal>
  /// Its bytes, by 64 bits that are keyed anew in each run.
  let mark: UInt64

  private init(_ line: InputLine, _ reader: inout SubmissionReader) {
    self.line = line
    var hasher = Hasher()
    line.bytes.withUnsafeBytes { hasher.combine(bytes: $0) }
    mark = UInt64(bitPattern: Int64(hasher.finalize()))
    do throws(Refusal) {
      submission = .success(try line.submission(&reader))
    } catch {
      submission = .failure(error)
    }
  }

  /// Reads the lines of a block, side by side.
  static func all(_ lines: [InputLine], _ workers: Workers) -> [ReadLine] {
    workers.map(lines, with: { SubmissionReader() }) { ReadLine($1, &$0) }
  }

  /// All of the lines, in their order, by 64 bits.
  static func mark(of lines: [ReadLine]) -> UInt64 {
    var hasher = Hasher()
    for line in lines { hasher.combine(line.mark) }
    return UInt64(bitPattern: Int64(hasher.finalize()))
  }
}

extension InputLine {
  /// Reads the envelope.
  ///
  /// - Throws: ``Refusal``. With one byte too many the reader refuses a line, and still tells whose
  ///   it is.
  fileprivate func submission(_ reader: inout SubmissionReader) throws(Refusal) -> Submission {
    let bytes = isTooLong ? bytes + [0] : bytes
    let submission = try bytes.withUnsafeBufferPointer { (bytes) throws(Refusal) in
      try reader.read(bytes)
    }
    try IdentityNumber.check(submission)
    return submission
  }
}

/// Lines that are read together: some hundreds, but fewer where they are long, so that memory does not
/// grow with them.
private struct LinesInHand {
  static let most = 500
  private static let mostBytes = 4 << 20

  private var lines: [InputLine] = []
  private var bytes = 0

  /// Whether there are as many as there should be.
  var isFull: Bool { lines.count >= Self.most || bytes >= Self.mostBytes }

  mutating func append(_ line: InputLine) {
    lines.append(line)
    bytes += line.bytes.count
  }

  /// Gives the lines, and begins anew.
  mutating func take() -> [InputLine] {
    defer { self = LinesInHand() }
    return lines
  }
}

/// Enough was read.
private struct Enough: Error {}

extension LineSource {
  /// Reads every line that is not blank from the start, some hundreds at a time.
  ///
  /// - Parameter body: takes some lines, and says whether to go on.
  /// - Returns: whether all were read.
  /// - Throws: what the source or `body` throws.
  func blocks(_ body: ([InputLine]) throws -> Bool) throws -> Bool {
    var inHand = LinesInHand()
    do {
      try lines { line in
        if !line.isBlank { inHand.append(line) }
        if inHand.isFull, try !body(inHand.take()) { throw Enough() }
      }
    } catch is Enough {
      return false
    }
    let rest = inHand.take()
    return try rest.isEmpty || body(rest)
  }
}
