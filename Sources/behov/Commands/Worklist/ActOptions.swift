import ArgumentParser
import FollowUp
import Storage
import Triage
import Values

/// Which entry, by whom, and what is written about it.
struct ActOptions: ParsableArguments {
  @Argument(help: "An entry by its number, and the version you have seen: 17 or 17.4.")
  var entry: String

  @Option(help: ArgumentHelp("Your name.", valueName: "name"))
  var by: String

  @Option(help: ArgumentHelp("What is to be remembered.", valueName: "text"))
  var note: String?

  @Flag(help: "Take over an entry that another has claimed.")
  var takeOver = false

  func validate() throws {
    try PersonName.check(by, "--by")
    _ = try EntryToken(entry)
  }

  /// The act of a kind at a moment.
  func act(_ kind: EntryAct.Kind, at now: Instant) throws -> EntryAct {
    let written = note.flatMap { $0.allSatisfy(\.isWhitespace) ? nil : $0 }
    return EntryAct(
      kind,
      by: by,
      note: written,
      seen: try EntryToken(entry).version,
      takesOver: takeOver,
      now: now
    )
  }
}

/// An entry as a person names it: `17`, or `17.4` with the version that was seen.
struct EntryToken: Sendable, Hashable {
  /// Its number.
  let entry: Int
  /// The version; `nil` where it is not said.
  let version: Int?

  /// Reads a token.
  init(_ text: String) throws {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    let numbers = parts.compactMap { Int($0) }.filter { $0 > 0 }
    guard (1...2).contains(parts.count), numbers.count == parts.count else {
      throw ValidationError(
        "an entry is its number, and perhaps its version, as 17 or 17.4, and not `\(visible(text))`"
      )
    }
    entry = numbers[0]
    version = numbers.count == 2 ? numbers[1] : nil
  }
}

/// The name of a person who answers for something.
enum PersonName {
  /// Refuses what is no name.
  static func check(_ name: String, _ option: String) throws {
    guard Approver(name) != nil, visible(name) == name else {
      throw ValidationError("\(option) takes a person's name, as \"Kari Nordmann\"")
    }
  }
}

/// A command that does one thing with one entry.
protocol EntryCommand: BehovCommand {
  /// Which entry, and by whom.
  var acting: ActOptions { get }

  /// What is done.
  func kind() throws -> EntryAct.Kind

  /// A person that it names beside the one who acts; `nil` where it names none.
  var named: String? { get }
}

extension EntryCommand {
  static var formats: [Settings.Format] { [.text, .json] }
  var named: String? { nil }

  func run(_ session: Session) async throws -> ExitStatus {
    do {
      let store = try Store(path: session.settings.store, .existing)
      try session.checkClock(store)
      let step = try acted(on: store, session)
      if let named { session.noteUnlessKnown(named, try store.people()) }
      let report = StepReport(session: session)
      var output = try session.output()
      if session.format(standard: .text) == .json {
        try output.writeLine(report.json(step))
      } else {
        try output.write(session.terminal.text(report.lines(step)))
      }
      try output.finish()
      return .done
    } catch let error as StorageError {
      throw CommandFailure(error)
    }
  }

  /// Does it, or tells why it cannot be done.
  func acted(on store: Store, _ session: Session) throws -> EntryStep {
    let token = try EntryToken(acting.entry)
    let act = try acting.act(try kind(), at: session.settings.now)
    switch try store.act(on: token.entry, act) {
    case .success(let step): return step
    case .failure(let refusal): throw CommandFailure(refusal, token.entry, session)
    }
  }
}

extension CommandFailure {
  /// Why a person cannot do something with an entry; the same command would be refused again.
  init(_ refusal: EntryRefusal, _ entry: Int, _ session: Session) {
    let wording = session.settings.language.wording
    self.init(
      .unusableInput,
      wording.refusal(refusal, entry, store: session.settings.store),
      help: wording.cure(refusal, entry)
    )
  }
}
