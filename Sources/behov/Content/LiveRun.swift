import Storage
import Triage

/// Decides lines as they come, those that have come together as one batch.
///
/// What a run looks up when it begins, the content and what of it is in force, the store and the moment,
/// is looked up again for what comes a second or more later: it is decided as by a new run.
struct LiveRun {
  /// The patients of a file, as they were recorded at the start; from then on the store knows best.
  let list: PatientList?
  private let session: Session
  private var stamps: FileStamps
  private var content: ClinicContent
  private var sitting: Sitting

  /// What is decided by for a second.
  private struct Sitting {
    private static let milliseconds = 1_000

    let store: Store
    let lines = HeldLines()
    let batch: Batch<Store, HeldLines>
    /// Which file the path led to once it was opened.
    private let file: [UInt64]?
    private let end = SystemCalls.steadyMilliseconds() + Self.milliseconds

    /// Where a list was given, a patient whom the store does not know is nobody's.
    init(_ run: ClinicRun, _ store: Store, isListed: Bool) throws {
      self.store = store
      file = SystemCalls.identity(store.path)
      let isEmpty = try isListed && !store.hasEnrolments()
      batch = try run.batch(of: lines, isEmpty ? [] : nil, on: store)
    }

    /// Whether the store's path leads to the file that is open: neither was the file taken away, nor does
    /// the path, a link perhaps, lead to another.
    var isInPlace: Bool {
      get throws {
        guard let file, SystemCalls.identity(store.path) == file else { return false }
        return try !store.hasMoved()
      }
    }

    var isOver: Bool { SystemCalls.steadyMilliseconds() >= end }
  }

  /// Where the lines are stored.
  var store: Store { sitting.store }

  /// Looks all up, and records the patients of a file.
  ///
  /// - Parameters:
  ///   - session: the run.
  ///   - patients: the patients' file.
  /// - Throws: `CommandFailure` where the content or the patients cannot be used; what the store throws.
  init(_ session: Session, patients: String?) throws {
    self.session = session
    stamps = FileStamps([session.settings.forms, session.settings.rules])
    content = try ClinicContent(session.settings)
    let protocols = try content.inForce(session)
    let changes = try patients.map { try PatientList.read($0, session, protocols) }
    let store = try session.openStore()
    try session.checkClock(store)
    list = try changes.map { try PatientList.record($0, store, session) }
    let run = ClinicRun(session, content, protocols, store)
    try run.prepare(list?.patients)
    sitting = try Sitting(run, store, isListed: list != nil)
  }

  /// Decides lines.
  ///
  /// - Parameters:
  ///   - lines: the lines.
  ///   - emit: takes what becomes of each, once it is durable.
  /// - Throws: what the store or `emit` throws, and where the store is no longer where it was; what was
  ///   committed stays.
  func decide(_ lines: [InputLine], _ emit: (BatchOutcome) throws -> Void) throws {
    sitting.lines.held = lines
    _ = try sitting.batch.run { outcome in
      try checkStore()
      try emit(outcome)
    }
  }

  /// Sees that the store is still the file that was opened: what is written into one that nobody will
  /// open again is not stored.
  ///
  /// - Throws: `CommandFailure` where it is not.
  func checkStore() throws {
    guard try sitting.isInPlace else { throw CommandFailure.storeMoved(store.path) }
  }

  /// Looks all up again, where that is a second ago.
  ///
  /// - Throws: `CommandFailure` where the content can no longer be used; what the store throws.
  mutating func lookUpAgain() throws {
    if !sitting.isOver { return }
    let session = session.asOfNow()
    let found = FileStamps([session.settings.forms, session.settings.rules])
    if found != stamps { (stamps, content) = (found, try ClinicContent(session.settings)) }
    let protocols = try content.inForce(session)
    let store = try Author.$current.withValue(session.author(of: Decide.self)) {
      try Store(path: session.settings.store, .existing)
    }
    try session.checkClock(store)
    let run = ClinicRun(session, content, protocols, store)
    try run.prepare(nil)
    sitting = try Sitting(run, store, isListed: list != nil)
  }
}

extension CommandFailure {
  /// A store whose file was moved, removed or replaced while lines were decided into it.
  fileprivate static func storeMoved(_ path: String) -> CommandFailure {
    CommandFailure(
      .inputOutput,
      "the store `\(visible(path))` is no longer the file that was opened",
      help: "see that the right one is there, and send again what had no answer"
    )
  }
}
