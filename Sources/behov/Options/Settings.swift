import ArgumentParser
import Scheduling
import Triage
import Values

/// What a run goes by: each setting from its flag, the environment, `behov.json` or its default.
struct Settings: Sendable {
  /// A setting that can come from outside the command line too.
  enum Name: String, Sendable, CaseIterable {
    case forms, rules, store, zone, lang, format, workers, color
    case `as`, role, purpose

    /// The environment variable that sets it, such as `BEHOV_STORE`.
    var variable: String { "BEHOV_\(rawValue.uppercased())" }
  }

  /// Where a setting came from.
  enum Origin: Sendable, Hashable {
    case flag(Name)
    case environment(Name)
    case file(String, Name)
    case standard

    /// The origin in words.
    var description: String {
      switch self {
      case .flag(let name): "--\(name.rawValue)"
      case .environment(let name): name.variable
      case .file(let path, let name): "`\(name.rawValue)` in \(path)"
      case .standard: "default"
      }
    }
  }

  /// The forms of output there are.
  enum Format: String, Sendable, CaseIterable {
    case table, ndjson, json, csv, junit
    case text, html, markdown, note
  }

  /// When colours are used.
  enum ColourChoice: String, Sendable, CaseIterable { case auto, always, never }

  /// Where the forms are.
  let forms: String
  /// Where the protocols are.
  let rules: String
  /// Where the pages on diagnostics are.
  let pages: String
  /// The store's path, or `:memory:`.
  let store: String
  /// The moment to decide at, with the clinic's offset.
  private(set) var now: Instant
  /// What the host's clock says.
  private(set) var clock: Instant
  /// Whether that is the moment to decide at.
  let isNowTheClocks: Bool
  /// The clinic's days.
  let calendar: ClinicCalendar
  /// The language of the output.
  let language: Language
  /// The form of the output; `nil` where nobody chose one.
  let format: Format?
  /// How many decide at the same time; `nil` where nobody chose.
  let workers: Int?
  /// When colours are used.
  let colour: ColourChoice
  /// Who asks, by the name that was given; `nil` where none was.
  let person: String?
  /// In which role.
  let role: String?
  /// What for.
  let purpose: String?
  /// Whether protocols that are only examples may be used.
  let allowsExample: Bool
  /// The file the result goes to; `nil` is standard output.
  let output: String?
  /// Whether only faults are said.
  let isQuiet: Bool
  /// Where each setting came from.
  let origins: [Name: Origin]

  /// Who decides: as many as the host has processors, where nobody chose.
  var deciders: Workers { Workers(workers ?? SystemCalls.processors) }

  /// Looks every setting up.
  ///
  /// - Throws: `ValidationError` for a value that cannot be.
  init(_ options: RunOptions, _ surroundings: Surroundings) throws {
    var origins: [Name: Origin] = [:]
    for name in Name.allCases { origins[name] = surroundings.origin(of: name, options) }
    func text(_ name: Name) -> String? { surroundings.value(of: name, options) }
    func word<Word: RawRepresentable & CaseIterable>(_ name: Name, _ type: Word.Type) throws
      -> Word? where Word.RawValue == String
    {
      try text(name).map { try Self.word($0, of: origins[name] ?? .standard) }
    }
    forms = text(.forms) ?? surroundings.content("Forms")
    rules = text(.rules) ?? surroundings.content("Rules")
    pages = surroundings.content("docs/diagnostics")
    store = text(.store) ?? "behov.sqlite"
    calendar = try Self.calendar(text(.zone) ?? Self.norway.zone, origins[.zone] ?? .standard)
    clock = calendar.local(surroundings.clock())
    now = try Self.now(options.now).map(calendar.local) ?? clock
    isNowTheClocks = options.now == nil
    language = try word(.lang, Language.self) ?? .nb
    format = try word(.format, Format.self)
    workers = try text(.workers).map { try Self.workers($0, origins[.workers] ?? .standard) }
    colour = try word(.color, ColourChoice.self) ?? .auto
    person = text(.as)
    role = text(.role)
    purpose = text(.purpose)
    allowsExample = options.allowExample
    output = options.output
    isQuiet = options.quiet
    self.origins = origins
  }

  /// The same, as of a later moment of the host's clock; a moment that a person has named stays.
  func later(_ clock: Instant) -> Settings {
    var later = self
    later.clock = calendar.local(clock)
    if isNowTheClocks { later.now = later.clock }
    return later
  }

  /// The moment of `--now`; `nil` where it is not given.
  static func now(_ text: String?) throws -> Instant? {
    guard let text else { return nil }
    if let now = Instant(text) { return now }
    throw ValidationError(
      "--now takes a time with its zone, as 2026-11-02T18:30:00+01:00, and not `\(visible(text))`"
    )
  }

  /// Norway's days: nearly every run goes by them, and its settings are looked up more than once.
  private static let norway = (zone: "Europe/Oslo", calendar: ClinicCalendar(zone: "Europe/Oslo"))

  private static func calendar(_ zone: String, _ origin: Origin) throws -> ClinicCalendar {
    let calendar = zone == norway.zone ? norway.calendar : ClinicCalendar(zone: zone)
    if let calendar { return calendar }
    throw ValidationError(
      "\(origin.description) takes a time zone, as Europe/Oslo, and not `\(visible(zone))`"
    )
  }

  private static func workers(_ text: String, _ origin: Origin) throws -> Int {
    if let count = Int(text), (1...1024).contains(count) { return count }
    throw ValidationError(
      "\(origin.description) takes a number from 1 to 1024, and not `\(visible(text))`"
    )
  }

  private static func word<Word: RawRepresentable & CaseIterable>(
    _ text: String,
    of origin: Origin
  ) throws -> Word where Word.RawValue == String {
    if let word = Word(rawValue: text) { return word }
    let words = Word.allCases.map(\.rawValue).joined(separator: ", ")
    throw ValidationError("\(origin.description) is one of \(words), and not `\(visible(text))`")
  }
}
