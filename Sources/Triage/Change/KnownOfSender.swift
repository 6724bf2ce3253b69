import Forms
import Values

/// What is known of a sender while its forms are decided again; each thing is read once, and only where
/// it is asked for.
struct KnownOfSender {
  let sender: SenderInReview
  /// The forms' envelopes; `nil` for one that can no longer be read.
  let submissions: [Submission?]
  private let deciders: [Decider]
  private let patient: Patient?
  private var histories: [Int: History] = [:]
  private var latest: (form: Form, place: Int, answers: Answers?)?

  init(
    _ sender: SenderInReview,
    _ patient: Patient?,
    _ deciders: [Decider],
    _ reader: inout SubmissionReader
  ) {
    self.sender = sender
    self.patient = patient
    self.deciders = deciders
    var submissions: [Submission?] = []
    for form in sender.forms {
      submissions.append(form.stored.line.withUnsafeBufferPointer { try? reader.read($0) })
    }
    self.submissions = submissions
  }

  /// Decides a form; `nil` where the protocol cannot read it.
  ///
  /// - Parameters:
  ///   - place: the form's place among the sender's.
  ///   - decider: the place of what decides.
  ///   - devices: what devices measured.
  ///   - now: when; `nil` for when its decision in force was made.
  /// - Returns: the decision.
  mutating func decide(
    _ place: Int,
    by decider: Int,
    _ devices: DeviceData,
    _ now: Instant?
  ) -> Decision? {
    let triage = deciders[decider].triage
    guard let submission = submissions[place], submission.form == triage.protocol.form,
      let answers = self.answers(place, submission, by: decider),
      triage.protocol.reading(of: submission.version) != nil
    else { return nil }
    let stored = sender.forms[place].stored
    return triage.decide(
      .init(
        submission: submission,
        answers: answers,
        input: stored.input,
        patient: patient,
        history: history(of: submission, by: decider),
        devices: devices,
        now: now ?? stored.now,
        received: stored.received
      )
    )
  }

  private func reader(_ decider: Int) -> HistoryReader {
    HistoryReader(deciders[decider].triage, deciders[decider].forms, patient)
  }

  /// A form's answers; two protocols that read the same version of a form share them.
  private mutating func answers(
    _ place: Int,
    _ submission: Submission,
    by decider: Int
  ) -> Answers? {
    guard let form = deciders[decider].forms.form(submission.form, submission.version) else {
      return nil
    }
    if let latest, latest.place == place, latest.form === form { return latest.answers }
    let read = reader(decider).answers(sender.forms[place].stored.line, submission)
    latest = (form, place, read)
    return read
  }

  /// The sender's other forms, where what is decided may hang on them.
  private mutating func history(of submission: Submission, by decider: Int) -> History {
    if !deciders[decider].looksBack, submission.replaces == nil { return History() }
    if let known = histories[decider] { return known.others(than: submission) }
    let reader = self.reader(decider)
    var history = History(unread: sender.stored.refused)
    for (form, submission) in zip(sender.forms, submissions) {
      reader.add(form.stored.line, submission, to: &history)
    }
    history.arrange()
    histories[decider] = history
    return history.others(than: submission)
  }
}

extension StoredSender {
  /// The patient as enrolled now.
  func patient(in protocolID: String) throws(UnreadableStored) -> Patient? {
    guard let enrolment else { return nil }
    if let patient = Patient(json: enrolment.json) { return patient }
    throw UnreadableStored(table: "enrolment", id: protocolID)
  }
}
