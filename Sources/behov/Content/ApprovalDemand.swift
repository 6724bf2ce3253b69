import Diagnostics
import Scheduling
import Storage
import Triage
import Values

extension TriageProtocol {
  /// Its id and version as a person says them.
  var name: String { "`\(reference.id)` \(reference.version)" }

  /// Lets a draft pass that two people have approved as it is, from its day on.
  ///
  /// - Throws: which approval is missing, or that it was changed since.
  func demandApproval(_ session: Session) throws(CommandFailure) {
    guard let refusal = try refusal(session) else { return }
    throw CommandFailure(.unusableInput, refusal, session)
  }

  private func refusal(_ session: Session) throws(CommandFailure) -> ApprovalRefusal? {
    let standing = try StoredApprovals.standing(of: self, session.settings.store)
    switch standing {
    case .none: return .notApproved(name: name, path: source.path)
    case .one(let only):
      return .oneMissing(name: name, path: source.path, by: only.person.name)
    case .changed(let approval): return changed(since: approval)
    case .both:
      let today = session.settings.calendar.date(of: session.settings.now)
      guard let from = standing.inForceFrom, from > today else { return nil }
      return .notYet(name: name, from: session.settings.language.wording.date(from))
    }
  }
}

extension TriageProtocol {
  /// What was changed since an approval, and the hashes that tell: those of the rules file, or
  /// where that is the same, those of all that the protocol decides by.
  fileprivate func changed(since approval: Approval) -> ApprovalRefusal {
    let by = approval.person.name
    if let approved = approval.rules.hash, let now = reference.hash, approved != now {
      return .changed(
        name: name,
        path: source.path,
        by: by,
        approved: approved.short,
        now: now.short
      )
    }
    return .formChanged(
      name: name,
      path: source.path,
      by: by,
      approved: approval.content.short,
      now: ProtocolContent(self).hash.short
    )
  }
}

/// The approvals that a store holds, if there is one.
enum StoredApprovals {
  /// Where a protocol stands in a store; nowhere where there is none.
  static func standing(
    of triageProtocol: TriageProtocol,
    _ path: String
  ) throws(CommandFailure) -> ApprovalStanding {
    do {
      let store = try Store(path: path, .existing)
      let approvals = try store.approvals(of: triageProtocol.reference.id)
      try store.close()
      return ApprovalStanding(of: ProtocolContent(triageProtocol), among: approvals)
    } catch .noStore {
      return .none
    } catch {
      throw CommandFailure(error)
    }
  }
}

extension ContentHash {
  /// Enough of it to tell it from others: `sha256:1a2b3c4d`.
  var short: String { String(description.prefix("sha256:".count + 8)) }
}

extension CommandFailure {
  /// Why a protocol is not approved or may not decide, in the reader's language.
  init(_ status: ExitStatus, _ refusal: ApprovalRefusal, _ session: Session) {
    let wording = session.settings.language.wording
    self.init(status, wording.refusal(refusal), help: wording.cure(refusal))
  }
}
