import Diagnostics
import Triage

extension ClinicContent {
  /// What `check` says of drafts that are not approved; `nil` where no store was given to look into.
  func approvalNotes(_ settings: Settings) throws(CommandFailure) -> [Diagnostic]? {
    guard settings.origins[.store] != .standard else { return nil }
    var notes: [Diagnostic] = []
    for triageProtocol in protocols.protocols where triageProtocol.status == .draft {
      let path = triageProtocol.source.path
      switch try StoredApprovals.standing(of: triageProtocol, settings.store) {
      case .none: notes.append(.notApproved("by nobody", triageProtocol, path))
      case .one(let only):
        notes.append(.notApproved("by `\(only.person.name)` only", triageProtocol, path))
      case .changed(let approval): notes.append(.changedAfterApproval(approval, triageProtocol))
      case .both: break
      }
    }
    return notes
  }
}

extension Diagnostic {
  fileprivate static func notApproved(
    _ by: String,
    _ triageProtocol: TriageProtocol,
    _ path: String
  ) -> Diagnostic {
    Diagnostic(
      .note,
      code: "not-approved",
      "\(triageProtocol.name) is approved \(by)",
      at: triageProtocol.firstLine,
      help: "two people approve it: `behov approve \(path) --by NAME`"
    )
  }

  fileprivate static func changedAfterApproval(
    _ approval: Approval,
    _ triageProtocol: TriageProtocol
  ) -> Diagnostic {
    Diagnostic(
      .warning,
      code: "changed-after-approval",
      "\(triageProtocol.name), or a form that it reads, was changed after `\(approval.person.name)` approved it",
      at: triageProtocol.firstLine,
      help: "put the approved files back, or give the protocol a new version and have it approved"
    )
  }
}

extension TriageProtocol {
  /// The line `protocol …`.
  fileprivate var firstLine: Place {
    var start = 0
    for line in source.bytes.split(separator: 0x0A, omittingEmptySubsequences: false) {
      let word = Array("protocol".utf8)
      if line.starts(with: word) { return source.place(Span(start, start + word.count)) }
      start += line.count + 1
    }
    return source.place(Span(0, 0))
  }
}
