import Diagnostics
import Foundation
import Triage
import Values

/// What must hold before a person may approve a protocol.
enum ApprovalGate {
  /// Demands a draft whose cases all come out as expected, and notice every change of a threshold.
  static func demandTestedDraft(
    _ triageProtocol: TriageProtocol,
    _ session: Session
  ) throws(CommandFailure) {
    guard triageProtocol.status == .draft else {
      let refusal = ApprovalRefusal.noDraft(
        name: triageProtocol.name,
        status: triageProtocol.status
      )
      throw CommandFailure(.unusableInput, refusal, session)
    }
    let casesPath = Files.cases(beside: triageProtocol.source.path)
    guard let source = try Files.source(casesPath) else {
      throw CommandFailure(.unusableInput, .noCases(path: casesPath), session)
    }
    let (file, faults) = CaseFile.read(source, for: triageProtocol)
    guard faults.isClean else {
      let listing = DiagnosticListing(faults) { $0 == casesPath ? source : nil }
      session.talk.say(session.terminal.text(listing.lines(session.settings)))
      throw CommandFailure(.unusableInput, .casesFaulty(path: casesPath), session)
    }
    try demandPassing(file, triageProtocol, casesPath, session)
    try demandNoticing(file, triageProtocol, session)
  }

  private static func demandPassing(
    _ file: CaseFile,
    _ triageProtocol: TriageProtocol,
    _ path: String,
    _ session: Session
  ) throws(CommandFailure) {
    let run = CaseRun(file, triageProtocol, calendar: session.settings.calendar)
    guard run.compared > 0 else {
      throw CommandFailure(.unusableInput, .noCases(path: path), session)
    }
    guard run.failures.isEmpty else {
      let failed = run.failures.map { failure in
        CaseListing.Case(
          path: path,
          line: failure.row,
          name: failure.name,
          differences: failure.differences.map {
            .init(what: $0.subject, expected: $0.expected, actual: $0.actual)
          }
        )
      }
      let lines = CaseListing(cases: failed).lines(session.settings.language.wording).dropLast(2)
      session.talk.say(session.terminal.text(Array(lines)))
      throw CommandFailure(
        .unusableInput,
        .casesFail(path: path, count: run.failures.count),
        session
      )
    }
  }

  /// A limit that can be moved with no case noticing is a limit that nobody has tested.
  private static func demandNoticing(
    _ file: CaseFile,
    _ triageProtocol: TriageProtocol,
    _ session: Session
  ) throws(CommandFailure) {
    let source = triageProtocol.source
    let run = MutantRun(file, triageProtocol, calendar: session.settings.calendar)
    let listing = MutantListing(
      path: source.path,
      tried: run.tried.filter { $0.mutant.block == .threshold }
    ) { source.position(of: $0.place.span.start).line }
    if listing.unnoticed.isEmpty { return }
    let lines = listing.unnoticedLines(session.settings.language.wording)
    session.talk.say(session.terminal.text(lines))
    let refusal = ApprovalRefusal.casesBlind(
      cases: Files.cases(beside: source.path),
      count: listing.unnoticed.count,
      command: "behov test --mutate \(arguments(naming: source.path, session))"
    )
    throw CommandFailure(.unusableInput, refusal, session)
  }

  /// What `behov test` takes to try a protocol, which may stand elsewhere than the others.
  private static func arguments(naming path: String, _ session: Session) -> String {
    let folder = URL(filePath: path).deletingLastPathComponent()
    let rules = URL(filePath: session.settings.rules).resolvingSymlinksInPath().pathComponents
    let isAmongThem = folder.resolvingSymlinksInPath().pathComponents.starts(with: rules)
    return isAmongThem ? path : "\(path) --rules \(folder.relativePath)"
  }

  /// Demands that this content lacks this person's approval.
  static func demandNew(
    _ triageProtocol: TriageProtocol,
    _ content: ProtocolContent,
    _ person: Approver,
    among approvals: [Approval],
    _ session: Session
  ) throws(CommandFailure) {
    let name = triageProtocol.name
    let standing = ApprovalStanding(of: content, among: approvals)
    let taken = approvals.fullyApprovedOther(than: content)
    switch standing {
    case .both(let first, let second):
      let from = session.settings.language.wording.date(max(first.from, second.from))
      let people = [first, second].map(\.person.name)
      let refusal = ApprovalRefusal.approvedByBoth(name: name, by: people, from: from)
      throw CommandFailure(.unusableInput, refusal, session)
    case .one(let only) where only.person == person:
      let refusal = ApprovalRefusal.samePerson(name: name, person: only.person.name)
      throw CommandFailure(.unusableInput, refusal, session)
    case _ where !taken.isEmpty:
      let refusal = ApprovalRefusal.versionTaken(name: name, by: taken.map(\.person.name))
      throw CommandFailure(.unusableInput, refusal, session)
    case .one, .none, .changed: return
    }
  }
}
