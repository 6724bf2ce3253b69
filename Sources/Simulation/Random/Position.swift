/// Where a patient stands among all patients, from the best to the worst, in 2²⁴ steps.
struct Position: Hashable {
  static let steps = 1 << 24

  let step: Int

  /// A position near this one, at most `spread` per mille of the whole away.
  ///
  /// What would pass an end is turned back there; so the positions of all patients are spread evenly
  /// after it, as they were before.
  func near(_ spread: Int, _ stream: inout Stream) -> Position {
    let reach = Self.steps / 1000 * spread
    if reach == 0 { return self }
    let moved = step - reach + stream.below(2 * reach + 1)
    if moved < 0 { return Position(step: -moved - 1) }
    return Position(step: moved < Self.steps ? moved : 2 * Self.steps - 1 - moved)
  }
}
