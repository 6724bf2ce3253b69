public import FollowUp
import GRDB
import Values

extension Store {
  /// Does something with an entry, by what stands in the store at that moment.
  ///
  /// Reading, judging and writing are one transaction that no other writer comes into: of two people
  /// who act on the same entry, the second is judged by what the first did.
  ///
  /// - Parameters:
  ///   - concern: any concern of the entry, by its place among all.
  ///   - act: what a person wants to do.
  /// - Returns: what was written, or why nothing was.
  /// - Throws: where the store cannot be read or written.
  public func act(
    on concern: Int,
    _ act: EntryAct
  ) throws(StorageError) -> Result<EntryStep, EntryRefusal> {
    try write { database in
      guard let entry = try database.entries(.holding(concern)).first else {
        return .failure(.unknown)
      }
      let absences = try database.absences(after: act.now.date)
      let step = Result { () throws(EntryRefusal) in try entry.step(act, absences) }
      if case .success(let step) = step { try database.insert(step) }
      return step
    }
  }

  /// Confirms the green entries that a signature covers, of those that a choice takes.
  ///
  /// - Parameters:
  ///   - signature: who signs, and what was seen.
  ///   - choice: whether an entry is among those to be confirmed, such as those of one unit.
  /// - Returns: what was written, or why nothing was.
  /// - Throws: where the store cannot be read or written.
  public func sign(
    _ signature: Signature,
    _ choice: (WorklistEntry) -> Bool
  ) throws(StorageError) -> Result<[EntryStep], EntryRefusal> {
    try write { database in
      let entries = try database.entries(.open).filter(choice)
      let absences = try database.absences(after: signature.now.date)
      let steps = Result { () throws(EntryRefusal) in try signature.steps(entries, absences) }
      if case .success(let steps) = steps { for step in steps { try database.insert(step) } }
      return steps
    }
  }

  /// Records that a person is away.
  public func record(_ absence: Absence) throws(StorageError) {
    try write { database in
      try database.cachedStatement(
        sql: "INSERT INTO absence (person, from_day, until_day, by, now) VALUES (?, ?, ?, ?, ?)"
      ).execute(
        arguments: [
          absence.person, absence.from.description, absence.until.description, absence.by,
          absence.now.description,
        ]
      )
    }
  }

  /// Settles the clinic's open grey of a decision by the decision on what a person was told instead.
  ///
  /// - Returns: whether there was one; nothing but a grey of the clinic's is settled so.
  public func settleGrey(
    of decision: String,
    by later: String
  ) throws(StorageError) -> Bool {
    try write { database in
      try database.cachedStatement(
        sql: """
          INSERT INTO settlement (concern, decision)
          SELECT sequence, ? FROM concern JOIN open_concern ON concern = sequence
          WHERE id IN (?, ?) AND colour = 'grey' AND desk = 'clinic'
          """
      ).execute(arguments: [later, "decision \(decision)", "decision \(decision) clinic"])
      return database.changesCount > 0
    }
  }
}

extension Database {
  func insert(_ step: EntryStep) throws {
    let event = step.event
    let key = event.key
    let values: [(any DatabaseValueConvertible)?] = [
      key.desk.rawValue, key.patient, key.protocol, key.cause, event.version, event.kind.name,
      event.person, event.kind.other, event.kind.reason, event.note, event.now.description,
    ]
    try cachedStatement(
      sql: """
        INSERT INTO entry_event
          (desk, entry_patient, protocol, cause, version, kind, person, other, reason, note, now)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """
    ).execute(arguments: StatementArguments(values))
    let sequence = lastInsertedRowID
    for concern in step.settles {
      try cachedStatement(sql: "INSERT INTO settlement (concern, event) VALUES (?, ?)")
        .execute(arguments: [concern, sequence])
    }
    try raise(step.raises)
  }
}
