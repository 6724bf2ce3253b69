import Forms
import Values

extension Batch {
  /// What is known of the patient of a line.
  func past(
    of own: OwnLine,
    _ triage: Triage,
    _ index: BatchIndex<Store>,
    _ register: Enrolments,
    _ pasts: inout Pasts
  ) throws -> DecidingJob.KnownPast {
    let id = own.submission.patient
    let isOvertaken = pasts.isOvertaken
    guard own.isAlone, !isOvertaken else {
      let place = try pasts.place(of: id, triage.protocol.reference) {
        try gather(id, triage, of: own, index, register, isOvertaken: isOvertaken)
      }
      return .at(place)
    }
    let earlier = try earlier(of: id, triage, index)
    let reader = try reader(of: id, triage, register)
    if earlier.isEmpty, reader.canRead(own.submission) { return .nothing(reader) }
    return .at(pasts.add(Past.Gathered(reader, earlier, ofAlone: own)))
  }

  /// Reads a patient's forms, as the patient is enrolled.
  func reader(
    of patient: String,
    _ triage: Triage,
    _ register: Enrolments
  ) throws -> HistoryReader {
    HistoryReader(triage, forms, try register.patient(patient, triage.protocol))
  }

  /// What was sent before, whatever this batch has committed; nothing where nobody had sent anything.
  private func earlier(
    of patient: String,
    _ triage: Triage,
    _ index: BatchIndex<Store>
  ) throws -> StoredHistory {
    guard index.hasForms else { return StoredHistory() }
    return try ledger.earlier(of: patient, form: triage.protocol.form)
  }

  /// Gathers what is known of a patient; of `own`, a line of theirs, nothing has to be read again.
  ///
  /// Where the batch is overtaken, another run may have stored some of its lines.
  func gather(
    _ id: String,
    _ triage: Triage,
    of own: OwnLine? = nil,
    _ index: BatchIndex<Store>,
    _ register: Enrolments,
    isOvertaken: Bool = false
  ) throws -> Past.Gathered {
    let all =
      isOvertaken
      ? try ledger.earlier(of: id, form: triage.protocol.form)
      : try earlier(of: id, triage, index)
    var lines = try index.lines.lines(of: id, form: triage.protocol.form)
    // What this batch has committed is among its lines.
    var fresh = Set(lines.filter(\.isFresh).map(\.submission))
    if isOvertaken {
      lines = try lines.compactMap(asTheLedgerHasIt)
      fresh = []
    }
    // Which lines there are is kept with the first that is decided, and once more where in doubt.
    let isFirst = own.map { $0.line.number == lines.first { $0.isFresh }?.number } ?? true
    let decided = lines.filter { decides(triage, $0) }
    let isOnly = decided.count == 1 && decided[0].number == own?.line.number
    return Past.Gathered(
      reader: try reader(of: id, triage, register),
      stored: all.submissions.filter { old in
        old.decision.rules.id == triage.protocol.reference.id
          && !fresh.contains(NameMark(old.decision.submission))
      },
      recent: try decided.map { recent in
        isOnly
          ? own?.line.bytes ?? [] : try source.line(at: recent.offset, count: recent.count)
      },
      only: isOnly ? own?.submission : nil,
      refusedEarlier: all.refused,
      refused: lines.filter { !$0.isFresh }.map(\.authored),
      lines: isFirst || isOvertaken ? LinesOfPatient(patient: id, lines: lines) : nil
    )
  }

  /// Whether a line is decided by a protocol.
  private func decides(_ triage: Triage, _ line: LineRecord) -> Bool {
    guard case .fresh(let own) = line.place else { return false }
    return protocols[own].reference == triage.protocol.reference
  }
}

/// The line that a past is gathered for.
struct OwnLine {
  let line: InputLine
  let submission: Submission
  /// Whether its patient has no other.
  let isAlone: Bool

  init(_ line: InputLine, _ submission: Submission, _ found: FoundLine) {
    self.line = line
    self.submission = submission
    isAlone = found.isAlone
  }
}

extension Past.Gathered {
  /// What is known of a patient who has one line.
  fileprivate init(
    _ reader: HistoryReader,
    _ all: StoredHistory,
    ofAlone own: OwnLine
  ) {
    let mark = NameMark(own.submission.id)
    self.init(
      reader: reader,
      stored: all.submissions.filter { old in
        old.decision.rules.id == reader.triage.protocol.reference.id
          && NameMark(old.decision.submission) != mark
      },
      recent: [own.line.bytes],
      only: own.submission,
      refusedEarlier: all.refused,
      refused: [],
      lines: nil
    )
  }
}
