import Forms
import Values

/// What was known of a patient when something was decided.
///
/// Known is what was written before, and the lines of the same batch, wherever they stand in its
/// file. Two things the store does not tell: which lines stood in a file whose batch was stopped, so
/// that they were written later; and whether a refused line counted that was mended at about the same
/// time. Each way that it can have been is one `Known`.
struct Known {
  let patient: KeptPatient
  let written: Written
  /// The last entry whose lines are known; later than the decision's own where a batch was stopped.
  let lastEntry: Int
  /// The entry before which a mended line takes the place of a refused one.
  let mendedBefore: Int

  init(_ patient: KeptPatient, _ written: Written, lastEntry: Int? = nil, mendedBefore: Int? = nil)
  {
    self.patient = patient
    self.written = written
    self.lastEntry = lastEntry ?? written.entry
    self.mendedBefore = mendedBefore ?? written.entry
  }

  /// Every way that it can have been, the likeliest first.
  static func ways(_ patient: KeptPatient, _ written: Written) -> [Known] {
    let later = Set(patient.forms.map(\.written) + patient.refused.map(\.written))
      .filter { $0.entry > written.entry && $0.batch != written.batch }
    return [
      Known(patient, written), Known(patient, written, mendedBefore: written.batch),
      Known(patient, written, mendedBefore: 0),
    ] + Set(later.map(\.entry)).sorted().map { Known(patient, written, lastEntry: $0) }
  }

  /// Whether it takes lines that were written later.
  var looksAhead: Bool { lastEntry > written.entry }

  private func holds(_ other: Written) -> Bool {
    other.entry <= lastEntry || other.batch == written.batch
  }

  /// The enrolment in a protocol.
  func enrolment(in rules: String) -> Patient? {
    patient.enrolments.last { $0.patient.protocol == rules && $0.written.entry <= written.entry }?
      .patient
  }

  /// The lines of a form that a protocol had decided.
  func lines(of form: String, decidedBy rules: String) -> [[UInt8]] {
    var deciders: [ExactName: String] = [:]
    for decided in patient.decisions {
      let name = ExactName(decided.submission)
      if decided.written.entry <= lastEntry || deciders[name] == nil {
        deciders[name] = decided.rules
      }
    }
    return patient.forms.filter { kept in
      kept.form == form && holds(kept.written) && deciders[ExactName(kept.id)] == rules
    }
    .map(\.line)
  }

  /// When forms were authored that had been refused.
  func unread(of form: String) -> [Instant?] {
    patient.refused.filter { refused in
      let line = refused.quarantined
      guard holds(refused.written), line.form ?? form == form else { return false }
      return line.isConflict || refused.written.batch == written.batch || !isMended(line, form)
    }
    .map(\.quarantined.authored)
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

extension Quarantined {
  /// Whether another line with its id stands in the store.
  fileprivate var isConflict: Bool { fault.code == FaultCode.conflict.rawValue }
}
