public import Values

/// Where what some expressions say of single values can change.
public struct Cuts: Sendable {
  /// The numbers that a slot is compared with.
  public private(set) var numbers: [Int: Set<Number>] = [:]
  /// The slots that are read in any other way, such as in a sum or beside another value.
  public private(set) var related: Set<Int> = []
  /// The values of earlier forms that are not only compared with numbers, by their place among them.
  public private(set) var relatedRecalls: Set<Int> = []
  /// The fields that are not only compared with numbers, by section.
  public private(set) var relatedFields: [Int: Set<Int>] = [:]
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

  /// Marks what a node reads as read in another way than beside a number.
  fileprivate mutating func relate(_ node: Node) {
    switch node {
    case .slot(let slot): related.insert(Int(slot))
    case .recalled(let recall): relatedRecalls.insert(Int(recall))
    case .field(let section, let field):
      relatedFields[Int(section), default: []].insert(Int(field))
    default: break
    }
  }

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
    let value = subject.flatMap { nodes[Int($0.node)].isRead ? $0.node : nil }
    if let subject, value == nil { addCuts(of: subject.node, nil, &cuts) }
    addCuts(of: condition.node, value, &cuts)
  }

  /// Adds the cuts of a computation.
  public func addCuts(of computation: Computation, to cuts: inout Cuts) {
    addCuts(of: computation.node, nil, &cuts)
  }

  private func addCuts(of index: Int32, _ subject: Int32?, _ cuts: inout Cuts) {
    let node = node(at: index, subject)
    if case .comparison(_, let left, let right) = node {
      for (value, limit) in [(left, right), (right, left)] {
        let read = self.node(at: value, subject)
        guard read.isRead, let number = constant(limit)?.knownNumber
        else { continue }
        if case .slot(let slot) = read { cuts.add(number, of: Int(slot)) }
        return
      }
    }
    cuts.relate(node)
    switch node {
    case .anyEntry(let section, _), .allEntries(let section, _),
      .sectionAggregate(.least, let section, _), .sectionAggregate(.greatest, let section, _):
      cuts.join(section)
    case .sectionAggregate(_, let section, _), .sectionCount(let section, _): cuts.sum(section)
    default: break
    }
    for child in children(node) { addCuts(of: child, subject, &cuts) }
  }

  private func node(at index: Int32, _ subject: Int32?) -> Node {
    if case .subject = nodes[Int(index)], let subject { return nodes[Int(subject)] }
    return nodes[Int(index)]
  }
}

extension Node {
  /// Whether it is one value as it stands.
  fileprivate var isRead: Bool {
    switch self {
    case .slot, .recalled, .field: true
    default: false
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
