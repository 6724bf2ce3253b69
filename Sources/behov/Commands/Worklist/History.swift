import ArgumentParser
import FollowUp
import Forms
import Storage
import Values

/// Tells all that was raised and done about an entry.
struct EntryHistory: BehovCommand {
  static let configuration = CommandConfiguration(
    commandName: "history",
    abstract: "Tell all that was raised and done about an entry, open or not."
  )

  @Argument(help: "An entry by its number.")
  var entry: String

  @OptionGroup(title: "Common") var common: RunOptions

  static let formats: [Settings.Format] = [.table, .ndjson]

  func validate() throws { _ = try EntryToken(entry) }

  func run(_ session: Session) async throws -> ExitStatus {
    do {
      let store = try Store(path: session.settings.store, .existing)
      let number = try EntryToken(entry).entry
      guard let found = try store.entry(holding: number) else {
        throw CommandFailure(.unknown, number, session)
      }
      session.recordAccess("\(number)", [found].patients, store)
      let listing = HistoryListing(
        entry: found,
        wording: session.settings.language.wording,
        corrections: try corrections(found, store),
        width: session.terminal.width
      )
      var output = try session.output()
      if session.format(standard: .table) == .table {
        try output.write(session.terminal.text(listing.lines))
      } else {
        for line in listing.json { try output.writeLine(line) }
      }
      try output.finish()
      return .done
    } catch let error as StorageError {
      throw CommandFailure(error)
    }
  }
}

extension EntryHistory {
  /// What the forms of an entry correct, by the form that does.
  private func corrections(
    _ entry: WorklistEntry,
    _ store: Store
  ) throws(StorageError) -> [String: HistoryListing.Correction] {
    var found: [String: HistoryListing.Correction] = [:]
    for concern in entry.concerns.map(\.concern) {
      guard let id = concern.decision, let form = concern.submission,
        let stored = try store.decision(id: id),
        let submission = try? SubmissionReader.read(stored.line), let replaced = submission.replaces
      else { continue }
      found[form] = .init(replaces: replaced, reason: submission.correctionReason)
    }
    return found
  }
}

/// Records that a person is away.
struct RecordAbsence: BehovCommand {
  static let configuration = CommandConfiguration(
    commandName: "absence",
    abstract: "Record that somebody is away: what the person has claimed is the unit's meanwhile.",
    discussion: """
      behov worklist absence --person "Kari Nordmann" --from 2026-12-21 --until 2027-01-04

      --until is the first day back.
      """
  )

  @Option(help: ArgumentHelp("Who is away.", valueName: "name"))
  var person: String

  @Option(help: ArgumentHelp("The first day away, as 2026-12-21.", valueName: "day"))
  var from: String

  @Option(help: ArgumentHelp("The first day back, as 2027-01-04.", valueName: "day"))
  var until: String

  @Option(help: ArgumentHelp("Who records it (default: the one who is away).", valueName: "name"))
  var by: String?

  @OptionGroup(title: "Common") var common: RunOptions

  static let formats: [Settings.Format] = [.text]

  func validate() throws {
    try PersonName.check(person, "--person")
    if let by { try PersonName.check(by, "--by") }
    guard let from = try Day.read(from, "--from"), let until = try Day.read(until, "--until"),
      from < until
    else { throw ValidationError("--until is the first day back, and comes after --from") }
  }

  func run(_ session: Session) async throws -> ExitStatus {
    guard let from = try Day.read(from, "--from"), let until = try Day.read(until, "--until") else {
      return .usage
    }
    do {
      let store = try Store(path: session.settings.store, .existing)
      let people = try store.people()
      try store.record(
        Absence(
          person: person,
          from: from,
          until: until,
          by: by ?? person,
          now: session.settings.now
        )
      )
      session.noteUnlessKnown(person, people)
    } catch {
      throw CommandFailure(error)
    }
    let wording = session.settings.language.wording
    let told = wording.away(person, from: wording.date(from), until: wording.date(until))
    var output = try session.output()
    try output.write(session.terminal.text([Line(told)]))
    try output.finish()
    return .done
  }
}

/// Counts what people judged otherwise, by rule.
struct Overrides: BehovCommand {
  static let configuration = CommandConfiguration(
    commandName: "overrides",
    abstract: "Count, for each rule, how often people judged otherwise, and why."
  )

  @OptionGroup(title: "Common") var common: RunOptions

  static let formats: [Settings.Format] = [.table, .csv]

  func run(_ session: Session) async throws -> ExitStatus {
    do {
      let store = try Store(path: session.settings.store, .existing)
      let listing = FeedbackListing(
        feedback: try store.feedback(),
        wording: session.settings.language.wording
      )
      var output = try session.output()
      if session.format(standard: .table) == .csv {
        try output.write(listing.csv)
      } else {
        try output.write(session.terminal.text(listing.lines))
      }
      try output.finish()
      return .done
    } catch let error as StorageError {
      throw CommandFailure(error)
    }
  }
}
