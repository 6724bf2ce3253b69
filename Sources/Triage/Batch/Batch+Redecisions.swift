import Forms
import Values

extension Batch {
  /// Decides again what was decided before a line of the same patient that could not be read.
  func redecisions(
    after refused: Quarantined,
    _ index: BatchIndex<Store>,
    _ register: Enrolments,
    _ pasts: inout Pasts
  ) throws -> [(BatchOutcome, LedgerEntry?)] {
    guard let id = refused.patient else { return [] }
    let isOvertaken = pasts.isOvertaken
    var settled: [(BatchOutcome, LedgerEntry?)] = []
    for own in protocols where refused.form ?? own.form == own.form {
      let triage = Triage(own, calendar: calendar, engine: engine)
      let place = try pasts.place(of: id, own.reference) {
        try gather(id, triage, index, register, isOvertaken: isOvertaken)
      }
      let past = pasts.past(at: place)
      if !past.stored.isEmpty, index.lines.markLate(id, pasts.lateMark(own)) {
        settled += try redecisions(past, triage)
      }
    }
    return settled
  }

  /// Decides again what was decided before an earlier form arrived; what stays the same is left.
  func redecisions(
    _ past: Past,
    _ triage: Triage
  ) throws -> [(BatchOutcome, LedgerEntry?)] {
    var readings: [[ContentReference]: Past] = [:]
    return try past.stored.compactMap { old in
      guard let submission = past.reader.submission(old.line),
        past.earliest.map({ submission.authored >= $0 }) ?? true
      else { return nil }
      guard let own = self.triage(of: old, submission, triage) else { return nil }
      let content = [old.decision.rules, old.decision.form]
      let isSame = ProtocolContent(own.protocol) == ProtocolContent(triage.protocol)
      let past = isSame ? past : readings[content] ?? past.read(by: own)
      if !isSame { readings[content] = past }
      var decision = own.decide(
        .init(
          submission: submission,
          answers: past.reader.answers(old.line, submission),
          input: old.decision.input,
          patient: past.patient,
          history: past.history.others(than: submission),
          devices: try ledger.devices(of: submission.patient, own, until: submission.authored),
          now: now,
          received: old.received
        )
      )
      guard !decision.hasSameReasons(as: old.decision) else { return nil }
      decision.supersedes = old.decisionID
      let written = WrittenDecision(decision)
      return (.decision(line: nil, written), .redecided(submission: submission.id, written))
    }
  }
}

extension Batch {
  /// Decides by what the form was decided by before, rules and form, and not by what has been changed
  /// since.
  ///
  /// News of another form must not bring in another rule or question. Where the old ones are not at
  /// hand the decision stands.
  private func triage(
    of old: StoredSubmission,
    _ submission: Submission,
    _ current: Triage
  ) -> Triage? {
    if old.decision.rules == current.protocol.reference,
      current.protocol.reading(of: submission.version)?.reference.holds(old.decision.form) == true
    {
      return current
    }
    guard let kept = archive(old.decision) else { return nil }
    let reading = kept.reading(of: submission.version)
    guard reading?.reference.holds(old.decision.form) ?? (old.decision.form.hash == nil) else {
      return nil
    }
    return Triage(kept, calendar: calendar, engine: engine)
  }
}

extension ContentReference {
  /// Whether a decision was made by this form, or when no form could be read.
  fileprivate func holds(_ decided: ContentReference) -> Bool {
    decided.hash == nil || decided == self
  }
}

extension Decision {
  /// Whether another decision says the same for the same reasons, whenever it was made.
  func hasSameReasons(as other: Decision) -> Bool {
    (colour, proven, possible) == (other.colour, other.proven, other.possible)
      && findings == other.findings && open == other.open && faults == other.faults
      && scores == other.scores && measured == other.measured
  }
}
