public import Values

/// One thing that a decision rests on.
public enum Ground: Sendable, Hashable {
  /// A threshold, rule or status that fired.
  case found(Finding)
  /// One that could not be settled.
  case open(OpenTest)
  /// Something wrong with the submission.
  case fault(DecisionFault)

  /// The id of what fired or is open, or the code of the fault.
  public var id: String {
    switch self {
    case .found(let finding): finding.id
    case .open(let test): test.id
    case .fault(let fault): fault.code
    }
  }

  /// What it proves, or what it could be; `nil` for a fault.
  public var colour: Verdict? {
    switch self {
    case .found(let finding): finding.colour
    case .open(let test): test.couldBe
    case .fault: nil
    }
  }

  var isFound: Bool { if case .found = self { true } else { false } }

  /// Whether it is the same thing with the same weight, whatever its value, limit and words.
  func matches(_ other: Ground) -> Bool {
    (id, colour, isFound, colour == nil) == (
      other.id, other.colour, other.isFound, other.colour == nil
    )
  }
}

extension Decision {
  /// All that it rests on; what made it grey comes first where it is.
  var grounds: [Ground] {
    let found = findings.map(Ground.found)
    let unsettled = open.map(Ground.open) + faults.map(Ground.fault)
    return colour == .grey ? unsettled + found : found + unsettled
  }

  /// Whether another decision comes to the same on the same grounds, however they are worded.
  ///
  /// When it was decided, by which version, and the deadline that follows from that, do not count.
  public func isSameInSubstance(as other: Decision) -> Bool {
    substance == other.substance
  }

  /// Whether what is to happen is the same; a deadline is a matter of when it was decided.
  func hasSameFollowUp(as other: Decision) -> Bool { followUp == other.followUp }

  private var substance: Substance {
    Substance(
      colours: [colour, Colour(proven), Colour(possible)],
      found: findings.map { .init(id: $0.id, colour: $0.colour, value: $0.value, limit: $0.limit) },
      open: open.map { .init(id: $0.id, colour: $0.couldBe, bounds: $0.bounds, limit: $0.limit) },
      faults: faults.map { [$0.code, $0.item ?? ""] },
      followUp: followUp
    )
  }

  private var followUp: FollowUp {
    FollowUp(
      consultation: [
        consultation.contact, consultation.by ?? "", consultation.within ?? "",
      ],
      free: consultation.free.map { [$0.heading, $0.word] },
      orders: orders.map { [$0.order, $0.by ?? "", $0.within ?? ""] }
    )
  }
}

/// What a decision comes to, and by what.
private struct Substance: Hashable {
  struct Test: Hashable {
    let id: String
    let colour: Verdict
    var value: ShownValue?
    var bounds: ShownBounds?
    let limit: String
  }

  let colours: [Colour]
  let found: [Test]
  let open: [Test]
  let faults: [[String]]
  let followUp: FollowUp
}

private struct FollowUp: Hashable {
  let consultation: [String]
  let free: [[String]]
  let orders: [[String]]
}
