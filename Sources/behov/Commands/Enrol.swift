import ArgumentParser
import Diagnostics
import FollowUp
import JSONText
import Scheduling
import Storage
import Triage
import Values

/// Enrols patients in a protocol.
struct Enrol: BehovCommand {
  static let configuration = CommandConfiguration(
    commandName: "enrol",
    abstract: "Enrol patients in a protocol, one or a file of them.",
    discussion: """
      One who is followed up already is changed in what is given, and what is not given stays. A file \
      has a patient a line (NDJSON) or a row (.csv); each line ends as enrolled, changed, unchanged, \
      refused, or ended: one who has left or completed the plan stays out, since the same file may be \
      given each night. --again enrols them again; one patient by name is enrolled again without it.

      A date so far ahead that nothing would come within the interval between forms, or within half a \
      year where the plan has time points alone, is refused, since it may be mistyped; --beyond says \
      that it is meant.

      What is to be removed is said: `null` in NDJSON, `-` in a cell or as the value of an option. Of \
      own limits each is changed by its id: {"id": "dose_limit", "value": null} or --limit \
      dose_limit=- removes one. What was recorded and is removed or moved is told with before and after.

      behov enrol p17 --protocol knee --anchor 2026-11-02 --unit ortopedi --by "Kari Nordmann"
      behov enrol --from patients.csv --by "Kari Nordmann"
      """
  )

  @Argument(help: "The patient's id.")
  var patient: String?

  @Option(help: ArgumentHelp("A file of patients, NDJSON or CSV.", valueName: "file"))
  var from: String?

  @Option(help: ArgumentHelp("Your name.", valueName: "name"))
  var by: String

  @Option(
    help: ArgumentHelp("The first day of follow-up (default: today).", valueName: "day")
  )
  var day: String?

  @Flag(help: "With --from: enrol also those who have left or completed the plan.")
  var again = false

  @Option(
    help: ArgumentHelp("How many days ahead the first form may lie.", valueName: "days")
  )
  var beyond: Int?

  @OptionGroup(title: "One patient") var given: PatientOptions
  @OptionGroup(title: "Common") var common: RunOptions

  static let formats: [Settings.Format] = [.table, .ndjson]
  var inputs: [String] { [from].compactMap(\.self) }

  func validate() throws {
    _ = try Day.read(day, "--day")
    try Person.check(by)
    if (patient == nil) == (from == nil) {
      throw ValidationError("behov enrol takes either a patient or --from")
    }
    if from != nil, given.isGiven {
      throw ValidationError("with --from, what is known of a patient stands in the file")
    }
    if again, from == nil { throw ValidationError("--again goes with --from") }
    if let beyond, !(1...36_600).contains(beyond) {
      throw ValidationError("--beyond takes a number of days, from 1 to 36600")
    }
  }

  func run(_ session: Session) async throws -> ExitStatus {
    let content = try ClinicContent(session.settings)
    let protocols = try content.inForce(session)
    let today = session.settings.calendar.date(of: session.settings.now)
    let day = try Day.read(day, "--day") ?? today
    let said = Enrolling.Said(isAgain: again || from == nil, beyond: beyond)
    do {
      if let from {
        let source = try Files.required(from, limit: 1 << 30)
        let store = try Store(path: session.settings.store)
        try session.checkClock(store)
        let run = EnrolRun(session, store, protocols, on: day, by: by, said)
        return try show(run.enrol(from: source), session)
      }
      let store = try Store(path: session.settings.store)
      try session.checkClock(store)
      let change = try change(protocols, session)
      let run = EnrolRun(session, store, protocols, on: day, by: by, said)
      let line = try run.enrol(change)
      if let fault = line.fault {
        throw CommandFailure(.findings, fault.message, help: fault.help)
      }
      return try show([line], session)
    } catch let error as StorageError {
      throw CommandFailure(error)
    }
  }

  /// What is given of one patient, as a line of a file says it.
  private func change(
    _ protocols: [TriageProtocol],
    _ session: Session
  ) throws -> PatientChange {
    let id = patient ?? ""
    let only = protocols.count == 1 ? protocols[0].reference.id : nil
    guard let protocolID = given.protocolID ?? only else {
      let ids = protocols.map(\.reference.id).sorted()
      throw CommandFailure(.usage, .severalProtocols(id, ids), session)
    }
    let today = session.settings.calendar.date(of: session.settings.now)
    let bytes = given.line(id, protocolID, by: by, today: today)
    let source = SourceText(path: "enrol", bytes: bytes)
    let (lines, diagnostics) = PatientFile.lines(source)
    if let line = lines.first { return line.change }
    let listing = DiagnosticListing(diagnostics) { _ in source }
    session.talk.say(session.terminal.text(listing.lines(session.settings)))
    throw CommandFailure(.findings, .nothingEnrolled, session)
  }

