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
      Shows what the protocol would do to stored answers, and keeps the approval with it in the \
      store. It holds for the protocol and its forms exactly as they are now.

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
      "Why it is right that some get a milder colour or a later contact.",
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
    let store = try Store(path: session.settings.store)
    let content = ProtocolContent(triageProtocol)
    let earlier = try store.approvals(of: content.rules.id)
    try ApprovalGate.demandNew(triageProtocol, content, person, among: earlier, session)
    let impact = try candidate.impact(of: triageProtocol, on: store, since: nil, session)
    var report = ApprovalReport(impact, content, session)
    if impact.downgrades > 0, acceptDowngrades == nil {
      try report.write()
      throw CommandFailure(.changes, .downgrades(count: impact.downgrades), session)
    }
    let approval = approval(by: person, of: content, impact, from: from, session)
    try store.record(approval, of: candidate.content.kept([triageProtocol]))
    report.tell(before: earlier, after: try store.approvals(of: content.rules.id))
    try report.write()
    return .done
  }

  private func approval(
    by person: Approver,
    of content: ProtocolContent,
    _ impact: Impact,
    from: CivilDate,
    _ session: Session
  ) -> Approval {
    Approval(
      content: content.hash,
      rules: content.rules,
      person: person,
      from: from,
      accepted: acceptDowngrades,
      basis: ApprovalReport.basis(content, impact),
      engine: Behov.version,
      now: session.settings.now
    )
  }
}
