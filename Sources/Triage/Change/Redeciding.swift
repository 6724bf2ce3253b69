public import Forms
public import Values

/// Decides again what is stored of a protocol, with the patients as they are enrolled now.
///
/// The decisions before it stay; a new one is written only where it comes to something else.
public struct Redeciding<Store: Archive> {
  private let content: ProtocolContent
  private let review: Review<Store>
  private let ledger: Store
  private let decisionsPerCommit = 500

  /// Takes the protocol that decides, and what is stored.
  ///
  /// - Parameters:
  ///   - triage: the protocol that decides.
  ///   - forms: every form that can be read, older versions of the store's among them.
  ///   - ledger: what is stored, and where it is written.
  ///   - since: the first day on which a form counts that was authored then; `nil` for all.
  ///   - workers: who decides.
  public init(
    _ triage: Triage,
    forms: FormLibrary,
    ledger: Store,
    since: CivilDate?,
    workers: Workers = Workers(1)
  ) {
    content = ProtocolContent(triage.protocol)
    review = Review(triage, forms: forms, ledger: ledger, since: since, workers: workers)
    self.ledger = ledger
  }

  /// What is left for a person.
  public struct Left: Sendable, Hashable {
    /// Stored forms that the protocol cannot read; they keep their decision.
    public internal(set) var unread = 0
    /// Those that are not assessed by it either.
    public internal(set) var notAssessed = 0

    /// Nothing.
    public init() {}

    /// Whether there is nothing.
    public var isNone: Bool { unread + notAssessed == 0 }

    /// Both together.
    public static func + (left: Left, right: Left) -> Left {
      var sum = left
      sum.unread += right.unread
      sum.notAssessed += right.notAssessed
      return sum
    }
  }

  /// Decides again.
  ///
  /// - Parameters:
  ///   - now: when it is decided; freshness counts from when a form was received.
  ///   - emit: takes each new decision once it is durable.
  /// - Returns: what is left.
  /// - Throws: what the ledger or `emit` throws; what was committed stays.
  public func run(now: Instant, _ emit: (BatchOutcome) throws -> Void) throws -> Left {
    var left = Left()
    var decisions: [WrittenDecision] = []
    func commit() throws {
      if decisions.isEmpty { return }
      try ledger.commit(decisions.map { .redecided(submission: $0.decision.submission, $0) })
      for decision in decisions { try emit(.decision(line: nil, decision)) }
      decisions.removeAll(keepingCapacity: true)
    }
    try review.each(now: now, { $0 }) { reviewed in
      let stored = reviewed.before
      guard var decision = reviewed.decision else {
        if !content.decided(stored) { left.unread += 1 }
        return
      }
      let isSame = decision.isSameInSubstance(as: stored)
      if isSame, content.decided(stored) { return }
      if decision.colour == .grey { left.notAssessed += 1 }
      if isSame { return }
      decision.supersedes = reviewed.decisionID
      decisions.append(WrittenDecision(decision))
      if decisions.count >= decisionsPerCommit { try commit() }
    }
    try commit()
    return left
  }
}

extension ProtocolContent {
  /// Whether a decision was made by this content.
  fileprivate func decided(_ decision: Decision) -> Bool {
    decision.rules == rules && forms.contains(decision.form)
  }
}
