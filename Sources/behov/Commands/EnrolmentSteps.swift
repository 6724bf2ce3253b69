import ArgumentParser
import FollowUp
import Values

/// What every step of an enrolment takes.
struct StepOptions: ParsableArguments {
  @Argument(help: "The patient's id.")
  var patient: String

  @Option(
    name: .customLong("protocol"),
    help: ArgumentHelp(
      "The protocol's id; it can be left out where the patient is followed up by one.",
      valueName: "id"
    )
  )
  var protocolID: String?

  @Option(help: ArgumentHelp("Your name.", valueName: "name"))
  var by: String

  @Option(help: ArgumentHelp("The first day it holds (default: today).", valueName: "day"))
  var day: String?

  @Option(help: ArgumentHelp("What a later reader should know.", valueName: "text"))
  var note: String?

  func validate() throws {
    _ = try Day.read(day, "--day")
    try Person.check(by)
  }
}

/// Why a patient is out.
struct ReasonOption: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Why, of: \(EnrolmentEvent.Reason.allCases.map(\.rawValue).joined(separator: ", ")).",
      valueName: "code"
    )
  )
  var reason: String

  func validate() throws { _ = try code }

  var code: EnrolmentEvent.Reason {
    get throws {
      if let code = EnrolmentEvent.Reason(rawValue: reason) { return code }
      let words = EnrolmentEvent.Reason.allCases.map(\.rawValue).joined(separator: ", ")
      throw ValidationError("--reason is one of \(words), and not `\(visible(reason))`")
    }
  }
}

/// Stops what is sent to a patient for a while.
struct Pause: BehovCommand {
  static let configuration = CommandConfiguration(
    commandName: "pause",
    abstract: "Stop what is sent to a patient for a while.",
    discussion: """
      With --until it goes on by itself on that day.

      behov pause p17 --reason admitted --until 2026-12-01 --by "Kari Nordmann"
      """
  )

  @OptionGroup var step: StepOptions
  @OptionGroup var why: ReasonOption

  @Option(help: ArgumentHelp("The day that it goes on by itself.", valueName: "day"))
  var until: String?

  @OptionGroup(title: "Common") var common: RunOptions
  static let formats = EnrolmentStep.formats

  func validate() throws { _ = try Day.read(until, "--until") }

  func run(_ session: Session) async throws -> ExitStatus {
    let until = try Day.read(until, "--until")
    return try EnrolmentStep(step, session).take(.paused, until: until, reason: try why.code)
  }
}

/// Ends a pause.
struct Resume: BehovCommand {
  static let configuration = CommandConfiguration(
    commandName: "resume",
    abstract: "End a patient's pause."
  )

  @OptionGroup var step: StepOptions
  @OptionGroup(title: "Common") var common: RunOptions
  static let formats = EnrolmentStep.formats

  func run(_ session: Session) async throws -> ExitStatus {
    try EnrolmentStep(step, session).take(.resumed)
  }
}

/// Gives a patient to another unit.
struct Move: BehovCommand {
  static let configuration = CommandConfiguration(
    commandName: "move",
    abstract: "Give a patient to another unit."
  )

  @OptionGroup var step: StepOptions

  @Option(help: ArgumentHelp("The unit that has the patient from now on.", valueName: "unit"))
  var unit: String

  @OptionGroup(title: "Common") var common: RunOptions
  static let formats = EnrolmentStep.formats

  func validate() throws {
    if unit.allSatisfy(\.isWhitespace) { throw ValidationError("--unit takes the name of a unit") }
  }

  func run(_ session: Session) async throws -> ExitStatus {
    try EnrolmentStep(step, session).take(.moved, unit: unit)
  }
}

/// Ends a patient's follow-up.
struct Leave: BehovCommand {
  static let configuration = CommandConfiguration(
    commandName: "leave",
    abstract: "End a patient's follow-up.",
    discussion: """
      What is queued is stopped by the next `behov due`. A form that comes afterwards is kept, and \
      becomes an entry of the work list.

      behov leave p17 --reason withdrawn --by "Kari Nordmann"
      """
  )

  @OptionGroup var step: StepOptions
  @OptionGroup var why: ReasonOption
  @OptionGroup(title: "Common") var common: RunOptions
  static let formats = EnrolmentStep.formats

  func run(_ session: Session) async throws -> ExitStatus {
    try EnrolmentStep(step, session).take(.left, reason: try why.code)
  }
}
