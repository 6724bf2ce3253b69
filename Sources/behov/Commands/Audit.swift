import ArgumentParser
import JSONText
import Scheduling
import Storage
import Values

/// Who did, read and took out what; and whether it still is what was written.
struct Audit: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "audit",
    abstract: "Tell who did, read and took out what, and prove that nothing was changed since.",
    discussion: """
      behov audit show --patient p1
      behov audit anchor >> /elsewhere/anchors.ndjson      each night, where the store's owner cannot write
      behov audit verify --anchor /elsewhere/anchors.ndjson
      """,
    subcommands: [VerifyAudit.self, ShowAudit.self, WriteAnchor.self],
    defaultSubcommand: VerifyAudit.self
  )
}

/// Computes the chain anew.
struct VerifyAudit: BehovCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: "Find what was changed, removed, added or moved behind the engine's back.",
    discussion: """
      A chain whose end was cut off, or that was written anew as a whole, is known only from an \
      anchor that was kept elsewhere.
      """
  )

  @Option(help: ArgumentHelp("Anchors that were kept elsewhere, one a line.", valueName: "file"))
  var anchor: String?

  @OptionGroup(title: "Common") var common: RunOptions

  static let formats: [Settings.Format] = [.table, .json]
  var inputs: [String] { [anchor].compactMap(\.self) }

  func run(_ session: Session) async throws -> ExitStatus {
    let wording = session.settings.language.wording
    let anchors = try anchor.map { try AnchorFile.read($0, wording) }
    do {
      let store = try Store(path: session.settings.store, .existing)
      let report = try store.verifyAudit(anchors ?? [])
      let listing = AuditListing(session)
      var output = try session.output()
      if session.format(standard: .table) == .json {
        try output.writeLine(listing.json(report))
      } else {
        try output.write(session.terminal.text(listing.lines(report)))
      }
      try output.finish()
      if anchors == nil { session.talk.note(Line(wording.noAnchor)) }
      return report.faults.isEmpty ? .done : .findings
    } catch let error as StorageError {
      throw CommandFailure(error)
    }
  }
}

/// Tells what was done.
struct ShowAudit: BehovCommand {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: "Tell who did, read and took out what, in the order in which it was written."
  )

  @Option(help: "Only what is about a patient.")
  var patient: String?

  @Option(help: ArgumentHelp("The first day, as 2026-11-01.", valueName: "day"))
  var from: String?

  @Option(help: ArgumentHelp("The last day.", valueName: "day"))
  var to: String?

  @OptionGroup(title: "Common") var common: RunOptions

  static let formats: [Settings.Format] = [.table, .ndjson, .csv]

  func validate() throws {
    try Day.checkPeriod(from, to)
  }

  func run(_ session: Session) async throws -> ExitStatus {
    let calendar = session.settings.calendar
    let choice = AuditChoice(
      patient: patient,
      from: try Day.read(from, "--from").map { calendar.instant(on: $0, hour: 0, minute: 0) },
      before: try Day.read(to, "--to").map {
        calendar.instant(on: $0.adding(days: 1), hour: 0, minute: 0)
      }
    )
    do {
      let store = try Store(path: session.settings.store, .existing)
      session.recordAccess(period, patient.map { [$0] }, store)
      var listing = TrailListing(session)
      var output = try session.output()
      try store.eachAudited(choice) { try listing.take($0, &output) }
      try listing.finish(&output)
      try output.finish()
      return .done
    } catch let error as StorageError {
      throw CommandFailure(error)
    }
  }

  private var period: String? {
    from == nil && to == nil ? nil : "\(from ?? "")..\(to ?? "")"
  }
}

/// Gives the last entry, to be kept elsewhere.
struct WriteAnchor: BehovCommand {
  static let configuration = CommandConfiguration(
    commandName: "anchor",
    abstract: "Give the number and hash of the last entry, to be kept outside the store.",
    discussion: "behov audit anchor >> /elsewhere/anchors.ndjson"
  )

  @OptionGroup(title: "Common") var common: RunOptions

  static let formats: [Settings.Format] = [.ndjson]

  func run(_ session: Session) async throws -> ExitStatus {
    do {
      let store = try Store(path: session.settings.store, .existing)
      guard let anchor = try store.auditAnchor() else {
        session.talk.say(Line(session.settings.language.wording.nothingAudited))
        return .findings
      }
      var output = try session.output()
      try output.writeLine(
        JSONWriter.object { object in
          object.number("entry", anchor.entry)
          object.string("hash", anchor.hash.description)
          object.string("now", session.settings.now.description)
        }
      )
      try output.finish()
      return .done
    } catch let error as StorageError {
      throw CommandFailure(error)
    }
  }
}
