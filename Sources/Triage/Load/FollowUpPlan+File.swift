import Rules
import Scheduling
import Values

extension FollowUpPlan {
  /// The plan that a file's lines say.
  init(_ followUp: FollowUp?) {
    self.init()
    for line in followUp?.lines ?? [] { take(line) }
  }

  private mutating func take(_ line: PlanLine) {
    switch line.kind {
    case .sendEvery(let period, let own):
      regular = Regular(
        every: period.value,
        own: own.map { Own($0.shortest.count, to: $0.longest) }
      )
    case .send(let periods, let side, let anchor):
      sendsAt.append(
        SendAt(periods.map(\.value), side == .after ? .after : .before, anchor.value)
      )
    case .sendAgain(let period, let colour):
      sendsAfter.append(SendAfter(period.value, after: colour.value))
    case .answerWithin(let period): answerWithin = period.value
    case .answersCountFor(let period): answersCountFor = period.value
    case .compareWithForms(let from, let to): comparesWith = AgeRange(from.value, to: to.value)
    case .baselineFirst: baseline = .first
    case .baselineAt(let period): baseline = .at(period.value)
    case .remindAfter(let periods): remindsAfter = periods.map(\.value)
    case .unanswered(let after, let colour):
      unanswered = Unanswered(after: after.value, is: colour.value)
    case .patientMaySendAnyTime: patientMaySendAnyTime = true
    case .readingsStartTriage: readingsStartTriage = true
    case .extraFormCounts(let period): extraFormCountsWithin = period.value
    case .meetInPerson(let period): meetAtLeastEvery = period.value
    case .contact(let period): contactAtLeastEvery = period.value
    case .greenCloses: green = .closes
    case .greenIsConfirmed(let role): green = .confirmed(by: role.value)
    }
  }
}
