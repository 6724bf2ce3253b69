import ArgumentParser
import FollowUp
import JSONText
import Scheduling
import Storage
import Triage
import Values

/// Gives the patient's message about a decision.
struct Message: BehovCommand {
  static let configuration = CommandConfiguration(
    commandName: "message",
    abstract: "Give the patient's message about a decision, once a person has confirmed it.",
    discussion: """
      In the patient's own language. A message is given when a person has confirmed or dealt with \
      the decision, or when the protocol lets green close by itself.
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
      var kept = KeptProtocols(try store.content())
      guard let own = kept.triageProtocol(stored.decision.rules) else {
        let told = wording.refusal(.noProtocol(stored.decision.rules.id))
        throw CommandFailure(.unusableInput, told)
      }
      let held = try refusal(stored, store, session)
      if let held, !draft {
        throw CommandFailure(.findings, wording.refusal(held), help: "--draft shows it")
      }
      let message = PatientMessage(
        stored.decision,
        own,
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

  /// Why the patient may not have it yet; `nil` where the patient may.
  private func refusal(
    _ stored: StoredDecision,
    _ store: Store,
    _ session: Session
  ) throws -> MessageRefusal? {
    let decision = stored.decision
    if decision.isExample, !session.settings.allowsExample { return .example }
    if let later = try store.correction(of: decision.submission) { return .corrected(by: later) }
    let events = try store.events(of: decision.patient, in: decision.rules.id)
    let today = session.settings.calendar.date(of: session.settings.now)
    // One whose plan is completed waits for the answer to its last form.
    if case .left = EnrolmentState(events, on: today) { return .departed }
    let key = EntryKey.patient(decision.patient, decision.rules.id)
    let open = try store.worklist().filter { $0.key == key }.flatMap(\.open).map(\.concern)
    if let worse = open.map(\.colour).max(), worse > decision.colour { return .worse(worse) }
    guard let entry = try store.entry(ofDecision: stored.id) else {
      return decision.colour == .green && decision.consultation.confirmation == nil ? nil : .waiting
    }
    switch entry.handling(ofDecision: stored.id) {
    case .agreed: return nil
    case .settled(let event):
      if case .overridden = event.kind { return .overridden(event) }
      return nil
    case .replaced(let later): return .replaced(by: later)
    case .open, nil: return .waiting
    }
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

/// Why a patient may not have a message.
enum MessageRefusal: Sendable, Hashable {
  /// Nobody has confirmed or dealt with the decision.
  case waiting
  /// A person judged otherwise.
  case overridden(EntryEvent)
  /// The form was corrected.
  case corrected(by: String)
  /// A later decision stands in its place.
  case replaced(by: String)
  /// The patient is no longer followed up.
  case departed
  /// Something worse of the patient's waits for somebody.
  case worse(Colour)
  /// The protocol is only an example.
  case example
  /// The store has not the protocol it was decided by.
  case noProtocol(String)
}
