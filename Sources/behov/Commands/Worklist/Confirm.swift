import ArgumentParser
import FollowUp
import Scheduling
import Storage
import Triage
import Values

/// Shows an entry's decisions, and records that a person has looked at them.
struct OpenEntry: EntryCommand {
  static let configuration = CommandConfiguration(
    commandName: "open",
    abstract: "Show the decisions of an entry, and record that you have seen them."
  )
  @OptionGroup var acting: ActOptions
  @OptionGroup(title: "Common") var common: RunOptions

  static let formats: [Settings.Format] = [.text]

  func kind() -> EntryAct.Kind { .open }

  func run(_ session: Session) async throws -> ExitStatus {
    do {
      let store = try Store(path: session.settings.store, .existing)
      let step = try acted(on: store, session)
      let wording = session.settings.language.wording
      var parts: [[Line]] = []
      for concern in step.entry.open.reversed().map(\.concern) {
        guard let id = concern.decision, let stored = try store.decision(id: id) else {
          let label = wording.label(concern.colour)
          parts.append([Line("\(label)  \(wording.reason(concern))")])
          continue
        }
        let explanation = Explanation(
          decision: stored.decision,
          wording: wording,
          width: session.terminal.width
        )
        parts.append(explanation.lines)
      }
      parts.append(StepReport(session: session).lines(step))
      var output = try session.output()
      try output.write(session.terminal.text(Array(parts.joined(separator: [Line()]))))
      try output.finish()
      return .done
    } catch let error as StorageError {
      throw CommandFailure(error)
    }
  }
}

/// Confirms one decision, or every green one with one signature.
struct Confirm: BehovCommand {
  static let configuration = CommandConfiguration(
    commandName: "confirm",
    abstract: "Confirm a decision, or all green ones with one signature.",
    discussion: """
      A green entry ends, once you have opened it. Any other goes on waiting for its contact, but \
      the patient's message may be given. Before all greens are confirmed at once, one in \(Signature.share), drawn at \
      random, has to be opened; --seen is the number that the list told, so that nothing is \
      confirmed that came after it.

      behov worklist confirm 17.4 --by "Kari Nordmann"
      behov worklist confirm --all-green --seen 41 --by "Kari Nordmann"
      """
  )

  @Argument(help: "An entry by its number, and the version you have seen: 17 or 17.4.")
  var entry: String?

  @Flag(help: "Confirm every green decision that waits for it.")
  var allGreen = false

  @Option(help: ArgumentHelp("With --all-green: the number that the list told.", valueName: "n"))
  var seen: Int?

  @Option(help: ArgumentHelp("With --all-green: only those of a unit.", valueName: "unit"))
  var unit: String?

  @Option(help: ArgumentHelp("Your name.", valueName: "name"))
  var by: String

  @Option(help: ArgumentHelp("What is to be remembered.", valueName: "text"))
  var note: String?

  @Flag(help: "Take over an entry that another has claimed.")
  var takeOver = false

  @OptionGroup(title: "Common") var common: RunOptions

  static let formats: [Settings.Format] = [.text, .json]

  func validate() throws {
    try PersonName.check(by, "--by")
    if (entry == nil) != allGreen {
      throw ValidationError("behov worklist confirm takes either an entry or --all-green")
    }
    if let entry { _ = try EntryToken(entry) }
    if !allGreen, seen != nil || unit != nil {
      throw ValidationError("--seen and --unit go with --all-green")
    }
  }

  func run(_ session: Session) async throws -> ExitStatus {
    do {
      let store = try Store(path: session.settings.store, .existing)
      try session.checkClock(store)
      guard let entry else { return try confirmAll(store, session) }
      let token = try EntryToken(entry)
      let act = EntryAct(
        .confirm,
        by: by,
        note: note,
        seen: token.version,
        takesOver: takeOver,
        now: session.settings.now
      )
      switch try store.act(on: token.entry, act) {
      case .success(let step): return try write([step], session)
      case .failure(let refusal): throw CommandFailure(refusal, token.entry, session)
      }
    } catch let error as StorageError {
      throw CommandFailure(error)
    }
  }

  private func confirmAll(_ store: Store, _ session: Session) throws -> ExitStatus {
    let today = session.settings.calendar.date(of: session.settings.now)
    var reader = try WorklistReader(store, on: today)
    let greens = try store.worklist().filter { entry in
      guard try reader.isToConfirm(entry) else { return false }
      guard let unit else { return true }
      return try reader.unit(of: entry).lowercased() == unit.lowercased()
    }
    let keys = Set(greens.map(\.key))
    let signature = Signature(by: by, seen: seen, now: session.settings.now)
    switch try store.sign(signature, { keys.contains($0.key) }) {
    case .success(let steps): return try write(steps, session)
    case .failure(.nothingToConfirm): return try write([], session)
    case .failure(let refusal):
      let wording = session.settings.language.wording
      let told = wording.refusal(refusal, 0, store: session.settings.store)
      throw CommandFailure(.findings, told, help: wording.cure(refusal, 0))
    }
  }

  private func write(_ steps: [EntryStep], _ session: Session) throws -> ExitStatus {
    let report = StepReport(session: session)
    var output = try session.output()
    if session.format(standard: .text) == .json {
      for step in steps { try output.writeLine(report.json(step)) }
    } else if allGreen {
      let told = session.settings.language.wording.confirmed(steps.count, by: by)
      try output.write(session.terminal.text([Line(told)]))
    } else {
      try output.write(session.terminal.text(steps.flatMap(report.lines)))
    }
    try output.finish()
    return .done
  }
}
