import ArgumentParser

/// What every command takes.
///
/// What is not given is looked up by ``Settings``.
struct RunOptions: ParsableArguments {
  @Option(help: ArgumentHelp("Where the forms are (default: Forms).", valueName: "dir"))
  var forms: String?

  @Option(help: ArgumentHelp("Where the protocols are (default: Rules).", valueName: "dir"))
  var rules: String?

  @Option(
    help: ArgumentHelp(
      "The store (default: behov.sqlite; \":memory:\" keeps nothing).",
      valueName: "file"
    )
  )
  var store: String?

  @Option(
    help: ArgumentHelp(
      "The time to decide at, as 2026-11-02T18:30:00+01:00 (default: the clock, read once).",
      valueName: "time"
    )
  )
  var now: String?

  @Option(help: ArgumentHelp("The clinic's time zone (default: Europe/Oslo).", valueName: "zone"))
  var zone: String?

  @Option(help: ArgumentHelp("The language of the output (default: nb).", valueName: "nb|nn|en"))
  var lang: String?

  @Option(
    help: ArgumentHelp(
      "The form of the output, of those a command has (default: table, or for programs).",
      valueName: "format"
    )
  )
  var format: String?

  @Option(
    name: [.short, .long],
    help: ArgumentHelp("Write the result to a file, complete or not at all.", valueName: "file")
  )
  var output: String?

  @Option(
    help: ArgumentHelp(
      "How many decide at the same time (default: one for each processor); changes no result.",
      valueName: "n"
    )
  )
  var workers: String?

  @Option(
    name: .customLong("as"),
    help: ArgumentHelp("Who you are, for the audit (default: the account).", valueName: "name")
  )
  var person: String?

  @Option(help: ArgumentHelp("In which role you ask, for the audit.", valueName: "role"))
  var role: String?

  @Option(help: ArgumentHelp("What it is for, for the audit.", valueName: "text"))
  var purpose: String?

  @Flag(help: "Use protocols that are only examples.")
  var allowExample = false

  @Option(
    help: ArgumentHelp(
      "Colours in the output (default: auto; NO_COLOR is heeded).",
      valueName: "auto|always|never"
    )
  )
  var color: String?

  @Flag(name: [.short, .long], help: "Say nothing beside the result but faults.")
  var quiet = false

  func validate() throws {
    _ = try Settings.now(now)
    _ = try Settings(self, Settings.Surroundings(environment: { _ in nil }))
  }

  /// The value of an option as it was given; `nil` where it was not, or takes none.
  func given(_ setting: Settings.Name) -> String? {
    switch setting {
    case .forms: forms
    case .rules: rules
    case .store: store
    case .zone: zone
    case .lang: lang
    case .format: format
    case .workers: workers
    case .color: color
    case .as: person
    case .role: role
    case .purpose: purpose
    }
  }
}
