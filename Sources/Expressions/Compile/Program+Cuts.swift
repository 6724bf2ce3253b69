public import Values

/// Where what some expressions say of single values can change.
public struct Cuts: Sendable {
  /// The numbers that a slot is compared with.
  public private(set) var numbers: [Int: Set<Number>] = [:]
  /// The slots that are read in any other way, such as in a sum or beside another value.
  public private(set) var related: Set<Int> = []
  /// How often the entries of a repeated section are joined, by section.
  ///
  /// They are by `any`, `all`, `min`, `max`, and by a row of thresholds; for each one entry decides.
  public private(set) var joins: [Int: Int] = [:]
  /// The sections whose entries are added up or counted, so that no one entry decides.
  public private(set) var summed: Set<Int> = []

  /// Cuts nothing.
  public init() {}

  fileprivate mutating func add(_ number: Number, of slot: Int) {
    numbers[slot, default: []].insert(number)
  }

  fileprivate mutating func relate(_ slot: Int) { related.insert(slot) }

  fileprivate mutating func join(_ section: Int32) { joins[Int(section), default: 0] += 1 }

  fileprivate mutating func sum(_ section: Int32) { summed.insert(Int(section)) }
}

extension Program {
  /// Adds the cuts of a condition.
  ///
  /// - Parameters:
  ///   - condition: the condition.
  ///   - subject: what the cells of a row test; `nil` where the condition is none.
  ///   - cuts: where they are added.
  public func addCuts(of condition: Condition, subject: Computation? = nil, to cuts: inout Cuts) {
    let slot = subject.flatMap { self.slot(of: $0) }
    if let subject, slot == nil { addCuts(of: subject.node, nil, &cuts) }
    addCuts(of: condition.node, slot, &cuts)
  }

  /// Adds the cuts of a computation.
  public func addCuts(of computation: Computation, to cuts: inout Cuts) {
    addCuts(of: computation.node, nil, &cuts)
  }

  private func addCuts(of index: Int32, _ subject: Int?, _ cuts: inout Cuts) {
    let node = nodes[Int(index)]
    if case .comparison(_, let left, let right) = node {
      for (value, limit) in [(left, right), (right, left)] {
        if let slot = slot(at: value, subject), case .constant(let set) = nodes[Int(limit)],
          let number = set.knownNumber
        {
          return cuts.add(number, of: slot)
        }
      }
    }
    if let slot = slot(at: index, subject) { cuts.relate(slot) }
    switch node {
    case .anyEntry(let section, _), .allEntries(let section, _),
      .sectionAggregate(.least, let section, _), .sectionAggregate(.greatest, let section, _):
      cuts.join(section)
    case .sectionAggregate(_, let section, _), .sectionCount(let section, _): cuts.sum(section)
    default: break
    }
    for child in children(node) { addCuts(of: child, subject, &cuts) }
  }

  private func slot(at index: Int32, _ subject: Int?) -> Int? {
    switch nodes[Int(index)] {
    case .slot(let slot): Int(slot)
    case .subject: subject
    default: nil
    }
  }
}

extension Program {
  /// Adds that a row of thresholds tests each entry of a section.
  public func addEntries(of section: Int, to cuts: inout Cuts) { cuts.join(Int32(section)) }

  /// What a condition asks whether it was answered: the values read there.
  public func readsAskedMissing(in condition: Condition) -> Reads {
    var reads = Reads()
    collectAskedMissing(condition.node, into: &reads)
    return reads
  }

  private func collectAskedMissing(_ index: Int32, into reads: inout Reads) {
    let node = nodes[Int(index)]
    switch node {
    case .missing(let operand), .answered(let operand): collect(operand, into: &reads)
    default: for child in children(node) { collectAskedMissing(child, into: &reads) }
    }
  }
}
