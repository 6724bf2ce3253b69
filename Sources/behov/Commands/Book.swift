import ArgumentParser
import Diagnostics
import FollowUp
import Scheduling
import Storage
import Values

/// Proposes times for the patients of the work list, and keeps which they get.
struct Book: BehovCommand {
  static let configuration = CommandConfiguration(
    commandName: "book",
    abstract: "Propose a time for each patient of the work list who is to have one.",
    discussion: """
      The slots are a table with `start`, `length` (minutes), `type`, `role`, and where they are known \
      `slot` (its id), `unit` and `status`; or a FHIR Bundle of Slot resources. The worst colour is \
      first, then the deadline, then who has waited longest. Who has a time keeps it, unless moved. \
      Where there are too few, it says who is not seen in time, and what is lacking.

      behov book --slots slots.csv
      behov book --slots slots.csv --accept --by "Kari Nordmann"
      behov book --slots slots.csv --move 17 --accept --by "Kari Nordmann"
      """
  )

  @Option(help: ArgumentHelp("The slots of the booking system.", valueName: "file"))
  var slots: String

  @Option(help: ArgumentHelp("Only patients of a unit.", valueName: "unit"))
  var unit: String?

  @Option(help: ArgumentHelp("An entry whose patient is to have another time.", valueName: "entry"))
  var move: [String] = []

  @Flag(help: "Give the patients what is proposed.")
  var accept = false

  @Option(help: ArgumentHelp("With --accept: your name.", valueName: "name"))
  var by: String?

  @OptionGroup(title: "Common") var common: RunOptions

  static let formats: [Settings.Format] = [.table, .ndjson, .json, .csv]
  var inputs: [String] { [slots] }

  func validate() throws {
    for entry in move { _ = try EntryToken(entry) }
    if let by { try PersonName.check(by, "--by") }
    if accept != (by != nil) { throw ValidationError("--accept and --by go together") }
  }

  func run(_ session: Session) async throws -> ExitStatus {
    let source = try Files.required(slots, limit: 1 << 26)
    do {
      let store = try Store(path: session.settings.store, .existing)
      // Nobody else books between what is read and what is kept.
      if accept { try store.hold() }
      defer { store.release() }
      let open = try OpenConsultations(store, session.settings, unit: unit)
      let file = SlotFile(source, try open.words(), session.settings.calendar)
      try tell(file, source, session)
      let plan = BookingPlan(
        open.consultations,
        departed: open.departed,
        held: open.held,
        file.slots,
        now: session.settings.now,
        moving: try moving(open, session)
      )
      if let by { try store.keep(Self.bookings(plan, by, session)) }
      session.recordAccess(unit, open.consultations.map(\.entry).patients, store)
      let listing = BookingListing(session, plan, keptBy: by)
      var output = try session.output()
      try listing.write(&output)
      try output.finish()
      session.talk.say(listing.line)
      let isFine = plan.rows.allSatisfy(\.outcome.keepsDeadline) && file.diagnostics.isClean
      return isFine ? .done : .findings
    } catch let error as StorageError {
      throw CommandFailure(error)
    }
  }

  /// Tells what is wrong with the slots; nothing is proposed of a file with an error.
  private func tell(_ file: SlotFile, _ source: SourceText, _ session: Session) throws {
    if file.diagnostics.isEmpty { return }
    let listing = DiagnosticListing(file.diagnostics) { _ in source }
    session.talk.say(session.terminal.text(listing.lines(session.settings)))
    if file.diagnostics.hasErrors {
      throw CommandFailure(.unusableInput, "the slots have errors, and nothing was proposed")
    }
  }

  /// The numbers of the entries that are to be moved.
  private func moving(_ open: OpenConsultations, _ session: Session) throws -> Set<Int> {
    let today = session.settings.calendar.date(of: session.settings.now)
    var moving: Set<Int> = []
    for token in move {
      let number = try EntryToken(token).entry
      let entry = open.consultations.map(\.entry).first { entry in
        entry.open.contains { $0.sequence == number }
      }
      guard let entry, entry.booking(on: today) != nil else {
        let told = session.settings.language.wording.nothingToMove(number)
        throw CommandFailure(.unusableInput, told)
      }
      moving.insert(entry.id)
    }
    return moving
  }

  private static func bookings(
    _ plan: BookingPlan,
    _ person: String,
    _ session: Session
  ) -> [Booking] {
    plan.rows.compactMap { row in
      guard row.outcome.isNew, let slot = row.outcome.slot else { return nil }
      return Booking(of: row.consultation.entry, slot, by: person, now: session.settings.now)
    }
  }
}
