public import Values

extension Program {
  /// Every number that stands in a condition.
  public func numbers(in condition: Condition) -> [Number] {
    numbers(in: condition.node)
  }

  func numbers(in index: Int32) -> [Number] {
    if let value = constant(index) { return value.knownNumber.map { [$0] } ?? [] }
    return children(nodes[Int(index)]).flatMap { numbers(in: $0) }
  }
}

extension Program {
  /// Every number that stands in a computation.
  public func numbers(in computation: Computation) -> [Number] {
    numbers(in: computation.node)
  }

  /// Every day that stands in a condition.
  public func days(in condition: Condition) -> [CivilDate] {
    numbers(in: condition).compactMap(day)
  }

  /// Every day that stands in a computation.
  public func days(in computation: Computation) -> [CivilDate] {
    numbers(in: computation).compactMap(day)
  }

  private func day(_ number: Number) -> CivilDate? {
    number.whole.map { CivilDate(dayNumber: $0) }.flatMap { writtenDays.contains($0) ? $0 : nil }
  }

  /// Every length of time that a computation compares the age of a date with.
  public func periods(in computation: Computation) -> [Period] {
    periods(in: computation.node)
  }

  /// Every length of time that a condition compares the age of a date with.
  public func periods(in condition: Condition) -> [Period] {
    periods(in: condition.node)
  }

  private func periods(in index: Int32) -> [Period] {
    let node = nodes[Int(index)]
    let own: [Period] = if case .since(_, _, let period) = node { [period] } else { [] }
    return own + children(node).flatMap { periods(in: $0) }
  }
}
