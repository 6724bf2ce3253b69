import Diagnostics
import Expressions
import Values

/// Compiles the conditions and formulas of an outline into one program.
struct FormCompiler {
  let outline: Outline
  let slots: FormSlots
  private(set) var schema: Schema
  private(set) var program: Program
  private(set) var diagnostics: [Diagnostic] = []
  /// By condition of the outline; `nil` where it has a fault.
  private(set) var conditions: [Condition?] = []
  /// By score of the outline; `nil` where its formula has a fault.
  private(set) var formulas: [Computation?]
  private let views: [Schema]
  private let checksRanges: Bool
  /// The scores that what their own file says can hide, and those that the whole form can.
  private var hiddenWithin: Set<Int> = []
  private var hidden: Set<Int> = []

  /// Compiles an outline.
  ///
  /// - Parameters:
  ///   - outline: all that the form asks.
  ///   - slots: which slot holds what.
  ///   - checksRanges: whether scores are in an order that bounds can be computed in.
  init(_ outline: Outline, _ slots: FormSlots, checksRanges: Bool) {
    self.outline = outline
    self.checksRanges = checksRanges
    self.slots = slots
    let schema = slots.schema()
    self.schema = schema
    program = Program(schema)
    formulas = Array(repeating: nil, count: outline.scores.count)
    views = outline.scopes.map { scope in
      scope.isWholeForm ? schema : schema.view { scope.names[$0] }
    }
    conditions = outline.conditions.map { compile($0) }
    for score in slots.scores { formulas[score] = compile(score) }
    self.schema = slots.schema(
      hiddenScores: hidden,
      madeOf: formulas.map { formula in formula.map { program.reads($0) } ?? Reads() }
    )
  }

  // MARK: Expressions

  private mutating func compile(_ condition: OutlineCondition) -> Condition? {
    compile(condition.test, ofScope: condition.scope) { compiler, expression in
      if let section = condition.section {
        compiler.condition(expression, inSection: section)
      } else {
        compiler.condition(expression)
      }
    }
  }

  /// Compiles an expression as its file sees the form, and brings its faults to their places.
  private mutating func compile<Result>(
    _ parsed: ParsedExpression,
    ofScope scope: Int,
    _ body: (inout ExpressionCompiler, Expression) -> Result?
  ) -> Result? {
    guard let expression = parsed.expression else { return nil }
    let path = parsed.source.path
    var compiler = ExpressionCompiler(path: path, schema: views[scope], program: program)
    for table in outline.scopes[scope].definition.tables {
      compiler.tables[table.id.value] = table.results
    }
    let result = body(&compiler, expression)
    diagnostics += compiler.diagnostics.map { $0.moved(into: parsed.text) }
    guard compiler.program.recalls.isEmpty else {
      diagnostics.append(.earlierForm(at: parsed.place))
      return nil
    }
    program = compiler.program
    return result
  }

  // MARK: Scores

  private mutating func compile(_ index: Int) -> Computation? {
    let score = outline.scores[index]
    guard let formula = formula(of: score) else { return nil }
    guard score.declaration.hidden != nil || !readsHideable(score, within: score.scope) else {
      diagnostics.append(.noHiddenRule(score.declaration.id.value, at: score.formula.place))
      return formula
    }
    let own = value(of: formula, within: score.scope)
    if own.canBeNotApplicable { hiddenWithin.insert(index) }
    if !score.conditions.isEmpty || value(of: formula, within: nil).canBeNotApplicable {
      hidden.insert(index)
    }
    if checksRanges { check(own, of: score) }
    return formula
  }

  /// A formula, compiled with what its hidden items count as.
  ///
  /// Where only what stands around an archetype hides it, all its items are hidden together, and
  /// its scores with them: leaving them out keeps their bounds while this is open.
  private mutating func formula(of score: OutlineScore) -> Computation? {
    let canHide = readsHideable(score, within: nil)
    let rule = score.declaration.hidden ?? (canHide ? .leaveOut : nil)
    let compiled = compile(score.formula, ofScope: score.scope) { compiler, expression in
      compiler.hiddenRule = rule
      return compiler.computation(expression)
    }
    guard let formula = compiled else { return nil }
    if case .number = formula.type { return formula }
    diagnostics.append(.formulaIsNumber(formula.type, at: score.formula.place))
    return nil
  }

  private func readsHideable(_ score: OutlineScore, within scope: Int?) -> Bool {
    outline.reads(of: score).contains { isHideable($0, within: scope) }
  }

  /// Whether something outside repeated sections can be hidden, by what one file says, or by what
  /// the whole form does.
  private func isHideable(_ step: EvaluationStep, within scope: Int?) -> Bool {
    switch step {
    case .item(let item): isConditional(outline.items[item].conditions, within: scope)
    case .section: false
    case .score(let score): (isWholeForm(scope) ? hidden : hiddenWithin).contains(score)
    }
  }

  private func isConditional(_ conditions: [Int], within scope: Int?) -> Bool {
    conditions.contains { isWholeForm(scope) || outline.conditions[$0].scope == scope }
  }

  private func isWholeForm(_ scope: Int?) -> Bool { scope == nil || scope == 0 }

  /// All that a formula can give while each item and score can be anything it allows.
  private func value(of formula: Computation, within scope: Int?) -> ValueSet {
    var frame = Frame(
      slots: schema.values.map(\.domain),
      sections: outline.sections.map { section in
        var entries = SectionEntries(width: section.items.count)
        entries.canBeNotApplicable = isConditional(section.conditions, within: scope)
        return entries
      },
      authored: CivilDate(dayNumber: 0)
    )
    for step in outline.steps where isHideable(step, within: scope) {
      guard let slot = slot(of: step) else { continue }
      frame.slots[slot] = frame.slots[slot].perhapsHidden
    }
    return program.value(formula, &frame)
  }

  /// The slot that a step settles; a repeated section has none.
  func slot(of step: EvaluationStep) -> Int? {
    switch step {
    case .item(let item):
      if case .slot(let slot) = slots.positions[item] { slot } else { nil }
    case .section: nil
    case .score(let score): slots.scoreSlots[score]
    }
  }

  private mutating func check(_ value: ValueSet, of score: OutlineScore) {
    let declaration = score.declaration
    let name = declaration.id.value
    let place = score.formula.source.place(declaration.range.span)
    guard value.isBounded, let low = value.low.rounded(toDecimals: declaration.decimals),
      let high = value.high.rounded(toDecimals: declaration.decimals)
    else {
      diagnostics.append(.unboundedScore(name, at: score.formula.place))
      return
    }
    let range = declaration.range.value
    if low < range.lowerBound || high > range.upperBound {
      diagnostics.append(.scoreOutside(name, low, high, range, at: place))
    }
  }
}
