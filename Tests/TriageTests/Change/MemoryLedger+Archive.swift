import Triage
import Values

extension MemoryLedger: Archive {
  func sent(
    decidedBy protocolID: String,
    since: CivilDate?,
    after last: Sender?,
    forms count: Int
  ) -> [StoredSender] {
    let own = inForce.values.filter { $0.rules.id == protocolID }
    let senders = Set(own.map { Sender(patient: $0.patient, form: $0.form.id) })
    let key = { (sender: Sender) in [sender.patient, sender.form] }
    let sorted = senders.sorted { key($0).lexicographicallyPrecedes(key($1)) }
    let rest = sorted.filter { sender in
      last.map { key($0).lexicographicallyPrecedes(key(sender)) } ?? true
    }
    var sent: [StoredSender] = []
    for sender in rest where sent.reduce(0, { $0 + $1.forms.count }) < count {
      sent.append(stored(sender, protocolID))
    }
    return sent
  }

  private func stored(_ sender: Sender, _ protocolID: String) -> StoredSender {
    let all = earlier(of: sender.patient, form: sender.form)
    return StoredSender(
      sender: sender,
      enrolment: enrolments(of: sender.patient).last { $0.protocol == protocolID }.map {
        .init(json: $0.json, number: enrolledAt)
      },
      forms: all.submissions.filter { $0.decision.rules.id == protocolID }.map {
        StoredForm($0, number: numberOfDecision[$0.decisionID] ?? 0)
      },
      refused: all.refused
    )
  }

  func circumstances() -> any Circumstances { NumberedCircumstances(zone: zone) }

  /// It reads only what it has written itself, so that this is a fault of the tests.
  func unreadable(_ table: String, _ id: String) -> Never {
    preconditionFailure("unreadable row `\(id)` of `\(table)`")
  }
}

/// Decisions and enrolments that are numbered together.
private struct NumberedCircumstances: Circumstances {
  let zone: String

  func isMade(_ decision: Int, in zone: String, after enrolment: Int?) -> Bool {
    zone == self.zone && decision > enrolment ?? 0
  }
}

extension StoredForm {
  fileprivate init(_ stored: StoredSubmission, number: Int) {
    let decision = stored.decision
    self.init(
      line: stored.line,
      input: decision.input,
      received: stored.received,
      decisionID: stored.decisionID,
      number: number,
      colour: decision.colour,
      decidedBy: DecidedBy(rules: decision.rules, form: decision.form, engine: decision.engine),
      now: decision.now,
      supersedes: decision.supersedes,
      json: decision.json
    )
  }
}
