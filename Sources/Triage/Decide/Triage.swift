public import Forms
import Rules
public import Scheduling
public import Values
import Expressions

/// Decides submissions by one protocol.
///
/// A decision depends on what is passed in and on nothing else: no clock, no locale, no store.
public final class Triage: Sendable {
  /// The protocol.
  public let `protocol`: TriageProtocol
  /// The clinic's days.
  public let calendar: ClinicCalendar
  /// The engine's version, written into every decision.
  public let engine: String
  /// How far a portal's clock may be ahead before an answer counts as from the future.
  static let clockTolerance = 5

  /// Makes a decider.
  public init(_ triageProtocol: TriageProtocol, calendar: ClinicCalendar, engine: String) {
    self.protocol = triageProtocol
    self.calendar = calendar
    self.engine = engine
  }

  /// One submission, read, with all that its decision depends on.
  public struct Request: Sendable {
    /// The submission.
    public var submission: Submission
    /// Its answers; `nil` where its form's version could not be read.
    public var answers: Answers?
    /// The hash of its bytes.
    public var input: ContentHash
    /// The patient's enrolment; `nil` where there are no patients.
    public var patient: Patient?
    /// What the patient sent earlier.
    public var history: History
    /// What devices measured of the patient.
    public var devices: DeviceData
    /// When it is decided.
    public var now: Instant
    /// When it was first decided, if this is not the first time; freshness counts from then.
    public var received: Instant?

    /// Makes a request.
    public init(
      submission: Submission,
      answers: Answers?,
      input: ContentHash,
      patient: Patient?,
      history: History,
      devices: DeviceData = DeviceData(),
      now: Instant,
      received: Instant? = nil
    ) {
      self.submission = submission
      self.answers = answers
      self.input = input
      self.patient = patient
      self.history = history
      self.devices = devices
      self.now = now
      self.received = received
    }
  }

  /// Decides one submission.
  ///
  /// - Parameter request: the submission and all that its decision depends on.
  /// - Returns: the decision; grey with a cause wherever no colour is proven.
  public func decide(_ request: Request) -> Decision {
    guard var assessed = assess(request) else {
      return undecidable(request, calendar.date(of: request.submission.authored))
    }
    let texts = assessed.reading.form.terminology.texts
    for (index, fault) in assessed.faults.enumerated() {
      assessed.faults[index].label = fault.item.flatMap { texts[$0] } ?? fault.label
    }
    return decision(request, assessed)
  }

  /// A submission as later ones recall it; `nil` where its form's version is not accepted.
  public func past(_ request: Request) -> PastForm? {
    guard let form = self.protocol.reading(of: request.submission.version)?.form,
      let answers = request.answers
    else { return nil }
    return past(request.submission, answers, form, request.patient)
  }

  func past(
    _ submission: Submission,
    _ answers: Answers,
    _ form: Form,
    _ patient: Patient?
  ) -> PastForm {
    let day = calendar.date(of: submission.authored)
    let values = form.frame(
      of: answers,
      facts: facts(patient, of: form),
      authored: day,
      day: calendar.date(of:)
    )
    return PastForm(
      submission: submission.id,
      replaces: submission.replaces,
      authored: submission.authored,
      reporter: submission.reporter?.rawValue ?? "",
      form: form,
      values: values.frame.slots
    )
  }

  /// A form as it was evaluated.
  struct Run {
    var values: FormValues
    var frame: Frame
    var evaluation: Evaluation
    /// The time point that the form belongs to; `nil` where the plan has none, or nobody knows.
    var timePoint: Period?
    /// What was made of readings, in the order of the rules' series values.
    var measured: [MeasuredValue]
    /// Whether the form is of a day before the anchor of a plan that asks only after it.
    var isTooEarly = false
    /// Whether hidden answers have made more possible than the evaluation shows.
    var isWidened = false
  }

  func run(
    _ reading: TriageProtocol.Reading,
    _ answers: Answers,
    _ request: Request,
    _ day: CivilDate,
    showing: Set<Int> = []
  ) -> Run {
    let values = reading.form.frame(
      of: answers,
      facts: facts(request.patient, of: reading.form),
      authored: day,
      day: calendar.date(of:),
      showing: showing
    )
    return run(reading, answers, values, request, day)
  }

  /// Evaluates the rules on a form whose answers are in a frame.
  func run(
    _ reading: TriageProtocol.Reading,
    _ answers: Answers,
    _ values: FormValues,
    _ request: Request,
    _ day: CivilDate
  ) -> Run {
    let anchor = anchor(request.patient)
    let timePoint = anchor.flatMap { self.protocol.plan.timePoint(of: day, anchor: $0) }
    var frame = values.frame
    prepare(&frame, reading, answers, request, day, timePoint)
    let measured = request.devices.measured(
      reading.rules,
      until: request.submission.authored,
      calendar
    )
    for value in measured { frame.slots[value.slot] = value.set }
    let evaluation = reading.rules.evaluate(&frame, at: timePoint)
    return Run(
      values: values,
      frame: frame,
      evaluation: evaluation,
      timePoint: timePoint,
      measured: measured,
      isTooEarly: anchor.map { self.protocol.plan.isTooEarly(day, anchor: $0) } ?? false
    )
  }

  /// Puts limits and earlier forms into a frame.
  ///
  /// What nobody answered and the protocol does not need is taken out.
  private func prepare(
    _ frame: inout Frame,
    _ reading: TriageProtocol.Reading,
    _ answers: Answers,
    _ request: Request,
    _ day: CivilDate,
    _ timePoint: Period?
  ) {
    let rules = reading.rules
    let notNeeded = rules.notNeeded(at: timePoint)
    frame.slots += rules.blankValues[frame.slots.count...]
    for index in answers.items.indices where !notNeeded.isEmpty {
      guard case .unanswered = answers.items[index],
        case .slot(let slot) = reading.form.items[index].position, notNeeded.contains(slot)
      else { continue }
      frame.slots[slot] = frame.slots[slot].hidden
    }
    for limit in rules.limits {
      if let value = limit.value(for: request.patient, on: day) { frame.slots[limit.slot] = value }
    }
    frame.recalled = recalled(request, rules)
  }

  /// What the rules recall of earlier forms, each in the order of the program.
  func recalled(_ request: Request, _ rules: RuleSet) -> [ValueSet] {
    let current = CurrentForm(request.submission, calendar)
    let recallPlan = RecallPlan(plan: self.protocol.plan, anchor: anchor(request.patient))
    return rules.program.recalls.map { recall in
      request.history.recalled(recall, rules.schema.values[recall.slot], by: current, recallPlan)
    }
  }

  /// The recalls that only a form which could not be read keeps open, by index.
  func unreadRecalls(
    _ request: Request,
    _ rules: RuleSet,
    _ frame: Frame
  ) -> Set<Int> {
    if request.history.unread.isEmpty { return [] }
    var readable = request
    readable.history.unread = []
    let known = recalled(readable, rules)
    return Set(known.indices.filter { known[$0].isSettled && !frame.recalled[$0].isSettled })
  }

  func facts(_ patient: Patient?, of form: Form) -> [String: ValueSet] {
    patient?.facts(of: form) ?? [:]
  }

  func anchor(_ patient: Patient?) -> CivilDate? { patient?.anchor }
}
