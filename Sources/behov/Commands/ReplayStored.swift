import ArgumentParser
import Scheduling
import Storage
import Triage
import Values

/// Decides again what is stored, and compares byte for byte.
struct ReplayStored: BehovCommand {
  static let configuration = CommandConfiguration(
    commandName: "replay",
    abstract: "Decide again what is stored, from what was known then, and compare byte for byte.",
    discussion: """
      behov replay --all
      behov replay s-13
      behov replay --patient p1
      behov replay --from 2026-11-01 --to 2026-11-30

      Every decision is made again from the stored bytes, history, readings, enrolment and content of \
      its time. Nothing is decided anew: the store keeps every decision as it is.
      """
  )

  @Argument(help: "Ids of submissions.")
  var ids: [String] = []

  @Flag(help: "Every decision.")
  var all = false

  @Option(help: "Every decision on a patient.")
  var patient: String?

  @Option(help: ArgumentHelp("Decisions from that day on, as 2026-11-01.", valueName: "day"))
  var from: String?

  @Option(help: ArgumentHelp("Decisions up to that day.", valueName: "day"))
  var to: String?

  @OptionGroup(title: "Common") var common: RunOptions

  static let formats: [Settings.Format] = [.table, .ndjson]

  func validate() throws {
    let hasPeriod = try Day.checkPeriod(from, to)
    let choices = [all, patient != nil, !ids.isEmpty].count { $0 }
    guard choices == 1 || choices == 0 && hasPeriod else {
      throw ValidationError(
        "behov replay takes one of --all, --patient, the ids of submissions, or a period"
      )
    }
  }

  func run(_ session: Session) async throws -> ExitStatus {
    do {
      let store = try Store(path: session.settings.store, .existing)
      session.recordAccess(subject, try patients(store, session), store)
      var listing = ReplayListing(session)
      var output = try session.output()
      try ReplayRun(store, session.settings.calendar).run(choice) { kept, outcome in
        try listing.take(kept, outcome, &output)
      }
      try listing.finish(&output)
      try output.finish()
      session.talk.say(listing.summary)
      // Of an empty store everything is the same; a name that fits nothing is a mistake.
      let isProven = listing.isEmpty && (all || !listing.isNothing)
      return isProven ? .done : .findings
    } catch let error as StorageError {
      throw CommandFailure(error)
    }
  }

  private var choice: ReplayRun.Choice {
    get throws {
      ReplayRun.Choice(
        submissions: ids.isEmpty ? nil : ids,
        patient: patient,
        from: try Day.read(from, "--from"),
        through: try Day.read(to, "--to")
      )
    }
  }

  private var subject: String? {
    let named = [("from", from), ("to", to)].compactMap { name, value in
      value.map { "\(name) \($0)" }
    }
    let parts = (all ? ["all"] : ids) + named
    return parts.isEmpty ? nil : parts.joined(separator: ", ")
  }

  /// Whose decisions are asked for by name.
  private func patients(_ store: Store, _ session: Session) throws -> [String]? {
    if let patient { return [patient] }
    if ids.isEmpty { return nil }
    return try ids.map { id in
      if let patient = try store.patient(ofSubmission: id) { return patient }
      let wording = session.settings.language.wording
      throw CommandFailure(
        .unusableInput,
        wording.noSubmission(visible(id), store: session.settings.store)
      )
    }
  }
}
