import ArgumentParser
import DMN
import Diagnostics
import Rules
import Triage

/// Writes the tables of a protocol for other programs.
struct Export: BehovCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: "Write the tables of a protocol as DMN 1.5, for other programs to show."
  )

  @Option(help: ArgumentHelp("A protocol: its id, or its file.", valueName: "protocol"))
  var dmn: String?

  @OptionGroup(title: "Common") var common: RunOptions

  static let formats: [Settings.Format] = [.table]

  func validate() throws {
    if dmn == nil { throw ValidationError("say what to export: `behov export --dmn PROTOCOL`") }
  }

  func run(_ session: Session) async throws -> ExitStatus {
    let triageProtocol = try found(dmn ?? "", session)
    guard let reading = triageProtocol.readings.first else { return .fault }
    let (file, _) = RuleFileParser.parse(triageProtocol.source)
    let export = DMNExport(file, of: triageProtocol.source, over: reading.rules.schema)
    let wording = session.settings.language.wording
    let losses = export.losses.map(wording.loss)
    session.talk.note(Line(wording.notInDMN))
    for loss in losses { session.talk.note(Line("- " + loss)) }
    var output = try session.output()
    let description = [wording.notInDMN] + losses.map { "- " + $0 }
    try output.write(export.xml(describedAs: description.joined(separator: "\n")))
    try output.finish()
    return .done
  }

  private func found(_ name: String, _ session: Session) throws -> TriageProtocol {
    let content = try content(name, session.settings)
    let isFile = name.hasSuffix(".rules")
    let named = content.protocols.protocols.first { isFile || $0.reference.id == name }
    if let named { return named }
    let ids = content.protocols.protocols.map(\.reference.id)
    if content.diagnostics.hasErrors {
      let errors = content.diagnostics.filter { $0.severity == .error }
      let listing = DiagnosticListing(errors, source: content.source)
      session.talk.say(session.terminal.text(listing.lines(session.settings)))
      throw CommandFailure(
        .unusableInput,
        "forms or protocols have errors, and nothing was exported",
        help: "behov check"
      )
    }
    throw CommandFailure(
      .usage,
      "there is no protocol `\(name)` in \(session.settings.rules)",
      help: didYouMean(name, among: ids).map { "did you mean `\($0)`?" }
        ?? "the protocols are \(ids.joined(separator: ", "))"
    )
  }

  private func content(_ name: String, _ settings: Settings) throws(CommandFailure) -> ClinicContent
  {
    guard name.hasSuffix(".rules") else { return try ClinicContent(settings) }
    return ClinicContent(
      formSources: try Files.sources(in: settings.forms, ending: ".json"),
      ruleSources: [try Files.required(name)]
    )
  }
}
