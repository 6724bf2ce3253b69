import ArgumentParser
import Storage

/// Copies the store into a new file.
struct BackUp: BehovCommand {
  static let configuration = CommandConfiguration(
    commandName: "backup",
    abstract: "Copy the store into a new file while it is in use, and check the copy.",
    discussion: """
      behov backup /backup/clinic-2026-11-02.sqlite --store clinic.sqlite

      To restore: stop what uses the store, move it and its -wal and -shm files away, and put the \
      copy in its place; `behov doctor` then says whether all is well.
      """
  )

  @Argument(help: ArgumentHelp("The new file.", valueName: "file"))
  var destination: String

  @OptionGroup(title: "Common") var common: RunOptions

  static let formats: [Settings.Format] = [.table]

  func run(_ session: Session) async throws -> ExitStatus {
    do {
      let store = try Store(path: session.settings.store, .existing)
      session.recordExport(destination, store)
      let faults = try store.backUp(to: destination)
      let wording = session.settings.language.wording
      let copy = try Store(path: destination, .existing)
      let count = try copy.lastReceived().submissions
      try copy.close()
      var output = try session.output()
      try output.write(session.terminal.text([Line(wording.copied(visible(destination), count))]))
      try output.finish()
      for fault in faults { session.talk.say(Line("! \(fault.message)", .strong)) }
      return faults.isEmpty ? .done : .findings
    } catch let error as StorageError {
      throw CommandFailure(error)
    }
  }
}
