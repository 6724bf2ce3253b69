public import Diagnostics
public import Values

/// Checks expressions against a schema and compiles them into one program.
///
/// Faults are collected; an expression that has one compiles to nothing.
public struct ExpressionCompiler {
  /// Whether a truth may only raise a colour where it stands, only lower it, or do both.
  enum Polarity {
    case raising, lowering, both

    var turned: Polarity {
      switch self {
      case .raising: .lowering
      case .lowering: .raising
      case .both: .both
      }
    }
  }

  /// What hidden operands of a sum or a mean count as.
  public enum HiddenRule: String, Sendable, Hashable, CaseIterable {
    case zero
    case leaveOut = "leave_out"
    case worst
  }

  /// What the names mean.
  public private(set) var schema: Schema
  /// What has been compiled.
  public internal(set) var program: Program
  /// The faults found so far.
  public internal(set) var diagnostics: [Diagnostic] = []
  /// The thresholds and rules that `fired` may name, with their index among the outcomes.
  public var outcomes: [String: Int] = [:]
  /// The tables that `lookup` may name.
  public var tables: [String: [Number: Number]] = [:]
  /// The series of readings that values may be made of, by id.
  public var series: [String: DeviceSeries] = [:]
  /// The ids of all series, those among them that have a fault.
  public var seriesNames: Set<String> = []
  /// The names of lines that could not be read, a series' perhaps among them.
  public var skippedNames: Set<String> = []
  /// The values made of readings that have a slot, in the order of their slots.
  public var seriesValues: [SeriesValue] = []
  /// What hidden operands count as; `nil` makes the result unknown.
  public var hiddenRule: HiddenRule?

  let path: String
  var polarity = Polarity.both
  /// Whether what is compiled is compared with a value.
  var isInLimit = false
  var section: Int?
  /// Whether all findings are known, so that they can be counted.
  var countsFindings = false
  /// The value that the tests of a cell are about, while one is compiled.
  var subject: Typed?
  var subjectDomain: ValueSet?
  /// The nodes of dates that stand for the length of time since.
  var sinceDates: Set<Int32> = []
  /// The nodes of dates that stand for the length of time until.
  var untilDates: Set<Int32> = []
  var periodConstants: [Int32: Period] = [:]

  /// Compiles for one file.
  ///
  /// - Parameters:
  ///   - path: the file the expressions stand in, for diagnostics.
  ///   - schema: the names they may read.
  ///   - program: what is compiled is added to it.
  public init(path: String, schema: Schema, program: Program) {
    self.path = path
    self.schema = schema
    self.program = program
    self.program.extend(to: schema)
  }

  /// Adds a name, which later expressions may read.
  ///
  /// - Parameter value: the name and what is known of it.
  /// - Returns: its slot.
  public mutating func add(_ value: SchemaValue) -> Int { schema.add(value) }

  /// Compiles a condition of a rule, which may only raise a colour.
  public mutating func condition(raising expression: Expression) -> Condition? {
    condition(expression, .raising)
  }

  /// Compiles a condition of a status, which may only raise a colour and alone counts findings.
  public mutating func condition(ofStatus expression: Expression) -> Condition? {
    countsFindings = true
    defer { countsFindings = false }
    return condition(expression, .raising)
  }

  /// Compiles a condition that may show or hide, raise or lower.
  public mutating func condition(_ expression: Expression) -> Condition? {
    condition(expression, .both)
  }

  /// Compiles a condition on one entry of a repeated section, whose items it may read by name.
  ///
  /// - Parameters:
  ///   - expression: the condition.
  ///   - section: the section's index in the schema.
  /// - Returns: what is true or false of the entry that the frame looks at.
  public mutating func condition(_ expression: Expression, inSection section: Int) -> Condition? {
    let outer = self.section
    self.section = section
    defer { self.section = outer }
    return condition(expression, .both)
  }

  private mutating func condition(_ expression: Expression, _ polarity: Polarity) -> Condition? {
    self.polarity = polarity
    defer { self.polarity = .both }
    return truth(expression).map(Condition.init)
  }

  /// Compiles an expression that gives a value.
  public mutating func computation(_ expression: Expression) -> Computation? {
    guard let (node, type) = value(expression) else { return nil }
    return Computation(node: node, type: type)
  }

  /// Compiles what a row of thresholds is about; an item of a repeated section stands for each of
  /// its entries.
  ///
  /// - Parameter expression: the value.
  /// - Returns: the value, and the section whose entries it is to be looked at in.
  public mutating func subject(_ expression: Expression) -> (Computation, section: Int?)? {
    if case .path(let name) = expression.kind,
      case .field(let index, let field, let value) = schema.lookUp(name)
    {
      let node = add(.field(section: Int32(index), field: Int32(field)))
      return (Computation(node: node, type: value.type), index)
    }
    return computation(expression).map { ($0, nil) }
  }

  /// Compiles a value rounded to some decimals.
  public mutating func rounded(_ computation: Computation, decimals: Int) -> Computation {
    Computation(
      node: add(.rounded(computation.node, decimals: Int32(decimals))),
      type: computation.type
    )
  }

  /// All that a value can be when every value it reads is applicable and can be anything.
  public func domain(_ computation: Computation) -> ValueSet { domain(computation.node) }

  // MARK: Nodes

  mutating func add(_ node: Node) -> Int32 {
    program.nodes.append(node)
    return Int32(program.nodes.count - 1)
  }

  mutating func add(constant: ValueSet) -> Int32 {
    add(.constant(program.add(constant: constant)))
  }

  mutating func add(_ nodes: [Int32]) -> Operands {
    let start = Int32(program.operands.count)
    program.operands += nodes
    return Operands(start: start, count: Int32(nodes.count))
  }

  mutating func add(table: [Number: Number]) -> Int32 {
    program.tables.append(table)
    return Int32(program.tables.count - 1)
  }

  mutating func recall(_ recall: Recall) -> Int32 {
    if let index = program.recalls.firstIndex(of: recall) { return add(.recalled(Int32(index))) }
    program.recalls.append(recall)
    return add(.recalled(Int32(program.recalls.count - 1)))
  }

  func place(_ expression: Expression) -> Place { Place(path: path, span: expression.span) }

  /// All that a node can be when every value it reads is applicable and can be anything.
  func domain(_ node: Int32) -> ValueSet {
    var frame = domainFrame
    return program.value(node, &frame)
  }

  func domainTruth(_ node: Int32) -> TruthSet {
    var frame = domainFrame
    return program.truth(node, &frame)
  }

  private var domainFrame: Frame {
    var frame = Frame(
      slots: schema.values.map(\.domain),
      sections: schema.sections.map { SectionEntries(width: $0.fields.count) },
      authored: CivilDate(dayNumber: 0)
    )
    frame.subject = subjectDomain ?? .unknown
    frame.recalled = program.recalls.map { schema.values[$0.slot].domain }
    frame.outcomes = Array(
      repeating: Outcome(proven: .green, possible: .red),
      count: (outcomes.values.max() ?? -1) + 1
    )
    return frame
  }
}
