public import Scheduling
public import Values

/// What a day brings, by one protocol: pure, so that the same records give the same.
public struct Due: Sendable {
  /// The person that what happens by itself is recorded under.
  public static let person = "due"

  let rules: DuePlan
  let calendar: ClinicCalendar
  let today: CivilDate
  let now: Instant

  /// Takes what holds for every patient.
  ///
  /// - Parameters:
  ///   - rules: the protocol's plan.
  ///   - calendar: the clinic's days.
  ///   - today: the day.
  ///   - now: the moment that is recorded.
  public init(
    _ rules: DuePlan,
    calendar: ClinicCalendar,
    today: CivilDate,
    now: Instant
  ) {
    self.rules = rules
    self.calendar = calendar
    self.today = today
    self.now = now
  }

  /// What is new for one patient.
  public func outcome(for record: PatientRecord) -> DueOutcome {
    var known = record
    known.forms.removeAll { max($0.authored, $0.decided) > today }
    known.contacts.removeAll { $0.day > today }
    var review = DueReview(self, known)
    review.run()
    return review.outcome
  }
}
