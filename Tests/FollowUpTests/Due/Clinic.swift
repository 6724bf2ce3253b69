import FollowUp
import Scheduling
import Testing
import Triage
import Values

/// A clinic with one patient: what a test does to the patient, and what `due` then says.
struct Clinic {
  var plan: FollowUpPlan
  var record = PatientRecord(patient: Patient(id: "p1", protocol: "knee"))
  var countsFromNamedDate = false
  var said: [DueOutcome] = []
  let calendar: ClinicCalendar

  init(_ plan: FollowUpPlan) throws {
    self.plan = plan
    calendar = try #require(ClinicCalendar(zone: "Europe/Oslo"))
  }

  static func day(_ text: String) throws -> CivilDate { try #require(CivilDate(text), "\(text)") }

  mutating func happen(
    _ kind: EnrolmentEvent.Kind,
    _ day: CivilDate,
    until: CivilDate? = nil
  ) {
    let now = calendar.instant(on: day, hour: 8, minute: 0)
    record.events.append(
      EnrolmentEvent(
        patient: "p1",
        protocol: "knee",
        kind: kind,
        day: day,
        until: until,
        person: "Kari",
        now: now
      )
    )
  }

  /// What looks up a day, and gives it out then or on another.
  func due(_ day: CivilDate, given: CivilDate? = nil) -> Due {
    let rules = DuePlan(
      id: "knee",
      form: "knee",
      plan: plan,
      countsFromNamedDate: countsFromNamedDate,
      responses: [.yellow: .init(contact: "phone", by: "nurse", within: .workingDays(3))]
    )
    let now = calendar.instant(on: given ?? day, hour: 7, minute: 0)
    return Due(rules, calendar: calendar, today: day, now: now)
  }

  /// Runs `due` and keeps what it gave out, as the store does.
  @discardableResult
  mutating func run(_ day: CivilDate, given: CivilDate? = nil) -> DueOutcome {
    let outcome = due(day, given: given).outcome(for: record)
    record.dispatches += outcome.dispatches
    record.events += outcome.events
    if let latest = outcome.concerns.map(\.deadline).max() {
      record.openUntil = max(latest, record.openUntil ?? latest)
    }
    said.append(outcome)
    return outcome
  }
}

extension Dispatch {
  /// `reminder 2 of every 3 months 2026-03-01`.
  var words: String {
    (number == 1 ? kind.rawValue : "\(kind.rawValue) \(number)") + " of \(occurrence)"
  }
}
