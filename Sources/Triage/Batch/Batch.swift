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
  let workers: Workers
  let archive: (Decision) -> TriageProtocol?
  var linesPerCommit = 500

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
  ///   - workers: who decides.
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
    workers: Workers = Workers(1),
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
    self.workers = workers
    self.archive = archive
  }

  /// Decides every line.
  ///
  /// The lines of a turn are decided side by side and settled in their order, so that how many workers
  /// there are changes nothing.
  ///
  /// - Parameters:
  ///   - mustStop: asked after each commit, and ends it there.
  ///   - begin: told what the lines are, before any is decided.
  ///   - emit: takes what becomes of each line once it is durable.
  /// - Returns: the counts.
  /// - Throws: what the ledger, the source or `emit` throws; what was committed stays.
  public func run(
    until mustStop: () -> Bool = { false },
    beginning begin: (BatchStart) -> Void = { _ in },
    _ emit: (BatchOutcome) throws -> Void
  ) throws -> BatchSummary {
    var summary = BatchSummary()
    summary.isInterrupted = try eachTurn(until: mustStop, beginning: begin) { turn, index, own in
      let settled = try settle(&turn, index, own)
      try ledger.commit(settled.compactMap(\.1))
      for (outcome, _) in settled {
        summary.add(outcome)
        try emit(outcome)
      }
    }
    return summary
  }

  /// Prepares the lines, as many at a time as are committed together.
  ///
  /// - Parameters:
  ///   - mustStop: asked after each turn while lines are left, and ends it there.
  ///   - begin: told what the lines are, before any is decided.
  ///   - body: takes the lines of a turn.
  /// - Returns: whether it was stopped.
  /// - Throws: what the ledger, the source or `body` throws.
  func eachTurn(
    until mustStop: () -> Bool,
    beginning begin: (BatchStart) -> Void = { _ in },
    _ body: (inout Turn, BatchIndex<Store>, Enrolments) throws -> Void
  ) throws -> Bool {
    let register = try Enrolments(patients, ledger, protocols)
    let pasts = Pasts(asOf: try ledger.version())
    let index = try BatchIndex(ledger, register, source, workers)
    begin(index.start)
    var turn = Turn(pasts, mostLines: linesPerCommit)
    var isStopped = false
    var mayStop = false
    var seen = 0
    defer { ledger.release() }
    try source.lines { line in
      if isStopped || line.isBlank { return }
      // A file that is written anew meanwhile is another file: nothing found of its lines holds.
      guard let found = try index.lines.place(of: line.number),
        found.input == ContentHash(of: line.bytes)
      else { throw ChangedInput() }
      if mayStop, mustStop() {
        isStopped = true
        return
      }
      mayStop = false
      if turn.lines.isEmpty {
        try ledger.hold()
        turn.pasts.begin(try ledger.version())
      }
      seen += 1
      let prepared = try prepare(line, found.place, index, register, &turn)
      turn.append(prepared, bytes: line.bytes.count)
      if turn.isFull {
        try body(&turn, index, register)
        turn.clear()
        mayStop = true
      }
    }
    if !turn.lines.isEmpty { try body(&turn, index, register) }
    guard isStopped || seen == index.start.lines else { throw ChangedInput() }
    return isStopped
  }

  /// Finds all that it takes to decide a line.
  private func prepare(
    _ line: InputLine,
    _ place: LinePlace,
    _ index: BatchIndex<Store>,
    _ register: Enrolments,
    _ turn: inout Turn
  ) throws -> PreparedLine {
    do {
      let submission = try line.submission()
      let isOvertaken = turn.pasts.isOvertaken
      switch try isOvertaken ? self.place(of: line, submission, place) : place {
      case .conflict: throw Refusal.conflict(submission)
      case .duplicate(let colour): return .duplicate(line, submission, colour)
      case .fresh(let own):
        let triage = triage(own)
        let place = try turn.pasts.place(of: submission.patient, triage.protocol.reference) {
          try gather(
            submission.patient,
            triage,
            of: (line, submission),
            index,
            register,
            isOvertaken: isOvertaken
          )
        }
        return try job(line, submission, triage, place, &turn)
      case .refused:
        // It was read, so that no protocol decides it; one may since the first reading.
        let triage = triage(try register.protocol(for: submission))
        let past = try gather(
          submission.patient,
          triage,
          index,
          register,
          isOvertaken: isOvertaken
        )
        return try job(line, submission, triage, turn.pasts.add(past), &turn)
      }
    } catch let refusal as Refusal {
      return .refused(line, refusal)
    }
  }

  private func job(
    _ line: InputLine,
    _ submission: Submission,
    _ triage: Triage,
    _ place: Int,
    _ turn: inout Turn
  ) throws -> PreparedLine {
    turn.jobs.append(
      DecidingJob(
        line: line.bytes,
        submission: submission,
        triage: triage,
        place: place,
        devices: try ledger.devices(of: submission.patient, triage, until: submission.authored)
      )
    )
    return .fresh(line, submission, job: turn.jobs.count - 1)
  }

  private func triage(_ own: Int) -> Triage {
    Triage(protocols[own], calendar: calendar, engine: engine)
  }

  /// What becomes of each line of a turn, and what is written of it.
  private func settle(
    _ turn: inout Turn,
    _ index: BatchIndex<Store>,
    _ register: Enrolments
  ) throws -> [(BatchOutcome, LedgerEntry?)] {
    let decisions = turn.decided(by: workers, now: now) { WrittenDecision($0.triage.decide($1)) }
    var settled: [(BatchOutcome, LedgerEntry?)] = []
    for line in turn.lines {
      switch line {
      case .refused(let line, let refusal):
        let refused = Quarantined(line, ContentHash(of: line.bytes), refusal, now: now)
        settled.append((.rejected(line: line.number, refused), .refused(refused)))
        settled += try redecisions(after: refused, index, register, &turn.pasts)
      case .duplicate(let line, let submission, let colour):
        let input = ContentHash(of: line.bytes)
        let known = try colour ?? index.lines.colour(of: submission.id) ?? .grey
        settled.append(
          (.duplicate(line: line.number, submission: submission.id, of: input, known), nil)
        )
      case .fresh(let line, let submission, let job):
        let past = turn.pasts[turn.jobs[job].place]
        let mark = turn.pasts.lateMark(past.reader.triage.protocol)
        settled += try settle(line, submission, decisions[job], index, past, lateMark: mark)
      }
    }
    return settled
  }

  private func settle(
    _ line: InputLine,
    _ submission: Submission,
    _ written: WrittenDecision,
    _ index: BatchIndex<Store>,
    _ past: Past,
    lateMark: String
  ) throws -> [(BatchOutcome, LedgerEntry?)] {
    try index.lines.keep(written.decision.colour, of: submission.id)
    var settled: [(BatchOutcome, LedgerEntry?)] = [
      (
        .decision(line: line.number, written),
        .decided(line: line.bytes, submission: submission, written)
      )
    ]
    if !past.stored.isEmpty, try index.lines.markLate(submission.patient, lateMark) {
      settled += try redecisions(past, past.reader.triage)
    }
    return settled
  }
}

extension BatchSummary {
  mutating func add(_ outcome: BatchOutcome) {
    switch outcome {
    case .decision(_?, let written): colours[written.decision.colour, default: 0] += 1
    case .decision(nil, _): superseding += 1
    case .rejected: rejected += 1
    case .duplicate: duplicate += 1
    }
  }
}
