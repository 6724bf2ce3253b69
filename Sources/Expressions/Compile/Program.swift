import Values

/// Compiled expressions: one list of nodes that every expression of a form or protocol shares.
///
/// A node reads nodes that stand before it. Nothing is allocated while a program runs.
public struct Program: Sendable {
  var nodes: [Node] = []
  /// The values that are written in it; a node holds the place of one.
  private(set) var constants: [ValueSet] = []
  /// The same, as far as they are settled.
  private(set) var settledConstants: [SettledValue] = []
  var operands: [Int32] = []
  var tables: [[Number: Number]] = []
  /// What the program reads of earlier forms; a frame's `recalled` holds it in this order.
  public internal(set) var recalls: [Recall] = []
  /// The days that are written in it; numbers hold them too.
  var writtenDays: Set<CivilDate> = []
  /// Whether dates are compared with one another.
  public internal(set) var comparesDates = false
  /// What a field of each repeated section can be, by section.
  var fieldDomains: [[ValueSet]]

  /// A program without expressions, over the sections of a schema.
  public init(_ schema: Schema) {
    fieldDomains = Self.fieldDomains(schema)
  }

  /// Adds a value that is written in it; gives its place.
  mutating func add(constant: ValueSet) -> Int32 {
    constants.append(constant)
    settledConstants.append(SettledValue(constant))
    return Int32(constants.count - 1)
  }

  /// The value that a node holds; `nil` where it is no constant.
  func constant(_ node: Int32) -> ValueSet? {
    guard case .constant(let place) = nodes[Int(node)] else { return nil }
    return constants[Int(place)]
  }

  /// Takes up the sections that a schema has got since.
  public mutating func extend(to schema: Schema) {
    fieldDomains = Self.fieldDomains(schema)
  }

  /// A field that an entry can hide is, in an entry nobody wrote, perhaps not applicable.
  private static func fieldDomains(_ schema: Schema) -> [[ValueSet]] {
    schema.sections.map { section in
      section.fields.map { $0.canBeHidden ? $0.domain.perhapsHidden : $0.domain }
    }
  }
}

/// A value of an earlier form of the same patient.
public struct Recall: Sendable, Hashable {
  /// Which earlier form.
  public enum Form: Sendable, Hashable {
    /// The last known in the window that the plan states.
    case previous
    /// The first known after enrolment, or the one of a stated time point.
    case baseline
    /// The n-th last known, from 1.
    case latest(Int)
  }

  /// Which form.
  public let form: Form
  /// The slot of the value.
  public let slot: Int
}

/// A compiled expression whose outcome is a truth.
public struct Condition: Sendable, Hashable {
  package let node: Int32
}

/// A compiled expression whose outcome is a value.
public struct Computation: Sendable, Hashable {
  package let node: Int32
  /// The type of the outcome.
  public let type: ValueType
}

struct Operands: Sendable, Hashable {
  let start: Int32
  let count: Int32
}

enum Aggregate: Sendable, Hashable {
  case sum, mean, least, greatest
}

/// One step of a program; the first half gives values, the second truths.
enum Node: Sendable, Hashable {
  case constant(Int32)
  case slot(Int32)
  case field(section: Int32, field: Int32)
  case recalled(Int32)
  case subject
  case negated(Int32)
  case arithmetic(ArithmeticOperator, Int32, Int32)
  /// `left - right`; not applicable where either is.
  case change(Int32, Int32)
  case aggregate(Aggregate, Operands, leavesOutHidden: Bool)
  case sectionAggregate(Aggregate, section: Int32, body: Int32)
  case sectionCount(section: Int32, body: Int32?)
  case countTrue(Operands)
  case countOutcomes(Verdict)
  case otherwise(Int32, Int32)
  case choice(condition: Int32, then: Int32, otherwise: Int32)
  case rounded(Int32, decimals: Int32)
  case lookup(Int32, table: Int32)
  case band(Int32, starts: Operands)
  case truthValue(Int32)

  case truth(TruthSet)
  case comparison(ComparisonOperator, Int32, Int32)
  case since(ComparisonOperator, date: Int32, Period)
  case isOption(Int32, mask: UInt64)
  case sameOption(Int32, Int32)
  case has(Int32, mask: UInt64)
  case all(Operands)
  case any(Operands)
  case not(Int32)
  case anyEntry(section: Int32, body: Int32)
  case allEntries(section: Int32, body: Int32)
  case missing(Int32)
  case answered(Int32)
  case fired(Int32)
}
