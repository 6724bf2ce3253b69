import ArgumentParser
import Diagnostics
import Forms
import Scheduling
import Triage
import Values

/// Begins files that a clinic goes on with.
struct New: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "new",
    abstract: "Begin a form, or a protocol from a form.",
    usage: """
      behov new form ID [--output FILE]
      behov new protocol FORM [--id ID] [--output FILE]
      """,
    subcommands: [NewForm.self, NewProtocol.self]
  )

  /// Writes a draft to its file, which there is not yet, or to standard output.
  static func write(_ text: String, _ session: Session) throws {
    guard let path = session.settings.output else {
      var output = Output()
      try output.write(text)
      return try output.finish()
    }
    try SystemCalls.create(path, Array(text.utf8))
    session.talk.note(Line(session.settings.language.wording.drafted(visible(path))))
  }
}

/// Begins a form.
struct NewForm: BehovCommand {
  static let configuration = CommandConfiguration(
    commandName: "form",
    abstract: "Begin a form: an item of each common type, with places to fill in.",
    discussion: """
      `behov check` names the texts that are still to be filled in.

      behov new form knee_surgery --output Forms/knee_surgery.form.json
      """
  )

  @Argument(help: ArgumentHelp("What the form is called, as knee_surgery.", valueName: "id"))
  var id: String

  @OptionGroup(title: "Common") var common: RunOptions

  static let formats: [Settings.Format] = [.table]

  func run(_ session: Session) async throws -> ExitStatus {
    guard FormDraft.isID(id) else {
      throw CommandFailure(
        .usage,
        "`\(visible(id))` cannot be what a form is called",
        help: "use small letters a to z, digits and _, a letter first, as knee_surgery"
      )
    }
    try New.write(FormDraft(id: id).text, session)
    return .done
  }
}

/// Begins a protocol from a form.
struct NewProtocol: BehovCommand {
  static let configuration = CommandConfiguration(
    commandName: "protocol",
    abstract: "Begin a protocol: every value of the form, with places to fill in.",
    discussion: """
      It makes no clinical choice. `behov check` names each place that is still to be filled in.
      """
  )

  @Argument(help: "The form, by its id or file.")
  var form: String

  @Option(
    help: ArgumentHelp("What the protocol is called (default: as the form).", valueName: "id")
  )
  var id: String?

  @OptionGroup(title: "Common") var common: RunOptions

  static let formats: [Settings.Format] = [.table]

  func run(_ session: Session) async throws -> ExitStatus {
    let settings = session.settings
    let form = try form(settings)
    let id = id ?? form.id
    guard ProtocolDraft.isID(id) else {
      throw CommandFailure(
        .usage,
        "`\(visible(id))` cannot be what a protocol is called",
        help: "use small letters a to z, digits and _, a letter first, as knee_follow_up"
      )
    }
    let wording = settings.language.wording
    let draft = ProtocolDraft(
      form,
      id: id,
      reviewDate: settings.calendar.date(of: settings.now).adding(months: 12),
      words: wording.draft
    )
    try New.write(draft.text, session)
    return .done
  }

  /// The newest version of the form that is named.
  private func form(_ settings: Settings) throws(CommandFailure) -> Form {
    let library = FormLibrary(reading: try Files.sources(in: settings.forms, ending: ".json"))
    let isFile = form.hasSuffix(".json")
    let forms = library.ids.flatMap { library.versions(of: $0) }.filter { known in
      known.id == form || isFile && known.content.first?.path.hasSuffix("/" + fileName) ?? false
    }
    if let newest = forms.max(by: { $0.version < $1.version }) { return newest }
    if library.wasFaulty(isFile ? String(fileName.prefix { $0 != "." }) : form) {
      throw CommandFailure(
        .unusableInput,
        "the form `\(visible(form))` has errors",
        help: "behov check \(visible(settings.forms))"
      )
    }
    throw CommandFailure(
      .usage,
      "there is no form `\(visible(form))` in \(visible(settings.forms))",
      help: didYouMean(form, among: library.ids).map { "did you mean `\($0)`?" }
        ?? "the forms are \(library.ids.joined(separator: ", "))"
    )
  }

  private var fileName: Substring { form.split(separator: "/").last ?? "" }
}
