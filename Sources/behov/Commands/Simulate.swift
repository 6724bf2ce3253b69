import ArgumentParser
import Diagnostics
import Scheduling
import Simulation
import Storage
import Triage
import Values

/// Tries a protocol on patients that do not exist.
struct Simulate: BehovCommand {
  static let configuration = CommandConfiguration(
    commandName: "simulate",
    abstract: "Try a protocol on synthetic patients, over years.",
    discussion: """
      Patients fall ill, answer, forget, ring and leave as the cohort's file says; forms are sent, \
      decided and dealt with as the other commands do it, in a store that is gone afterwards, or in \
      a new one that --store names. One seed gives the same result everywhere.

      behov simulate epilepsy_follow_up --patients 5000 --years 3 --seed 7
      behov simulate wrist_surgery_follow_up --store tried.sqlite --format json
      """
  )

  @Argument(help: "The protocol's id.")
  var triageProtocol: String

  @Option(help: ArgumentHelp("How many patients.", valueName: "n"))
  var patients = 1000

  @Option(
    help: ArgumentHelp("For how many years each patient is followed up.", valueName: "n")
  )
  var years = 1

  @Option(help: ArgumentHelp("Another seed gives other patients.", valueName: "n"))
  var seed: UInt64 = 1

  @Option(help: ArgumentHelp("The first day (default: 2026-01-01).", valueName: "day"))
  var from: String?

  @Option(
    help: ArgumentHelp(
      "What is assumed of patients and clinic (default: Cohorts/PROTOCOL.cohort.json).",
      valueName: "file"
    )
  )
  var cohort: String?

  @Option(
    help: ArgumentHelp(
      """
      Move an assumption by so many per cent, as answering=-10; can be given several times. Of: \
      \(Variation.Part.allCases.map(\.rawValue).joined(separator: ", ")).
      """,
      valueName: "part=n"
    )
  )
  var vary: [String] = []

  @OptionGroup(title: "Common") var common: RunOptions

  static let formats: [Settings.Format] = [.table, .json, .csv]
  var inputs: [String] { [cohort].compactMap(\.self) }

  func validate() throws {
    if !(1...100_000).contains(patients) {
      throw ValidationError("--patients is from 1 to 100000")
    }
    if !(1...20).contains(years) { throw ValidationError("--years is from 1 to 20") }
    _ = try firstDay()
    _ = try variations()
  }

  private func variations() throws -> [Variation] {
    try vary.map { text in
      if let variation = Variation(text) { return variation }
      let parts = Variation.Part.allCases.map(\.rawValue).joined(separator: ", ")
      throw ValidationError(
        "--vary takes one of \(parts) and per cent, as answering=-10, and not `\(visible(text))`"
      )
    }
  }

  private func firstDay() throws -> CivilDate {
    try Day.read(from, "--from") ?? CivilDate(dayNumber: 20_454)
  }

  func run(_ session: Session) async throws -> ExitStatus {
    Signals.catchInterruption()
    let content = try ClinicContent(session.settings)
    let own = content.protocols.protocols.first { $0.reference.id == triageProtocol }
    let chosen = try own ?? ProtocolChoice(session).triageProtocol(triageProtocol)
    let cohort = try variations().reduce(try cohort(of: chosen, session)) { $0.varied(by: $1) }
    let size = SimulationRun.Size(
      patients: patients,
      years: years,
      seed: seed,
      firstDay: try firstDay()
    )
    var output = try session.output()
    do {
      let store = try store()
      let clinic = try SimulatedClinic(content, chosen, store, session.settings.calendar)
      var run = SimulationRun(clinic, cohort, size)
      let outcome = try run.run()
      try store.close()
      let listing = SimulationListing(run, outcome, varied: vary, session)
      try listing.write(&output)
      try output.finish()
      return .done
    } catch let error as StorageError {
      throw CommandFailure(error)
    }
  }

  /// A store that holds nobody: one whom nobody has seen must never stand among patients.
  private func store() throws -> Store {
    guard let path = common.store else { return try Store(path: Store.memory) }
    let store = try Store(path: path)
    if path == Store.memory || store.isNew { return store }
    throw CommandFailure(
      .usage,
      "there is a store \(visible(path)) already, and synthetic patients are never put among others",
      help: "name a file that is not there, or leave --store out"
    )
  }

  private func cohort(of triageProtocol: TriageProtocol, _ session: Session) throws -> Cohort {
    let path =
      cohort ?? "\(session.settings.cohorts)/\(triageProtocol.reference.id).cohort.json"
    let source = try Files.required(path)
    let (cohort, diagnostics) = Cohort.read(source, protocols: [triageProtocol])
    if let cohort { return cohort }
    let listing = DiagnosticListing(diagnostics) { $0 == path ? source : nil }
    session.talk.say(session.terminal.text(listing.lines(session.settings)))
    throw CommandFailure(.unusableInput, "\(path) cannot be read as a cohort of the protocol")
  }
}
