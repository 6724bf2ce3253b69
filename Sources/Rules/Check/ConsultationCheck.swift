import Diagnostics
import Expressions
import Values

/// Walks down the consultation table with all combinations there are, and takes away from them
/// what each row holds for.
struct ConsultationCheck {
  private let space: ConsultationSpace
  private let table: Place
  private var rows: [ConsultationRule] { space.rules.consultation }

  init(_ space: ConsultationSpace, _ table: Place) {
    self.space = space
    self.table = table
  }

  func diagnostics() -> [Diagnostic] {
    var found: [Diagnostic] = []
    var reached: Set<Int> = []
    var missing: Set<Colour> = []
    for state in ConsultationSpace.states {
      let boxes = space.boxes(in: state)
      let walk = Walk(space, state, boxes)
      reached.formUnion(walk.reached.map(\.row))
      if let box = walk.uncovered.first, missing.insert(state.colour).inserted {
        found.append(.noRow(combination(box, state), state.colour, at: table))
      }
      found += wishes(walk, state) + safety(boxes, state)
    }
    return found.unique
      + rows.indices.filter { !reached.contains($0) && !isDefault($0) }.map(shadowed)
  }

  // MARK: Words

  /// The combination as the clinic speaks of it: only what some row of the colour asks for.
  private func combination(_ box: Box, _ state: ConsultationSpace.State) -> String {
    let ofColour = rows.filter { $0.inputs.colours?.contains(state.colour) ?? true }
    var parts: [String] = []
    if ofColour.contains(where: { $0.inputs.proven != nil }) {
      parts.append("proven = \(state.overall.proven)")
    }
    if ofColour.contains(where: { $0.inputs.possible != nil }) {
      parts.append("possible = \(state.overall.possible)")
    }
    for (index, column) in space.columns.enumerated() {
      let asked = ofColour.contains { row in
        row.inputs.values.contains { $0.subject == column.subject }
      }
      let mask = box.masks[space.dimension(ofColumn: index)]
      guard asked else { continue }
      parts.append(space.words(column, column.points[mask.trailingZeroBitCount]))
    }
    let words = parts.joined(separator: " and ")
    return "\(state.colour)" + (words.isEmpty ? "" : " with \(words)")
  }

  // MARK: Rows

  /// Whether a row holds for its colours whatever else is the case, as none above it does: it is
  /// there for what nobody foresaw, and need not be reached.
  private func isDefault(_ index: Int) -> Bool {
    let row = rows[index]
    return row.isGeneral
      && !rows[..<index].contains { above in
        above.isGeneral
          && (above.inputs.colours ?? Set(Colour.allCases))
            .isSuperset(of: row.inputs.colours ?? Set(Colour.allCases))
      }
  }

  private func shadowed(_ index: Int) -> Diagnostic {
    let above = rows[..<index].indices.last { other in
      ConsultationSpace.states.contains { state in
        guard let mine = space.region(index, state, surely: false),
          let its = space.region(other, state, surely: true)
        else { return false }
        return space.boxes(in: state).flatMap(mine.part).contains { !its.part(of: $0).isEmpty }
      }
    }
    return .shadowedRow(by: above.map { rows[$0].contactPlace }, at: rows[index].contactPlace)
  }

  // MARK: The wish

  /// A wish is an answer that is not green; it never waits longer than no wish.
  private func wishes(_ walk: Walk, _ state: ConsultationSpace.State) -> [Diagnostic] {
    guard let wish = space.wish else { return [] }
    let column = space.columns[wish]
    let dimension = space.dimension(ofColumn: wish)
    let none = column.least.indices.filter {
      column.least[$0] == .green && column.points[$0].canApply
    }
    return column.points.indices.filter { column.least[$0] > .green }.flatMap { point in
      let words = space.words(column, column.points[point])
      return walk.taken(dimension, point).flatMap { row, box -> [Diagnostic] in
        if rows[row].within == nil {
          return [.wishUnheard(words, state.colour, at: rows[row].contactPlace)]
        }
        let others = none.flatMap { walk.taken(dimension, $0) }.filter { other in
          !other.box.with(dimension).intersection(box.with(dimension)).isEmpty
            && rows[row].isLater(than: rows[other.row])
        }
        return others.prefix(1).map { other in
          .wishWaits(words, state.colour, rows[row], rows[other.row])
        }
      }
    }
  }

  // MARK: Safety

