import Storage
import Triage

extension Decide {
  /// Answers lines as they come, until there are no more or a person or the system asks to stop.
  func live(_ session: Session) throws -> ExitStatus {
    try session.settings.checkFormat(among: [.ndjson], of: "\(Self.name) --live")
    guard session.settings.store != Store.memory else {
      throw CommandFailure(
        .usage,
        "--live answers what is stored, and \(Store.memory) keeps nothing",
        help: "--store names a file"
      )
    }
    do {
      var input = try LiveInput()
      var output = try session.output()
      var run = try LiveRun(session, patients: patients)
      var report = BatchReport(session, run.store, format: .ndjson, repeats: self.repeat)
      for note in run.list?.notes ?? [] { session.talk.say(Line(note)) }
      while let lines = try input.next() {
        try run.lookUpAgain()
        report.store = run.store
        do {
          try run.decide(lines) { outcome in
            // One line is one answer: what else is decided again because of it stands in the store.
            if case .decision(nil, _) = outcome { return try report.count(outcome) }
            try report.take(outcome, &output)
          }
        } catch let error as OutputError {
          throw error
        } catch {
          // What is stored was decided before anything failed, and is answered.
          if (try? run.checkStore()) != nil {
            try? report.writeHeld(&output)
            try? output.flush()
          }
          throw error
        }
        try run.checkStore()
        try report.writeHeld(&output)
        try output.flush()
      }
      let isInterrupted = Signals.isInterrupted
      session.talk.say(report.tally.line(isInterrupted: isInterrupted, leavesARest: false))
      return isInterrupted ? .interrupted : report.tally.status
    } catch OutputError.failed(let path, let number) {
      throw CommandFailure(path, number, help: session.settings.language.wording.repeatWritesIt)
    } catch let error as StorageError {
      throw CommandFailure(error)
    }
  }
}
