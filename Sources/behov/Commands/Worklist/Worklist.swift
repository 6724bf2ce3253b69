import ArgumentParser
import FollowUp
import Pages
import Scheduling
import Storage
import Values

/// What people have to deal with, and what they do with it.
struct Worklist: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "worklist",
    abstract: "Show what people have to deal with, and record what they do.",
    discussion: """
      behov worklist --unit nevrologi
      behov worklist claim 17.4 --by "Kari Nordmann"
      behov worklist done 17.5 --contact phone --note "…" --by "Kari Nordmann"

      An entry is named by its number, and with its version: `17.4` is refused where something was \
      raised or done after version 4.
      """,
    subcommands: [
      ListEntries.self, Claim.self, Release.self, HandOver.self, OpenEntry.self, Confirm.self,
      Done.self, Override.self, EntryHistory.self, RecordAbsence.self, Overrides.self,
    ],
    defaultSubcommand: ListEntries.self
  )
}

/// Lists the open entries.
struct ListEntries: BehovCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: "List the open entries, the most urgent first.",
    discussion: """
      As a table, or for programs; `--format html --output list.html` prints on A4.
      """
  )

  @Option(help: ArgumentHelp("Only those of a unit.", valueName: "unit"))
  var unit: String?

  @Option(help: ArgumentHelp("Only those that a person has taken on.", valueName: "name"))
  var mine: String?

  @Option(
    help: ArgumentHelp("Whose list (default: clinic).", valueName: "clinic|operator|author")
  )
  var desk: String?

  @Option(
    help: ArgumentHelp(
      "The day that deadlines and absences count from, as 2026-11-02 (default: today).",
      valueName: "day"
    )
  )
  var at: String?

  @Flag(help: "List each green decision to confirm.")
  var greens = false

  @OptionGroup(title: "Common") var common: RunOptions

  static let name = "worklist"
  static let formats: [Settings.Format] = [.table, .ndjson, .json, .csv, .html]

  func validate() throws {
    _ = try Day.read(at, "--at")
    _ = try filter()
  }

  private func filter() throws -> WorklistView.Filter {
    var filter = WorklistView.Filter(unit: unit, mine: mine, showsGreens: greens)
    if let desk {
      guard let known = EntryKey.Desk(rawValue: desk) else {
        let desks = EntryKey.Desk.allCases.map(\.rawValue).joined(separator: ", ")
        throw ValidationError("--desk is one of \(desks), and not `\(visible(desk))`")
      }
      filter.desk = known
    }
    return filter
  }

  func run(_ session: Session) async throws -> ExitStatus {
    let today = session.settings.calendar.date(of: session.settings.now)
    do {
      let store = try Store(path: session.settings.store, .existing)
      var filter = try filter()
      let format = session.format(standard: .table)
      // A program gets every entry, and can collapse the greens itself.
      if ![.table, .html].contains(format) { filter.showsGreens = true }
      let view = try WorklistView(store, filter, on: try Day.read(at, "--at") ?? today)
      session.recordAccess(
        unit ?? mine,
        (view.rows + view.unanswered).map(\.entry).patients,
        store
      )
      try write(view, try store.lastReceived(), format, session)
    } catch let error as StorageError {
      throw CommandFailure(error)
    }
    return .done
  }

  private func write(
    _ view: WorklistView,
    _ received: (moment: Instant?, submissions: Int),
    _ format: Settings.Format,
    _ session: Session
  ) throws {
    let wording = session.settings.language.wording
    let now = session.settings.now
    var output = try session.output()
    switch format {
    case .html:
      let page = WorklistPage(view: view, now: now, received: received, wording: wording).page
      try output.write(page.html)
    case .table:
      let table = WorklistTable(
        view: view,
        now: now,
        received: received,
        wording: wording,
        width: session.terminal.width
      )
      try output.write(session.terminal.text(table.lines))
    default:
      let file = WorklistFile(today: view.today, wording: wording)
      try file.write(view.rows + view.unanswered, format, &output)
    }
    try output.finish()
  }
}
