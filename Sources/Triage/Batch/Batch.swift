public import Forms
public import Scheduling
public import Values

/// Decides a file of submissions against a ledger: read twice, written in the order of the input.
///
/// The first reading finds what each line is and when it was authored; the second decides, with
/// every earlier form of the patient at hand, wherever it stands in the file.
public struct Batch<Store: Ledger, Source: LineSource> {
  /// The protocols that may decide.
  public let protocols: [TriageProtocol]
  /// The loaded forms, older versions of the store's among them.
  public let forms: FormLibrary
  /// The patients; `nil` where only the ledger knows them.
  public let patients: [Patient]?
  /// The clinic's days.
  public let calendar: ClinicCalendar
  /// The engine's version.
  public let engine: String
  /// When the batch is decided.
  public let now: Instant
  let ledger: Store
  let source: Source
  private let linesPerCommit = 500

  /// Makes a batch.
  ///
  /// - Parameters:
  ///   - protocols: the protocols in force.
  ///   - forms: every form that can be read.
  ///   - patients: the patients, or `nil` for those of the ledger.
  ///   - calendar: the clinic's days.
  ///   - engine: the engine's version.
  ///   - now: when the batch is decided.
  ///   - ledger: where it is written.
  ///   - source: the lines.
  public init(
    protocols: [TriageProtocol],
    forms: FormLibrary,
    patients: [Patient]?,
    calendar: ClinicCalendar,
    engine: String,
    now: Instant,
    ledger: Store,
    source: Source
  ) {
    self.protocols = protocols
    self.forms = forms
    self.patients = patients
    self.calendar = calendar
    self.engine = engine
    self.now = now
    self.ledger = ledger
    self.source = source
  }

  /// Decides every line.
  ///
  /// - Parameter emit: takes what becomes of each line once it is durable.
  /// - Returns: the counts.
  /// - Throws: what the ledger, the source or `emit` throws; what was committed stays.
  public func run(_ emit: (BatchOutcome) throws -> Void) throws -> BatchSummary {
    let register = try Enrolments(patients, ledger, protocols)
    var index = try BatchIndex(self, register)
    var summary = BatchSummary()
    var outcomes: [BatchOutcome] = []
    var entries: [LedgerEntry] = []
    func flush() throws {
      if !entries.isEmpty { try ledger.commit(entries) }
      for outcome in outcomes { try emit(outcome) }
      entries.removeAll(keepingCapacity: true)
      outcomes.removeAll(keepingCapacity: true)
    }
    try source.lines { line in
      guard let place = index.places[line.number] else { return }
      for (outcome, entry) in try settle(line, place, &index, register) {
        summary.add(outcome)
        outcomes.append(outcome)
        if let entry { entries.append(entry) }
      }
      if outcomes.count >= linesPerCommit { try flush() }
    }
    try flush()
    return summary
  }

  /// What becomes of a line, and what is written of it.
  private func settle(
    _ line: InputLine,
    _ place: BatchIndex.Place,
    _ index: inout BatchIndex,
    _ register: Enrolments
  ) throws -> [(BatchOutcome, LedgerEntry?)] {
    switch place {
    case .refused(let quarantined):
      return [(.rejected(line: line.number, quarantined), .refused(quarantined))]
    case .duplicate(let id, let input, let colour):
      let known = colour ?? index.colours[ExactName(id)] ?? .grey
      return [(.duplicate(line: line.number, submission: id, of: input, known), nil)]
    case .fresh(let form):
      return try decide(line, form, &index, register)
    }
  }

  private func decide(
    _ line: InputLine,
    _ form: BatchForm,
    _ index: inout BatchIndex,
    _ register: Enrolments
  ) throws -> [(BatchOutcome, LedgerEntry?)] {
    let triage = Triage(protocols[form.protocol], calendar: calendar, engine: engine)
    let patient = try register.patient(form.submission.patient, protocols[form.protocol])
    let stored = try ledger.earlier(of: form.submission.patient, form: form.submission.form)
    let recent = index.forms(of: form)
    let reader = HistoryReader(triage, forms, patient)
    var history = History()
    for earlier in stored.submissions
    where earlier.decision.rules.id == triage.protocol.reference.id {
      reader.add(earlier.line, to: &history)
    }
    for other in recent where other.offset != form.offset {
      reader.add(try source.line(at: other.offset, count: other.count), to: &history)
    }
    history.unread += stored.refused + index.refusals(of: form)
    let decision = triage.decide(
      .init(
        submission: form.submission,
        answers: reader.answers(line.bytes, form.submission),
        input: form.input,
        patient: patient,
        history: history,
        now: now
      )
    )
    let id = ExactName(form.submission.id)
    if index.repeated.contains(id) { index.colours[id] = decision.colour }
    var settled: [(BatchOutcome, LedgerEntry?)] = [
      (
        .decision(line: line.number, decision),
        .decided(line: line.bytes, submission: form.submission, decision: decision)
      )
    ]
    if !stored.submissions.isEmpty,
      index.markLate(form.submission.patient, triage.protocol.reference.id)
    {
      reader.add(line.bytes, to: &history)
      let earliest = index.forms(of: form).map(\.submission).map {
        history.place(authored: $0.authored, replaces: $0.replaces)
      }.min()
      settled += redecisions(
        stored,
        triage,
        reader,
        patient,
        history,
        earliest ?? form.submission.authored
      )
    }
    return settled
  }

  /// Decides again what was decided before an earlier form arrived; what stays the same is left.
  private func redecisions(
    _ stored: StoredHistory,
    _ triage: Triage,
    _ reader: HistoryReader,
    _ patient: Patient?,
    _ history: History,
    _ earliest: Instant
  ) -> [(BatchOutcome, LedgerEntry?)] {
    var settled: [(BatchOutcome, LedgerEntry?)] = []
    for old in stored.submissions where old.decision.rules.id == triage.protocol.reference.id {
      guard let submission = reader.submission(old.line), submission.authored > earliest else {
        continue
      }
      var others = history
      others.forms.removeAll { $0.submission == submission.id }
      var decision = triage.decide(
        .init(
          submission: submission,
          answers: reader.answers(old.line, submission),
          input: old.decision.input,
          patient: patient,
          history: others,
          now: now,
          received: old.received
        )
      )
      guard !decision.hasSameReasons(as: old.decision) else { continue }
      decision.supersedes = old.decisionID
      settled.append(
        (
          .decision(line: nil, decision),
          .redecided(submission: submission.id, decision: decision)
        )
      )
    }
    return settled
  }
}

extension BatchSummary {
  mutating func add(_ outcome: BatchOutcome) {
    switch outcome {
    case .decision(_?, let decision): colours[decision.colour, default: 0] += 1
    case .decision(nil, _): superseding += 1
    case .rejected: rejected += 1
    case .duplicate: duplicate += 1
    }
  }
}

extension Decision {
  /// Whether another decision says the same for the same reasons, whenever it was made.
  func hasSameReasons(as other: Decision) -> Bool {
    (colour, proven, possible) == (other.colour, other.proven, other.possible)
      && findings == other.findings && open == other.open && faults == other.faults
      && scores == other.scores
  }
}
