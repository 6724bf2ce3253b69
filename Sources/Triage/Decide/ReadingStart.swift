import Expressions
import Forms
import JSONText
import Rules
import Scheduling
import Values

/// What the readings of a patient show by themselves, without a form.
///
/// Nothing of the form counts: what was not asked is not applicable. A test starts a triage when it
/// fires with a reading, did not at the reading before, and would not without any reading. So nothing
/// is ever green by readings alone, no colour is lowered, and what goes on is told once.
struct ReadingStart {
  let triage: Triage
  let reading: TriageProtocol.Reading
  /// The form with nothing answered.
  let blank: Answers
  let patient: Patient
  let history: History
  let devices: DeviceData
  let now: Instant

  /// A decision with the line that stands for it in the store.
  struct Started {
    let line: [UInt8]
    let submission: Submission
    let decision: Decision
  }

  /// The decisions that readings start.
  ///
  /// - Parameters:
  ///   - moments: when the readings that came were made, the earliest first.
  ///   - isFree: whether no submission has an id.
  /// - Returns: one for each moment at which something new fires.
  /// - Throws: what `isFree` throws.
  func decisions(
    at moments: [Instant],
    _ isFree: (String) throws -> Bool
  ) throws -> [Started] {
    let times = Set(devices.readings.map(\.time)).union(moments).sorted()
    var told: [String: Verdict] = [:]
    var known: (moment: Instant, fired: [String: Verdict])?
    var started: [Started] = []
    for moment in moments {
      let index = times.firstIndex(of: moment) ?? 0
      let before = index == 0 ? nil : times[index - 1]
      let earlier = try before.map { try known?.moment == $0 ? known?.fired : fired(at: $0) } ?? nil
      let present = try fired(at: moment)
      known = (moment, present)
      let news = present.filter { id, colour in
        colour > max(earlier?[id] ?? .green, told[id] ?? .green)
      }
      if news.isEmpty { continue }
      let silence = try fired(at: moment, without: true)
      if news.allSatisfy({ $0.value <= silence[$0.key] ?? .green }) { continue }
      let own = present.filter { $0.value > silence[$0.key] ?? .green }
      told.merge(own, uniquingKeysWith: max)
      started.append(try decision(at: moment, own, isFree))
    }
    return started
  }

  /// The decision that stands for a stored line, made again.
  func decision(on submission: Submission, _ line: [UInt8]) throws -> Decision {
    let present = try fired(at: submission.authored)
    let silence = try fired(at: submission.authored, without: true)
    let own = present.filter { $0.value > silence[$0.key] ?? .green }
    let request = request(submission, line, devices)
    return decision(request, run(request), own)
  }

  /// What fires at a moment, by its id; not what only silence colours.
  private func fired(
    at moment: Instant,
    without isSilent: Bool = false
  ) throws -> [String: Verdict] {
    let line = Self.line("readings", patient.id, reading.form, moment)
    let submission = try SubmissionReader.read(line)
    let run = run(request(submission, line, isSilent ? DeviceData() : devices))
    let found = zip(reading.rules.outcomeIDs, run.evaluation.evaluated)
      .filter { !$1.isOfSilence && $1.outcome.proven > .green }
      .map { ($0, $1.outcome.proven) }
    return Dictionary(found, uniquingKeysWith: max)
  }

  private func request(
    _ submission: Submission,
    _ line: [UInt8],
    _ devices: DeviceData
  ) -> Triage.Request {
    Triage.Request(
      submission: submission,
      answers: blank,
      input: ContentHash(of: line),
      patient: patient,
      history: history,
      devices: devices,
      now: now
    )
  }

  /// Evaluates the rules with everything that the patient was not asked taken out.
  private func run(_ request: Triage.Request) -> Triage.Run {
    let form = reading.form
    let day = triage.calendar.date(of: request.submission.authored)
    var values = form.frame(
      of: blank,
      facts: triage.facts(patient, of: form),
      authored: day,
      day: triage.calendar.date(of:)
    )
    let facts = Set(form.facts.map(\.slot))
    for slot in values.frame.slots.indices where !facts.contains(slot) {
      values.frame.slots[slot] = values.frame.slots[slot].hidden
    }
    for section in values.frame.sections.indices {
      values.frame.sections[section].canApply = false
      values.frame.sections[section].canBeNotApplicable = true
    }
    return triage.run(reading, blank, values, request, day)
  }

  // MARK: The decision

  private func decision(
    at moment: Instant,
    _ own: [String: Verdict],
    _ isFree: (String) throws -> Bool
  ) throws -> Started {
    let name = "readings:\(patient.id):\(triage.protocol.reference.id):\(moment)"
    var (id, number) = (name, 1)
    while try !isFree(id) {
      number += 1
      id = "\(name):\(number)"
    }
    let line = Self.line(id, patient.id, reading.form, moment)
    let submission = try SubmissionReader.read(line)
    let request = request(submission, line, devices)
    let decision = decision(request, run(request), own)
    return Started(line: line, submission: submission, decision: decision)
  }

  private func decision(
    _ request: Triage.Request,
    _ run: Triage.Run,
    _ own: [String: Verdict]
  ) -> Decision {
    let day = triage.calendar.date(of: request.submission.authored)
    let form = ContentReference(
      id: ReadingLine.kind,
      version: reading.reference.version,
      hash: nil
    )
    var decision = Decision(request, triage.protocol, form: form, engine: triage.engine)
    let account = Account(triage, reading, run, unread: [])
    decision.findings = account.findings.filter { own[$0.id] != nil }
    decision.open = account.open.filter { $0.because.contains(where: \.isOfReadings) }
    decision.proven = decision.findings.map(\.colour).max() ?? .green
    decision.possible = decision.open.map(\.couldBe).reduce(decision.proven, max)
    let overall = Outcome(proven: decision.proven, possible: decision.possible)
    decision.colour = Colour(proven: decision.proven, possible: decision.possible)
    decision.ownLimits = triage.ownLimits(patient, reading.rules, on: day)
    decision.measured = run.measured.map { $0.result(reading.rules) }
    triage.settle(&decision, request, reading, run, overall, day)
    // Readings put off no form.
    (decision.nextForm, decision.nextFormNeeds) = (nil, nil)
    return decision
  }

  /// The line that stands in the store for a form that nobody filled in.
  private static func line(
    _ id: String,
    _ patient: String,
    _ form: Form,
    _ moment: Instant
  ) -> [UInt8] {
    JSONWriter.object { object in
      object.string("id", id)
      object.string("patient", patient)
      object.string("form", ReadingLine.kind)
      object.string("version", form.version.description)
      object.string("authored", moment.description)
      object.object("answers") { _ in }
    }
  }
}

extension Because {
  /// Whether readings would settle it.
  fileprivate var isOfReadings: Bool { reason == .tooFewReadings || reason == .readingInDoubt }
}

extension Decision {
  /// Whether readings started it, and no form was filled in.
  public var isStartedByReadings: Bool { form.id == ReadingLine.kind }
}
