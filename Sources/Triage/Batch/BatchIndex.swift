import Forms
import Values

/// A submission of a batch that is to be decided.
struct BatchForm {
  let submission: Submission
  let input: ContentHash
  let `protocol`: Int
  let offset: Int
  let count: Int
}

/// What the first reading of a batch found: what each line is, and each patient's forms.
struct BatchIndex {
  /// Indirect, so that a place in the table of a large batch is no larger than a pointer.
  indirect enum Place {
    case refused(Quarantined)
    /// The colour is known where it was decided in an earlier batch.
    case duplicate(id: String, input: ContentHash, Colour?)
    case fresh(BatchForm)
  }

  /// What each non-blank line is, by its number.
  private(set) var places: [Int: Place] = [:]
  /// The submissions that the batch holds more than once.
  private(set) var repeated: Set<ExactName> = []
  /// The colours of those, once decided.
  var colours: [ExactName: Colour] = [:]
  private var inputs: [ExactName: ContentHash] = [:]
  private var forms: [Key: [BatchForm]] = [:]
  private var refusals: [Key: [Instant?]] = [:]
  private var late: Set<Key> = []

  private struct Key: Hashable {
    let patient: ExactName
    let subject: ExactName

    init(patient: String, subject: String) {
      self.patient = ExactName(patient)
      self.subject = ExactName(subject)
    }
  }

  init<Store, Source>(_ batch: Batch<Store, Source>, _ register: Enrolments) throws {
    try batch.source.lines { line in
      if !line.isBlank { places[line.number] = try place(of: line, batch, register) }
    }
  }

  private mutating func place<Store, Source>(
    of line: InputLine,
    _ batch: Batch<Store, Source>,
    _ register: Enrolments
  ) throws -> Place {
    let input = ContentHash(of: line.bytes)
    do {
      // With one byte too many the reader refuses it, and still tells whose it is.
      let submission = try SubmissionReader.read(line.isTooLong ? line.bytes + [0] : line.bytes)
      try IdentityNumber.check(submission)
      if let place = try known(submission, input, batch.ledger) { return place }
      let chosen = try register.protocol(for: submission)
      let form = BatchForm(
        submission: submission,
        input: input,
        protocol: chosen,
        offset: line.offset,
        count: line.bytes.count
      )
      inputs[ExactName(submission.id)] = input
      forms[Key(patient: submission.patient, subject: submission.form), default: []].append(form)
      return .fresh(form)
    } catch let refusal as Refusal {
      return refused(line, input, refusal, now: batch.now)
    }
  }

  /// A submission whose id has arrived before: the same bytes are a duplicate, others a conflict.
  private mutating func known(
    _ submission: Submission,
    _ input: ContentHash,
    _ ledger: some Ledger
  ) throws -> Place? {
    let standing = try ledger.standing(of: submission.id)
    guard let earlier = standing?.input ?? inputs[ExactName(submission.id)] else { return nil }
    guard earlier == input else { throw Refusal.conflict(submission) }
    if standing == nil { repeated.insert(ExactName(submission.id)) }
    return .duplicate(id: submission.id, input: input, standing?.colour)
  }

  private mutating func refused(
    _ line: InputLine,
    _ input: ContentHash,
    _ refusal: Refusal,
    now: Instant
  ) -> Place {
    if let patient = refusal.patient {
      refusals[Key(patient: patient, subject: refusal.form ?? ""), default: []]
        .append(refusal.authored)
    }
    return .refused(Quarantined(line, input, refusal, now: now))
  }

  // MARK: A patient's forms

  /// A patient's submissions of a form in the batch.
  func forms(of patient: String, _ form: String) -> [BatchForm] {
    forms[Key(patient: patient, subject: form)] ?? []
  }

  /// The refused lines of a patient for a form, or for a form that could not be read.
  func refusals(of patient: String, _ form: String) -> [Instant?] {
    [form, ""].flatMap { refusals[Key(patient: patient, subject: $0)] ?? [] }
  }

  /// Notes that a patient's later forms are decided again; false where that was done already.
  mutating func markLate(_ patient: String, _ protocolID: String) -> Bool {
    late.insert(Key(patient: patient, subject: protocolID)).inserted
  }
}
