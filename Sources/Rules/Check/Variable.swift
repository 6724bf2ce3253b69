import Expressions
import Values

/// One thing that conditions read and that can be set to one point after another.
struct Variable {
  /// What is set.
  enum Kind: Hashable {
    case slot(Int)
    case recall(Int)
    case section(Int)
    case outcome(Int)
    /// Outcomes of which only the number counts.
    case outcomes([Int])
  }

  /// A point it can be at.
  enum Point: Hashable {
    case value(ValueSet)
    case entries(SectionEntries)
    case outcomes([Outcome])
  }

  /// A point and the next worse one.
  struct Step {
    let milder: Point
    let worse: Point
    /// What worsens.
    let value: SchemaValue
    /// What it is, milder and worse.
    let answers: [ValueSet]
  }

  /// Points that are looked at together, in parts down to one point.
  struct Cell {
    /// All that the variable can be in them.
    let hull: Point
    /// Where steps are looked at, all that it can be a step worse.
    let worse: Point?
    /// How many points there are.
    let count: Int
    /// The same points in two halves; none where there is one.
    let parts: [Cell]
  }

  let kind: Kind
  /// The steps by which it worsens; none without a direction.
  let steps: [Step]
  /// All its points.
  let cell: Cell
  /// Whether several points at once prove nothing, as where it is asked whether it was answered.
  let isOpaque: Bool
  /// Whether its points are too many, so that some are left out.
  var leavesOut = false

  /// Makes a variable.
  ///
  /// - Parameters:
  ///   - kind: what is set.
  ///   - points: the points between which no condition changes what it says.
  ///   - steps: the steps by which it worsens.
  ///   - isOpaque: whether several points at once prove nothing.
  init(_ kind: Kind, _ points: [Point], steps: [Step] = [], isOpaque: Bool = false) {
    self.init(kind, cell: Cell(points[...]), steps: steps, isOpaque: isOpaque)
  }

  private init(_ kind: Kind, cell: Cell, steps: [Step], isOpaque: Bool) {
    self.kind = kind
    self.cell = cell
    self.steps = steps
    self.isOpaque = isOpaque
  }

  /// The same, looked at step by step.
  var stepwise: Variable {
    var copy = Variable(kind, cell: Cell(steps: steps[...]), steps: steps, isOpaque: isOpaque)
    copy.leavesOut = leavesOut
    return copy
  }
}

extension Frame {
  /// Sets a variable to one of its points.
  mutating func set(_ kind: Variable.Kind, to point: Variable.Point) {
    switch (kind, point) {
    case (.slot(let slot), .value(let value)): slots[slot] = value
    case (.recall(let recall), .value(let value)): recalled[recall] = value
    case (.section(let section), .entries(let entries)): sections[section] = entries
    case (.outcome(let index), .outcomes(let outcomes)): self.outcomes[index] = outcomes[0]
    case (.outcomes(let indices), .outcomes(let outcomes)):
      for (index, outcome) in zip(indices, outcomes) { self.outcomes[index] = outcome }
    default: break
    }
  }
}

extension Variable.Cell {
  init(_ points: ArraySlice<Variable.Point>) {
    let middle = points.startIndex + points.count / 2
    parts = points.count < 2 ? [] : [Self(points[..<middle]), Self(points[middle...])]
    hull = parts.isEmpty ? points.first ?? .outcomes([]) : parts[0].hull.union(parts[1].hull)
    worse = nil
    count = points.count
  }

  init(steps: ArraySlice<Variable.Step>) {
    let middle = steps.startIndex + steps.count / 2
    let halves =
      steps.count < 2 ? [] : [Self(steps: steps[..<middle]), Self(steps: steps[middle...])]
    parts = halves
    let hulls = halves.isEmpty ? steps.first.map { [$0.milder] } ?? [] : halves.map(\.hull)
    let worse = halves.isEmpty ? steps.first.map { [$0.worse] } ?? [] : halves.compactMap(\.worse)
    hull = hulls.dropFirst().reduce(hulls.first ?? .outcomes([])) { $0.union($1) }
    self.worse = worse.first.map { worse.dropFirst().reduce($0) { $0.union($1) } }
    count = steps.count
  }
}

extension Variable.Point {
  /// All that either could be.
  func union(_ other: Variable.Point) -> Variable.Point {
    switch (self, other) {
    case (.value(let left), .value(let right)): .value(left.union(right))
    case (.outcomes(let left), .outcomes(let right)):
      .outcomes(zip(left, right).map { $0.union($1) })
    case (.entries(let left), .entries(let right)):
      .entries(left == right ? left : .anything(like: left, right))
    default: self
    }
  }
}

extension SectionEntries {
  /// A section of which nothing is known but whether it can be shown or hidden.
  fileprivate static func anything(like left: Self, _ right: Self) -> Self {
    var entries = SectionEntries(width: left.width)
    entries.canBeNotApplicable = left.canBeNotApplicable || right.canBeNotApplicable
    return entries
  }
}
