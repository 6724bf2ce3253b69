public import Values

/// What an expression reads, for the explanation of what it could not settle.
public struct Reads: Sendable, Hashable {
  /// The slots it reads, in order.
  public var slots: Set<Int> = []
  /// The indices of `recalls` it reads.
  public var recalls: Set<Int> = []
  /// The repeated sections it reads.
  public var sections: Set<Int> = []
  /// The items of repeated sections it reads, by the index of each section.
  public var fields: [Int: Set<Int>] = [:]
  /// The outcomes it reads.
  public var outcomes: Set<Int> = []
  /// The least colours by which it counts outcomes.
  public var counted: Set<Verdict> = []

  /// Reads nothing.
  public init() {}
}

extension Program {
  /// Everything that a condition reads directly.
  public func reads(_ condition: Condition) -> Reads {
    var reads = Reads()
    collect(condition.node, into: &reads)
    return reads
  }

  /// Everything that a computation reads directly.
  public func reads(_ computation: Computation) -> Reads {
    var reads = Reads()
    collect(computation.node, into: &reads)
    return reads
  }

  /// The slot that a computation reads directly, where it reads one and no more.
  public func onlySlot(_ computation: Computation) -> Int? {
    if case .slot(let slot) = nodes[Int(computation.node)] { return Int(slot) }
    let slots = reads(computation).slots
    return slots.count == 1 ? slots.first : nil
  }

  func collect(_ index: Int32, into reads: inout Reads) {
    let node = nodes[Int(index)]
    switch node {
    case .slot(let slot): reads.slots.insert(Int(slot))
    case .recalled(let recall): reads.recalls.insert(Int(recall))
    case .countOutcomes(let verdict): reads.counted.insert(verdict)
    case .fired(let outcome): reads.outcomes.insert(Int(outcome))
    case .field(let section, let field):
      reads.sections.insert(Int(section))
      reads.fields[Int(section), default: []].insert(Int(field))
    case .sectionAggregate(_, let section, _), .anyEntry(let section, _),
      .allEntries(let section, _), .sectionCount(let section, _):
      reads.sections.insert(Int(section))
    default: break
    }
    for child in children(node) { collect(child, into: &reads) }
  }

  func children(_ node: Node) -> [Int32] {
    switch node {
    case .constant, .slot, .field, .recalled, .subject, .countOutcomes, .truth, .fired: []
    case .negated(let operand), .rounded(let operand, _), .lookup(let operand, _),
      .truthValue(let operand), .not(let operand), .missing(let operand), .answered(let operand),
      .isOption(let operand, _), .has(let operand, _):
      [operand]
    case .since(_, let date, _): [date]
    case .arithmetic(_, let left, let right), .change(let left, let right),
      .otherwise(let left, let right), .comparison(_, let left, let right),
      .sameOption(let left, let right):
      [left, right]
    case .choice(let condition, let then, let otherwise): [condition, then, otherwise]
    case .aggregate(_, let operands, _), .countTrue(let operands), .all(let operands),
      .any(let operands):
      Array(self.operands[Int(operands.start)..<Int(operands.start + operands.count)])
    case .band(let operand, _): [operand]
    case .sectionAggregate(_, _, let body), .anyEntry(_, let body), .allEntries(_, let body): [body]
    case .sectionCount(_, let body): body.map { [$0] } ?? []
    }
  }
}

extension Reads {
  /// Adds all that another expression reads.
  public mutating func formUnion(_ other: Reads) {
    slots.formUnion(other.slots)
    recalls.formUnion(other.recalls)
    sections.formUnion(other.sections)
    fields.merge(other.fields) { $0.union($1) }
    outcomes.formUnion(other.outcomes)
    counted.formUnion(other.counted)
  }
}
