import ArgumentParser
import FollowUp
import Scheduling
import Storage
import Synchronization
import Triage
import Values

/// Whether something was shown although the audit could not be written.
final class Unrecorded: Sendable {
  private let flag = Mutex(false)

  var isAny: Bool { flag.withLock { $0 } }

  func note() { flag.withLock { $0 = true } }
}

extension Session {
  /// Who works with the store, as the audit tells.
  func author(of command: any BehovCommand.Type) -> Author {
    Author(
      account: SystemCalls.account(),
      person: settings.person,
      role: settings.role,
      command: Behov.words(of: command),
      purpose: settings.purpose,
      zone: settings.calendar.zone,
      engine: Behov.version,
      now: settings.now,
      clock: settings.clock == settings.now ? nil : settings.clock
    )
  }

  /// Records what is about to be shown, or written into a file.
  ///
  /// Where that cannot be written it is shown nevertheless, and the run says so and does not end well:
  /// a full disk must not hide a red patient.
  ///
  /// - Parameters:
  ///   - subject: what it is about.
  ///   - patients: whose data it is; `nil` where it is of nobody that can be told.
  ///   - store: where it is recorded.
  func recordAccess(_ subject: String?, _ patients: [String]?, _ store: Store) {
    let kind: Access.Kind = settings.output == nil ? .read : .exported
    record(Access(kind, subject: subject, patients: patients), store)
  }

  /// Records that the whole store is copied.
  func recordExport(_ subject: String, _ store: Store) {
    record(Access(.exported, subject: subject, patients: nil), store)
  }

  private func record(_ access: Access, _ store: Store) {
    do throws(StorageError) {
      try store.record(access)
    } catch {
      unrecorded.note()
      talk.say(Line(settings.language.wording.notRecorded(error.message), .strong))
    }
  }
}

extension Collection<WorklistEntry> {
  /// The patients that they are about, each once.
  var patients: [String] {
    var told: Set<ExactName> = []
    return flatMap { entry in [entry.key.patient] + entry.concerns.compactMap(\.concern.patient) }
      .filter { !$0.isEmpty && told.insert(ExactName($0)).inserted }
  }
}

extension Behov {
  /// What a person types for a command, such as `worklist done`.
  static func words(of command: any BehovCommand.Type) -> String {
    let group = configuration.subcommands.first { group in
      group.configuration.subcommands.contains { $0 == command }
    }
    let own = command.configuration.commandName ?? ""
    guard let group = group?.configuration.commandName else { return own }
    return "\(group) \(own)"
  }
}
