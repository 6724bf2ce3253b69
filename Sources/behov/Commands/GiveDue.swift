import ArgumentParser
import FollowUp
import Scheduling
import Storage
import Triage
import Values

/// Gives out what is due.
struct GiveDue: BehovCommand {
  static let configuration = CommandConfiguration(
    commandName: "due",
    abstract: "Give out what is due: forms to send, reminders, silences, promised contacts.",
    discussion: """
      What is given out is kept, so that running it again gives nothing new. Each line has a key, by \
      which a receiver can drop a message that it has had. A run that could not write all that it gave \
      out is told by every run after it, with exit 1, until --repeat has written that day to the end. \
      In a shell, set -o pipefail tells of a sender that failed.

      A day more than 31 days ahead, of the last run or of today, is refused, since what is given out \
      cannot be taken back: --dry-run shows it, and --beyond says that it is meant.

      behov due --store clinic.sqlite
      behov due --format ndjson | sender
      behov due --at 2027-04-13 --dry-run
      """
  )

  @Option(help: ArgumentHelp("The day, as 2027-04-13 (default: today).", valueName: "day"))
  var at: String?

  @Option(
    help: ArgumentHelp(
      "How many days ahead --at may lie (default: \(Self.longestGap)).",
      valueName: "days"
    )
  )
  var beyond: Int?

  @Flag(help: "Show what would be given out, and keep nothing.")
  var dryRun = false

  @Flag(
    name: .customLong("repeat"),
    help: "Give out all of that day again, as for a sender that has crashed."
  )
  var again = false

  @OptionGroup(title: "Common") var common: RunOptions

  static let formats: [Settings.Format] = [.table, .ndjson, .csv]

  func validate() throws {
    _ = try Day.read(at, "--at")
    if let beyond, !(1...36_600).contains(beyond) {
      throw ValidationError("--beyond takes a number of days, from 1 to 36600")
    }
    if again, dryRun { throw ValidationError("--repeat and --dry-run do not go together") }
  }

  func run(_ session: Session) async throws -> ExitStatus {
    let settings = session.settings
    let today = today(session)
    let day = try Day.read(at, "--at") ?? today
    let protocols = try ClinicContent(settings).inForce(session)
    do {
      let store = try Store(path: settings.store, .existing)
      let isPast = try isPast(day, store, session)
      let lost = tell(try store.unwrittenRuns(), except: again ? day : nil, session)
      let begun = try store.lastDueOutput()
      var output = try session.output()
      var listing = DueListing(session, on: day, isTrial: dryRun, protocols)
      var tally: DueTally?
      if !isPast {
        let calendar = settings.calendar
        let run = DueRun(protocols, store, calendar, on: day, now: settings.now, isTrial: dryRun)
        tally = try run.run { dispatches in
          if again { return }
          if dryRun { record(dispatches, of: day, store, session) }
          try listing.take(dispatches, &output)
        }
      }
      if again { try tellAgain(store, day, session, &listing, &output) }
      try listing.finish(&output)
      try output.finish()
      if let run = tally?.run { try store.keepWritten(run: run, now: settings.now) }
      if again { try store.keepWritten(day, through: begun, now: settings.now) }
      let status = end(tally, session)
      return lost ? .findings : status
    } catch let error as StorageError {
      throw CommandFailure(error)
    }
  }

  /// The days that may lie between two runs before a person has to say that the clock is right: a
  /// proposal, since no source names a number.
  private static let longestGap = 31

  /// Whether something was given out for a later day already, so that the day is only told again.
  ///
  /// - Throws: where the clock seems to have jumped, back or ahead.
  private func isPast(
    _ day: CivilDate,
    _ store: Store,
    _ session: Session
  ) throws -> Bool {
    let given = try store.lastDispatchDay()
    if let given, day < given {
      if again { return true }
      let isAhead = given > today(session).adding(days: Self.longestGap)
      let refusal = isAhead ? FollowUpRefusal.ranAhead(day, given) : .clockBack(day, given)
      throw CommandFailure(.unusableInput, refusal, session)
    }
    let last = [given, try store.lastDueRun()].compactMap(\.self).max()
    if at == nil {
      if let last, day > last.adding(days: Self.longestGap) {
        throw CommandFailure(.unusableInput, .clockAhead(day, last), session)
      }
    } else if !dryRun {
      let from = max(last ?? today(session), today(session))
      if day > from.adding(days: beyond ?? Self.longestGap) {
        throw CommandFailure(.unusableInput, .farAhead(day, from), session)
      }
    }
    return false
  }

  private func today(_ session: Session) -> CivilDate {
    session.settings.calendar.date(of: session.settings.now)
  }

  /// Tells of what was given out and not written to the end.
  ///
  /// - Returns: whether there is any.
  private func tell(
    _ runs: [Store.UnwrittenRun],
    except day: CivilDate?,
    _ session: Session
  ) -> Bool {
    let lost = runs.filter { $0.day != day }
    let wording = session.settings.language.wording
    for run in lost {
      session.talk.say(Line(wording.notWritten(run.count, wording.date(run.day), "\(run.day)")))
    }
    return !lost.isEmpty
  }

  private func tellAgain(
    _ store: Store,
    _ day: CivilDate,
    _ session: Session,
    _ listing: inout DueListing,
    _ output: inout Output
  ) throws {
    var last = 0
    while true {
      let page = try store.dispatches(of: day, after: last, count: 1_000)
      guard let final = page.last else { return }
      record(page.map(\.dispatch), of: day, store, session)
      try listing.take(page.map(\.dispatch), &output)
      last = final.place
    }
  }

  /// Records of whom something is shown that is not given out now.
  private func record(
    _ dispatches: [Dispatch],
    of day: CivilDate,
    _ store: Store,
    _ session: Session
  ) {
    var told: Set<ExactName> = []
    let patients = dispatches.map(\.patient).filter { told.insert(ExactName($0)).inserted }
    if !patients.isEmpty { session.recordAccess("\(day)", patients, store) }
  }

  /// Says whom nothing was looked up for, and the counts.
  private func end(_ tally: DueTally?, _ session: Session) -> ExitStatus {
    guard let tally else { return .done }
    let wording = session.settings.language.wording
    for (id, count) in tally.notInForce.sorted(by: { $0.key < $1.key }) {
      session.talk.say(Line(wording.notInForce(visible(id), count)))
    }
    if tally.passedOn > 0, !dryRun { session.talk.say(Line(wording.passedOn(tally.passedOn))) }
    session.talk.say(Line(tally.line))
    return tally.notInForce.isEmpty ? .done : .findings
  }
}

extension CommandFailure {
  /// Why follow-up cannot go on as asked for, in the reader's language.
  init(_ status: ExitStatus, _ refusal: FollowUpRefusal, _ session: Session) {
    let wording = session.settings.language.wording
    self.init(status, wording.refusal(refusal), help: wording.cure(refusal))
  }
}
