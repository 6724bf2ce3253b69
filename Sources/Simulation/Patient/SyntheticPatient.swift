public import Scheduling
public import Triage
public import Values
import Forms

/// One patient of a cohort: who it is, how the illness goes, and what it does when it is asked.
///
/// Everything follows from the cohort, the seed and the patient's number, and from the contacts that
/// were held; when and how often it is asked changes nothing. A simulation goes through its days:
///
/// ```swift
/// var patient = SyntheticPatient(42, of: cohort, seed: 7, from: firstDay, calendar: oslo)
/// patient.enrolment                                  // as a patients file has it
/// if let moment = patient.reply(to: asking) {        // when a form that was sent comes back
///   let form = patient.fill(for: due, at: moment)    // the line that a portal would send
/// }
/// patient.initiative(on: day)                        // rings, or sends a form by itself
/// patient.meet("phone", on: day)                     // a contact was held: it may help
/// patient.needsContact(on: day)                      // the model's truth, for false greens
/// patient.departure                                  // dead, moved or withdrawn, and when
/// ```
public struct SyntheticPatient: Sendable {
  /// The number, from 0; the same number is the same patient in a smaller or larger cohort.
  public let number: Int
  /// The enrolment; its anchor is the day it begins.
  public let enrolment: Patient
  /// The day the follow-up begins.
  public let anchor: CivilDate
  /// Why and when the patient leaves; `nil` where that is not within 100 years.
  public let departure: Departure?

  let cohort: Cohort
  let seed: UInt64
  let calendar: ClinicCalendar
  let person: Person
  var illness: Illness

  /// Makes a patient.
  ///
  /// - Parameters:
  ///   - number: 0 or more.
  ///   - cohort: what is assumed of it.
  ///   - seed: another seed gives other patients.
  ///   - firstDay: the first day of the simulation, on or after which it is enrolled.
  ///   - calendar: the clinic's days.
  public init(
    _ number: Int,
    of cohort: Cohort,
    seed: UInt64,
    from firstDay: CivilDate,
    calendar: ClinicCalendar
  ) {
    self.number = number
    self.cohort = cohort
    self.seed = seed
    self.calendar = calendar
    person = Person(number, cohort, seed)
    anchor = firstDay.adding(days: person.enrolledAfter)
    departure = Departure(cohort.departures, seed, number, from: anchor)
    illness = Illness(cohort.course, seed, number, from: anchor)
    enrolment = person.enrolment(
      number,
      cohort,
      anchor,
      person.limits(number, cohort, seed, illness)
    )
  }

  /// Whether the patient has left on a day, and answers and rings no more.
  public func hasLeft(on day: CivilDate) -> Bool { departure.map { $0.day <= day } ?? false }

  /// A stream of this patient's.
  func stream(_ purpose: Stream.Purpose, _ first: Int = 0, _ second: Int = 0) -> Stream {
    Stream(seed, patient: number, purpose, first, second)
  }
}

extension Departure {
  /// When a patient leaves: each reason is drawn for each year, and the earliest day counts.
  init?(_ models: [DepartureModel], _ seed: UInt64, _ number: Int, from anchor: CivilDate) {
    for year in 0..<100 {
      var left: [Departure] = []
      for (index, model) in models.enumerated() {
        var stream = Stream(seed, patient: number, .departure, year, index)
        guard stream.happens(model.perMilleAYear, in: 1000) else { continue }
        let day = anchor.adding(days: year * 365 + 1 + stream.below(365))
        left.append(Departure(reason: model.reason, day: day))
      }
      guard let first = left.min(by: { $0.day < $1.day }) else { continue }
      self = first
      return
    }
    return nil
  }
}
