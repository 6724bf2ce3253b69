import ArgumentParser
import Diagnostics
import Scheduling
import Storage
import Triage
import Values

/// Gives one of the two approvals that a protocol needs.
struct Approve: BehovCommand {
  static let configuration = CommandConfiguration(
    commandName: "approve",
    abstract: "Approve a protocol, as one of two people.",
    discussion: """
      Shows what the protocol means otherwise than the one in force, and what it would do to stored \
      answers, and keeps the approval with both in the store. It holds for the protocol and its \
      forms exactly as they are now. The cases must notice every change of a limit.

      behov approve drafts/knee.rules --by "Kari Nordmann" --store clinic.sqlite
      """
  )

  @Argument(help: ArgumentHelp("The protocol, with `status draft`.", valueName: "new.rules"))
  var path: String

  @Option(help: ArgumentHelp("Your name.", valueName: "name"))
  var by: String

  @Option(
    help: ArgumentHelp(
      "The first day it is to be in force, as 2026-12-01 (default: today).",
      valueName: "date"
    )
  )
  var from: String?

  @Option(
    help: ArgumentHelp(
      "Why it is right that something becomes milder or a contact later.",
      valueName: "reason"
    )
  )
  var acceptDowngrades: String?

  @OptionGroup(title: "Common") var common: RunOptions

  static let formats: [Settings.Format] = [.table, .json]
  var inputs: [String] { [path] }

  func validate() throws {
    guard Approver(by) != nil, visible(by) == by else {
      throw ValidationError("--by takes the name of the person who approves, as \"Kari Nordmann\"")
    }
    if let acceptDowngrades, acceptDowngrades.allSatisfy(\.isWhitespace) {
      throw ValidationError("--accept-downgrades takes the reason, as \"the limit was too low\"")
    }
    _ = try Day.read(from, "--from")
  }

  func run(_ session: Session) async throws -> ExitStatus {
    guard session.settings.store != Store.memory else {
      throw CommandFailure(.usage, .nothingKept, session)
    }
    let today = session.settings.calendar.date(of: session.settings.now)
    let from = try Day.read(self.from, "--from") ?? today
    if from < today {
      let date = session.settings.language.wording.date(from)
      throw CommandFailure(.usage, .fromPast(date: date), session)
    }
    do {
      return try approve(session, from: from)
    } catch let error as StorageError {
      throw CommandFailure(error)
    }
  }

  private func approve(_ session: Session, from: CivilDate) throws -> ExitStatus {
    let candidate = try Candidate(path, session.settings)
    let triageProtocol = try candidate.triageProtocol(
      passing: .note,
      session,
      else: CommandFailure(.unusableInput, .notClean(path: path), session)
    )
    try ApprovalGate.demandTestedDraft(triageProtocol, session)
    guard let person = Approver(by) else { throw ExitCode.validationFailure }
    let store = try session.openStore()
    let earlier = try store.approvals(of: triageProtocol.reference.id)
    let content = ProtocolContent(triageProtocol)
    try ApprovalGate.demandNew(triageProtocol, content, person, among: earlier, session)
    let former = FormerProtocol(before: content, from: from, among: earlier, try store.content())
    let impact = try candidate.impact(of: triageProtocol, on: store, since: nil, session)
    let files = candidate.content.kept([triageProtocol])
    let basis = ApprovalBasis(triageProtocol, files, after: former, impact)
    let report = ApprovalReport(basis, among: earlier, session)
    if let refusal = basis.needsReason, acceptDowngrades == nil {
      try report.writeRefused()
      throw CommandFailure(.changes, refusal, session)
    }
    let approval = approval(by: person, of: basis, from: from, session)
    try report.write(giving: approval) { try store.record(approval, of: files) }
    return .done
  }

  private func approval(
    by person: Approver,
    of basis: ApprovalBasis,
    from: CivilDate,
    _ session: Session
  ) -> Approval {
    Approval(
      content: basis.content.hash,
      rules: basis.content.rules,
      person: person,
      from: from,
      accepted: acceptDowngrades,
      basis: basis.json,
      engine: Behov.version,
      now: session.settings.now
    )
  }
}
