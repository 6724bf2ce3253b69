import Diagnostics
import Forms
import Triage

/// Finds the one protocol that a person named: by its id, or by its file.
struct ProtocolChoice {
  private let session: Session

  init(_ session: Session) { self.session = session }

  /// A protocol without faults.
  ///
  /// - Parameter name: the id of a protocol among the rules, or the path of a `.rules` file.
  /// - Returns: the protocol, over the forms of the run.
  /// - Throws: `CommandFailure` where there is none, or where it has an error; its errors are said.
  func triageProtocol(_ name: String) throws -> TriageProtocol {
    name.hasSuffix(".rules") ? try file(name) : try named(name)
  }

  /// The protocol of a file.
  func file(_ path: String) throws -> TriageProtocol {
    let forms = try Files.sources(in: session.settings.forms, ending: ".json")
    let content = ClinicContent(formSources: forms, ruleSources: [try Files.required(path)])
    if let found = content.protocols.protocols.first { return found }
    throw faulty(path, content, content.diagnostics)
  }

  private func named(_ id: String) throws -> TriageProtocol {
    let content = try ClinicContent(session.settings)
    let protocols = content.protocols.protocols
    if let found = protocols.first(where: { $0.reference.id == id }) { return found }
    let path = content.ruleSources.map(\.path).first { $0.hasSuffix("/\(id).rules") }
    if let path {
      throw faulty(path, content, content.diagnostics.filter { $0.place.path == path })
    }
    let ids = protocols.map(\.reference.id)
    throw CommandFailure(
      .usage,
      "there is no protocol `\(id)` in \(session.settings.rules)",
      help: didYouMean(id, among: ids).map { "did you mean `\($0)`?" }
        ?? (ids.isEmpty ? "name a .rules file" : "there is \(ids.joined(separator: ", "))")
    )
  }

  private func faulty(
    _ path: String,
    _ content: ClinicContent,
    _ diagnostics: [Diagnostic]
  ) -> CommandFailure {
    let errors = diagnostics.filter { $0.severity == .error }
    let listing = DiagnosticListing(errors, source: content.source)
    session.talk.say(session.terminal.text(listing.lines(session.settings)))
    return CommandFailure(
      .unusableInput,
      "\(path) cannot be read as a protocol",
      help: "behov check \(path)"
    )
  }
}
