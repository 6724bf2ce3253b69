import Expressions
import Rules
import Values

/// The values of one threshold that change colour, over all its time points and own limits.
struct ColourComparison {
  private(set) var changes: [ColourChange] = []

  /// - Parameter pairs: rows that test the same value at the same time point.
  init(_ pairs: [(point: Period?, old: CompiledRow, new: CompiledRow)]) {
    for own in RowColours.OwnLimits.allCases {
      for pair in pairs {
        let (old, new) = (pair.old.colours(own), pair.new.colours(own))
        if own != .standard, !old.readsValues, !new.readsValues { continue }
        for found in Self.changes(old, new) { add(found, pair.point, own) }
      }
    }
  }

  /// Whether two rows are written otherwise and read values of the patient, so that equal colours at
  /// the ends prove nothing.
  func isUntold(_ old: CompiledRow, _ new: CompiledRow) -> Bool {
    let readsValues = old.colours().readsValues || new.colours().readsValues
    return readsValues && changes.isEmpty && old.hasSameValue(as: new)
      && old.cells != new.cells
  }

  /// Adds a change, to the one that says the same of another time point where there is one.
  ///
  /// What holds anyhow is not told again of a patient's own limits.
  private mutating func add(
    _ found: ColourChange,
    _ point: Period?,
    _ own: RowColours.OwnLimits
  ) {
    let points = point.map { [$0] } ?? []
    let same = changes.indices.filter { index in
      let change = changes[index]
      return change.values == found.values && change.old == found.old && change.new == found.new
    }
    if same.contains(where: { changes[$0].own == .standard && own != .standard }) { return }
    if let index = same.first(where: { changes[$0].own == own }) {
      changes[index].timePoints += points
      return
    }
    var change = found
    change.timePoints = points
    change.own = own
    changes.append(change)
  }

  private static func changes(_ old: RowColours, _ new: RowColours) -> [ColourChange] {
    if let options = new.options {
      return options.compactMap { option in
        guard let before = old.colour(ofOption: option), let after = new.colour(ofOption: option),
          before != after
        else { return nil }
        return ColourChange(values: .option(option), old: before, new: after)
      }
    }
    let domain = old.domain == new.domain ? new.domain : old.domain.union(new.domain)
    return Stretch.stretches(of: domain, cutAt: old.limits + new.limits) { value in
      [old.colour(of: value), new.colour(of: value)]
    }
    .filter { $1[0] != $1[1] }
    .compactMap { stretch, colours in
      let values = new.isOfDays ? stretch.inDays : stretch
      return values.map { ColourChange(values: $0, old: colours[0], new: colours[1]) }
    }
  }
}

extension CompiledRow {
  fileprivate var cells: [String] {
    [written.green, written.yellow, written.red].map(\.meaning)
  }
}
