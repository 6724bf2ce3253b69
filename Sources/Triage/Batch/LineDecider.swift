import Expressions
import Forms
import Rules
import Scheduling
import Values

/// Decides lines by themselves, as far as nothing else of their patients matters to them.
struct LineDecider: Sendable {
  let forms: FormLibrary
  private let enrolments: ListedEnrolments
  private let deciders: [Triage]
  private let now: Instant

  /// `nil` where only the ledger knows the patients.
  init?<Store, Source>(_ batch: Batch<Store, Source>, _ register: Enrolments) {
    guard let listed = register.listed else { return nil }
    forms = batch.forms
    enrolments = listed
    deciders = batch.protocols.map { own in
      Triage(own, calendar: batch.calendar, engine: batch.engine)
    }
    now = batch.now
  }

  /// What a line comes to, without words; `nil` where no protocol decides it, or more than it matters.
  func judge(_ submission: Submission, _ answers: Answers?) -> BareDecision? {
    guard let triage = triage(for: submission), triage.colourHangsOnOneForm(submission) else {
      return nil
    }
    let patient = enrolments.patient(submission.patient, triage.protocol)
    let settled = answers.flatMap {
      triage.judgeSettled(submission, $0, of: patient, received: now)
    }
    if let settled { return settled }
    return triage.judgeWhole(request(submission, answers, .ofNothing, triage))
  }

  /// The decision of a line, which it would be with every other form at hand; `nil` where no protocol
  /// decides it, or more than it matters.
  func decide(_ line: [UInt8], _ submission: Submission, _ answers: Answers?) -> WrittenDecision? {
    guard let triage = triage(for: submission), triage.hangsOnOneForm(submission) else {
      return nil
    }
    let request = request(submission, answers, ContentHash(of: line), triage)
    return WrittenDecision(triage.decide(request))
  }

  private func triage(for submission: Submission) -> Triage? {
    (try? enrolments.protocol(for: submission)).map { deciders[$0] }
  }

  private func request(
    _ submission: Submission,
    _ answers: Answers?,
    _ input: ContentHash,
    _ triage: Triage
  ) -> Triage.Request {
    Triage.Request(
      submission: submission,
      answers: answers,
      input: input,
      patient: enrolments.patient(submission.patient, triage.protocol),
      history: History(),
      now: now
    )
  }
}

extension Triage {
  /// Whether the colour of a form hangs on nothing else: its protocol recalls no other form and reads no
  /// device, and it corrects none.
  func colourHangsOnOneForm(_ submission: Submission) -> Bool {
    guard submission.replaces == nil,
      let rules = self.protocol.reading(of: submission.version)?.rules
    else { return false }
    return rules.program.recalls.isEmpty && rules.series.isEmpty
  }

  /// Whether the whole decision does: no other form moves the day of the next one either.
  func hangsOnOneForm(_ submission: Submission) -> Bool {
    colourHangsOnOneForm(submission) && self.protocol.plan.extraFormCountsWithin == nil
  }
}
