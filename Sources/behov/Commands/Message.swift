import ArgumentParser
import JSONText
import Storage
import Triage
import Values

/// Gives the patient's message about a decision.
struct Message: BehovCommand {
  static let configuration = CommandConfiguration(
    commandName: "message",
    abstract: "Give the patient's message about a decision, once a person has confirmed it.",
    discussion: """
      In the patient's own language. A message is given when a person has confirmed the decision, or \
      when the protocol lets green close by itself. It is held while something worse of the patient's \
      waits, and once it is no longer true: what it promises was done, or the patient has sent \
      something since.
      """
  )

  @Argument(help: "The id of a submission.")
  var submission: String

  @Flag(help: "Show what the message would be, marked as a draft.")
  var draft = false

  @OptionGroup(title: "Common") var common: RunOptions

  static let formats: [Settings.Format] = [.text, .json]

  func run(_ session: Session) async throws -> ExitStatus {
    let wording = session.settings.language.wording
    do {
      let store = try Store(path: session.settings.store, .existing)
      guard let stored = try store.decisions(of: submission).first else {
        let told = wording.noSubmission(visible(submission), store: session.settings.store)
        throw CommandFailure(.unusableInput, told)
      }
      session.recordAccess(submission, [stored.decision.patient], store)
      var kept = KeptProtocols(try store.content())
      guard let own = kept.triageProtocol(stored.decision.rules) else {
        let told = wording.refusal(.noProtocol(stored.decision.rules.id))
        throw CommandFailure(.unusableInput, told)
      }
      let release = MessageRelease(stored, store, session.settings)
      let held = try release.refusal()
      if let held, !draft {
        throw CommandFailure(.findings, wording.refusal(held), help: wording.showDraft)
      }
      let message = PatientMessage(
        stored.decision,
        own,
        nextForm: try release.nextForm(own),
        language: try language(stored.decision, store) ?? session.settings.language
      )
      try write(message, held, session)
      return .done
    } catch let error as StorageError {
      throw CommandFailure(error)
    }
  }

  private func language(_ decision: Decision, _ store: Store) throws -> Language? {
    try store.enrolments(of: decision.patient).first { $0.protocol == decision.rules.id }?.language
  }

  private func write(
    _ message: PatientMessage,
    _ held: MessageRefusal?,
    _ session: Session
  ) throws {
    let wording = session.settings.language.wording
    var output = try session.output()
    if session.format(standard: .text) == .json {
      try output.writeLine(
        JSONWriter.object { object in
          object.string("submission", submission)
          object.string("language", message.language.rawValue)
          object.boolean("released", held == nil)
          object.string("held", ifPresent: held.map(wording.refusal))
          object.string("text", message.paragraphs.joined(separator: "\n\n"))
        }
      )
    } else {
      let mark = held.map { "\(wording.draftMark): \(wording.refusal($0))" }
      let width = min(session.terminal.width, 80)
      let parts = ([mark].compactMap(\.self) + message.paragraphs).map { text in
        Paragraph(width: width).lines(text)
      }
      try output.write(session.terminal.text(Array(parts.joined(separator: [Line()]))))
    }
    try output.finish()
  }
}
