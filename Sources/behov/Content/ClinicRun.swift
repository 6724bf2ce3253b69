import Scheduling
import Storage
import Triage
import Values

/// Decides with the content of a clinic, and with what its store knows.
struct ClinicRun {
  let session: Session
  private let content: ClinicContent
  private let protocols: [TriageProtocol]
  private let store: Store

  init(
    _ session: Session,
    _ content: ClinicContent,
    _ protocols: [TriageProtocol],
    _ store: Store
  ) {
    self.session = session
    self.content = content
    self.protocols = protocols
    self.store = store
  }

  /// Decides every line of a source.
  ///
  /// - Parameters:
  ///   - source: the lines.
  ///   - patients: the patients; `nil` where only the store knows them.
  ///   - now: when it is decided.
  ///   - isKept: whether the decisions are written into the store.
  ///   - begin: told what the lines are, before any is decided.
  ///   - emit: takes what becomes of each line, once it is durable where it is kept.
  /// - Returns: the counts.
  /// - Throws: what the store, the source or `emit` throws; what was committed stays.
  func decide(
    _ source: some LineSource,
    _ patients: [Patient]?,
    now: Instant? = nil,
    isKept: Bool = true,
    beginning begin: (BatchStart) -> Void = { _ in },
    _ emit: (BatchOutcome) throws -> Void
  ) throws -> BatchSummary {
    try prepare(patients, now: now)
    func decide(on ledger: some Ledger) throws -> BatchSummary {
      let batch = try batch(of: source, patients, now: now, on: ledger)
      return try batch.run(until: { Signals.isInterrupted }, beginning: begin, emit)
    }
    return try failing(as: .changedInput) {
      isKept
        ? try decide(on: store)
        : try decide(on: ReadingLedger(store, knowsWhatIsDecided: true))
    }
  }

  /// Records what is decided by, and whom it is about.
  ///
  /// - Parameters:
  ///   - patients: patients to be recorded; `nil` where only the store knows them.
  ///   - now: when that is.
  /// - Throws: what the store throws.
  func prepare(_ patients: [Patient]?, now: Instant? = nil) throws {
    try store.record(content.kept(protocols))
    if let patients { try keep(patients, now: now) }
  }

  /// Decides every line of a source as if it came now for the first time; nothing is written.
  func look(_ source: some LineSource, _ emit: (BatchOutcome) throws -> Void) throws {
    _ = try batch(of: source, nil, on: ReadingLedger(store)).run(emit)
  }

  /// Counts what would become of every line of a file; nothing is written.
  ///
  /// Much of it is read but once, so that its time tells whether it has changed meanwhile.
  func count(_ source: FileLines, _ patients: [Patient]?) throws -> BatchCount {
    let ledger = ReadingLedger(store, knowsWhatIsDecided: true)
    return try failing(as: .changedWhileCounted) {
      let batch = try batch(of: source, patients, on: ledger)
      let count = try batch.count(until: { Signals.isInterrupted })
      guard source.isAsOpened || count.summary.isInterrupted else { throw ChangedInput() }
      return count
    }
  }

  /// What decides a source's lines against a ledger.
  func batch<Source: LineSource, Known: Ledger>(
    of source: Source,
    _ patients: [Patient]?,
    now: Instant? = nil,
    on ledger: Known
  ) throws -> Batch<Known, Source> {
    let kept = try store.content()
    let forms = content.forms(with: kept)
    return Batch(
      protocols: protocols,
      forms: forms,
      patients: patients,
      calendar: session.settings.calendar,
      engine: Behov.version,
      now: now ?? session.settings.now,
      ledger: ledger,
      source: source,
      workers: session.settings.deciders,
      archive: ArchivedContent(kept, forms).finder()
    )
  }

  /// Does something with an input, which fails so where that is changed meanwhile.
  private func failing<Result>(
    as failure: CommandFailure,
    _ body: () throws -> Result
  ) throws -> Result {
    do { return try body() } catch is ChangedInput { throw failure }
  }

  // MARK: Patients

  /// Records patients; one who is new is followed up from the day on.
  func keep(_ patients: [Patient], now: Instant? = nil) throws {
    let now = now ?? session.settings.now
    let day = session.settings.calendar.date(of: now)
    try store.enrol(patients, on: day, by: "triage", now: now)
  }

  /// The patients as a file would have them enrolled; nothing is recorded.
  func patients(after changes: [PatientChange]) throws -> [Patient] {
    try changes.map { change in
      let known = try store.enrolments(of: change.patient.id)
      return change.applied(to: known.last { $0.protocol == change.patient.protocol })
    }
  }

  // MARK: Deciding again

  /// Decides again what is stored of the protocols, with the patients as they are enrolled now.
  func redecide(
    since: CivilDate?,
    _ emit: (BatchOutcome) throws -> Void
  ) throws -> Redeciding<Store>.Left {
    try store.record(content.kept(protocols))
    let forms = content.forms(with: try store.content())
    var left = Redeciding<Store>.Left()
    for triageProtocol in protocols {
      let triage = Triage(
        triageProtocol,
        calendar: session.settings.calendar,
        engine: Behov.version
      )
      let again = Redeciding(
        triage,
        forms: forms,
        ledger: store,
        since: since,
        workers: session.settings.deciders
      )
      left = left + (try again.run(now: session.settings.now, emit))
    }
    return left
  }
}
