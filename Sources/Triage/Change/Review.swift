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
  private let archive: ((Decision) -> TriageProtocol?)?
  private let sendersAtATime = 500

  /// Makes a review.
  ///
  /// - Parameters:
  ///   - triage: the protocol that decides.
  ///   - forms: every form that can be read, older versions of the store's among them.
  ///   - ledger: what is stored.
  ///   - since: the first day on which a form counts that was authored then; `nil` for all. The
  ///     history of a form is never cut.
  ///   - archive: finds the protocol, and the form that it read, as they were when something was
  ///     decided by them; with it, what the protocol changes is told apart from what the patient's
  ///     enrolment has changed.
  public init(
    _ triage: Triage,
    forms: FormLibrary,
    ledger: Store,
    since: CivilDate?,
    archive: ((Decision) -> TriageProtocol?)? = nil
  ) {
    self.archive = archive
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
    /// What the protocol that decided it would make of the patient as enrolled now; the decision in
    /// force, where that is the same or not asked for.
    public let before: Decision

    /// Whether today's enrolment or engine changes the decision, whatever the protocol.
    public var isChangedAnyway: Bool { !before.isSameInSubstance(as: stored.decision) }
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
    var deciders: [[ContentReference]: Decider] = [:]
    while true {
      let senders = try ledger.senders(
        decidedBy: triage.protocol.reference.id,
        since: since,
        after: last,
        count: sendersAtATime
      )
      for sender in senders {
        for reviewed in try review(sender, now, &deciders) { try body(reviewed) }
      }
      guard senders.count == sendersAtATime else { return }
      last = senders.last
    }
  }

  /// What decides, and the forms that it reads.
  private struct Decider {
    let triage: Triage
    let forms: FormLibrary
  }

  private func review(
    _ sender: Sender,
    _ now: Instant?,
    _ deciders: inout [[ContentReference]: Decider]
  ) throws -> [Reviewed] {
    let id = triage.protocol.reference.id
    let patient = try ledger.enrolments(of: sender.patient).last { $0.protocol == id }
    let stored = try ledger.earlier(of: sender.patient, form: sender.form)
    let own = stored.submissions.filter { $0.decision.rules.id == id }
    let past = past(by: Decider(triage: triage, forms: forms), patient, own, stored.refused)
    var pasts: [[ContentReference]: Past] = [:]
    let reviewed = try own.map { one in
      let submission = past.reader.submission(one.line)
      var before = one.decision
      let content = [before.rules, before.form]
      if let old = deciders[content] ?? decider(of: before) {
        deciders[content] = old
        let past = pasts[content] ?? self.past(by: old, patient, own, stored.refused)
        pasts[content] = past
        before = try decide(one, submission, past, nil) ?? before
      }
      return Reviewed(
        authored: submission?.authored,
        stored: one,
        decision: try decide(one, submission, past, now),
        before: before
      )
    }
    return reviewed.filter(counts).sorted {
      ($0.authored ?? .first, $0.stored.decisionID) < ($1.authored ?? .first, $1.stored.decisionID)
    }
  }

  private func counts(_ reviewed: Reviewed) -> Bool {
    guard let since, let authored = reviewed.authored else { return true }
    return triage.calendar.date(of: authored) >= since
  }

  /// A patient's forms as one protocol reads them.
  private struct Past {
    let triage: Triage
    let reader: HistoryReader
    let patient: Patient?
    var history: History
  }

  /// What a decision was made by; `nil` where it is not at hand, or not asked for.
  private func decider(of decision: Decision) -> Decider? {
    guard let found = archive?(decision) else { return nil }
    return Decider(
      triage: Triage(found, calendar: triage.calendar, engine: triage.engine),
      forms: forms.preferring(found)
    )
  }

  private func past(
    by decider: Decider,
    _ patient: Patient?,
    _ own: [StoredSubmission],
    _ refused: [Instant?]
  ) -> Past {
    let reader = HistoryReader(decider.triage, decider.forms, patient)
    var past = Past(
      triage: decider.triage,
      reader: reader,
      patient: patient,
      history: History(unread: refused)
    )
    for earlier in own { reader.add(earlier.line, to: &past.history) }
    past.history.arrange()
    return past
  }

  /// The decision; `nil` where the protocol cannot read the submission.
  private func decide(
    _ stored: StoredSubmission,
    _ submission: Submission?,
    _ past: Past,
    _ now: Instant?
  ) throws -> Decision? {
    guard let submission, submission.form == past.triage.protocol.form,
      let answers = past.reader.answers(stored.line, submission),
      past.triage.protocol.reading(of: submission.version) != nil
    else { return nil }
    return past.triage.decide(
      .init(
        submission: submission,
        answers: answers,
        input: stored.decision.input,
        patient: past.patient,
        history: past.history.others(than: submission),
        devices: try ledger.devices(
          of: submission.patient,
          past.triage,
          until: submission.authored
        ),
        now: now ?? stored.decision.now,
        received: stored.received
      )
    )
  }
}

extension Instant {
  fileprivate static let first = Instant(milliseconds: .min)
}
