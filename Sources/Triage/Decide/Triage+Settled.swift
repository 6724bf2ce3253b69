import Expressions
import Forms
import Rules
import Scheduling
import Values

extension Triage {
  /// Judges a form of which each value that matters is settled and in which nothing is wrong, as nearly
  /// all are: what comes of it is the same as of the whole evaluation, in a fraction of the time.
  ///
  /// - Parameter request: the submission and all that its decision depends on.
  /// - Returns: `nil` where the form is any other, and has to be evaluated whole.
  func judgeSettled(_ request: Request) -> BareDecision? {
    guard let answers = request.answers, correctionFaults(request).isEmpty else { return nil }
    return judgeSettled(
      request.submission,
      answers,
      of: request.patient,
      received: request.received ?? request.now
    ) { frame, reading in recall(into: &frame, reading.rules, request) }
  }

  /// Judges a form, of which the caller puts in what its patient's past says.
  ///
  /// - Parameters:
  ///   - submission: the form; one that it corrects is there.
  ///   - answers: its answers.
  ///   - patient: the patient's enrolment; `nil` where there are no patients.
  ///   - received: when it was first decided, or is.
  ///   - recall: puts in what is known of the patient's past, where there is any.
  /// - Returns: `nil` where it has to be evaluated whole.
  func judgeSettled(
    _ submission: Submission,
    _ answers: Answers,
    of patient: Patient?,
    received: Instant,
    recalling recall: (inout SettledFrame, TriageProtocol.Reading) -> Void = { _, _ in }
  ) -> BareDecision? {
    guard !answers.hasFaults, let reading = self.protocol.reading(of: submission.version) else {
      return nil
    }
    let rules = reading.rules
    let day = calendar.date(of: submission.authored)
    let timePoint = timePoint(on: day, of: patient)
    guard timeFaults(submission.authored, received: received).isEmpty,
      anchorFaults(patient, rules, day).isEmpty, limitFaults(patient, rules, on: day).isEmpty,
      var frame = settledFrame(answers, of: patient, reading, on: day, at: timePoint)
    else { return nil }
    recall(&frame, reading)
    let evaluation = rules.evaluate(&frame, at: timePoint)
    if frame.isOpen { return nil }
    let hasRow = rules.hasConsultation(for: evaluation.overall, &frame)
    if frame.isOpen { return nil }
    let found = Colour(evaluation.overall)
    var tests: [BareDecision.Test] = []
    rules.eachFired(evaluation, frame) { place, colour in
      tests.append(.init(place: place, colour: colour, isOpen: false))
    }
    return BareDecision(
      colour: hasRow || found == .red ? found : .grey,
      tests: tests,
      reading: reading
    )
  }

  /// A form's settled values, with limits and without what is not needed; what earlier forms said and
  /// devices measured is open until it is put in.
  ///
  /// - Parameters:
  ///   - answers: the answers.
  ///   - patient: the patient's enrolment.
  ///   - reading: what the form is read with.
  ///   - day: when it was filled in.
  ///   - timePoint: the time point of the plan that it belongs to.
  /// - Returns: `nil` where they have to be looked at with all the rest.
  func settledFrame(
    _ answers: Answers,
    of patient: Patient?,
    _ reading: TriageProtocol.Reading,
    on day: CivilDate,
    at timePoint: Period?
  ) -> SettledFrame? {
    let rules = reading.rules
    var frame = SettledFrame(reading.settledBlank, outcomes: rules.outcomeCount, authored: day)
    reading.form.settle(
      answers,
      facts: patient.map { facts($0, of: reading.form) } ?? [:],
      into: &frame,
      day: { calendar.date(of: $0) }
    )
    if frame.isOpen { return nil }
    rules.leaveOutNotNeeded(&frame, at: timePoint)
    for limit in rules.limits {
      if let value = limit.value(for: patient, on: day) {
        frame.slots[limit.slot] = SettledValue(value)
      }
    }
    return frame
  }

  /// The time point of the plan that a form belongs to; `nil` where it has none, or nobody knows which.
  func timePoint(on day: CivilDate, of patient: Patient?) -> Period? {
    anchor(patient).flatMap { self.protocol.plan.timePoint(of: day, anchor: $0) }
  }

  /// Puts in what earlier forms said and what devices measured.
  private func recall(into frame: inout SettledFrame, _ rules: RuleSet, _ request: Request) {
    if !rules.program.recalls.isEmpty { frame.recalled = recalled(request, rules) }
    if rules.series.isEmpty { return }
    let until = request.submission.authored
    for value in request.devices.measured(rules, until: until, calendar) {
      frame.slots[value.slot] = SettledValue(value.set)
    }
  }
}
