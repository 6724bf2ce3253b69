import Scheduling
import Simulation
import Triage
import Values

/// Patients and what they send, as a driver would have it.
enum Lives {
  static let firstDay = CivilDate(dayNumber: 20_454)  // 2026-01-01

  static func patient(_ number: Int, _ cohort: Cohort, seed: UInt64 = 7) -> SyntheticPatient {
    SyntheticPatient(
      number,
      of: cohort,
      seed: seed,
      from: firstDay,
      calendar: Content.calendar
    )
  }

  /// The forms of some days after the anchor, whether or not the patient would answer.
  static func forms(
    _ patient: inout SyntheticPatient,
    on days: [Int] = [5, 14, 42, 84, 182]
  ) -> [FilledForm] {
    days.map { day in
      let due = patient.anchor.adding(days: day)
      let moment = Content.calendar.instant(on: due, hour: 18, minute: 30)
      return patient.fill(for: due, at: moment)
    }
  }

  /// All that can be seen of one patient in its first half year.
  static func all(_ patient: inout SyntheticPatient) -> [String] {
    var seen = [
      String(decoding: patient.enrolment.json, as: UTF8.self), "\(patient.departure as Any)",
    ]
    for day in 0..<182 {
      let date = patient.anchor.adding(days: day)
      if let initiative = patient.initiative(on: date) { seen.append("\(initiative)") }
      guard day % 30 == 5 else { continue }
      for reminder in 0...2 {
        let sent = Content.calendar.instant(on: date.adding(days: reminder * 7), hour: 8, minute: 0)
        let asking = Asking(due: date, sent: sent, reminder: reminder)
        guard let moment = patient.reply(to: asking) else { continue }
        let form = patient.fill(for: date, at: moment)
        seen.append(String(decoding: form.line, as: UTF8.self))
      }
    }
    seen.append("\(patient.episodes(until: patient.anchor.adding(days: 182)))")
    return seen
  }
}
