import Storage
import Triage
import Values

/// Decides what readings have changed since they were last looked at.
///
/// How far that was stands in the store, so that nothing is forgotten where a run was stopped.
struct ReadingRun {
  private let session: Session
  private let content: ClinicContent
  private let store: Store

  init(_ session: Session, _ content: ClinicContent, _ store: Store) {
    self.session = session
    self.content = content
    self.store = store
  }

  /// Looks at all that has come since; does nothing where no protocol reads any of it.
  ///
  /// - Parameter emit: takes each new decision once it is durable.
  /// - Throws: where the protocols may not decide, or the store cannot be read or written.
  func run(_ emit: (BatchOutcome) throws -> Void) throws {
    let codes = content.protocols.protocols.reduce(into: Set<String>()) {
      $0.formUnion($1.codesRead)
    }
    if codes.isEmpty { return }
    let start = try store.reviewedReadings()
    let end = try store.latestReadings()
    if start == end { return }
    let patients = try store.patients(withReadingsAfter: start, until: end).filter { patient in
      try store.arrivals(of: patient, after: start, until: end)
        .contains { $0.code.map(codes.contains) ?? true }
    }
    if !patients.isEmpty {
      let protocols = try content.inForce(session)
      try store.record(content.kept(protocols))
      let run = ClinicRun(session, content, protocols, store)
      try run.batch(of: HeldLines(), nil, on: store).review(
        readingsOf: patients,
        { try store.arrivals(of: $0, after: start, until: end) },
        emit
      )
    }
    try store.recordReadingReview(end, now: session.settings.now)
  }
}
