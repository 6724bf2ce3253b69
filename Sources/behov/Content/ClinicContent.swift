import Diagnostics
import Forms
import JSONText
import Storage
import Triage
import Values

/// The forms and protocols that a run goes by, with their faults.
struct ClinicContent {
  let formSources: [SourceText]
  let ruleSources: [SourceText]
  let forms: FormLibrary
  let protocols: ProtocolLibrary

  init(_ settings: Settings) throws(CommandFailure) {
    try self.init(forms: settings.forms, rules: settings.rules, workers: settings.workers)
  }

  init(forms formPath: String, rules rulePath: String, workers: Int? = nil) throws(CommandFailure) {
    self.init(
      formSources: try Files.sources(in: formPath, ending: ".json"),
      ruleSources: try Files.sources(in: rulePath, ending: ".rules"),
      workers: workers
    )
  }

  init(formSources: [SourceText], ruleSources: [SourceText], workers: Int? = nil) {
    self.formSources = formSources
    self.ruleSources = ruleSources
    forms = FormLibrary(reading: formSources)
    protocols = ProtocolLibrary(
      ruleSources,
      forms: forms,
      workers: Workers(workers ?? SystemCalls.processors)
    )
  }

  /// Every fault of every file.
  var diagnostics: [Diagnostic] { (forms.diagnostics + protocols.diagnostics).sortedByPlace() }

  /// The text of a path, for code frames.
  func source(_ path: String) -> SourceText? {
    (formSources + ruleSources).first { $0.path == path }
  }

  /// The protocols that may decide; anything doubtful stops the run before the first form.
  func inForce(_ session: Session) throws -> [TriageProtocol] {
    let protocols = try sound(session)
    for triageProtocol in protocols { try Self.permit(triageProtocol, session) }
    return protocols
  }

  /// The protocols that may be tried beside a clinic: drafts as well that nobody has approved.
  func onTrial(_ session: Session) throws -> [TriageProtocol] {
    let protocols = try sound(session)
    for triageProtocol in protocols where triageProtocol.status != .draft {
      try Self.permit(triageProtocol, session)
    }
    return protocols
  }

  private func sound(_ session: Session) throws(CommandFailure) -> [TriageProtocol] {
    if diagnostics.hasErrors {
      let listing = DiagnosticListing(diagnostics.filter { $0.severity == .error }, source: source)
      session.talk.say(session.terminal.text(listing.lines(session.settings)))
      throw CommandFailure(.unusableInput, .contentFaulty, session)
    }
    guard !protocols.protocols.isEmpty else {
      let directory = visible(session.settings.rules)
      throw CommandFailure(.unusableInput, .noProtocol(directory: directory), session)
    }
    return protocols.protocols
  }

  private static func permit(
    _ triageProtocol: TriageProtocol,
    _ session: Session
  ) throws(CommandFailure) {
    switch triageProtocol.status {
    case .example where session.settings.allowsExample: return
    case .example:
      throw CommandFailure(.unusableInput, .example(name: triageProtocol.name), session)
    case .draft: try triageProtocol.demandApproval(session)
    case .retired:
      throw CommandFailure(.unusableInput, .retired(name: triageProtocol.name), session)
    }
  }

  /// The loaded forms, and older versions that the store has kept.
  func forms(with stored: [StoredContent]) -> FormLibrary {
    let known = forms.ids.flatMap { forms.versions(of: $0) }
    let loaded = Set(known.map { "\($0.id) \($0.version)" })
    let isKnown = stored.allSatisfy { file in
      file.kind != .form || loaded.contains("\(file.id) \(file.version)")
    }
    if isKnown { return forms }
    let sources = stored.filter { $0.kind != .rules }.map(\.source)
    let kept = FormLibrary(reading: sources)
    let older = kept.ids.flatMap { kept.versions(of: $0) }
      .filter { forms.form($0.id, $0.version) == nil }
    return FormLibrary(known + older)
  }

  /// A protocol as it was when something was decided by it; `nil` where the store has it not.
  static func archived(
    _ reference: ContentReference,
    among stored: [StoredContent],
    forms: FormLibrary
  ) -> TriageProtocol? {
    let file = stored.last { $0.kind == .rules && $0.hash == reference.hash }
    return file.flatMap { file in
      ProtocolLibrary([file.source], forms: forms, asksForMeaning: false).protocols.first
    }
  }

  /// The files that protocols decide by, for the store to keep.
  func kept(_ protocols: [TriageProtocol]) -> [StoredContent] {
    let forms = protocols.flatMap(\.readings).flatMap(\.form.content)
    return protocols.map { triageProtocol in
      StoredContent(
        kind: .rules,
        id: triageProtocol.reference.id,
        version: triageProtocol.reference.version,
        hash: ContentHash(of: triageProtocol.source.bytes),
        path: triageProtocol.source.path,
        bytes: triageProtocol.source.bytes
      )
    } + forms.compactMap(Self.stored)
  }

  private static func stored(_ source: SourceText) -> StoredContent? {
    guard let value = JSONValue.parse(source).value,
      let version = value["version"]?.string?.text
    else { return nil }
    let form = value["form"]?.string?.text
    guard let id = form ?? value["archetype"]?.string?.text else { return nil }
    return StoredContent(
      kind: form == nil ? .archetype : .form,
      id: id,
      version: version,
      hash: ContentHash(of: source.bytes),
      path: source.path,
      bytes: source.bytes
    )
  }
}

extension StoredContent {
  /// Its text, at a path that tells where it was found.
  var source: SourceText { SourceText(path: "\(path) in the store", bytes: bytes) }
}

extension CommandFailure {
  /// A store that cannot be used.
  init(_ error: StorageError) {
    self.init(error.isBusy ? .busy : .inputOutput, error.message, help: error.help)
  }
}
