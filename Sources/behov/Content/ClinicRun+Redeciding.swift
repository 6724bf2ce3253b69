import Storage
import Triage
import Values

extension ClinicRun {
  /// What could not be settled by deciding again.
  struct Left: Sendable, Hashable {
    /// Stored forms that the protocol in force cannot read; they keep their decision.
    var unread = 0
    /// New decisions that are not assessed.
    var notAssessed = 0
    /// Whether all was settled.
    var isNone: Bool { unread + notAssessed == 0 }
  }

  /// Decides again what is stored of the protocols, where other content decided it, and writes
  /// what comes to something else; the decisions before it stay.
  ///
  /// - Parameters:
  ///   - since: the first day on which a form counts that was authored then; `nil` for all.
  ///   - emit: takes each new decision once it is durable.
  /// - Returns: what a person must still look at.
  /// - Throws: what the store or `emit` throws; what was committed stays.
  func redecide(
    since: CivilDate?,
    _ emit: (BatchOutcome) throws -> Void
  ) throws -> Left {
    try store.record(content.kept(protocols))
    let forms = content.forms(with: try store.content())
    var left = Left()
    for triageProtocol in protocols {
      let triage = Triage(
        triageProtocol,
        calendar: session.settings.calendar,
        engine: Behov.version
      )
      let current = ProtocolContent(triageProtocol)
      var part = RedecidedPart(store)
      let review = Review(triage, forms: forms, ledger: store, since: since)
      try review.each(now: session.settings.now) { reviewed in
        if current.decided(reviewed.stored.decision) { return }
        guard let decision = reviewed.decision else {
          left.unread += 1
          return
        }
        if decision.colour == .grey { left.notAssessed += 1 }
        if decision.isSameInSubstance(as: reviewed.stored.decision) { return }
        try part.add(decision, instead: reviewed.stored.decisionID, emit)
      }
      try part.commit(emit)
    }
    return left
  }
}

/// Decisions that are committed together.
private struct RedecidedPart {
  private static let size = 500
  private let store: Store
  private var decisions: [Decision] = []

  init(_ store: Store) { self.store = store }

  mutating func add(
    _ decision: Decision,
    instead superseded: String,
    _ emit: (BatchOutcome) throws -> Void
  ) throws {
    var decision = decision
    decision.supersedes = superseded
    decisions.append(decision)
    if decisions.count >= Self.size { try commit(emit) }
  }

  mutating func commit(_ emit: (BatchOutcome) throws -> Void) throws {
    try store.commit(decisions.map { .redecided(submission: $0.submission, decision: $0) })
    for decision in decisions { try emit(.decision(line: nil, decision)) }
    decisions.removeAll(keepingCapacity: true)
  }
}

extension ProtocolContent {
  /// Whether a decision was made by this content.
  fileprivate func decided(_ decision: Decision) -> Bool {
    decision.rules == rules && forms.contains(decision.form)
  }
}
