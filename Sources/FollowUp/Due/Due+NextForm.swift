public import Values

extension Due {
  /// More than the steps that a plan takes from one form to the next.
  private static let longestWay = 1_000

  /// The day that the patient is sent a form next, this day or later, where nothing else happens until
  /// then.
  ///
  /// It is found by going through the days on which anything is due, so that it is the day on which
  /// ``outcome(for:)`` sends the form: a pause, an own interval and a form that took the place of
  /// another count alike.
  ///
  /// - Parameter record: what is known of the patient on the day.
  /// - Returns: `nil` where no form is to come, or where a person has to do something first.
  public func nextForm(for record: PatientRecord) -> CivilDate? {
    var record = record
    var day = today
    for _ in 0..<Self.longestWay {
      let outcome = Due(rules, calendar: calendar, today: day, now: now).outcome(for: record)
      if outcome.dispatches.contains(where: { $0.kind == .form }) { return day }
      record.dispatches += outcome.dispatches
      record.events += outcome.events
      guard let next = outcome.next, next > day else { return nil }
      day = next
    }
    return nil
  }
}
