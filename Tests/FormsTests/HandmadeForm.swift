import Diagnostics
import Expressions
import Testing
import Values

@testable import Forms

/// A form built by hand, piece by piece; what is added later may read what was added before.
struct HandmadeForm {
  private var schema = Schema()
  private var program: Program
  private var facts: [Fact] = []
  private var items: [FormItem] = []
  private var repeats: [RepeatedSection] = []
  private var scores: [FormScore] = []
  private var order: [EvaluationStep] = []

  init() {
    let reporters = Submission.Reporter.allCases.map(\.rawValue)
    schema.add(SchemaValue("reporter", .fact, .choice(reporters)))
    schema.add(SchemaValue("trigger", .fact, .choice(["planned", "patient"])))
    program = Program(schema)
  }

  var form: Form {
    Form(
      id: "test",
      version: Version(1, 0),
      schema: schema,
      program: program,
      facts: facts,
      items: items,
      repeats: repeats,
      scores: scores,
      order: order,
      archetypes: [],
      terminology: Terminology(),
      content: []
    )
  }

  // MARK: Pieces

  mutating func fact(_ name: String, _ type: ValueType, isDerived: Bool = false) {
    let slot = schema.add(SchemaValue(name, .fact, type))
    facts.append(Fact(name: name, slot: slot, isAnchor: false, isDerived: isDerived))
  }

  mutating func item(
    _ name: String,
    _ answer: FormItem.Answer,
    showWhen condition: String...
  ) throws {
    let visibility = try condition.map { try compile($0) }
    let slot = schema.add(value(name, answer))
    order.append(.item(items.count))
    items.append(item(name, answer, .slot(slot), visibility))
  }

  mutating func section(
    _ name: String,
    _ entries: ClosedRange<Int>,
    showWhen condition: String...,
    fields: [(String, FormItem.Answer)]
  ) throws {
    let visibility = try condition.map { try compile($0) }
    let section = schema.add(
      SchemaSection(
        name,
        fields: fields.map { value($0.0, $0.1) },
        entries: entries,
        canBeHidden: !condition.isEmpty
      )
    )
    program.extend(to: schema)
    let first = items.count
    for (field, (name, answer)) in fields.enumerated() {
      items.append(item(name, answer, .field(section: section, field: field), visibility))
    }
    order.append(.section(section))
    repeats.append(
      RepeatedSection(
        name: name,
        entries: entries,
        visibility: visibility,
        items: Array(first..<items.count)
      )
    )
  }

  mutating func score(
    _ name: String,
    _ formula: String,
    range: ClosedRange<Int>,
    decimals: Int = 0,
    prorating: FormScore.Prorating? = nil,
    hidden: ExpressionCompiler.HiddenRule? = nil,
    given: FormScore.Given = .computed
  ) throws {
    let computation = try compile(formula, hidden)
    let range = Number(range.lowerBound)...Number(range.upperBound)
    let reads = program.reads(computation).slots.sorted()
    let known = Set(scores.map(\.slot))
    let slot = schema.add(
      SchemaValue(
        name,
        .score,
        .number(unit: nil),
        domain: .interval(range.lowerBound, range.upperBound)
      )
    )
    order.append(.score(scores.count))
    scores.append(
      FormScore(
        name: name,
        slot: slot,
        formula: computation,
        decimals: decimals,
        range: range,
        given: given,
        prorating: prorating,
        itemSlots: reads.filter { !known.contains($0) },
        scoreSlots: reads.filter { known.contains($0) }
      )
    )
  }

  func prorating(
    upTo: Int,
    never: [String] = [],
    decimals: Int = 2
  ) -> FormScore.Prorating {
    let slots = never.compactMap { name -> Int? in
      guard case .value(let slot, _) = schema.lookUp(name) else { return nil }
      return slot
    }
    return FormScore.Prorating(upTo: upTo, never: Set(slots), decimals: decimals)
  }

  // MARK: Parts of pieces

  private func item(
    _ name: String,
    _ answer: FormItem.Answer,
    _ position: FormItem.Position,
    _ visibility: [Condition]
  ) -> FormItem {
    FormItem(
      name: name,
      position: position,
      answer: answer,
      isRequired: true,
      isSafety: false,
      visibility: visibility
    )
  }

  private func value(_ name: String, _ answer: FormItem.Answer) -> SchemaValue {
    switch answer {
    case .ordinal(let values):
      let low = values.min() ?? .zero
      return number(name, .interval(low, values.max() ?? low, step: .one))
    case .count(let range):
      return number(name, .interval(range.lowerBound, range.upperBound, step: .one))
    case .quantity(let range, let unit, _):
      let domain = ValueSet.interval(range.lowerBound, range.upperBound)
      return SchemaValue(name, .item, .number(unit: unit), domain: domain)
    case .coded(let options): return SchemaValue(name, .item, .choice(options))
    case .several(let options, _): return SchemaValue(name, .item, .choices(options))
    case .boolean: return SchemaValue(name, .item, .boolean)
    case .date, .dateTime: return SchemaValue(name, .item, .date)
    case .text: return SchemaValue(name, .item, .text)
    }
  }

  private func number(_ name: String, _ domain: ValueSet) -> SchemaValue {
    SchemaValue(name, .item, .number(unit: nil), domain: domain, worse: .higher)
  }

  private mutating func compile(_ condition: String) throws -> Condition {
    try compile(condition) { $0.condition($1) }
  }

  private mutating func compile(
    _ formula: String,
    _ hidden: ExpressionCompiler.HiddenRule?
  ) throws -> Computation {
    try compile(formula) { compiler, expression in
      compiler.hiddenRule = hidden
      return compiler.computation(expression)
    }
  }

  private mutating func compile<Result>(
    _ text: String,
    _ body: (inout ExpressionCompiler, Expression) -> Result?
  ) throws -> Result {
    let (expression, faults) = ExpressionParser.expression(in: SourceText(path: "test", text))
    var compiler = ExpressionCompiler(path: "test", schema: schema, program: program)
    let result = body(&compiler, expression)
    program = compiler.program
    return try #require(result, "\(text): \(faults + compiler.diagnostics)")
  }
}

extension FormItem.Answer {
  /// A count from 0.
  static func upTo(_ limit: Int) -> FormItem.Answer { .count(.zero...Number(limit)) }

  /// The usual options 0 to 3.
  static let frequency = FormItem.Answer.ordinal((0...3).map { Number($0) })
}
