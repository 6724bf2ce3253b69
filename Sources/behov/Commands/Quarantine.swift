import ArgumentParser
import Storage
import Triage

/// What was refused, and is kept.
struct Quarantine: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "quarantine",
    abstract: "Show lines that were refused, as they arrived, and try them again.",
    discussion: """
      behov quarantine
      behov quarantine show 12
      behov quarantine retry           once the cause is mended, as a protocol that was missing
      """,
    subcommands: [ListKept.self, ShowKept.self, RetryKept.self],
    defaultSubcommand: ListKept.self
  )
}

/// Lists refused lines.
struct ListKept: BehovCommand {
  static let configuration = CommandConfiguration(
    commandName: "ls",
    abstract: "List the refused lines that have not been taken in since."
  )

  @Flag(help: "List those too that were taken in since.")
  var all = false

  @Option(
    help: ArgumentHelp("Only those refused for one reason, as no-protocol.", valueName: "code")
  )
  var code: String?

  @OptionGroup(title: "Common") var common: RunOptions

  static let formats: [Settings.Format] = [.table, .ndjson, .json, .csv]

  func run(_ session: Session) async throws -> ExitStatus {
    do {
      let store = try Store(path: session.settings.store, .existing)
      let end = try store.lastKeptNumber()
      var listing = QuarantineListing(session)
      var output = try session.output()
      var last = 0
      while last < end {
        let page = try store.keptLines(after: last, count: 200)
        let shown = page.filter { kept in
          (all || !kept.isTakenIn) && code.map { $0 == kept.quarantined.fault.code } ?? true
        }
        if !shown.isEmpty { session.recordAccess(code, shown.patients, store) }
        for kept in shown { try listing.take(kept, &output) }
        last = page.last?.number ?? end
      }
      try listing.finish(&output)
      try output.finish()
      return listing.isEmpty ? .done : .findings
    } catch let error as StorageError {
      throw CommandFailure(error)
    }
  }
}

/// Shows one refused line as it arrived.
struct ShowKept: BehovCommand {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: "Show one refused line: its bytes as they arrived, and why it was refused.",
    discussion: """
      The bytes go to standard output, as they are where that is a file or another program; the \
      reason is said beside them.
      """
  )

  @Argument(help: "The line's number in the list.")
  var number: Int

  @OptionGroup(title: "Common") var common: RunOptions

  static let formats: [Settings.Format] = [.text]

  func run(_ session: Session) async throws -> ExitStatus {
    do {
      let store = try Store(path: session.settings.store, .existing)
      guard let kept = try store.keptLine(number) else {
        throw CommandFailure.noKeptLine(number, session)
      }
      session.recordAccess("\(number)", [kept].patients, store)
      for line in QuarantineListing.told(kept, session) { session.talk.say(line) }
      var output = try session.output()
      let bytes = kept.quarantined.line
      let text = visible(String(decoding: bytes, as: UTF8.self))
      try output.writeLine(session.isInteractive ? Array(text.utf8) : bytes)
      try output.finish()
      return .done
    } catch let error as StorageError {
      throw CommandFailure(error)
    }
  }
}

/// Decides refused lines again.
struct RetryKept: BehovCommand {
  static let configuration = CommandConfiguration(
    commandName: "retry",
    abstract: "Try refused lines again: what can be decided now is, as if it had just arrived.",
    discussion: """
      A line that is refused once more stays where it is. `line` in the result is the number in \
      the list.
      """
  )

  @Argument(help: "The lines' numbers; none is every line that was not taken in since.")
  var numbers: [Int] = []

  @OptionGroup(title: "Common") var common: RunOptions

  static let formats: [Settings.Format] = [.table, .ndjson, .json]

  func run(_ session: Session) async throws -> ExitStatus {
    let content = try ClinicContent(session.settings)
    let protocols = try content.inForce(session)
    do {
      let store = try Store(path: session.settings.store, .existing)
      try session.checkClock(store)
      for number in numbers where try store.keptLine(number) == nil {
        throw CommandFailure.noKeptLine(number, session)
      }
      let readingLines = try KeptLineSource(store, asked: Set(numbers), areReadings: true)
      let forms = try KeptLineSource(store, asked: Set(numbers), areReadings: false)
      var output = try session.output()
      // Readings first: a form is assessed with them.
      let readings = try retryReadings(content, store, readingLines, session)
      var report = BatchReport(session, store, format: session.format(standard: .ndjson))
      _ = try ClinicRun(session, content, protocols, store).decide(forms, nil) {
        try report.take($0, &output)
      }
      try report.finish(&output)
      try output.finish()
      if let readings { session.talk.say(readings.line) }
      session.talk.say(report.tally.line(isInterrupted: false))
      return readings?.status == .findings ? .findings : report.tally.status
    } catch let error as StorageError {
      throw CommandFailure(error)
    }
  }

  /// What became of readings is only counted: no line of a decision tells of them.
  private func retryReadings(
    _ content: ClinicContent,
    _ store: Store,
    _ source: KeptLineSource,
    _ session: Session
  ) throws -> ReadingReport? {
    var report = ReadingReport(session)
    var isAny = false
    let intake = Intake(
      content.protocols.protocols,
      now: session.settings.now,
      ledger: store,
      source: source
    )
    try intake.run { outcome in
      isAny = true
      report.count(outcome)
    }
    return isAny ? report : nil
  }
}

extension [KeptLine] {
  /// The patients that the lines name.
  fileprivate var patients: [String] { compactMap(\.quarantined.patient) }
}

extension CommandFailure {
  fileprivate static func noKeptLine(_ number: Int, _ session: Session) -> CommandFailure {
    CommandFailure(
      .unusableInput,
      session.settings.language.wording.noKeptLine(number),
      help: "behov quarantine --all"
    )
  }
}