  private func show(_ lines: [EnrolRun.Line], _ session: Session) throws -> ExitStatus {
    var output = try session.output()
    try EnrolListing(lines, session).write(&output)
    try output.finish()
    for note in lines.flatMap(\.notes) { session.talk.say(Line(note)) }
    let ended = lines.count { $0.result == .ended }
    if ended > 0 { session.talk.say(Line(session.settings.language.wording.stayOut(ended))) }
    let decided = lines.map(\.decidedBefore).reduce(0, +)
    if decided > 0 {
      session.talk.say(Line(session.settings.language.wording.decidedBefore(decided)))
    }
    let refused = Set(lines.filter { $0.result == nil }.map(\.line)).count
    session.talk.say(Line("complete: \(Self.counts(lines, refused))"))
    return refused == 0 ? .done : .findings
  }

  /// How many lines came to what; one with several faults is one line.
  private static func counts(_ lines: [EnrolRun.Line], _ refused: Int) -> String {
    func count(_ result: Enrolling.Result) -> Int { lines.count { $0.result == result } }
    let results: [Enrolling.Result] = [.enrolled, .changed, .unchanged]
    let counts = results.map { "\(count($0)) \($0.rawValue)" } + ["\(refused) refused"]
    // Told where there are any, since programs know the line without.
    let ended = count(.ended)
    let told = counts + (ended == 0 ? [] : ["\(ended) \(Enrolling.Result.ended.rawValue)"])
    let all = Set(lines.map(\.line)).count
    return "\(all) lines: \(told.joined(separator: ", "))"
  }
}

/// What is known of one patient.
struct PatientOptions: ParsableArguments {
  @Option(
    name: .customLong("protocol"),
    help: ArgumentHelp("The protocol's id; it can be left out where there is one.", valueName: "id")
  )
  var protocolID: String?

  @Option(
    help: ArgumentHelp("The date the plan counts from, as that of surgery.", valueName: "day")
  )
  var anchor: String?

  @Option(help: ArgumentHelp("The patient's own interval, as \"4 months\".", valueName: "period"))
  var interval: String?

  @Option(help: ArgumentHelp("The unit that has the patient.", valueName: "unit"))
  var unit: String?

  @Option(help: ArgumentHelp("How forms reach the patient.", valueName: "digital|letter|telephone"))
  var channel: String?

  @Option(help: ArgumentHelp("The language the patient reads.", valueName: "nb|nn|en"))
  var language: String?

  @Option(help: ArgumentHelp("The day of birth.", valueName: "day"))
  var birthDate: String?

  @Option(help: ArgumentHelp("As the clinic has recorded it.", valueName: "female|male"))
  var sex: String?

  @Option(
    help: ArgumentHelp("A limit of the patient's own, as dose_limit=6.", valueName: "id=value")
  )
  var limit: String?

  @Option(help: ArgumentHelp("Why the limit is the patient's own.", valueName: "reason"))
  var limitReason: String?

  @Option(help: ArgumentHelp("The last day of the limit.", valueName: "day"))
  var limitUntil: String?

  var isGiven: Bool {
    [
      protocolID, anchor, interval, unit, channel, language, birthDate, sex, limit, limitReason,
      limitUntil,
    ].contains { $0 != nil }
  }

  func validate() throws {
    guard let limit else {
      if limitReason != nil || limitUntil != nil {
        throw ValidationError("--limit-reason and --limit-until go with --limit")
      }
      return
    }
    guard limit.split(separator: "=", omittingEmptySubsequences: false).count == 2 else {
      throw ValidationError("--limit takes an id and a value, as dose_limit=6")
    }
    if limitReason == nil, !limit.hasSuffix("=\(Self.none)") {
      throw ValidationError("--limit goes with --limit-reason")
    }
  }

  /// What stands where there is none of what an option names.
  private static let none = "-"

  /// The line of a file that says the same.
  func line(
    _ patient: String,
    _ protocolID: String,
    by person: String,
    today: CivilDate
  ) -> [UInt8] {
    JSONWriter.object { object in
      object.string("patient", patient)
      object.string("protocol", protocolID)
      for (key, value) in [
        ("anchor", anchor), ("birth_date", birthDate), ("sex", sex), ("language", language),
        ("unit", unit), ("channel", channel), ("interval", interval),
      ] {
        if value == Self.none { object.null(key) } else { object.string(key, ifPresent: value) }
      }
      let parts = limit?.split(separator: "=").map(String.init) ?? []
      if parts.count != 2 { return }
      object.array("limits") { array in
        array.object { write(parts[0], parts[1], person, today, &$0) }
      }
    }
  }

  private func write(
    _ id: String,
    _ value: String,
    _ person: String,
    _ today: CivilDate,
    _ object: inout JSONObjectWriter
  ) {
    object.string("id", id)
    if value == Self.none { return object.null("value") }
    // What is no number is told as such when the line is read.
    if (try? Number(parsing: value)) != nil {
      object.number("value", value)
    } else {
      object.string("value", value)
    }
    object.string("by", person)
    object.string("reason", ifPresent: limitReason)
    object.string("from", today.description)
    object.string("until", ifPresent: limitUntil)
  }
}

/// A person named on the command line.
enum Person {
  /// Refuses what is no name.
  static func check(_ name: String) throws {
    guard Approver(name) != nil, visible(name) == name else {
      throw ValidationError("--by takes the name of a person, as \"Kari Nordmann\"")
    }
  }
}
