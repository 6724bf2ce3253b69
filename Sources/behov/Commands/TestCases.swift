import ArgumentParser
import Diagnostics
import Triage

/// Runs the cases beside protocols, and asks what they leave out.
struct TestCases: BehovCommand {
  static let configuration = CommandConfiguration(
    commandName: "test",
    abstract: "Run the cases beside protocols.",
    discussion: """
      The cases of Rules/knee.rules stand in Rules/knee.cases.csv. Ends with 1 where a case is not \
      as expected, where a change goes unnoticed (--mutate), or where something is not tried \
      (--coverage).
      """
  )

  static let formats: [Settings.Format] = [.table, .json, .ndjson, .junit]
  var inputs: [String] { paths }

  @Argument(help: "Protocols or directories (default: all protocols).")
  var paths: [String] = []

  @Flag(help: "Change each limit, rule and colour a little, and list what no case notices.")
  var mutate = false

  @Flag(help: "List the colours, limits, options and missing answers that no case tries.")
  var coverage = false

  @Flag(
    help: """
      Write rows for the limits that no case tries, as lines of the case file; a person fills in \
      the colour.
      """
  )
  var boundaries = false

  @OptionGroup(title: "Common") var common: RunOptions

  func validate() throws {
    if boundaries, mutate || coverage {
      throw ValidationError("--boundaries writes rows, and stands alone")
    }
  }

  func run(_ session: Session) async throws -> ExitStatus {
    let format = session.format(standard: .table)
    let bench = try TestBench(paths, session.settings)
    for path in bench.withoutCases {
      session.talk.note(Line("behov: \(session.settings.language.wording.noCases(path))"))
    }
    if boundaries { return try write(boundariesOf: bench, session) }
    let report = bench.report(mutate: mutate, coverage: coverage)
    var output = try session.output()
    let wording = session.settings.language.wording
    switch format {
    case .table: try output.write(session.terminal.text(report.lines(session.settings)))
    case .junit: try output.write(report.junit(wording).text)
    default: try output.writeLine(report.json(wording))
    }
    try output.finish()
    return bench.withoutCases.isEmpty ? report.status : .findings
  }

  private func write(boundariesOf bench: TestBench, _ session: Session) throws -> ExitStatus {
    let wording = session.settings.language.wording
    guard bench.suites.count == 1, let suite = bench.suites.first else {
      let names = bench.suites.map(\.triageProtocol.source.path).joined(separator: ", ")
      throw CommandFailure(
        .usage,
        "--boundaries writes the rows of one protocol",
        help: names.isEmpty ? nil : "name one of \(names)"
      )
    }
    let headings = suite.file.headings
    guard headings.isEmpty || headings.contains("expect colour") else {
      throw CommandFailure(
        .unusableInput,
        "\(suite.source.path) has no column `expect colour`, where a person says what is expected",
        help: "add it to the first line, with an empty cell in each row that has none"
      )
    }
    guard bench.diagnostics.isEmpty else {
      session.talk.say(session.terminal.text(bench.report().lines(session.settings)))
      return .findings
    }
    let cases = suite.boundaries(bench.calendar)
    var output = try session.output()
    for line in cases.lines { try output.write(line + "\n") }
    try output.finish()
    let said =
      suite.file.headings.isEmpty
      ? wording.headingsOnly
      : wording.boundaries(cases.lines.count, mark: CaseFile.toBeConfirmed)
    session.talk.note(Line("behov: \(said)"))
    for gap in cases.unreached {
      session.talk.say(Line("behov: \(wording.unreached(wording.gap(gap)))"))
    }
    return cases.unreached.isEmpty ? .done : .findings
  }
}
