import Forms
import Values

/// The first reading of a batch: finds what each line is, and notes it for the second.
struct BatchIndex<Store: Ledger> {
  let lines: Store.Lines
  private let ledger: Store
  private let register: Enrolments

  init(_ ledger: Store, _ register: Enrolments, _ source: some LineSource) throws {
    lines = try ledger.lineIndex()
    self.ledger = ledger
    self.register = register
    try source.lines { line in
      if !line.isBlank { try lines.add(indexed(line)) }
    }
  }

  private func indexed(_ line: InputLine) throws -> IndexedLine {
    let input = ContentHash(of: line.bytes)
    do {
      let submission = try line.submission()
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

extension InputLine {
  /// Reads the envelope.
  ///
  /// - Throws: ``Refusal``. With one byte too many the reader refuses a line, and still tells whose
  ///   it is.
  func submission() throws -> Submission {
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
