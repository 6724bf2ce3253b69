import ArgumentParser
import Storage
import Triage
import Values

/// Shows the main job on the examples.
struct Demo: BehovCommand {
  static let configuration = CommandConfiguration(
    commandName: "demo",
    abstract: "Show the main job on the examples, told step by step."
  )

  /// When the examples are decided: their story is told for this evening.
  private static let now = "2026-11-02T18:30:00+01:00"

  @OptionGroup(title: "Common") var common: RunOptions

  static let formats: [Settings.Format] = [.table]

  func run(_ session: Session) async throws -> ExitStatus {
    Signals.catchInterruption()
    let temporary = try TemporaryStore()
    defer { temporary.remove() }
    var options = common
    options.allowExample = true
    if options.now == nil { options.now = Self.now }
    options.store = temporary.path
    let session = try Session(options, .process())
    do {
      return try tell(session)
    } catch let error as StorageError {
      throw CommandFailure(error)
    }
  }

  private func tell(_ session: Session) throws -> ExitStatus {
    let wording = session.settings.language.wording
    let store = try Store(path: session.settings.store)
    let (report, decisions) = try decide(session, store)
    var output = try session.output()
    var lines = report.table.lines
    for decision in worked(decisions) {
      // Told as `behov why` tells it: from what is stored.
      guard let stored = try store.decisions(of: decision.submission).first else { continue }
      lines += [Line(), Line("behov why \(decision.submission)", .strong), Line()]
      lines +=
        Explanation(
          decision: stored.decision,
          wording: wording,
          width: session.terminal.width
        ).lines
    }
    try output.write(session.terminal.text(lines))
    try output.finish()
    session.talk.say(report.tally.line(isInterrupted: false))
    return .done
  }

  private func decide(
    _ session: Session,
    _ store: Store
  ) throws -> (report: BatchReport, decisions: [Decision]) {
    let content = try ClinicContent(session.settings)
    let protocols = try content.inForce(session)
    let home = SystemCalls.environment("BEHOV_HOME") ?? "."
    var report = BatchReport(session, store, format: .table)
    var decisions: [Decision] = []
    for pathway in ["epilepsy", "wrist"] {
      let folder = "\(home)/Examples/\(pathway)"
      let run = ClinicRun(session, content, protocols, store)
      let changes = try PatientList.read("\(folder)/patients.ndjson", session, protocols)
      let patients = changes.map(\.patient)
      report.file = "Examples/\(pathway)/submissions.ndjson"
      _ = try run.decide(FileLines("\(folder)/submissions.ndjson"), patients) { outcome in
        if Signals.isInterrupted { throw CommandFailure(.interrupted, "stopped before the end") }
        try report.count(outcome)
        if case .decision(_, let written) = outcome { decisions.append(written.decision) }
      }
    }
    return (report, decisions)
  }

  /// A red one by a safety finding, and a grey one that an answer would settle.
  private func worked(_ decisions: [Decision]) -> [Decision] {
    let red = decisions.first { $0.colour == .red && $0.findings.first?.isSafety == true }
    let grey = decisions.first { decision in
      decision.colour == .grey && decision.faults.isEmpty
        && decision.open.contains { $0.bounds != nil }
    }
    return [red, grey].compactMap { $0 }
  }
}
