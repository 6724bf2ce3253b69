import Rules
import Values

extension PlanLine.Kind {
  /// As an author could write it.
  var written: String {
    switch self {
    case .sendEvery(let period, let own):
      "send every \(period.value)"
        + (own.map { " (own \($0.shortest.count) to \($0.longest))" } ?? "")
    case .send(let periods, let side, let anchor):
      "send \(Self.list(periods)) \(side.rawValue) \(anchor.value)"
    case .sendAgain(let period, let colour): "send in \(period.value) after \(colour.value)"
    case .answerWithin(let period): "answer within \(period.value)"
    case .answersCountFor(let period): "answers count for \(period.value)"
    case .compareWithForms(let from, let to): "compare with forms \(from.value) to \(to.value) old"
    case .baselineFirst: "baseline first"
    case .baselineAt(let period): "baseline at \(period.value)"
    case .remindAfter(let periods): "remind after \(Self.list(periods))"
    case .unanswered(let after, let colour): "unanswered after \(after.value) is \(colour.value)"
    case .patientMaySendAnyTime: "patient may send any time"
    case .readingsStartTriage: "readings start triage"
    case .extraFormCounts(let period): "extra form counts within \(period.value)"
    case .meetInPerson(let period): "meet in person at least every \(period.value)"
    case .contact(let period): "contact at least every \(period.value)"
    case .greenCloses: "green closes"
    case .greenIsConfirmed(let role): "green is confirmed by \(role.value)"
    }
  }

  /// What it is about: of two lines about the same, one takes the other's place.
  var topic: String {
    switch self {
    case .sendEvery: "send every"
    case .send(_, let side, let anchor): "send \(side.rawValue) \(anchor.value)"
    case .sendAgain(_, let colour): "send after \(colour.value)"
    case .answerWithin: "answer within"
    case .answersCountFor: "answers count for"
    case .compareWithForms: "compare with forms"
    case .baselineFirst, .baselineAt: "baseline"
    case .remindAfter: "remind after"
    case .unanswered: "unanswered"
    case .patientMaySendAnyTime: "patient may send any time"
    case .readingsStartTriage: "readings start triage"
    case .extraFormCounts: "extra form counts"
    case .meetInPerson: "meet in person"
    case .contact: "contact"
    case .greenCloses, .greenIsConfirmed: "green"
    }
  }

  private static func list(_ periods: [Located<Period>]) -> String {
    periods.map(\.value.description).joined(separator: ", ")
  }
}
