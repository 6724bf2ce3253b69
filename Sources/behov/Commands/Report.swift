import ArgumentParser
import FollowUp
import Pages
import Scheduling
import Storage
import Triage
import Values

/// Shows the indicators that a clinic is steered by.
struct Report: BehovCommand {
  static let configuration = CommandConfiguration(
    commandName: "report",
    abstract: "Show indicators of a period: answers, colours, contacts, deadlines, overrides.",
    discussion: """
      Shares have Wilson intervals of 95%. Every figure says what is counted, of what, and what is \
      left out. A baseline is an earlier period, or for physical consultations a fixed interval.

      behov report --from 2026-01-01 --to 2026-06-30 --baseline-from 2025-01-01 --format html -o r.html
      behov report --unit nevrologi --suppress-small --format csv
      """
  )

  @Option(
    help: ArgumentHelp("The first day (default: the first in the store).", valueName: "day")
  )
  var from: String?

  @Option(help: ArgumentHelp("The last day (default: today).", valueName: "day"))
  var to: String?

  @Option(help: "Only the patients of a unit.")
  var unit: String?

  @Option(help: ArgumentHelp("Only the patients of a protocol, by its id.", valueName: "id"))
  var `protocol`: String?

  @Option(
    help: ArgumentHelp("The first day of an earlier period to compare with.", valueName: "day")
  )
  var baselineFrom: String?

  @Option(
    help: ArgumentHelp(
      "The last day of it (default: the day before the period begins).",
      valueName: "day"
    )
  )
  var baselineTo: String?

  @Option(
    help: ArgumentHelp(
      "Compare physical consultations with one every so often, as \"6 months\".",
      valueName: "period"
    )
  )
  var baselineInterval: String?

  @Flag(help: "Hide counts from 1 to 4, and what they could be found from.")
  var suppressSmall = false

  @OptionGroup(title: "Common") var common: RunOptions

  static let formats: [Settings.Format] = [.table, .json, .csv, .html]

  func validate() throws {
    _ = try Day.read(from, "--from")
    _ = try Day.read(to, "--to")
    let first = try Day.read(baselineFrom, "--baseline-from")
    if try Day.read(baselineTo, "--baseline-to") != nil, first == nil {
      throw ValidationError("--baseline-to goes with --baseline-from")
    }
    _ = try interval()
  }

  func run(_ session: Session) async throws -> ExitStatus {
    do {
      let store = try Store(path: session.settings.store, .existing)
      let choice = try choice(store, session.settings)
      session.recordAccess(unit ?? `protocol`, nil, store)
      let report = try IndicatorReport(store, choice, session.settings)
      let wording = session.settings.language.wording
      var output = try session.output()
      switch session.format(standard: .table) {
      case .json: try output.writeLine(ReportFile(report: report, wording: wording).json)
      case .csv: try output.write(ReportFile(report: report, wording: wording).csv)
      case .html: try output.write(ReportPage(report: report, wording: wording).page.html)
      default:
        let table = ReportTable(report: report, wording: wording, width: session.terminal.width)
        try output.write(session.terminal.text(table.lines))
      }
      try output.finish()
    } catch let error as StorageError {
      throw CommandFailure(error)
    }
    return .done
  }

  private func choice(_ store: Store, _ settings: Settings) throws -> IndicatorReport.Choice {
    let through = try Day.read(to, "--to") ?? settings.calendar.date(of: settings.now)
    let from = try Day.read(from, "--from") ?? store.firstDay(settings.calendar) ?? through
    var choice = IndicatorReport.Choice(period: try period(from, through, "--from", "--to"))
    if let first = try Day.read(baselineFrom, "--baseline-from") {
      let last = try Day.read(baselineTo, "--baseline-to") ?? from.adding(days: -1)
      choice.baseline = try period(first, last, "--baseline-from", "--baseline-to")
    }
    choice.interval = try interval()
    choice.unit = unit
    choice.protocol = `protocol`
    choice.hidesSmall = suppressSmall
    return choice
  }

  private func period(
    _ from: CivilDate,
    _ through: CivilDate,
    _ first: String,
    _ last: String
  ) throws(CommandFailure) -> ReportPeriod {
    if let period = ReportPeriod(from: from, through: through) { return period }
    throw CommandFailure(.usage, "\(first) \(from) comes after \(last) \(through)")
  }

  private func interval() throws -> Period? {
    guard let baselineInterval else { return nil }
    if let interval = Period(interval: baselineInterval) { return interval }
    throw ValidationError(
      "--baseline-interval takes a period, as \"6 months\", and not `\(visible(baselineInterval))`"
    )
  }
}
