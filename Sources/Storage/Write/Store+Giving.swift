public import FollowUp
import GRDB
public import Triage
public import Values

extension Store {
  /// Keeps what a day brings for some patients, or nothing at all; ends ``hold()``.
  ///
  /// - Parameters:
  ///   - outcomes: what the day brings.
  ///   - run: the run that gives it out, as ``beginDueRun(of:now:)`` numbers it; `nil` where nobody
  ///     waits for it to be written.
  /// - Throws: ``StorageError/conflict(path:rule:)`` where something of it was given out before.
  public func give(_ outcomes: [DueOutcome], run: Int? = nil) throws(StorageError) {
    let outcomes = outcomes.filter { !$0.isNothing }
    if outcomes.isEmpty { return release() }
    try write { database in
      for outcome in outcomes {
        for event in outcome.events { try database.insert(event) }
        for dispatch in outcome.dispatches { try database.insert(dispatch, run) }
        try database.raise(outcome.concerns)
      }
    }
  }

  /// Keeps that all patients were gone through for a day.
  public func recordDueRun(of day: CivilDate, now: Instant) throws(StorageError) {
    try write { database in
      try database.cachedStatement(
        sql: "INSERT INTO due_run (day, now) VALUES (?, ?) ON CONFLICT (day) DO NOTHING"
      ).execute(arguments: [day.description, now.description])
    }
  }

  /// Records patients, and enrols those to whom nothing has happened yet; one who has left, or is
  /// followed up already, is not enrolled anew, but another unit is a move.
  ///
  /// - Parameters:
  ///   - patients: the patients.
  ///   - day: the first day of their follow-up.
  ///   - person: who enrols them.
  ///   - now: when.
  /// - Throws: where the store cannot be written.
  public func enrol(
    _ patients: [Patient],
    on day: CivilDate,
    by person: String,
    now: Instant
  ) throws(StorageError) {
    if patients.isEmpty { return }
    try write { database in
      for patient in patients {
        let known = try database.enrolment(of: patient)
        try database.insert(patient)
        let event = EnrolmentEvent(
          patient: patient.id,
          protocol: patient.protocol,
          kind: .enrolled,
          day: day,
          person: person,
          now: now
        )
        let isNew = try !database.hasEvents(patient)
        if let told = event.recorded(of: known, as: patient, isNew: isNew) {
          try database.insert(told)
        }
      }
    }
  }
}

extension DueOutcome {
  fileprivate var isNothing: Bool { dispatches.isEmpty && concerns.isEmpty && events.isEmpty }
}

extension Database {
  /// The patient in the protocol as recorded last; `nil` where nothing was, or where it cannot be read.
  fileprivate func enrolment(of patient: Patient) throws -> Patient? {
    let statement = try cachedStatement(
      sql: """
        SELECT json FROM enrolment WHERE patient = ? AND protocol = ? ORDER BY sequence DESC LIMIT 1
        """
    )
    let row = try Row.fetchOne(statement, arguments: [patient.id, patient.protocol])
    return row?.bytes(0).flatMap { Patient(json: $0) }
  }

  fileprivate func hasEvents(_ patient: Patient) throws -> Bool {
    let statement = try cachedStatement(
      sql: "SELECT 1 FROM enrolment_event WHERE patient = ? AND protocol = ? LIMIT 1"
    )
    return try Row.fetchOne(statement, arguments: [patient.id, patient.protocol]) != nil
  }

  fileprivate func insert(_ dispatch: Dispatch, _ run: Int?) throws {
    let values: [(any DatabaseValueConvertible)?] = [
      dispatch.patient, dispatch.protocol, dispatch.occurrence, dispatch.kind.rawValue,
      dispatch.number, dispatch.due.description, dispatch.day.description, dispatch.form,
      dispatch.channel, dispatch.language?.rawValue, dispatch.unit,
      dispatch.answerBy?.description, dispatch.colour?.description, dispatch.now.description,
      run,
    ]
    try cachedStatement(
      sql: """
        INSERT INTO dispatch
          (patient, protocol, occurrence, kind, number, due, day, form, channel, language, unit,
           answer_by, colour, now, run)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """
    ).execute(arguments: StatementArguments(values))
  }
}
