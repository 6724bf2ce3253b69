import Forms
import Values

/// What was known of a patient when something was decided.
///
/// Known is what was written before, and the lines of the same batch, wherever they stand in its
/// file: those that the batch had not written yet are kept by their hashes, so that it is known which
/// they were, whoever wrote them later. Two things the store does not tell: whether a refused line
/// counted that was mended at about the same time, and whether a line was already a conflict whose id is
/// another patient's. Older engines did not keep the lines to come either. Each way that it can have been
/// is one `Known`.
struct Known {
  let patient: KeptPatient
  let written: Written
  /// The lines of the batch that were still to come.
  let ahead: Set<ContentHash>
  /// The last entry whose lines are known; later than the decision's own where nobody kept which
  /// lines were still to come.
  let lastEntry: Int
  /// The entry before which a mended line takes the place of a refused one.
  let mendedBefore: Int
  /// Whether a later conflict with another patient's form was still to be decided.
  let isForeignFresh: Bool

  /// Every way that it can have been, the likeliest first.
  static func ways(_ patient: KeptPatient, _ decided: KeptPatient.Decided) -> [Known] {
    let written = decided.written
    let ahead = Set(
      patient.linesAhead.filter { $0.written.batch == written.batch }
        .filter { $0.written.entry <= written.entry }.flatMap(\.inputs)
    )
    let recorded = [false, true].prefix(patient.hasForeignConflict ? 2 : 1)
      .flatMap { isForeignFresh in
        [written.entry, written.batch, 0].map { mendedBefore in
          Known(
            patient: patient,
            written: written,
            ahead: ahead,
            lastEntry: written.entry,
            mendedBefore: mendedBefore,
            isForeignFresh: isForeignFresh
          )
        }
      }
    if decided.keepsLinesAhead { return recorded }
    return recorded
      + patient.entries(after: written).map { entry in
        Known(
          patient: patient,
          written: written,
          ahead: [],
          lastEntry: entry,
          mendedBefore: written.entry,
          isForeignFresh: false
        )
      }
  }

  /// Whether it takes lines of which nobody kept that they were known.
  var looksAhead: Bool { lastEntry > written.entry }

  /// Whether a line was known that nobody has written.
  var misses: Bool {
    let forms = patient.forms.map { ContentHash(of: $0.line) }
    return !ahead.subtracting(forms).subtracting(patient.refused.map(\.quarantined.input)).isEmpty
  }

  private func holds(_ other: Written, _ input: @autoclosure () -> ContentHash) -> Bool {
    other.entry <= lastEntry || isOfTheBatch(other, input())
  }

  /// Whether a line stood in the file of the batch.
  private func isOfTheBatch(_ other: Written, _ input: @autoclosure () -> ContentHash) -> Bool {
    other.batch == written.batch || !ahead.isEmpty && ahead.contains(input())
  }

  /// The enrolment in a protocol.
  func enrolment(in rules: String) -> Patient? {
    patient.enrolments.last { $0.patient.protocol == rules && $0.written.entry <= written.entry }?
      .patient
  }

  /// The lines of a form that a protocol had decided, or was to decide.
  func lines(of form: String, decidedBy rules: String) -> [[UInt8]] {
    var deciders: [ExactName: String] = [:]
    for decided in patient.decisions {
      let name = ExactName(decided.submission)
      if decided.written.entry <= lastEntry || deciders[name] == nil {
        deciders[name] = decided.rules
      }
    }
    let kept = patient.forms.filter { kept in
      kept.form == form && holds(kept.written, ContentHash(of: kept.line))
        && deciders[ExactName(kept.id)] == rules
    }
    let overtaken = patient.refused.filter { $0.quarantined.form == form && wasFresh($0) }
    return kept.map(\.line) + overtaken.map(\.quarantined.line)
  }

  /// When forms were authored that had been refused.
  func unread(of form: String) -> [Instant?] {
    patient.refused.filter { refused in
      let line = refused.quarantined
      guard holds(refused.written, line.input), line.form ?? form == form, !wasFresh(refused) else {
        return false
      }
      return line.isConflict || isOfTheBatch(refused.written, line.input) || !isMended(line, form)
    }
    .map(\.quarantined.authored)
  }

  /// Whether a line that was refused later was still to be decided: another run had not stored the
  /// form that it conflicts with.
  private func wasFresh(_ refused: KeptPatient.Refused) -> Bool {
    let line = refused.quarantined
    guard line.isConflict, refused.written.entry > written.entry,
      isOfTheBatch(refused.written, line.input), let id = line.submission
    else { return false }
    let own = patient.forms.filter { ExactName($0.id) == ExactName(id) }
    if own.isEmpty { return isForeignFresh }
    return !own.contains { holds($0.written, ContentHash(of: $0.line)) }
  }

  private func isMended(_ line: Quarantined, _ form: String) -> Bool {
    patient.forms.contains { kept in
      kept.form == form && kept.written.entry < mendedBefore
        && (line.submission.map(ExactName.init) == ExactName(kept.id)
          || line.input == ContentHash(of: kept.line))
    }
  }

  /// What devices had measured.
  func devices(_ window: DeviceWindow?) -> DeviceData {
    guard let window else { return DeviceData() }
    let readings = patient.readings.filter { $0.written.entry <= written.entry }.map(\.reading)
    let stored = Set(readings.map { ExactName($0.id) })
    let refused = patient.refused.filter { refused in
      let line = refused.quarantined
      guard line.form == ReadingLine.kind, refused.written.entry <= written.entry else {
        return false
      }
      return line.isConflict || !(line.submission.map { stored.contains(ExactName($0)) } ?? false)
    }
    return DeviceData(
      readings: readings.filter(window.holds),
      refused: refused.map {
        ReadingLine.refused($0.quarantined.line, code: $0.quarantined.fault.code)
      }
    )
  }
}

extension KeptPatient {
  /// The entries of other batches that cover lines of the patient, and came after a decision.
  func entries(after written: Written) -> [Int] {
    let later = (forms.map(\.written) + refused.map(\.written))
      .filter { $0.entry > written.entry && $0.batch != written.batch }
    return Set(later.map(\.entry)).sorted()
  }
}

extension Quarantined {
  /// Whether another line with its id stands in the store.
  fileprivate var isConflict: Bool { fault.code == FaultCode.conflict.rawValue }
}

extension KeptPatient {
  /// Whether a line was refused because its id is that of another patient's form.
  fileprivate var hasForeignConflict: Bool {
    let own = Set(forms.map { ExactName($0.id) })
    return refused.map(\.quarantined).contains { line in
      line.isConflict && line.submission.map { !own.contains(ExactName($0)) } ?? false
    }
  }
}
