/// How a run ended, by the numbers that schedulers rely on.
///
/// For a nightly run 0 and 1 mean that it is complete; 64 and above mean that someone is called.
enum ExitStatus: Int32, Sendable, CaseIterable {
  /// Everything was decided and nothing was found.
  case done = 0
  /// Something was rejected or not assessed, a case failed, or there is a diagnostic.
  case findings = 1
  /// A changed protocol would change decisions.
  case changes = 2
  /// The arguments or the environment cannot be understood.
  case usage = 64
  /// The input, the forms or the rules cannot be used at all.
  case unusableInput = 65
  /// The fault is ours.
  case fault = 70
  /// Something cannot be read or written.
  case inputOutput = 74
  /// The store is in use; a later run can succeed.
  case busy = 75
  /// A person or the system stopped it.
  case interrupted = 130
}

/// What ends a run, with one sentence for the person who started it.
struct CommandFailure: Error, Hashable {
  /// How the run ends.
  let status: ExitStatus
  /// What is wrong, lower case and without a full stop.
  let message: String
  /// What to do about it.
  let help: String?

  init(_ status: ExitStatus, _ message: String, help: String? = nil) {
    self.status = status
    self.message = message
    self.help = help
  }
}
