import ArgumentParser
import Diagnostics
import Storage
import Triage
import Values

/// Shows what a changed protocol would do to stored answers.
struct WeighImpact: BehovCommand {
  static let configuration = CommandConfiguration(
    commandName: "impact",
    abstract: "Show what a changed protocol would do to stored answers.",
    discussion: """
      Every stored form is decided again by the changed protocol, as on the day it was decided. \
      Nothing is written. It ends with 2 where someone would get another colour or follow-up.

      behov impact drafts/knee.rules --store clinic.sqlite
      """
  )

  @Argument(help: ArgumentHelp("The changed protocol.", valueName: "new.rules"))
  var path: String

  @Option(
    help: ArgumentHelp(
      "Only forms filled in on that day or later, as 2026-11-01.",
      valueName: "date"
    )
  )
  var since: String?

  @OptionGroup(title: "Common") var common: RunOptions

  static let formats: [Settings.Format] = [.table, .ndjson, .json, .csv]
  var inputs: [String] { [path] }

  func validate() throws { _ = try Day.read(since, "--since") }

  func run(_ session: Session) async throws -> ExitStatus {
    let candidate = try Candidate(path, session.settings)
    let triageProtocol = try candidate.triageProtocol(
      passing: .warning,
      session,
      else: CommandFailure(
        .unusableInput,
        "the forms or \(path) have errors, and nothing was compared",
        help: "behov check \(path)"
      )
    )
    do {
      let store = try Store(path: session.settings.store, .existing)
      let impact = try candidate.impact(
        of: triageProtocol,
        on: store,
        since: try Day.read(since, "--since"),
        session
      )
      session.recordAccess(path, impact.changes.map(\.patient), store)
      var output = try session.output()
      try ImpactListing(impact, session).write(&output)
      try output.finish()
      return impact.isNone ? .done : .changes
    } catch let error as StorageError {
      throw CommandFailure(error)
    }
  }
}

/// A day on the command line.
enum Day {
  /// The day of an option; `nil` where it is not given.
  static func read(_ text: String?, _ option: String) throws -> CivilDate? {
    guard let text else { return nil }
    if let day = CivilDate(text) { return day }
    throw ValidationError("\(option) takes a day, as 2026-11-01, and not `\(visible(text))`")
  }

  /// Sees that a period does not end before it begins; whether there is one.
  @discardableResult
  static func checkPeriod(_ from: String?, _ to: String?) throws -> Bool {
    let (first, last) = (try read(from, "--from"), try read(to, "--to"))
    if let first, let last, first > last {
      throw ValidationError("--from \(first) comes after --to \(last)")
    }
    return first != nil || last != nil
  }
}
