/// A set of combinations: in each dimension, which of up to 64 points, as bits.
struct Box: Hashable {
  /// How many points a dimension can have.
  static let mostPoints = 64

  var masks: [UInt64]

  /// Whether there is no combination.
  var isEmpty: Bool { masks.contains(0) }

  /// The combinations in both.
  func intersection(_ other: Box) -> Box {
    Box(masks: zip(masks, other.masks).map { $0 & $1 })
  }

  /// The same combinations where one dimension is only these points.
  func limited(_ dimension: Int, to mask: UInt64) -> Box {
    var copy = self
    copy.masks[dimension] &= mask
    return copy
  }
}

/// What a row of a table holds for: a box, in which one at least of some dimensions is within a mask.
struct RowRegion {
  var box: Box
  /// For each named finding its dimension and the points at which it counts; empty is always.
  var anyOf: [(dimension: Int, mask: UInt64)]

  /// The part of a box that the row holds for, in pieces that do not overlap.
  func part(of whole: Box) -> [Box] {
    let inside = whole.intersection(box)
    guard !inside.isEmpty else { return [] }
    guard !anyOf.isEmpty else { return [inside] }
    var rest = inside
    var pieces: [Box] = []
    for (dimension, mask) in anyOf {
      let piece = rest.limited(dimension, to: mask)
      if !piece.isEmpty { pieces.append(piece) }
      rest = rest.limited(dimension, to: ~mask)
      if rest.isEmpty { break }
    }
    return pieces
  }

  /// The part of a box that the row does not hold for, in pieces that do not overlap.
  func rest(of whole: Box) -> [Box] {
    var inside = whole
    var pieces: [Box] = []
    for (dimension, mask) in box.masks.enumerated() {
      let piece = inside.limited(dimension, to: ~mask)
      if !piece.isEmpty { pieces.append(piece) }
      inside = inside.limited(dimension, to: mask)
      if inside.isEmpty { return pieces }
    }
    guard !anyOf.isEmpty else { return pieces }
    for (dimension, mask) in anyOf { inside = inside.limited(dimension, to: ~mask) }
    return inside.isEmpty ? pieces : pieces + [inside]
  }
}
