import Expressions
import Forms
import Rules
import Values

extension CoverageReader {
  /// A limit that no case is at, or one step below or above.
  struct UntriedLimit {
    /// The threshold, by index.
    let threshold: Int
    /// Its row, by index.
    let row: Int
    let point: Period?
    let side: CaseCoverage.Gap.Side
    /// The limit, where it is the same for every patient.
    let limit: Computation
    /// How far from the limit the value is to be.
    let distance: Number
  }

  /// The limits that no case is at, or one step below or above, at some time point of their row.
  var untriedLimits: [UntriedLimit] {
    rules.thresholds.enumerated().flatMap { index, threshold in
      threshold.rows.enumerated().flatMap { number, row in
        let points: [Period?] = row.timePoints.isEmpty ? [nil] : row.timePoints
        return points.flatMap { untried(row, index, number, at: $0) }
      }
    }
  }

  func gap(_ untried: UntriedLimit) -> CaseCoverage.Gap {
    let threshold = rules.thresholds[untried.threshold]
    return CaseCoverage.Gap(
      kind: .limit(standing(untried.limit)?.description ?? "…", untried.side, at: untried.point),
      subject: threshold.id,
      place: threshold.rows[untried.row].place
    )
  }

  private func untried(
    _ row: Threshold.Row,
    _ index: Int,
    _ number: Int,
    at point: Period?
  ) -> [UntriedLimit] {
    let due = runs.filter { run in
      run.evaluation.evaluated[index].row == number && (point == nil || run.timePoint == point)
    }
    let step = ValueSteps(form: form, rules: rules).step(of: row.subject, rules.program)
    let sides: [(CaseCoverage.Gap.Side, Number)] = [
      (.below, step.negated), (.on, .zero), (.above, step),
    ]
    return [row.green, row.yellow, row.red].compactMap(\.self).flatMap(\.limits).flatMap { limit in
      let distances = Set(due.compactMap { distance(of: row.subject, from: limit, $0) })
      return sides.filter { _, distance in
        !distances.contains(distance) && canLie(row.subject, distance, from: limit)
      }.map { side, distance in
        UntriedLimit(
          threshold: index,
          row: number,
          point: point,
          side: side,
          limit: limit,
          distance: distance
        )
      }
    }
  }

  private func distance(
    of subject: Computation,
    from limit: Computation,
    _ run: Triage.Run
  ) -> Number? {
    guard let value = value(subject, run.frame), let limit = self.value(limit, run.frame) else {
      return nil
    }
    return value.subtracting(limit)
  }

  /// The number that something is in a frame; `nil` where it is not known there.
  func value(_ computation: Computation, _ frame: Frame) -> Number? {
    var frame = frame
    return rules.program.value(computation, &frame).knownNumber
  }

  /// A limit where nobody has set one of their own.
  private func standing(_ limit: Computation) -> Number? { value(limit, blank) }

  /// Whether the form allows a value at some distance from a limit.
  private func canLie(_ subject: Computation, _ distance: Number, from limit: Computation) -> Bool {
    var frame = blank
    let domain = rules.program.value(subject, &frame)
    guard let place = standing(limit)?.adding(distance) else { return true }
    return domain.low <= place && place <= domain.high
  }

  /// A form without any answer: all that it can be, with the limits as they stand.
  private var blank: Frame {
    var frame = Frame(
      slots: rules.schema.values.map(\.domain),
      sections: rules.schema.sections.map { SectionEntries(width: $0.fields.count) },
      authored: CivilDate(dayNumber: 0)
    )
    for limit in rules.limits {
      if let standard = limit.standard { frame.slots[limit.slot] = .number(standard) }
    }
    frame.recalled = rules.program.recalls.map { rules.schema.values[$0.slot].domain }
    return frame
  }
}
