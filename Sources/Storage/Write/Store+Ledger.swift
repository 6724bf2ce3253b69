import Forms
import GRDB
public import Triage

extension Store: Ledger {
  /// Empty room for what of a batch does not fit into memory, gone when it is no longer used.
  public func scratch() throws(StorageError) -> any ScratchSpace { try ScratchFile() }

  /// What is written from now on belongs to a new batch.
  public func beginBatch() { run.beginBatch() }

  /// A number that is another once another connection has written.
  public func version() throws(StorageError) -> Int {
    do {
      return try queue.inDatabase(Self.version)
    } catch {
      throw StorageError(error, path: path)
    }
  }

  /// Keeps other writers out until the next ``commit(_:)`` or ``release()``.
  ///
  /// - Throws: where another process writes for longer than ``patience``.
  public func hold() throws(StorageError) {
    do {
      try queue.inDatabase { database in
        if !database.isInsideTransaction { try Self.begin(database) }
      }
    } catch {
      throw StorageError(error, path: path)
    }
  }

  /// Keeps what is read as it is now, until ``release()``; others may write.
  ///
  /// - Throws: where the store cannot be read.
  public func holdToRead() throws(StorageError) {
    try readOnce { database in
      if !database.isInsideTransaction { try database.beginTransaction(.deferred) }
    }
  }

  /// Lets other writers in; what was not committed is gone.
  public func release() {
    try? queue.inDatabase { database in
      if database.isInsideTransaction { try database.rollback() }
    }
  }

  /// Writes what a batch decided, or nothing at all.
  ///
  /// - Throws: ``StorageError/conflict(path:rule:)`` where a submission id is stored already, or
  ///   a decision is superseded already.
  public func commit(_ entries: [LedgerEntry]) throws(StorageError) {
    if entries.isEmpty { return release() }
    try write { database in
      // What was decided one after another is inserted together, between the other entries.
      var decided: [Decided] = []
      for entry in entries {
        if case .decided(let line, let submission, let written) = entry {
          precondition(written.decision.submission == submission.id)
          precondition(written.decision.supersedes == nil)
          decided.append(Decided(line: line, submission: submission, written: written))
        } else {
          try database.insert(decided)
          decided.removeAll()
          try insert(entry, database)
        }
      }
      try database.insert(decided)
    }
  }

  /// Records patients; one that is recorded as it is already changes nothing.
  ///
  /// - Parameter patients: the patients as they are enrolled now.
  /// - Returns: how many are new or changed and have sent forms, which were decided without that.
  /// - Throws: where the disk or the database fails.
  @discardableResult
  public func record(_ patients: [Patient]) throws(StorageError) -> Int {
    if patients.isEmpty { return 0 }
    var changed = 0
    try write { database in
      for patient in patients {
        try database.insert(patient)
        let isRecorded = database.changesCount > 0
        if isRecorded, try database.hasDecided(patient) { changed += 1 }
      }
    }
    return changed
  }

  /// Keeps the files that a batch decides by; one that is kept already changes nothing.
  public func record(_ content: [StoredContent]) throws(StorageError) {
    if content.isEmpty { return }
    try write { database in
      for file in content { try database.insert(file) }
    }
  }

  private func insert(_ entry: LedgerEntry, _ database: Database) throws {
    switch entry {
    case .decided(let line, let submission, let written):
      try database.insert([Decided(line: line, submission: submission, written: written)])
    case .redecided(let submission, let written):
      precondition(written.decision.submission == submission)
      precondition(written.decision.supersedes != nil)
      try database.insert(written)
    case .refused(let quarantined): try database.insert(quarantined)
    case .ahead(let patient, let inputs): try database.insert(linesAhead: inputs, of: patient)
    }
  }
}
