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
    guard let reading = self.protocol.reading(of: request.submission.version),
      let answers = request.answers, !answers.hasFaults
    else { return nil }
    let rules = reading.rules
    let day = calendar.date(of: request.submission.authored)
    guard hasNoOtherFaults(request, rules, day),
      var frame = settledFrame(answers, of: request, reading)
    else { return nil }
    let evaluation = rules.evaluate(&frame, at: timePoint(of: request))
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

  /// A form's settled values, with limits, readings and earlier forms; `nil` where they have to be
  /// looked at with all the rest.
  func settledFrame(
    _ answers: Answers,
    of request: Request,
    _ reading: TriageProtocol.Reading
  ) -> SettledFrame? {
    let day = calendar.date(of: request.submission.authored)
    var frame = SettledFrame(
      reading.settledBlank,
      outcomes: reading.rules.outcomeCount,
      authored: day
    )
    reading.form.settle(
      answers,
      facts: request.patient.map { facts($0, of: reading.form) } ?? [:],
      into: &frame,
      day: { calendar.date(of: $0) }
    )
    if frame.isOpen { return nil }
    prepare(&frame, reading, request, day)
    return frame
  }

  /// The time point of the plan that a form belongs to; `nil` where it has none, or nobody knows which.
  func timePoint(of request: Request) -> Period? {
    guard let anchor = anchor(request.patient) else { return nil }
    let day = calendar.date(of: request.submission.authored)
    return self.protocol.plan.timePoint(of: day, anchor: anchor)
  }

  /// Whether nothing is wrong with a form beside its answers.
  private func hasNoOtherFaults(_ request: Request, _ rules: RuleSet, _ day: CivilDate) -> Bool {
    timeFaults(request, day).isEmpty && anchorFaults(request, rules, day).isEmpty
      && correctionFaults(request).isEmpty && limitFaults(request.patient, rules, on: day).isEmpty
  }

  /// Puts limits, readings and earlier forms into a frame, and takes out what is not needed.
  private func prepare(
    _ frame: inout SettledFrame,
    _ reading: TriageProtocol.Reading,
    _ request: Request,
    _ day: CivilDate
  ) {
    let rules = reading.rules
    rules.leaveOutNotNeeded(&frame, at: timePoint(of: request))
    for limit in rules.limits {
      if let value = limit.value(for: request.patient, on: day) {
        frame.slots[limit.slot] = SettledValue(value)
      }
    }
    if !rules.program.recalls.isEmpty { frame.recalled = recalled(request, rules) }
    if rules.series.isEmpty { return }
    let until = request.submission.authored
    for value in request.devices.measured(rules, until: until, calendar) {
      frame.slots[value.slot] = SettledValue(value.set)
    }
  }
}
