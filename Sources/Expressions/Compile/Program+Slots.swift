extension Program {
  /// The slot whose value a computation is; `nil` where it computes anything.
  public func slot(of computation: Computation) -> Int? {
    guard case .slot(let slot) = nodes[Int(computation.node)] else { return nil }
    return Int(slot)
  }

  /// The item of a repeated section whose value a computation is.
  public func field(of computation: Computation) -> (section: Int, field: Int)? {
    guard case .field(let section, let field) = nodes[Int(computation.node)] else { return nil }
    return (Int(section), Int(field))
  }
}
