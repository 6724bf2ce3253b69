import Diagnostics
import Expressions
import Values

/// Composes a form of its file and its archetypes, and checks what each says.
struct FormComposer {
  private let compiler: FormCompiler
  private let order: [EvaluationStep]
  private(set) var diagnostics: [Diagnostic]

  /// Lays out, orders and compiles.
  ///
  /// - Parameters:
  ///   - outline: all that the form asks.
  ///   - facts: what is known of the patient.
  init(_ outline: Outline, facts: [FactDeclaration]) {
    let (order, faults) = outline.order()
    self.order = order
    let slots = FormSlots(outline, facts: facts, order: order)
    compiler = FormCompiler(outline, slots, checksRanges: faults.isEmpty)
    diagnostics = outline.diagnostics + faults + compiler.diagnostics
    for score in outline.scores { checkProrating(of: score) }
  }

  /// The faults of an archetype by itself.
  static func check(_ archetype: ArchetypeFile) -> [Diagnostic] {
    let outline = Outline(ofArchetype: archetype)
    return FormComposer(outline, facts: []).diagnostics
  }

  private var outline: Outline { compiler.outline }

  /// The form; `nil` where a condition or a formula has a fault.
  func form(_ file: FormFile) -> Form? {
    guard !diagnostics.hasErrors, let visibilities = visibilities(),
      let scores = allScores(visibilities)
    else { return nil }
    let archetypes = outline.scopes.compactMap { scope in
      scope.archetype.map {
        ArchetypeUse(archetype: $0.id.value, version: $0.version.value, alias: scope.alias)
      }
    }
    return Form(
      id: file.id.value,
      version: file.version.value,
      schema: compiler.schema,
      program: compiler.program,
      facts: compiler.slots.facts,
      items: items(visibilities),
      repeats: repeats(visibilities),
      scores: scores,
      order: formOrder,
      archetypes: archetypes,
      terminology: TerminologyAssembler(file, outline).terminology,
      content: content(file)
    )
  }

  /// The file itself, then its archetypes by id and version, each once.
  private func content(_ file: FormFile) -> [SourceText] {
    var seen: Set<String> = []
    let archetypes = outline.scopes.compactMap(\.archetype)
      .sorted { ($0.id.value, $0.version.value) < ($1.id.value, $1.version.value) }
      .map(\.source)
      .filter { seen.insert($0.path).inserted }
    return [file.source] + archetypes
  }

  // MARK: Items

  /// The compiled conditions, all or none.
  private func visibilities() -> [Condition]? {
    let compiled = compiler.conditions.compactMap { $0 }
    return compiled.count == compiler.conditions.count ? compiled : nil
  }

  private func items(_ conditions: [Condition]) -> [FormItem] {
    zip(outline.items, compiler.slots.positions).compactMap { item, position in
      item.declaration.kind.answer.map { answer in
        FormItem(
          name: item.name,
          position: position,
          answer: answer,
          isRequired: item.declaration.isRequired,
          isSafety: item.declaration.isSafety,
          visibility: item.conditions.map { conditions[$0] },
          unsure: item.declaration.optionSet.map(unsure) ?? [],
          emergencyAnswers: item.declaration.emergencyAnswers
        )
      }
    }
  }

  private func unsure(_ set: OptionSet) -> [Int] {
    set.options.indices.filter { set.options[$0].answerKind != nil }
  }

  private func repeats(_ conditions: [Condition]) -> [RepeatedSection] {
    outline.sections.map { section in
      RepeatedSection(
        name: section.name,
        entries: section.entries,
        visibility: section.conditions.map { conditions[$0] },
        items: section.items
      )
    }
  }

  // MARK: Scores

  /// The steps, scores counted in the order they are computed.
  private var formOrder: [EvaluationStep] {
    var computed = 0
    return order.map { step in
      guard case .score = step else { return step }
      defer { computed += 1 }
      return .score(computed)
    }
  }

  private func allScores(_ conditions: [Condition]) -> [FormScore]? {
    let scores = compiler.slots.scores.compactMap { score($0, conditions) }
    return scores.count == outline.scores.count ? scores : nil
  }

  private func score(_ index: Int, _ conditions: [Condition]) -> FormScore? {
    guard let formula = compiler.formulas[index] else { return nil }
    let score = outline.scores[index]
    let direct = outline.reads(of: score)
    return FormScore(
      name: score.name,
      slot: compiler.slots.scoreSlots[index],
      formula: formula,
      decimals: score.declaration.decimals,
      range: score.declaration.range.value,
      given: score.declaration.given,
      prorating: score.declaration.prorating.map { prorating($0, of: score) },
      itemSlots: direct.filter(\.isItem).compactMap { compiler.slot(of: $0) },
      scoreSlots: direct.filter(\.isScore).compactMap { compiler.slot(of: $0) },
      visibility: score.conditions.map { conditions[$0] }
    )
  }

  private func prorating(
    _ declaration: ScoreDeclaration.Prorating,
    of score: OutlineScore
  ) -> FormScore.Prorating {
    let never = declaration.never.compactMap { id in
      outline.name(id.value, inScope: score.scope).flatMap { outline.settling[$0] }
        .flatMap { compiler.slot(of: $0) }
    }
    return FormScore.Prorating(
      upTo: declaration.upTo.value,
      never: Set(never),
      decimals: declaration.decimals
    )
  }

  /// The items that a score is computed of, those of its scores included.
  private func items(of score: OutlineScore, _ seen: inout Set<EvaluationStep>) -> [String] {
    outline.reads(of: score).filter { seen.insert($0).inserted }.flatMap { step -> [String] in
      switch step {
      case .item(let item): [outline.items[item].name]
      case .section: []
      case .score(let inner): items(of: outline.scores[inner], &seen)
      }
    }
  }

  private mutating func checkProrating(of score: OutlineScore) {
    guard let prorating = score.declaration.prorating else { return }
    var seen: Set<EvaluationStep> = []
    let names = items(of: score, &seen)
    let ids = names.map { outline.scopes[score.scope].names[$0] ?? $0 }
    let source = score.formula.source
    for id in prorating.never where !ids.contains(id.value) {
      diagnostics.append(.unknownItem(id.value, among: ids, at: source.place(id.span)))
    }
    if prorating.upTo.value >= ids.count {
      let place = source.place(prorating.upTo.span)
      diagnostics.append(.proratesAll(prorating.upTo.value, of: ids.count, at: place))
    }
  }
}

extension EvaluationStep {
  fileprivate var isItem: Bool { if case .item = self { true } else { false } }
  fileprivate var isScore: Bool { if case .score = self { true } else { false } }
}
