import Forms
import Rules
import Triage
import Values

/// Who a patient is.
struct Person: Sendable {
  /// Days from the first of the simulation to enrolment.
  let enrolledAfter: Int
  let sex: String
  /// Whole years at enrolment.
  let age: Int
  /// Days since the last birthday.
  let sinceBirthday: Int
  let language: Language
  let channel: String
  let reporter: Submission.Reporter
  let tendency: ResponseModel.Tendency

  init(_ number: Int, _ cohort: Cohort, _ seed: UInt64) {
    let population = cohort.population
    var stream = Stream(seed, patient: number, .person)
    enrolledAfter = stream.below(population.enrolledWithin)
    let group = population.groups.pick(&stream)
    sex = group.outcome.sex
    age = group.inside.number(in: group.outcome.ages)
    sinceBirthday = stream.below(365)
    language = population.languages.pick(&stream).outcome
    channel = population.channels.pick(&stream).outcome
    reporter = population.reporters.pick(&stream).outcome
    var tendencies = Stream(seed, patient: number, .tendency)
    tendency = cohort.response.tendencies.pick(&tendencies).outcome
  }

  func enrolment(
    _ number: Int,
    _ cohort: Cohort,
    _ anchor: CivilDate,
    _ limits: [Patient.OwnLimit]
  ) -> Patient {
    let digits = String(number)
    return Patient(
      id: "p" + String(repeating: "0", count: max(6 - digits.count, 0)) + digits,
      protocol: cohort.triageProtocol.reference.id,
      anchor: anchor,
      birthDate: anchor.adding(months: -12 * age).adding(days: -sinceBirthday),
      sex: sex,
      language: language,
      unit: nil,
      channel: channel,
      interval: nil,
      limits: limits
    )
  }

  /// What the patient usually answers, where the protocol allows that as an own limit.
  func limits(
    _ number: Int,
    _ cohort: Cohort,
    _ seed: UInt64,
    _ illness: Illness
  ) -> [Patient.OwnLimit] {
    cohort.limits.enumerated().compactMap { index, model in
      var stream = Stream(seed, patient: number, .start, index, 1)
      guard stream.happens(model.perMille, in: 1000),
        case .number(let usual) = cohort.usual(model.item, seed, number, model.state),
        let limit = cohort.triageProtocol.readings[0].rules.limits.first(where: {
          $0.id == model.limit
        }),
        limit.allows(usual)
      else { return nil }
      return Patient.OwnLimit(
        id: model.limit,
        value: usual,
        by: "simulate",
        reason: cohort.id,
        from: illness.first.from,
        until: nil
      )
    }
  }
}
