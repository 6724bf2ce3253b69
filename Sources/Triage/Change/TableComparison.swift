import Expressions
import Rules
import Values

/// Compares what follows from a decision: the consultation table and the orders.
struct TableComparison {
  private let old: ComparedProtocol
  private let new: ComparedProtocol

  init(_ old: ComparedProtocol, _ new: ComparedProtocol) {
    self.old = old
    self.new = new
  }

  var changes: [ProtocolChange] { consultation + actions }

  // MARK: Consultation

  private struct Row {
    let row: ConsultationRow
    let table: ConsultationTable
    let place: Int
    let colours: Set<Colour>
    var part: ProtocolPart { .consultation(row, of: table) }
    var outcome: String { row.outcome(table) }
  }

  private var consultation: [ProtocolChange] {
    let pairs = Paired.pairs(rows(old), rows(new)) { $0.row.condition($0.table, sorted: true) }
    let kept = pairs.compactMap { pair -> (old: Row, new: Row)? in
      guard let before = pair.old, let after = pair.new else { return nil }
      return (before, after)
    }
    let moved = Self.moved(kept)
    return pairs.compactMap { pair in
      let isMoved = pair.new.map { moved.contains($0.place) } ?? false
      if pair.kind == .changed, pair.old?.outcome == pair.new?.outcome, !isMoved { return nil }
      return change(pair, isMoved: isMoved)
    }
  }

  private func rows(_ owner: ComparedProtocol) -> [Row] {
    guard let table = owner.file.consultation else { return [] }
    return table.rows.enumerated().map { index, row in
      Row(row: row, table: table, place: index, colours: row.colours(table))
    }
  }

  /// The rows, by place, that now stand on the other side of one which can hold at the same time.
  private static func moved(_ rows: [(old: Row, new: Row)]) -> Set<Int> {
    var moved: Set<Int> = []
    for (index, row) in rows.enumerated() {
      for other in rows[(index + 1)...]
      where other.old.place < row.old.place && !row.new.colours.isDisjoint(with: other.new.colours)
      {
        moved.insert(other.new.place)
      }
    }
    return moved
  }

  private func change(_ pair: Paired<Row>, isMoved: Bool) -> ProtocolChange {
    let isOutcome = pair.kind == .changed && pair.old?.outcome != pair.new?.outcome
    return ProtocolChange(
      area: .consultation,
      id: pair.key,
      kind: pair.kind == .changed && !isOutcome ? .moved : pair.kind,
      aspect: isOutcome ? .outcome : .whole,
      effect: isOutcome && !isMoved ? urgency(pair.old, pair.new) : .either,
      old: pair.old?.part,
      new: pair.new?.part
    )
  }

  /// A later deadline or a more distant contact is milder, whatever else; of the clinic's own
  /// outputs nobody can say which is milder.
  private func urgency(_ before: Row?, _ after: Row?) -> ProtocolChange.Effect {
    guard let before = before?.row, let after = after?.row else { return .either }
    let later = ProtocolChange.Effect(before.deadline?.value, after.deadline?.value)
    let farther = Self.effect(before.contact.value.distance, after.contact.value.distance)
    let role: ProtocolChange.Effect = before.role?.value == after.role?.value ? .none : .either
    let isSaid = before.free.map { $0?.value } == after.free.map { $0?.value }
    return ProtocolChange.Effect([later, farther, role, isSaid ? .none : .either])
  }

  private static func effect(_ before: Int, _ after: Int) -> ProtocolChange.Effect {
    after > before ? .milder : after < before ? .stricter : .none
  }

  // MARK: Orders

  private var actions: [ProtocolChange] {
    let pairs = Paired.pairs(orders(old), orders(new)) { row, table in
      "\(row.condition(table, sorted: true)): \(row.order.value)"
    }
    return pairs.compactMap { pair in
      let was = pair.old.map { $0.0.outcome($0.1) }
      let now = pair.new.map { $0.0.outcome($0.1) }
      if was == now { return nil }
      return ProtocolChange(
        area: .action,
        id: (pair.new ?? pair.old)?.0.order.value ?? "",
        kind: pair.kind,
        aspect: pair.kind == .changed ? .outcome : .whole,
        effect: orderEffect(pair.old?.0, pair.new?.0),
        old: pair.old.map { .action($0.0, of: $0.1) },
        new: pair.new.map { .action($0.0, of: $0.1) }
      )
    }
  }

  /// An order that is gone, or comes later, is milder.
  private func orderEffect(_ before: ActionRow?, _ after: ActionRow?) -> ProtocolChange.Effect {
    guard let after else { return .milder }
    guard let before else { return .stricter }
    let isSaid =
      before.role?.value == after.role?.value
      && before.free.map { $0?.value } == after.free.map { $0?.value }
    let later = ProtocolChange.Effect(before.deadline?.value, after.deadline?.value)
    return ProtocolChange.Effect([later, isSaid ? .none : .either])
  }

  private func orders(_ owner: ComparedProtocol) -> [(ActionRow, ActionTable)] {
    guard let table = owner.file.actions else { return [] }
    return table.rows.map { ($0, table) }
  }
}

extension String {
  /// How far a contact is from meeting in person; a clinic's own kinds are as near as that.
  fileprivate var distance: Int {
    ["in_person", "video", "phone", "message", "none"].firstIndex(of: self) ?? 0
  }
}

extension ConsultationRow {
  /// The colours in which it can be reached.
  fileprivate func colours(_ table: ConsultationTable) -> Set<Colour> {
    for (column, cell) in zip(table.inputs, inputs) {
      if column.kind == .colour, case .tests(let tests) = cell.kind {
        return Set(tests.compactMap(\.colour))
      }
    }
    return Set(Colour.allCases)
  }
}

extension UnaryTest {
  fileprivate var colour: Colour? {
    if case .colour(let colour) = kind { return colour }
    return nil
  }
}
