public import Forms
public import Scheduling
public import Values

/// Decides a file of submissions against a ledger: read twice, written in the order of the input.
///
/// The first reading finds what each line is and when it was authored; the second decides, with
/// every earlier form of the patient at hand, wherever it stands in the file. What the first found is
/// in the ledger's ``LineIndex``, so that memory does not grow with the file.
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
  private let archive: (Decision) -> TriageProtocol?
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
  ///   - archive: finds the protocol, and the form that it read, as they were when something was
  ///     decided by them.
  public init(
    protocols: [TriageProtocol],
    forms: FormLibrary,
    patients: [Patient]?,
    calendar: ClinicCalendar,
    engine: String,
    now: Instant,
    ledger: Store,
    source: Source,
    archive: @escaping (Decision) -> TriageProtocol? = { _ in nil }
  ) {
    self.protocols = protocols
    self.forms = forms
    self.patients = patients
    self.calendar = calendar
    self.engine = engine
    self.now = now
    self.ledger = ledger
    self.source = source
    self.archive = archive
  }

  /// Decides every line.
  ///
  /// - Parameters:
  ///   - mustStop: asked after each commit, and ends it there.
  ///   - emit: takes what becomes of each line once it is durable.
  /// - Returns: the counts.
  /// - Throws: what the ledger, the source or `emit` throws; what was committed stays.
  public func run(
    until mustStop: () -> Bool = { false },
    _ emit: (BatchOutcome) throws -> Void
  ) throws -> BatchSummary {
    let register = try Enrolments(patients, ledger, protocols)
    let index = try BatchIndex(ledger, register, source)
    var pasts = Pasts()
    var summary = BatchSummary()
    var outcomes: [BatchOutcome] = []
    var entries: [LedgerEntry] = []
    func flush() throws {
      try ledger.commit(entries)
      for outcome in outcomes { try emit(outcome) }
      entries.removeAll(keepingCapacity: true)
      outcomes.removeAll(keepingCapacity: true)
    }
    defer { ledger.release() }
    try source.lines { line in
      guard !summary.isInterrupted, let place = try index.lines.place(of: line.number) else {
        return
      }
      if outcomes.isEmpty {
        try ledger.hold()
        pasts.hold(try ledger.version())
      }
      for (outcome, entry) in try settle(line, place, index, register, &pasts) {
        summary.add(outcome)
        outcomes.append(outcome)
        if let entry { entries.append(entry) }
      }
      if outcomes.count >= linesPerCommit {
        try flush()
        summary.isInterrupted = mustStop()
      }
    }
    try flush()
    return summary
  }

  /// What becomes of a line, and what is written of it.
  private func settle(
    _ line: InputLine,
    _ place: LinePlace,
    _ index: BatchIndex<Store>,
    _ register: Enrolments,
    _ pasts: inout Pasts
  ) throws -> [(BatchOutcome, LedgerEntry?)] {
    do {
      let submission = try line.submission()
      switch place {
      case .conflict: throw Refusal.conflict(submission)
      case .duplicate(let colour):
        let input = ContentHash(of: line.bytes)
        let known = try colour ?? index.lines.colour(of: submission.id) ?? .grey
        return [(.duplicate(line: line.number, submission: submission.id, of: input, known), nil)]
      case .fresh(let own): return try decide(line, submission, own, index, register, &pasts)
      case .refused:
        // It was read, so that no protocol decides it; one may since the first reading.
        let own = try register.protocol(for: submission)
        pasts.forget()
        defer { pasts.forget() }
        return try decide(line, submission, own, index, register, &pasts)
      }
    } catch let refusal as Refusal {
      let refused = Quarantined(line, ContentHash(of: line.bytes), refusal, now: now)
      return [(.rejected(line: line.number, refused), .refused(refused))]
        + (try redecisions(after: refused, index, register, &pasts))
    }
  }

  private func decide(
    _ line: InputLine,
    _ submission: Submission,
    _ own: Int,
    _ index: BatchIndex<Store>,
    _ register: Enrolments,
    _ pasts: inout Pasts
  ) throws -> [(BatchOutcome, LedgerEntry?)] {
    let triage = Triage(protocols[own], calendar: calendar, engine: engine)
    let past = try past(of: submission.patient, triage, index, register, &pasts)
    let decision = triage.decide(
      .init(
        submission: submission,
        answers: past.reader.answers(line.bytes, submission),
        input: ContentHash(of: line.bytes),
        patient: past.patient,
        history: past.history.others(than: submission),
        devices: try ledger.devices(of: submission.patient, triage, until: submission.authored),
        now: now
      )
    )
    try index.lines.keep(decision.colour, of: submission.id)
    var settled: [(BatchOutcome, LedgerEntry?)] = [
      (
        .decision(line: line.number, decision),
        .decided(line: line.bytes, submission: submission, decision: decision)
      )
    ]
    if !past.stored.isEmpty,
      try index.lines.markLate(submission.patient, triage.protocol.reference.id)
    {
      settled += try redecisions(past, triage)
    }
    return settled
  }

  /// Decides again what was decided before a line of the same patient that could not be read.
  private func redecisions(
    after refused: Quarantined,
    _ index: BatchIndex<Store>,
    _ register: Enrolments,
    _ pasts: inout Pasts
  ) throws -> [(BatchOutcome, LedgerEntry?)] {
    guard let id = refused.patient else { return [] }
    var settled: [(BatchOutcome, LedgerEntry?)] = []
    for own in protocols where refused.form ?? own.form == own.form {
      let triage = Triage(own, calendar: calendar, engine: engine)
      let past = try past(of: id, triage, index, register, &pasts)
      if !past.stored.isEmpty, try index.lines.markLate(id, own.reference.id) {
        settled += try redecisions(past, triage)
      }
    }
    return settled
  }

  /// Decides again what was decided before an earlier form arrived; what stays the same is left.
  func redecisions(
    _ past: Past,
    _ triage: Triage
  ) throws -> [(BatchOutcome, LedgerEntry?)] {
    var readings: [[ContentReference]: Past] = [:]
    return try past.stored.compactMap { old in
      guard let submission = past.reader.submission(old.line),
        past.earliest.map({ submission.authored >= $0 }) ?? true
      else { return nil }
      guard let own = self.triage(of: old, submission, triage) else { return nil }
      let content = [old.decision.rules, old.decision.form]
      let isSame = ProtocolContent(own.protocol) == ProtocolContent(triage.protocol)
      let past = isSame ? past : readings[content] ?? past.read(by: own)
      if !isSame { readings[content] = past }
      var decision = own.decide(
        .init(
          submission: submission,
          answers: past.reader.answers(old.line, submission),
          input: old.decision.input,
          patient: past.patient,
          history: past.history.others(than: submission),
          devices: try ledger.devices(of: submission.patient, own, until: submission.authored),
          now: now,
          received: old.received
        )
      )
      guard !decision.hasSameReasons(as: old.decision) else { return nil }
      decision.supersedes = old.decisionID
      return (
        .decision(line: nil, decision), .redecided(submission: submission.id, decision: decision)
      )
    }
  }
}

extension Batch {
  /// Decides by what the form was decided by before, rules and form, and not by what has been changed
  /// since.
  ///
  /// News of another form must not bring in another rule or question. Where the old ones are not at
  /// hand the decision stands.
  private func triage(
    of old: StoredSubmission,
    _ submission: Submission,
    _ current: Triage
  ) -> Triage? {
    if old.decision.rules == current.protocol.reference,
      current.protocol.reading(of: submission.version)?.reference.holds(old.decision.form) == true
    {
      return current
    }
    guard let kept = archive(old.decision) else { return nil }
    let reading = kept.reading(of: submission.version)
    guard reading?.reference.holds(old.decision.form) ?? (old.decision.form.hash == nil) else {
      return nil
    }
    return Triage(kept, calendar: calendar, engine: engine)
  }
}

extension ContentReference {
  /// Whether a decision was made by this form, or when no form could be read.
  fileprivate func holds(_ decided: ContentReference) -> Bool {
    decided.hash == nil || decided == self
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
      && scores == other.scores && measured == other.measured
  }
}