  /// Where a safety rule fired or is open, no row waits longer than the shortest of the colour.
  private func safety(_ boxes: [Box], _ state: ConsultationSpace.State) -> [Diagnostic] {
    let ofColour = rows.filter { $0.inputs.colours?.contains(state.colour) ?? true }
    guard state.colour > .green, let soonest = ofColour.filter({ $0.within != nil }).soonest else {
      return []
    }
    return space.outcomes.enumerated().flatMap { dimension, outcome -> [Diagnostic] in
      guard space.rules.isSafety(outcome) else { return [] }
      let worst = space.rules.colours(ofOutcome: outcome).max() ?? .red
      let mask = Outcome.mask { pair in
        state.colour == .grey
          ? pair.possible == worst : Colour(pair.proven) == state.colour
      }
      let limited = boxes.map { $0.limited(dimension, to: mask) }.filter { !$0.isEmpty }
      return Walk(space, state, limited).late(than: soonest).map { row in
        .safetyLate(space.rules.outcomeIDs[outcome], state.colour, rows[row], soonest)
      }
    }
  }
}

/// What each row takes, from the top, in one state.
struct Walk {
  /// The parts that a row surely holds for and no row above does.
  private(set) var taken: [(row: Int, box: Box)] = []
  /// The rows that a decision may reach.
  private(set) var reached: [(row: Int, box: Box)] = []
  /// What no row holds for.
  private(set) var uncovered: [Box] = []
  private let rows: [ConsultationRule]

  /// Walks down the table with some combinations of a state.
  init(_ space: ConsultationSpace, _ state: ConsultationSpace.State, _ boxes: [Box]) {
    rows = space.rules.consultation
    var rest = boxes
    uncovered = boxes
    for index in rows.indices {
      guard let may = space.region(index, state, surely: false),
        let must = space.region(index, state, surely: true)
      else { continue }
      reached += rest.flatMap(may.part).map { (index, $0) }
      taken += rest.flatMap(must.part).map { (index, $0) }
      rest = rest.flatMap(must.rest)
      uncovered = uncovered.flatMap(may.rest)
    }
  }

  /// The rows that are taken and are a later contact than one row's.
  func late(than soonest: ConsultationRule) -> [Int] {
    Set(taken.map(\.row)).sorted().filter { rows[$0].isLater(than: soonest) }
  }

  /// What is taken where a dimension is at one point.
  func taken(_ dimension: Int, _ point: Int) -> [(row: Int, box: Box)] {
    taken.compactMap { row, box in
      let limited = box.limited(dimension, to: 1 << UInt64(point))
      return limited.isEmpty ? nil : (row, limited)
    }
  }
}

extension Box {
  /// The same combinations, whatever one dimension is.
  func with(_ dimension: Int) -> Box {
    var copy = self
    copy.masks[dimension] = .max
    return copy
  }
}

extension ConsultationSpace {
  /// A value of a column in words.
  func words(_ column: Column, _ point: ValueSet) -> String {
    column.slot.map { rules.schema.values[$0].words(point) } ?? "another value"
  }
}

extension RuleSet {
  /// Whether a threshold or rule overrides others.
  func isSafety(_ outcome: Int) -> Bool {
    outcome < thresholds.count
      ? thresholds[outcome].isSafety
      : ruleIndex(ofOutcome: outcome).map { rules[$0].isSafety } ?? false
  }
}

extension ConsultationRule {
  /// Whether it asks for nothing but the colour.
  var isGeneral: Bool {
    inputs.proven == nil && inputs.possible == nil && inputs.fired.isEmpty && inputs.values.isEmpty
  }

  /// Whether it is a later contact than another row's; no contact is the latest.
  func isLater(than other: ConsultationRule) -> Bool {
    (within?.roughDays ?? .infinity) > (other.within?.roughDays ?? .infinity)
  }
}

extension [ConsultationRule] {
  fileprivate var soonest: ConsultationRule? { self.min { $1.isLater(than: $0) } }
}

extension [Diagnostic] {
  /// Each fault once: what is said of several states is said of the first.
  fileprivate var unique: [Diagnostic] {
    var seen: Set<Told> = []
    return filter { fault in
      seen.insert(Told(code: fault.code, message: fault.message, place: fault.place)).inserted
    }
  }
}

/// What is said, and where.
private struct Told: Hashable {
  let code: String
  let message: String
  let place: Place
}
