import Storage
import Triage
import Values

/// A store that is read and not written: what a form would get now, with the patient's history.
struct ReadingLedger: Ledger {
  private let store: Store
  private let knowsWhatIsDecided: Bool

  /// Takes a store.
  ///
  /// - Parameters:
  ///   - store: the store.
  ///   - knowsWhatIsDecided: whether a form that was decided before is told so; if not, it is looked at
  ///     anew.
  init(_ store: Store, knowsWhatIsDecided: Bool = false) {
    self.store = store
    self.knowsWhatIsDecided = knowsWhatIsDecided
  }

  func version() throws(StorageError) -> Int { try store.version() }
  func scratch() throws(StorageError) -> any ScratchSpace { try store.scratch() }
  func beginBatch() { store.beginBatch() }
  func hasForms() throws(StorageError) -> Bool { try store.hasForms() }

  func standing(of submission: String) throws(StorageError) -> Standing? {
    knowsWhatIsDecided ? try store.standing(of: submission) : nil
  }

  func earlier(of patient: String, form: String) throws(StorageError) -> StoredHistory {
    try store.earlier(of: patient, form: form)
  }

  func readings(
    of patient: String,
    codes: [String],
    after start: Instant,
    until end: Instant
  ) throws(StorageError) -> DeviceData {
    try store.readings(of: patient, codes: codes, after: start, until: end)
  }

  func enrolments(of patient: String) throws(StorageError) -> [Patient] {
    try store.enrolments(of: patient)
  }

  func hasEnrolments() throws(StorageError) -> Bool { try store.hasEnrolments() }
  func content() throws(StorageError) -> [StoredContent] { try store.content() }
  func record(_ patients: [Patient]) throws(StorageError) -> Int { 0 }
  func record(_ content: [StoredContent]) throws(StorageError) {}
  func hold() throws(StorageError) { try store.holdToRead() }
  func release() { store.release() }
  func commit(_ entries: [LedgerEntry]) throws(StorageError) { release() }
}
