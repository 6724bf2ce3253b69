public import Forms
public import Scheduling
import Values

/// Decides again what is stored, and compares byte for byte.
///
/// Each decision is made of the stored bytes, the history and the content of its time. Nothing is
/// written.
public struct Replay {
  /// The content as it was at one time.
  public struct Content {
    /// Every form that could be read.
    public let forms: FormLibrary
    /// Finds the protocol, and the form that it read, that a decision was made by.
    public let find: (Decision) -> TriageProtocol?

    /// Makes content.
    public init(forms: FormLibrary, find: @escaping (Decision) -> TriageProtocol?) {
      self.forms = forms
      self.find = find
    }
  }

  /// What came of a decision.
  public enum Outcome: Sendable, Hashable {
    /// The same bytes.
    case same
    /// The same bytes, with lines at hand that were written later, and of which an older engine did not
    /// keep whether they were known: those of a file whose batch was stopped.
    case sameLookingAhead
    /// Other bytes, in these places.
    case different([ReplayDifference])
    /// It cannot be decided again.
    case impossible(Obstacle)
  }

  /// Why something cannot be decided again.
  public enum Obstacle: String, Sendable, Hashable, CaseIterable {
    /// The stored decision cannot be read.
    case unreadableDecision = "unreadable-decision"
    /// The stored submission is not there, or cannot be read.
    case unreadableSubmission = "unreadable-submission"
    /// The store has not kept the protocol, or the form, that it was decided by.
    case contentMissing = "content-missing"
    /// Nobody knows the time zone that it was decided in.
    case unknownZone = "unknown-zone"
    /// Lines of the same file were known that nobody has written: its batch was stopped.
    case linesNeverStored = "lines-never-stored"
    /// An older engine decided it, and did not keep which lines of the file were still to come.
    case linesNotKept = "lines-not-kept"
  }

  private let content: (Int) -> Content
  private let calendar: (String?) -> ClinicCalendar?

  /// Makes a replay.
  ///
  /// - Parameters:
  ///   - content: the content that was kept when an entry of the audit was written.
  ///   - calendar: the days of a zone; of `nil` where a decision's zone is not known.
  public init(
    content: @escaping (Int) -> Content,
    calendar: @escaping (String?) -> ClinicCalendar?
  ) {
    self.content = content
    self.calendar = calendar
  }

  /// Decides one decision again.
  public func outcome(of kept: KeptPatient.Decided, _ patient: KeptPatient) -> Outcome {
    guard let decision = Decision(json: kept.json) else { return .impossible(.unreadableDecision) }
    guard let form = patient.forms.first(where: { ExactName($0.id) == ExactName(kept.submission) }),
      let submission = try? SubmissionReader.read(form.line)
    else { return .impossible(.unreadableSubmission) }
    guard let calendar = calendar(kept.zone) else { return .impossible(.unknownZone) }
    let content = content(kept.written.entry)
    guard let found = content.find(decision) else { return .impossible(.contentMissing) }
    let remake = Remake(
      decision: decision,
      submission: submission,
      line: form.line,
      received: form.received,
      triage: Triage(found, calendar: calendar, engine: decision.engine),
      forms: content.forms.preferring(found)
    )
    let ways = Known.ways(patient, kept)
    var first: [UInt8] = []
    for known in ways {
      let json = remake.decision(known).json
      if json == kept.json { return known.looksAhead ? .sameLookingAhead : .same }
      if first.isEmpty { first = json }
    }
    if ways.first?.misses ?? false { return .impossible(.linesNeverStored) }
    if !kept.keepsLinesAhead, !patient.entries(after: kept.written).isEmpty {
      return .impossible(.linesNotKept)
    }
    return .different(ReplayDifference.all(kept.json, first))
  }
}

/// One decision that is made again.
private struct Remake {
  let decision: Decision
  let submission: Submission
  let line: [UInt8]
  let received: Instant
  let triage: Triage
  let forms: FormLibrary

  /// The decision, with what was known.
  func decision(_ known: Known) -> Decision {
    let id = triage.protocol.reference.id
    let patient = known.enrolment(in: id)
    let reader = HistoryReader(triage, forms, patient)
    var history = History(unread: known.unread(of: triage.protocol.form))
    for line in known.lines(of: triage.protocol.form, decidedBy: id) {
      reader.add(line, to: &history)
    }
    history.arrange()
    let window = DeviceWindow(triage, from: submission.authored, until: submission.authored)
    let request = Triage.Request(
      submission: submission,
      answers: reader.answers(line, submission),
      input: ContentHash(of: line),
      patient: patient,
      history: history.others(than: submission),
      devices: known.devices(window),
      now: decision.now,
      received: decision.supersedes == nil ? nil : received
    )
    var again = startedByReadings(request) ?? triage.decide(request)
    again.supersedes = decision.supersedes
    return again
  }

  /// What readings show without a form; `nil` where a form was filled in.
  private func startedByReadings(_ request: Triage.Request) -> Decision? {
    guard decision.isStartedByReadings, let patient = request.patient,
      let reading = triage.protocol.readings.first,
      let blank = forms.blank(reading.form.id, reading.form.version)
    else { return nil }
    let start = ReadingStart(
      triage: triage,
      reading: reading,
      blank: blank,
      patient: patient,
      history: request.history,
      devices: request.devices,
      now: request.now
    )
    return try? start.decision(on: submission, line)
  }
}
