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
    (colour, proven, possible) == (other.colour, other.proven, other.possible)
      && findings.elementsEqual(other.findings) { $0.isSameTest(as: $1) }
      && open.elementsEqual(other.open) { $0.isSameTest(as: $1) }
      && faults.elementsEqual(other.faults) { $0.isSameFault(as: $1) }
      && hasSameFollowUp(as: other)
  }

  /// Whether what is to happen is the same; a deadline is a matter of when it was decided.
  func hasSameFollowUp(as other: Decision) -> Bool {
    let (own, others) = (consultation, other.consultation)
    return own.contact == others.contact && (own.by ?? "") == (others.by ?? "")
      && (own.within ?? "") == (others.within ?? "")
      && own.free.elementsEqual(others.free) { ($0.heading, $0.word) == ($1.heading, $1.word) }
      && orders.elementsEqual(other.orders) { $0.isSameOrder(as: $1) }
  }
}

extension Finding {
  fileprivate func isSameTest(as other: Finding) -> Bool {
    (id, colour, value, limit) == (other.id, other.colour, other.value, other.limit)
  }
}

extension OpenTest {
  fileprivate func isSameTest(as other: OpenTest) -> Bool {
    (id, couldBe, bounds, limit) == (other.id, other.couldBe, other.bounds, other.limit)
  }
}

extension DecisionFault {
  fileprivate func isSameFault(as other: DecisionFault) -> Bool {
    (code, item ?? "") == (other.code, other.item ?? "")
  }
}

extension Order {
  fileprivate func isSameOrder(as other: Order) -> Bool {
    (order, by ?? "", within ?? "") == (other.order, other.by ?? "", other.within ?? "")
  }
}
