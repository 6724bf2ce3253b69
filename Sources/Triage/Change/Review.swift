public import Forms
public import Values

/// Decides again, by one protocol, what is stored of it, in whatever version it was decided.
///
/// Some hundred forms are in memory at a time, and all of one patient's. Nothing is written.
public struct Review<Store: Archive> {
  private let triage: Triage
  private let forms: FormLibrary
  private let ledger: Store
  private let since: CivilDate?
  private let workers: Workers
  private let archive: Finder?
  var formsAtATime = 250

  /// Finds a protocol, and the form that it read, as they were when something was decided by them.
  public typealias Finder = (_ rules: ContentReference, _ form: ContentReference) ->
    TriageProtocol?

  /// Makes a review.
  ///
  /// - Parameters:
  ///   - triage: the protocol that decides.
  ///   - forms: every form that can be read, older versions of the store's among them.
  ///   - ledger: what is stored.
  ///   - since: the first day on which a form counts that was authored then; `nil` for all. The
  ///     history of a form is never cut.
  ///   - workers: who decides.
  ///   - archive: finds what something was decided by; with it, what the protocol changes is told
  ///     apart from what the patient's enrolment has changed.
  public init(
    _ triage: Triage,
    forms: FormLibrary,
    ledger: Store,
    since: CivilDate?,
    workers: Workers = Workers(1),
    archive: Finder? = nil
  ) {
    self.triage = triage
    self.forms = forms
    self.ledger = ledger
    self.since = since
    self.workers = workers
    self.archive = archive
  }

  /// Decides every stored submission again, by patient, form and authored time.
  ///
  /// Freshness counts from when it was received, so that nothing is stale for being looked at
  /// later. How many workers there are changes nothing.
  ///
  /// - Parameters:
  ///   - now: when it is decided; `nil` for when its decision in force was made.
  ///   - read: makes of each what is asked of it, on any thread.
  ///   - body: takes what was made of each, in their order.
  /// - Throws: what the ledger or `body` throws.
  public func each<Found: Sendable>(
    now: Instant?,
    _ read: @Sendable (Reviewed) -> Found,
    _ body: (Found) throws -> Void
  ) throws {
    try eachSender(now: now, with: { SubmissionReader() }) { deciding, sender, reader in
      deciding.reviewed(sender, &reader).map { $0.map(read) }
    } _: {
      try body($0)
    }
  }

  /// What the protocol would do to every stored submission, decided as on the day it was decided.
  ///
  /// What it leaves as it is (``LeftAsItIs``) is counted without being decided again.
  /// - Returns: the same as of every submission that is decided again and weighed.
  /// - Throws: what the ledger throws.
  public func impact() throws -> Impact {
    var impact = Impact(triage.protocol.reference, since: since)
    let circumstances = try ledger.circumstances()
    let forms = forms
    try eachSender(now: nil, with: { WeighingMemory(forms) }) { deciding, sender, memory in
      deciding.weighed(sender, circumstances, &memory)
    } _: {
      impact.add($0)
    }
    return impact
  }

  /// Goes through what is stored of every sender, part by part.
  ///
  /// - Parameters:
  ///   - now: when it is decided; `nil` for when its decision in force was made.
  ///   - makeMemory: makes what a thread keeps from one sender to the next.
  ///   - read: makes of a sender what is asked of each form, on any thread.
  ///   - body: takes what was made of each, in their order.
  /// - Throws: what the ledger or `body` throws.
  private func eachSender<Found: Sendable, Memory>(
    now: Instant?,
    with makeMemory: @Sendable () -> Memory,
    _ read:
      @Sendable (ReviewDeciding, SenderInReview, inout Memory) -> Result<
        [Found], UnreadableStored
      >,
    _ body: (Found) throws -> Void
  ) throws {
    var deciding = ReviewDeciding(Decider(triage, forms), since: since, now: now)
    var last: Sender?
    while true {
      let part = try ledger.sent(
        decidedBy: triage.protocol.reference.id,
        since: since,
        after: last,
        forms: formsAtATime
      )
      if part.isEmpty { return }
      last = part.last?.sender
      let senders = try part.map { try gathered($0, &deciding) }
      let decided = deciding
      let results = workers.map(senders, with: makeMemory) { memory, sender in
        read(decided, sender, &memory)
      }
      for result in results {
        switch result {
        case .success(let all): for one in all { try body(one) }
        case .failure(let row): throw ledger.unreadable(row.table, row.id)
        }
      }
    }
  }

  /// Adds to what is stored of a sender what else deciding it takes.
  private func gathered(
    _ sender: StoredSender,
    _ deciding: inout ReviewDeciding
  ) throws -> SenderInReview {
    let forms = try sender.forms.map { stored in
      let former = deciding.place(of: stored.decidedBy) { archive?($0.rules, $0.form) }
      return SenderInReview.Form(
        stored: stored,
        former: former,
        devices: try devices(stored, deciding.current),
        devicesOfFormer: try former.map { try devices(stored, deciding.deciders[$0]) }
      )
    }
    return SenderInReview(stored: sender, forms: forms)
  }

  private func devices(_ stored: StoredForm, _ decider: Decider) throws -> DeviceData {
    guard decider.readsDevices, let submission = try? SubmissionReader.read(stored.line) else {
      return DeviceData()
    }
    return try ledger.devices(
      of: submission.patient,
      decider.triage,
      until: submission.authored
    )
  }
}

/// A stored submission, decided again.
public struct Reviewed: Sendable {
  /// When it was authored; `nil` where its line can no longer be read.
  public let authored: Instant?
  /// The id of its decision in force.
  public let decisionID: String
  /// The decision now; `nil` where the protocol cannot read the submission.
  public let decision: Decision?
  /// What the protocol that decided it would make of the patient as enrolled now; the decision in
  /// force, where that is not asked for or cannot be told.
  public let before: Decision
  /// Whether today's enrolment or engine changes the decision, whatever the protocol.
  public let isChangedAnyway: Bool
}
