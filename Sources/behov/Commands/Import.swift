import ArgumentParser
import DMN
import Diagnostics

/// Reads tables that other programs have written.
struct Import: BehovCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: "Read the decision tables of a DMN file as tables of a protocol."
  )

  @Option(help: ArgumentHelp("A DMN file, version 1.2 to 1.5.", valueName: "file"))
  var dmn: String?

  @OptionGroup(title: "Common") var common: RunOptions

  static let formats: [Settings.Format] = [.table]

  func validate() throws {
    if dmn == nil { throw ValidationError("say what to import: `behov import --dmn FILE`") }
  }

  func run(_ session: Session) async throws -> ExitStatus {
    let source = try Files.required(dmn ?? "")
    let wording = session.settings.language.wording
    let (imported, faults) = DMNImport.read(source)
    guard let imported else {
      let listing = DiagnosticListing(faults) { $0 == source.path ? source : nil }
      session.talk.say(session.terminal.text(listing.lines(session.settings)))
      throw CommandFailure(.unusableInput, "nothing was imported from \(source.path)")
    }
    if !imported.withoutNull.isEmpty {
      session.talk.note(Line(wording.unansweredIsGrey(imported.withoutNull)))
    }
    if !imported.annotations.isEmpty {
      session.talk.note(Line(wording.notTakenOver(imported.annotations)))
    }
    var output = try session.output()
    try output.write(imported.rules)
    try output.finish()
    session.talk.note(Line(wording.afterImport))
    return .done
  }
}
