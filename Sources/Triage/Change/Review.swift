public import Forms
import Scheduling
public import Values

/// Decides again, by one protocol, what is stored of it, in whatever version it was decided.
///
/// One patient's forms are in memory at a time. Nothing is written.
public struct Review<Store: Archive> {
  private let triage: Triage
  private let forms: FormLibrary
  private let ledger: Store
  private let since: CivilDate?
  private let sendersAtATime = 500

  /// Makes a review.
  ///
  /// - Parameters:
  ///   - triage: the protocol that decides.
  ///   - forms: every form that can be read, older versions of the store's among them.
  ///   - ledger: what is stored.
  ///   - since: the first day on which a form counts that was authored then; `nil` for all. The
  ///     history of a form is never cut.
  public init(_ triage: Triage, forms: FormLibrary, ledger: Store, since: CivilDate?) {
    self.triage = triage
    self.forms = forms
    self.ledger = ledger
    self.since = since
  }

  /// A stored submission, decided again.
  public struct Reviewed: Sendable {
    /// When it was authored; `nil` where its line can no longer be read.
    public let authored: Instant?
    /// What is stored of it, with its decision in force.
    public let stored: StoredSubmission
    /// The decision now; `nil` where the protocol cannot read the submission.
    public let decision: Decision?
  }

  /// Decides every stored submission again, by patient, form and authored time.
  ///
  /// Freshness counts from when it was received, so that nothing is stale for being looked at
  /// later.
  ///
  /// - Parameters:
  ///   - now: when it is decided; `nil` for when its decision in force was made.
  ///   - body: takes each.
  /// - Throws: what the ledger or `body` throws.
  public func each(now: Instant?, _ body: (Reviewed) throws -> Void) throws {
    var last: Sender?
    while true {
      let senders = try ledger.senders(
        decidedBy: triage.protocol.reference.id,
        since: since,
        after: last,
        count: sendersAtATime
      )
      for sender in senders {
        for reviewed in try review(sender, now) { try body(reviewed) }
      }
      guard senders.count == sendersAtATime else { return }
      last = senders.last
    }
  }

  private func review(_ sender: Sender, _ now: Instant?) throws -> [Reviewed] {
    let id = triage.protocol.reference.id
    let patient = try ledger.enrolments(of: sender.patient).last { $0.protocol == id }
    let stored = try ledger.earlier(of: sender.patient, form: sender.form)
    let own = stored.submissions.filter { $0.decision.rules.id == id }
    let reader = HistoryReader(triage, forms, patient)
    var history = History(unread: stored.refused)
    for earlier in own { reader.add(earlier.line, to: &history) }
    let reviewed = try own.map { try decide($0, reader, patient, history, now) }
    return reviewed.filter(counts).sorted {
      ($0.authored ?? .first, $0.stored.decisionID) < ($1.authored ?? .first, $1.stored.decisionID)
    }
  }

  private func counts(_ reviewed: Reviewed) -> Bool {
    guard let since, let authored = reviewed.authored else { return true }
    return triage.calendar.date(of: authored) >= since
  }

  private func decide(
    _ stored: StoredSubmission,
    _ reader: HistoryReader,
    _ patient: Patient?,
    _ history: History,
    _ now: Instant?
  ) throws -> Reviewed {
    guard let submission = reader.submission(stored.line) else {
      return Reviewed(authored: nil, stored: stored, decision: nil)
    }
    let answers = reader.answers(stored.line, submission)
    guard submission.form == triage.protocol.form, answers != nil,
      triage.protocol.reading(of: submission.version) != nil
    else { return Reviewed(authored: submission.authored, stored: stored, decision: nil) }
    var others = history
    others.forms.removeAll { $0.submission == submission.id }
    let decision = triage.decide(
      .init(
        submission: submission,
        answers: answers,
        input: stored.decision.input,
        patient: patient,
        history: others,
        devices: try ledger.devices(
          of: submission.patient,
          triage,
          until: submission.authored
        ),
        now: now ?? stored.decision.now,
        received: stored.received
      )
    )
    return Reviewed(authored: submission.authored, stored: stored, decision: decision)
  }
}

extension Instant {
  fileprivate static let first = Instant(milliseconds: .min)
}
