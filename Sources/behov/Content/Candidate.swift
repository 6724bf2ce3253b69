import Diagnostics
import Forms
import Storage
import Triage
import Values

/// A changed protocol, read over the clinic's forms.
struct Candidate {
  let content: ClinicContent
  let path: String

  init(_ path: String, _ settings: Settings) throws(CommandFailure) {
    self.path = path
    content = ClinicContent(
      formSources: try Files.sources(in: settings.forms, ending: ".json"),
      ruleSources: [try Files.required(path)]
    )
  }

  /// The protocol; faults of it or of the forms end the run.
  ///
  /// - Parameters:
  ///   - worst: the gravest fault that is let pass.
  ///   - session: whom the others are told to.
  ///   - failure: how the run ends.
  /// - Returns: the protocol.
  /// - Throws: `failure`.
  func triageProtocol(
    passing worst: Diagnostic.Severity,
    _ session: Session,
    else failure: CommandFailure
  ) throws(CommandFailure) -> TriageProtocol {
    let faults = content.diagnostics.filter { $0.severity > worst }
    if faults.isEmpty, let found = content.protocols.protocols.first { return found }
    let listing = DiagnosticListing(faults, source: content.source)
    session.talk.say(session.terminal.text(listing.lines(session.settings)))
    throw failure
  }

  /// What a protocol would do to what is stored.
  func impact(
    of triageProtocol: TriageProtocol,
    on store: Store,
    since: CivilDate?,
    _ session: Session
  ) throws -> Impact {
    let triage = Triage(
      triageProtocol,
      calendar: session.settings.calendar,
      engine: Behov.version
    )
    let kept = try store.content()
    let forms = content.forms(with: kept)
    return try Review(
      triage,
      forms: forms,
      ledger: store,
      since: since,
      workers: session.settings.deciders,
      archive: ArchivedContent(kept, forms).triageProtocol
    ).impact()
  }
}
