public import Scheduling
public import Values

/// Where an occurrence stands on a day; a later state never goes back to an earlier one.
public enum OccurrenceState: Sendable, Hashable {
  /// Not sent.
  case notYet
  /// Sent, and there is time to answer.
  case sent
  /// Sent, and the patient was reminded so many times as the plan counts.
  case reminded(Int)
  /// The day by which the patient was asked to answer has passed.
  case late
  /// So long unanswered that a person has to deal with it.
  case unanswered
  /// Stopped, or never sent because a later one took its place.
  case cancelled
  /// Answered, or the patient's own form took its place.
  case answered

  /// How far it has come.
  public var rank: Int {
    switch self {
    case .notYet: 0
    case .sent: 1
    case .reminded(let number): 1 + number
    case .late: 1_000
    case .unanswered: 1_001
    case .cancelled: 1_002
    case .answered: 1_003
    }
  }
}

/// A form that was given out, or cancelled before it was, and what came of it.
public struct SentForm: Sendable, Hashable {
  /// The occurrence's id.
  public let occurrence: String
  /// The day it was due.
  public let due: CivilDate
  /// The day it was sent; `nil` where it was cancelled before that.
  public internal(set) var sent: CivilDate?
  /// The day it was given out: earlier than ``sent`` where that was looked up ahead, and a sender may
  /// have sent it then.
  var given: CivilDate?
  /// The latest reminder that was sent, by its place in the plan; 0 where none was.
  public internal(set) var reminded = 0
  /// The day it was stopped.
  public internal(set) var cancelled: CivilDate?
  /// The day a person was told that it is unanswered.
  public internal(set) var unanswered: CivilDate?
  /// The day of the first form that answers it.
  public internal(set) var answered: CivilDate?

  /// Whether an answer is waited for.
  var isPending: Bool {
    sent != nil && cancelled == nil && unanswered == nil && answered == nil
  }

  /// Where it stands on a day.
  public func state(_ plan: FollowUpPlan, on day: CivilDate) -> OccurrenceState {
    if answered != nil { return .answered }
    if cancelled != nil { return .cancelled }
    if unanswered != nil { return .unanswered }
    guard let sent else { return .notYet }
    if let within = plan.answerWithin, day > sent.adding(within) { return .late }
    return reminded > 0 ? .reminded(reminded) : .sent
  }
}

extension PatientRecord {
  /// The forms that were given out or cancelled, in that order.
  ///
  /// An answer counts for every form that was given out on or before its day and not stopped before
  /// it.
  public var sentForms: [SentForm] {
    var forms: [SentForm] = []
    for dispatch in dispatches {
      var index = forms.lastIndex { $0.occurrence == dispatch.occurrence }
      if index == nil, dispatch.kind == .form || dispatch.kind == .cancelled {
        forms.append(SentForm(occurrence: dispatch.occurrence, due: dispatch.due))
        index = forms.count - 1
      }
      guard let index else { continue }
      switch dispatch.kind {
      case .form:
        forms[index].sent = dispatch.day
        forms[index].given = min(dispatch.day, dispatch.now.date)
      case .reminder: forms[index].reminded = max(forms[index].reminded, dispatch.number)
      case .cancelled: forms[index].cancelled = dispatch.day
      case .unanswered: forms[index].unanswered = dispatch.day
      case .contactDue, .meetingDue, .limitExpired, .noDate, .pauseReview, .completed: break
      }
    }
    for index in forms.indices { forms[index].answered = answer(to: forms[index]) }
    return forms
  }

  /// The forms that answer what was asked.
  var answers: [Course.DecidedForm] { forms.filter(\.isAnswer) }

  private func answer(to form: SentForm) -> CivilDate? {
    guard let given = form.given else { return nil }
    let last = form.cancelled ?? CivilDate(dayNumber: .max)
    return answers.filter { $0.answers <= last && $0.isAnswer(toFormGivenOn: given) }
      .map(\.answers).min()
  }
}

extension Course.DecidedForm {
  /// How far the clock of a patient's device may be behind: a proposal, since no source gives a number.
  private static let slowClock = 1

  /// Whether it answers a form by its days: written on the day that was given out or later, or, by a
  /// clock that is a little slow, on the day before and received after it.
  fileprivate func isAnswer(toFormGivenOn day: CivilDate) -> Bool {
    answers >= day || (came >= day && answers.adding(days: Self.slowClock) >= day)
  }
}
