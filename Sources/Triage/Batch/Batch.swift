public import Forms
public import Scheduling
public import Values

/// Decides a file of submissions against a ledger: read twice, written in the order of the input.
///
/// The first reading finds what each line is and when it was authored; the second decides, with
/// every earlier form of the patient at hand, wherever it stands in the file. What the first found is
/// kept outside memory where it is much, so that memory does not grow with the file.
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
  var linesPerCommit = 1_000
  /// How many lines are in memory of what was found of them.
  var linesHeld = LineTable.most
  /// Whether lines that no other form matters to are decided as they are read.
  var decidesAhead = true

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
  /// there are changes nothing. A line that no other form matters to is decided as it is read, while
  /// those before it are committed.
  ///
  /// - Parameters:
  ///   - mustStop: asked while the lines are first read and after each commit, and ends it there.
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
    let register = try Enrolments(patients, ledger, protocols)
    let version = try ledger.version()
    guard let index = try index(register, until: mustStop) else {
      summary.isInterrupted = true
      return summary
    }
    begin(index.start)
    summary.isInterrupted = try eachTurn(
      index,
      register,
      asOf: version,
      deciding: decidesAhead && index.start.areMostlyFresh ? LineDecider(self, register) : nil,
      areWritten: true,
      until: mustStop
    ) { turn in
      let settled = try settle(&turn, index, register)
      try ledger.commit(settled.compactMap(\.1) + turn.takeAhead(from: source))
      for (outcome, _) in settled {
        summary.add(outcome)
        try emit(outcome)
      }
    }
    return summary
  }

  /// Finds what the lines are; `nil` where it was stopped.
  func index(
    _ register: Enrolments,
    judging: LineDecider? = nil,
    until mustStop: () -> Bool
  ) throws -> BatchIndex<Store>? {
    try BatchIndex(
      ledger,
      register,
      source,
      workers,
      linesHeld: linesHeld,
      judging: judging,
      until: mustStop
    )
  }

  /// Prepares the lines, as many at a time as are committed together.
  ///
  /// - Parameters:
  ///   - index: what the first reading found of them.
  ///   - register: which patient is followed up by which protocol.
  ///   - version: the ledger's before the first reading.
  ///   - decider: decides lines as they are read, where no other form matters.
  ///   - areWritten: whether the decisions are kept, or else only those lines judged that are not counted.
  ///   - mustStop: asked after each turn while lines are left; ends it there.
  ///   - body: takes the lines of a turn.
  /// - Returns: whether it was stopped.
  /// - Throws: what the ledger, the source or `body` throws.
  func eachTurn(
    _ index: BatchIndex<Store>,
    _ register: Enrolments,
    asOf version: Int,
    deciding decider: LineDecider? = nil,
    areWritten: Bool,
    until mustStop: () -> Bool,
    _ body: (inout Turn) throws -> Void
  ) throws -> Bool {
    var turn = Turn(Pasts(asOf: version), mostLines: linesPerCommit)
    var blocks = 0
    defer { ledger.release() }
    let reading = SecondReading(decider: decider)
    let isWhole = try source.blocks(workers, with: reading.memory) { memory, line in
      reading.read(line, &memory)
    } taking: { lines in
      // A file that is written anew meanwhile is another file: nothing found of its lines holds.
      guard index.isUnchanged(lines, nth: blocks) else { throw ChangedInput() }
      blocks += 1
      for line in lines {
        if turn.isEnded, mustStop() { return false }
        // What was found of one line never counts for another.
        guard let found = try index.lines.next(), found.number == line.line.number else {
          throw ChangedInput()
        }
        if !areWritten, !found.isLeft { continue }
        if turn.lines.isEmpty {
          try ledger.hold()
          turn.begin(try ledger.version())
        }
        turn.append(try prepare(line, found, index, register, &turn))
        if turn.isFull { try end(&turn) }
      }
      return true
    }
    if !turn.lines.isEmpty { try end(&turn) }
    guard try !isWhole || index.lines.next() == nil else { throw ChangedInput() }
    return !isWhole

    func end(_ turn: inout Turn) throws {
      try body(&turn)
      turn.end()
    }
  }

  /// Finds all that it takes to decide a line.
  private func prepare(
    _ read: ReadLine,
    _ found: FoundLine,
    _ index: BatchIndex<Store>,
    _ register: Enrolments,
    _ turn: inout Turn
  ) throws -> PreparedLine {
    let line = read.line
    do {
      let submission = try read.submission.get()
      let isOvertaken = turn.pasts.isOvertaken
      switch try isOvertaken ? place(of: line, submission, found.place) : found.place {
      case .conflict: throw Refusal.conflict(submission)
      case .duplicate(let earlier): return .duplicate(line, submission, of: earlier)
      case .fresh(let own):
        let triage = triage(own)
        let past = try past(
          of: OwnLine(line, submission, found),
          triage,
          index,
          register,
          &turn.pasts
        )
        return try job(line, submission, found, triage, past, read.decided, &turn)
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
        return try job(line, submission, found, triage, .at(turn.pasts.add(past)), nil, &turn)
      }
    } catch let refusal as Refusal {
      return .refused(line, refusal)
    }
  }

  private func job(
    _ line: InputLine,
    _ submission: Submission,
    _ found: FoundLine,
    _ triage: Triage,
    _ past: DecidingJob.KnownPast,
    _ decided: WrittenDecision?,
    _ turn: inout Turn
  ) throws -> PreparedLine {
    turn.jobs.append(
      DecidingJob(
        line: line.bytes,
        submission: submission,
        found: found,
        triage: triage,
        past: past,
        decided: decided,
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
    let decisions = turn.decided(by: workers, now: now)
    var settled: [(BatchOutcome, LedgerEntry?)] = []
    for line in turn.lines {
      switch line {
      case .refused(let line, let refusal):
        let refused = Quarantined(line, ContentHash(of: line.bytes), refusal, now: now)
        settled.append((.rejected(line: line.number, refused), .refused(refused)))
        settled += try redecisions(after: refused, index, register, &turn.pasts)
      case .duplicate(let line, let submission, let earlier):
        let input = ContentHash(of: line.bytes)
        let known = index.lines.colour(of: earlier) ?? .grey
        settled.append(
          (.duplicate(line: line.number, submission: submission.id, of: input, known), nil)
        )
      case .fresh(let line, let submission, let job):
        index.lines.keep(decisions[job].decision.colour, of: turn.jobs[job].found)
        settled.append(
          (
            .decision(line: line.number, decisions[job]),
            .decided(line: line.bytes, submission: submission, decisions[job])
          )
        )
        guard case .at(let place) = turn.jobs[job].past, turn.pasts.hasStored(at: place) else {
          continue
        }
        let own = turn.jobs[job].triage
        if index.lines.markLate(submission.patient, turn.pasts.lateMark(own.protocol)) {
          settled += try redecisions(turn.pasts.past(at: place), own)
        }
      }
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
