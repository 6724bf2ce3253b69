import Diagnostics
import Expressions
import Rules
import Values

/// A row of a threshold, as written and as compiled.
struct CompiledRow {
  let owner: ComparedProtocol
  let written: ThresholdRow
  let compiled: Threshold.Row

  var id: String { written.id.value }

  /// The rows of a protocol, in the order of the file.
  static func rows(of owner: ComparedProtocol) -> [CompiledRow] {
    let compiled = owner.reading.rules.thresholds.flatMap(\.rows)
    return owner.file.thresholds.compactMap { written in
      compiled.first { $0.place.span == written.span }.map { row in
        CompiledRow(owner: owner, written: written, compiled: row)
      }
    }
  }

  /// The rows of one threshold that hold at the same time point, before and after.
  ///
  /// Where neither has time points there is one pair, at `nil`.
  static func pairs(
    _ before: [CompiledRow],
    _ after: [CompiledRow]
  ) -> [(point: Period?, old: CompiledRow, new: CompiledRow)] {
    var seen: Set<Period> = []
    let points = (after + before).flatMap(\.compiled.timePoints)
      .filter { seen.insert($0).inserted }
    guard !points.isEmpty else {
      return zip(before, after).prefix(1).map { (nil, $0, $1) }
    }
    return points.compactMap { point in
      guard let old = before.first(where: { $0.holds(at: point) }),
        let new = after.first(where: { $0.holds(at: point) })
      else { return nil }
      return (point, old, new)
    }
  }

  private func holds(at point: Period) -> Bool {
    compiled.timePoints.isEmpty || compiled.timePoints.contains(point)
  }

  /// Whether the other row tests the same value, of the same type.
  func hasSameValue(as other: CompiledRow) -> Bool {
    written.value.meaning == other.written.value.meaning
      && compiled.subject.type.name == other.compiled.subject.type.name
  }

  func colours(_ own: RowColours.OwnLimits = .standard) -> RowColours {
    RowColours(compiled, of: owner.reading.rules, own: own)
  }
}
