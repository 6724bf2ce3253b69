import Forms
import Values

extension Batch {
  /// Gathers what is known of a patient; of `own`, a line of theirs, nothing has to be read again.
  ///
  /// Where the batch is overtaken, another run may have stored some of its lines.
  func gather(
    _ id: String,
    _ triage: Triage,
    of own: (line: InputLine, submission: Submission)? = nil,
    _ index: BatchIndex<Store>,
    _ register: Enrolments,
    isOvertaken: Bool = false
  ) throws -> Past.Gathered {
    let patient = try register.patient(id, triage.protocol)
    var lines = try index.lines.lines(of: id, form: triage.protocol.form)
    let all = try ledger.earlier(of: id, form: triage.protocol.form)
    // What this batch has committed is among its lines.
    var fresh = Set(lines.filter(\.isFresh).compactMap { $0.submission.map(ExactName.init) })
    if isOvertaken {
      lines = try lines.compactMap(asTheLedgerHasIt)
      fresh = []
    }
    let decided = lines.filter { decides(triage, $0) }
    let isOnly = decided.count == 1 && decided[0].number == own?.line.number
    let recent = try decided.map { recent in
      isOnly
        ? own?.line.bytes ?? [] : try source.line(at: recent.offset, count: recent.count)
    }
    return Past.Gathered(
      reader: HistoryReader(triage, forms, patient),
      patient: patient,
      stored: all.submissions.filter { old in
        old.decision.rules.id == triage.protocol.reference.id
          && !fresh.contains(ExactName(old.decision.submission))
      },
      recent: recent,
      only: isOnly ? own?.submission : nil,
      refusedEarlier: all.refused,
      refused: lines.filter { !$0.isFresh }.map(\.authored)
    )
  }

  /// Whether a line is decided by a protocol.
  private func decides(_ triage: Triage, _ line: IndexedLine) -> Bool {
    guard case .fresh(let own) = line.place else { return false }
    return protocols[own].reference == triage.protocol.reference
  }
}
