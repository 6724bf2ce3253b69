import Expressions
import Rules
import Values

/// Compares thresholds: by the colour of every value, not by how the limits are written.
struct ThresholdComparison {
  private let old: ComparedProtocol
  private let new: ComparedProtocol

  init(_ old: ComparedProtocol, _ new: ComparedProtocol) {
    self.old = old
    self.new = new
  }

  var changes: [ProtocolChange] {
    let (before, after) = (CompiledRow.rows(of: old), CompiledRow.rows(of: new))
    let ids = after.map(\.id) + before.map(\.id)
    var seen: Set<String> = []
    return ids.filter { seen.insert($0).inserted }.flatMap { id in
      changes(id, before.filter { $0.id == id }, after.filter { $0.id == id })
    }
  }

  private func changes(
    _ id: String,
    _ before: [CompiledRow],
    _ after: [CompiledRow]
  ) -> [ProtocolChange] {
    guard !before.isEmpty, !after.isEmpty else { return whole(id, before, after) }
    let pairs = CompiledRow.pairs(before, after)
    let values = unique(pairs) { self.value($0, $1) }
    let colours = ColourComparison(pairs.filter { $0.old.hasSameValue(as: $0.new) })
    return values + colour(id, before, after, colours.changes)
      + unique(pairs) { colours.isUntold($0, $1) ? cells($0, $1) : nil }
      + unique(pairs) { missing($0, $1) }
      + unique(pairs) { source($0, $1) }
      + points(id, before, after)
  }

  /// What each pair of rows gives, each once.
  private func unique(
    _ pairs: [(point: Period?, old: CompiledRow, new: CompiledRow)],
    _ change: (CompiledRow, CompiledRow) -> ProtocolChange?
  ) -> [ProtocolChange] {
    var seen: Set<String> = []
    return pairs.compactMap { pair in
      guard let found = change(pair.old, pair.new) else { return nil }
      let key = "\(found.old?.written ?? "")\n\(found.new?.written ?? "")"
      return seen.insert(key).inserted ? found : nil
    }
  }

  /// A threshold that is new or gone: against one that is always green.
  private func whole(
    _ id: String,
    _ before: [CompiledRow],
    _ after: [CompiledRow]
  ) -> [ProtocolChange] {
    let isNew = before.isEmpty
    return (isNew ? after : before).map { row in
      let colours = row.colours().stretches.filter { $0.colour != .green }.map { found in
        ColourChange(
          values: found.values,
          old: isNew ? .green : found.colour,
          new: isNew ? found.colour : .green,
          timePoints: row.compiled.timePoints
        )
      }
      return ProtocolChange(
        area: .threshold,
        id: id,
        kind: isNew ? .added : .removed,
        aspect: .whole,
        effect: effect(row, colours, isNew: isNew),
        old: isNew ? nil : .threshold(row.written),
        new: isNew ? .threshold(row.written) : nil,
        colours: colours,
        label: label(row)
      )
    }
  }

  /// What `missing -` silences is not applicable in every other row and rule, too, so that nobody can
  /// say that nothing becomes milder.
  private func effect(
    _ row: CompiledRow,
    _ colours: [ColourChange],
    isNew: Bool
  ) -> ProtocolChange.Effect {
    if colours.isEmpty { return .either }
    if !isNew { return .milder }
    return row.written.missing.value == .notNeeded ? .either : .stricter
  }

  private func value(_ before: CompiledRow, _ after: CompiledRow) -> ProtocolChange? {
    if before.hasSameValue(as: after) { return nil }
    return change(before, after, .value, .either) { .expression($0.value) }
  }

  private func colour(
    _ id: String,
    _ before: [CompiledRow],
    _ after: [CompiledRow],
    _ colours: [ColourChange]
  ) -> [ProtocolChange] {
    guard !colours.isEmpty, let old = before.first, let new = after.first else { return [] }
    let effect = ProtocolChange.Effect(colours.map { .init($0.old, $0.new) })
    var change = change(old, new, .colours, effect) { .threshold($0) }
    change.colours = colours.filter(\.isFall) + colours.filter { !$0.isFall }
    return [change]
  }

  private func cells(_ before: CompiledRow, _ after: CompiledRow) -> ProtocolChange? {
    change(before, after, .cells, .either) { .threshold($0) }
  }

  private func missing(_ before: CompiledRow, _ after: CompiledRow) -> ProtocolChange? {
    let (old, new) = (before.written.missing.value, after.written.missing.value)
    if old == new { return nil }
    return change(before, after, .missing, .init(old.colour, new.colour)) {
      .missing($0.missing.value)
    }
  }

  private func source(_ before: CompiledRow, _ after: CompiledRow) -> ProtocolChange? {
    .source(
      area: .threshold,
      id: after.id,
      before.written.source?.value,
      after.written.source?.value,
      label: label(after)
    )
  }

  /// Time points that only one of them has.
  private func points(
    _ id: String,
    _ before: [CompiledRow],
    _ after: [CompiledRow]
  ) -> [ProtocolChange] {
    let (old, new) = (before.flatMap(\.compiled.timePoints), after.flatMap(\.compiled.timePoints))
    if old.isEmpty || new.isEmpty { return [] }
    func changes(_ rows: [CompiledRow], _ others: [Period], isNew: Bool) -> [ProtocolChange] {
      rows.filter { row in row.compiled.timePoints.contains { !others.contains($0) } }.map { row in
        ProtocolChange(
          area: .threshold,
          id: id,
          kind: isNew ? .added : .removed,
          aspect: .whole,
          effect: .either,
          old: isNew ? nil : .threshold(row.written),
          new: isNew ? .threshold(row.written) : nil,
          label: label(row)
        )
      }
    }
    return changes(after, old, isNew: true) + changes(before, new, isNew: false)
  }

  private func change(
    _ before: CompiledRow,
    _ after: CompiledRow,
    _ aspect: ProtocolChange.Aspect,
    _ effect: ProtocolChange.Effect,
    _ part: (ThresholdRow) -> ProtocolPart
  ) -> ProtocolChange {
    ProtocolChange(
      area: .threshold,
      id: after.id,
      kind: .changed,
      aspect: aspect,
      effect: effect,
      old: part(before.written),
      new: part(after.written),
      label: label(after)
    )
  }

  private func label(_ row: CompiledRow) -> LocalizedText {
    row.owner.label(row.written.value.written)
  }
}

extension MissingMeaning {
  /// How urgent silence is; what is not needed raises nothing.
  fileprivate var colour: Colour {
    switch self {
    case .grey: .grey
    case .yellow: .yellow
    case .red: .red
    case .notNeeded: .green
    }
  }
}
