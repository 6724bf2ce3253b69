import FollowUp
import Scheduling
import Storage
import Triage
import Values

/// Goes through every patient of a store, some hundred at a time, and gives out what is due.
struct DueRun {
  /// The patients that one commit holds.
  private static let page = 500

  private let store: Store
  private let dues: [String: Due]
  private let calendar: ClinicCalendar
  private let day: CivilDate
  private let now: Instant
  /// Whether nothing is kept.
  private let isTrial: Bool

  init(
    _ protocols: [TriageProtocol],
    _ store: Store,
    _ calendar: ClinicCalendar,
    on day: CivilDate,
    now: Instant,
    isTrial: Bool
  ) {
    self.store = store
    self.calendar = calendar
    self.day = day
    self.now = now
    self.isTrial = isTrial
    let dues = protocols.map { triageProtocol in
      let due = Due(DuePlan(triageProtocol), calendar: calendar, today: day, now: now)
      return (triageProtocol.reference.id, due)
    }
    self.dues = Dictionary(dues) { first, _ in first }
  }

  /// Tells what is new of each page once it is kept.
  ///
  /// Whoever has written it to the end says so with the run's number; until then the next run tells
  /// that it may be lost.
  ///
  /// - Parameter emit: takes what is new.
  /// - Returns: what was counted.
  /// - Throws: where the store cannot be read or written, and what `emit` throws.
  func run(_ emit: ([Dispatch]) throws -> Void) throws -> DueTally {
    var tally = DueTally()
    if !isTrial { tally.run = try store.beginDueRun(of: day, now: now) }
    var last: Store.RecordPlace?
    while true {
      let (records, outcomes) = try page(after: last, tally.run)
      for record in records {
        let id = record.patient.protocol
        if dues[id] == nil { tally.notInForce[id, default: 0] += 1 }
      }
      tally.patients += records.count
      let dispatches = outcomes.flatMap(\.dispatches)
      for dispatch in dispatches { tally.counts[dispatch.kind, default: 0] += 1 }
      try emit(dispatches)
      guard records.count == Self.page, let final = records.last else { break }
      last = Store.RecordPlace(final)
    }
    tally.passedOn = try store.passOn(overdueOn: day, now: now, isTrial: isTrial)
    if !isTrial { try store.recordDueRun(of: day, now: now) }
    return tally
  }

  /// Reads a page and keeps what is new of it, with other writers kept out between the two.
  private func page(
    after last: Store.RecordPlace?,
    _ run: Int?
  ) throws(StorageError) -> ([PatientRecord], [DueOutcome]) {
    if !isTrial { try store.hold() }
    do {
      let records = try store.records(after: last, count: Self.page, calendar: calendar)
      let outcomes = records.compactMap { record in
        dues[record.patient.protocol]?.outcome(for: record)
      }
      if !isTrial { try store.give(outcomes, run: run) }
      return (records, outcomes)
    } catch {
      if !isTrial { store.release() }
      throw error
    }
  }
}

/// What `due` has counted.
struct DueTally: Sendable, Hashable {
  /// The run's number; `nil` where nothing was kept.
  var run: Int?
  /// The enrolments that were looked at.
  var patients = 0
  /// The forms at another desk past their deadline that are new to the clinic.
  var passedOn = 0
  /// What is new, by kind.
  var counts: [Dispatch.Kind: Int] = [:]
  /// The enrolments in protocols that are not among the rules, by protocol.
  var notInForce: [String: Int] = [:]

  /// The last line that `due` says; programs read it, so it is the same in every language.
  var line: String {
    let kinds: [(Dispatch.Kind, String)] = [
      (.form, "forms"), (.reminder, "reminders"), (.cancelled, "cancelled"),
      (.unanswered, "unanswered"), (.contactDue, "contacts"), (.meetingDue, "meetings"),
      (.limitExpired, "limits"), (.noDate, "without date"), (.completed, "completed"),
    ]
    // Told where there are any, since programs know the line without.
    let pauses = counts[.pauseReview].map { ", \($0) pauses" } ?? ""
    let others = pauses + (passedOn == 0 ? "" : ", \(passedOn) passed on")
    let told = kinds.map { "\(counts[$0.0] ?? 0) \($0.1)" }.joined(separator: ", ")
    return "complete: \(patients) enrolments: \(told)\(others)"
  }
}
