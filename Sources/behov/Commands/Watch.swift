import ArgumentParser
import Scheduling
import Values

/// Checks forms and protocols and runs their cases every time a file is saved.
struct Watch: BehovCommand {
  static let configuration = CommandConfiguration(
    commandName: "watch",
    abstract: "Check and test again every time a file is saved.",
    discussion: "Control and C end it. What is no terminal gets one line each time."
  )

  /// How often it looks whether something was saved, and how long a save may take.
  private static let milliseconds = (look: 20, settle: 15)

  @Argument(help: "Files or directories (default: all forms and protocols).")
  var paths: [String] = []

  @Flag(help: "Check and test once, and end as `behov check` does.")
  var once = false

  @OptionGroup(title: "Common") var common: RunOptions

  static let formats: [Settings.Format] = [.table]
  var inputs: [String] { paths }

  func run(_ session: Session) async throws -> ExitStatus {
    Signals.catchInterruption()
    var stamps = stamps(session.settings)
    var run = try await report(session, after: nil)
    if once { return run.status }
    while let changed = nextChange(since: stamps, session.settings) {
      stamps = changed
      do {
        run = try await report(session, after: run)
      } catch let failure as CommandFailure {
        // What cannot be read for a moment, as while it is being replaced, does not end it.
        session.talk.say(failure)
      }
    }
    return .interrupted
  }

  // MARK: Changes

  private func stamps(_ settings: Settings) -> FileStamps {
    let cases = paths.filter { $0.hasSuffix(".rules") }
      .map { Files.cases(beside: $0) }
    return FileStamps([settings.forms] + (paths.isEmpty ? [settings.rules] : paths + cases))
  }

  /// Waits until something has been saved, and all of it; `nil` where a person ends it.
  private func nextChange(since old: FileStamps, _ settings: Settings) -> FileStamps? {
    while !Signals.isInterrupted {
      SystemCalls.pause(milliseconds: Self.milliseconds.look)
      var stamps = stamps(settings)
      if stamps == old { continue }
      while !Signals.isInterrupted {
        SystemCalls.pause(milliseconds: Self.milliseconds.settle)
        let later = self.stamps(settings)
        if later == stamps { return stamps }
        stamps = later
      }
    }
    return nil
  }

  // MARK: Report

  private func report(_ session: Session, after known: ContentRun?) async throws -> ContentRun {
    let start = SystemCalls.milliseconds()
    let content = try Check.content(paths, session.settings)
    let run = try ContentRun(content, session.settings, after: known)
    let wording = session.settings.language.wording
    var output = try session.output()
    if session.isInteractive {
      let now = session.settings.calendar.local(Instant(milliseconds: SystemCalls.milliseconds()))
      let end = wording.watched(wording.moment(now), SystemCalls.milliseconds() - start)
      let lines = run.lines(session.settings) + (once ? [] : [Line(), Line(end, .faint)])
      try output.write(once ? "" : "\u{1B}[2J\u{1B}[3J\u{1B}[H")
      try output.write(session.terminal.text(lines))
    } else {
      try output.write(session.terminal.text([run.line(session.settings)]))
    }
    try output.finish()
    return run
  }
}
