public import Scheduling
public import Values

extension CareRecord {
  /// What happens to a patient who is seen at fixed times and answers no forms.
  ///
  /// The patient is as ill, and rings as readily, as with forms; who would have sent a form rings.
  /// Each visit and each call may help, as a contact does.
  ///
  /// - Parameters:
  ///   - patient: one to whom nothing has happened.
  ///   - comparison: when the patient is seen.
  ///   - other: the patient's record by the protocol, which tells how long the follow-up is.
  ///   - calendar: the clinic's days; on a closed day nobody is seen or answers.
  /// - Returns: the contacts and the illness.
  public static func fixed(
    _ patient: SyntheticPatient,
    _ comparison: Comparison,
    like other: CareRecord,
    _ calendar: ClinicCalendar
  ) -> CareRecord {
    var patient = patient
    var record = CareRecord(start: other.start, end: other.end, isWhole: other.isWhole)
    let last = record.end.adding(days: -1)
    let visits = Set(
      record.visits(comparison).map { calendar.workingDay(onOrBefore: min($0, last)) }
    )
    var day = record.start
    var calls = 0
    while day < record.end {
      if patient.initiative(on: day) != nil { calls += 1 }
      if calendar.isWorkingDay(day) {
        for _ in 0..<calls { record.hold("phone", on: day, isOwn: true, &patient) }
        calls = 0
        if visits.contains(day) { record.hold(comparison.contact, on: day, isOwn: false, &patient) }
      }
      day = day.adding(days: 1)
    }
    record.episodes = patient.episodes(until: last)
    return record
  }

  /// Holds a contact, which may help.
  public mutating func hold(
    _ kind: String,
    on day: CivilDate,
    isOwn: Bool,
    _ patient: inout SyntheticPatient
  ) {
    contacts.append(Contact(day: day, kind: kind, isOwn: isOwn))
    patient.meet(kind, on: day)
  }
}
