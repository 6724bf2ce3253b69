import FollowUp
import Scheduling
import Storage
import Triage
import Values

@testable import behov

/// Looks at a simulated clinic when a day is over, and notes all that must never be.
final class DayWatch {
  /// What was found.
  private(set) var findings: [String] = []
  /// How often it has looked.
  private(set) var looks = 0
  private let clinic: SimulatedClinic
  private let interval: Int
  private var days = 0
  private var ranks: [String: Int] = [:]
  private var ended: Set<String> = []

  /// Looks on every so many days, the first among them.
  init(_ clinic: SimulatedClinic, every interval: Int) {
    self.clinic = clinic
    self.interval = interval
  }

  func look(_ day: CivilDate) throws {
    defer { days += 1 }
    guard days % interval == 0 else { return }
    looks += 1
    try lookAtDue(day)
    let now = clinic.calendar.instant(on: day, hour: 8, minute: 0)
    let due = Due(clinic.plan, calendar: clinic.calendar, today: day, now: now)
    for record in try records() { look(record, day, due) }
    try lookAtWorklist(day)
  }

  func note(_ finding: String) { findings.append(finding) }

  /// Every patient's record.
  func records() throws -> [PatientRecord] {
    var records: [PatientRecord] = []
    var last: Store.RecordPlace?
    while true {
      let page = try clinic.store.records(after: last, count: 500, calendar: clinic.calendar)
      records += page
      guard let final = page.last, page.count == 500 else { return records }
      last = Store.RecordPlace(final)
    }
  }

  // MARK: What is due

  /// `due` for all patients gives nothing that was not given, but the end of a plan whose last form was
  /// dealt with since the morning; and twice at the same time nothing at all.
  private func lookAtDue(_ day: CivilDate) throws {
    for dispatch in try give(day) where dispatch.kind != .completed {
      note("\(day): due for all gives \(dispatch.key)")
    }
    for dispatch in try give(day) { note("\(day): due twice gives \(dispatch.key)") }
  }

  private func give(_ day: CivilDate) throws -> [Dispatch] {
    let now = clinic.calendar.instant(on: day, hour: 8, minute: 0)
    let due = DueRun(
      [clinic.triageProtocol],
      clinic.store,
      clinic.calendar,
      on: day,
      now: now,
      isTrial: false
    )
    var dispatches: [Dispatch] = []
    _ = try due.run { dispatches += $0 }
    return dispatches
  }

  // MARK: A patient

  private func look(_ record: PatientRecord, _ day: CivilDate, _ due: Due) {
    let state = EnrolmentState(record.events, on: day)
    let id = record.patient.id
    if state.hasEnded {
      ended.insert(id)
    } else if ended.contains(id) {
      note("\(day): \(id) has ended and is \(state)")
    }
    if state == .active, due.outcome(for: record).next == nil {
      note("\(day): \(id) is active and has no next date")
    }
    for form in record.sentForms { look(form, of: id, day) }
  }

  /// A form only moves on, and is not waited for in silence.
  private func look(_ form: SentForm, of patient: String, _ day: CivilDate) {
    let plan = clinic.triageProtocol.plan
    let state = form.state(plan, on: day)
    let key = "\(patient) \(form.occurrence)"
    if state.rank < ranks[key, default: 0] { note("\(day): \(key) goes back to \(state)") }
    ranks[key] = state.rank
    guard let sent = form.sent, let silence = plan.unanswered?.period else { return }
    switch state {
    case .sent, .reminded, .late:
      if day >= sent.adding(silence) { note("\(day): \(key) is silent since \(sent)") }
    case .notYet, .unanswered, .cancelled, .answered: break
    }
  }

  // MARK: The work list

  private func lookAtWorklist(_ day: CivilDate) throws {
    var reader = try WorklistReader(clinic.store, on: day)
    for entry in try clinic.store.worklist() {
      let owner = try reader.claim(entry)?.person ?? reader.unit(of: entry)
      if owner.isEmpty { note("\(day): entry \(entry.id) is nobody's") }
      let leading = entry.leading
      let time = leading.deadline.dayNumber - leading.raised.date.dayNumber
      if time > 31 { note("\(day): entry \(entry.id) has until \(leading.deadline)") }
    }
  }
}
