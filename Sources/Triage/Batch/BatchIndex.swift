import Forms
import Values

/// The first reading of a batch: finds what each line is, and notes it for the second.
struct BatchIndex<Store: Ledger> {
  let lines: Store.Lines
  /// How many there are of which kind.
  private(set) var start = BatchStart()
  private let ledger: Store
  private let register: Enrolments

  init(
    _ ledger: Store,
    _ register: Enrolments,
    _ source: some LineSource,
    _ workers: Workers
  ) throws {
    lines = try ledger.lineIndex()
    self.ledger = ledger
    self.register = register
    var inHand = LinesInHand()
    var start = BatchStart()
    func flush() throws {
      for line in workers.map(inHand.take(), ReadLine.init) {
        let indexed = try indexed(line)
        start.count(indexed.place)
        try lines.add(indexed)
      }
    }
    try source.lines { line in
      if !line.isBlank { inHand.append(line) }
      if inHand.isFull { try flush() }
    }
    try flush()
    try lines.endAdding()
    self.start = start
  }

  private func indexed(_ envelope: ReadLine) throws -> IndexedLine {
    let (line, input) = (envelope.line, envelope.input)
    do {
      let submission = try envelope.submission.get()
      let place =
        try known(submission, input) ?? .fresh(protocol: register.protocol(for: submission))
      return IndexedLine(line, place, input, submission)
    } catch let refusal as Refusal {
      return IndexedLine(line, input, refusal)
    }
  }

  /// A submission whose id has arrived before: the same bytes are a duplicate, others a conflict.
  private func known(_ submission: Submission, _ input: ContentHash) throws -> LinePlace? {
    let standing = try ledger.standing(of: submission.id)
    guard let earlier = try standing?.input ?? lines.input(of: submission.id) else { return nil }
    guard earlier == input else { return .conflict }
    if standing == nil { try lines.addRepeat(of: submission.id) }
    return .duplicate(standing?.colour)
  }
}

/// Lines that are read together: some hundreds, but fewer where they are long, so that memory does not
/// grow with them.
struct LinesInHand {
  private static let most = 500
  private static let mostBytes = 4 << 20

  private var lines: [InputLine] = []
  private var bytes = 0

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

/// What a line says of itself.
private struct ReadLine: Sendable {
  let line: InputLine
  let input: ContentHash
  let submission: Result<Submission, Refusal>

  init(_ line: InputLine) {
    self.line = line
    input = ContentHash(of: line.bytes)
    submission = Result { () throws(Refusal) in try line.submission() }
  }
}

extension InputLine {
  /// Reads the envelope.
  ///
  /// - Throws: ``Refusal``. With one byte too many the reader refuses a line, and still tells whose
  ///   it is.
  func submission() throws(Refusal) -> Submission {
    let submission = try SubmissionReader.read(isTooLong ? bytes + [0] : bytes)
    try IdentityNumber.check(submission)
    return submission
  }
}

extension IndexedLine {
  init(_ line: InputLine, _ place: LinePlace, _ input: ContentHash, _ submission: Submission) {
    self.init(
      number: line.number,
      offset: line.offset,
      count: line.bytes.count,
      place: place,
      input: input,
      submission: submission.id,
      patient: submission.patient,
      form: submission.form,
      authored: submission.authored
    )
  }

  init(_ line: InputLine, _ input: ContentHash, _ refusal: Refusal) {
    self.init(
      number: line.number,
      offset: line.offset,
      count: line.bytes.count,
      place: .refused,
      input: input,
      submission: refusal.submission,
      patient: refusal.patient,
      form: refusal.form,
      authored: refusal.authored
    )
  }

  /// Whether it is to be decided.
  var isFresh: Bool {
    if case .fresh = place { true } else { false }
  }
}
