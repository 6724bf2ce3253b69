import Diagnostics
import Expressions
import JSONText

/// All that a form asks and computes, its own and its archetypes', under the names that the whole
/// form knows it by; not compiled yet.
struct Outline {
  /// The form itself, then each use of an archetype.
  private(set) var scopes: [OutlineScope]
  /// Every `show_when`.
  private(set) var conditions: [OutlineCondition] = []
  /// The items that are answered.
  private(set) var items: [OutlineItem] = []
  /// The repeated sections.
  private(set) var sections: [OutlineSection] = []
  /// The scores.
  private(set) var scores: [OutlineScore] = []
  /// Items, repeated sections and scores in the order they are declared.
  private(set) var steps: [EvaluationStep] = []
  /// What settles a name.
  private(set) var settling: [String: EvaluationStep] = [:]
  /// The faults found.
  private(set) var diagnostics: [Diagnostic] = []

  private let archetypes: (ArchetypeReference) -> ArchetypeFile?
  private var declared: [String: Place] = [:]

  /// Lays out a form.
  ///
  /// - Parameters:
  ///   - file: the form's file.
  ///   - archetypes: finds what it uses; what is not found is left out.
  init(_ file: FormFile, archetypes: @escaping (ArchetypeReference) -> ArchetypeFile?) {
    self.archetypes = archetypes
    scopes = [
      OutlineScope(source: file.source, definition: file.definition, isWholeForm: true)
    ]
    for fact in file.facts { declared[fact.id.value] = file.source.place(fact.id.span) }
    add(file.definition)
  }

  /// Lays out an archetype by itself.
  init(ofArchetype file: ArchetypeFile) {
    archetypes = { _ in nil }
    scopes = [
      OutlineScope(source: file.source, definition: file.definition, archetype: file)
    ]
    add(file.definition)
  }

  private mutating func add(_ definition: Definition) {
    add(definition.elements, Context(scope: 0))
    add(definition.scores, Context(scope: 0))
  }

  /// Where an element stands.
  private struct Context {
    var scope: Int
    var conditions: [Int] = []
    var section: Int?
    /// The use in the form's file that brought the element in.
    var use: Place?
  }

  // MARK: Elements

  private mutating func add(_ elements: [FormElement], _ context: Context) {
    for element in elements {
      switch element {
      case .item(let item): add(item, context)
      case .section(let section): add(section, context)
      case .use(let reference): add(reference, context)
      }
    }
  }

  private mutating func add(_ item: ItemDeclaration, _ context: Context) {
    let name = declare(item.id, context)
    let context = self.context(context, showing: item.showWhen)
    guard item.isAnswerable else { return }
    let index = items.count
    if let section = context.section {
      sections[section].items.append(index)
      settling[name] = .section(section)
    } else {
      steps.append(.item(index))
      settling[name] = .item(index)
    }
    items.append(
      OutlineItem(
        name: name,
        declaration: item,
        scope: context.scope,
        conditions: context.conditions,
        section: context.section
      )
    )
  }

  private mutating func add(_ section: SectionDeclaration, _ context: Context) {
    let name = declare(section.id, context)
    var context = self.context(context, showing: section.showWhen)
    if let entries = section.entries {
      let index = sections.count
      steps.append(.section(index))
      settling[name] = .section(index)
      sections.append(OutlineSection(name: name, entries: entries, conditions: context.conditions))
      context.section = index
    }
    add(section.elements, context)
  }

  private mutating func add(_ reference: ArchetypeReference, _ context: Context) {
    guard let archetype = archetypes(reference) else { return }
    let place = scopes[context.scope].source.place(reference.archetype.span)
    let definition = archetype.definition
    if context.section != nil, !definition.scores.isEmpty || definition.hasRepeats {
      diagnostics.append(.misplacedScores(archetype.id.value, at: place))
    }
    if let alias = reference.alias { _ = declare(alias, context) }
    var inner = self.context(context, showing: reference.showWhen)
    inner.scope = scopes.count
    inner.use = place
    scopes.append(
      OutlineScope(
        source: archetype.source,
        definition: definition,
        archetype: archetype,
        alias: reference.alias?.value
      )
    )
    add(definition.elements, inner)
    add(definition.scores, inner)
  }

  private mutating func add(_ declarations: [ScoreDeclaration], _ context: Context) {
    for score in declarations {
      let name = declare(score.id, context)
      let source = scopes[context.scope].source
      let formula = ParsedExpression(score.formula, of: source, faults: &diagnostics)
      settling[name] = .score(scores.count)
      steps.append(.score(scores.count))
      scores.append(
        OutlineScore(
          name: name,
          declaration: score,
          scope: context.scope,
          formula: formula,
          conditions: context.conditions
        )
      )
    }
  }

  // MARK: Names and conditions

  /// The name an element has in the whole form.
  private mutating func declare(_ id: Placed<String>, _ context: Context) -> String {
    let name = scopes[context.scope].name(id.value)
    scopes[context.scope].names[name] = id.value
    let place = context.use ?? scopes[context.scope].source.place(id.span)
    if let first = declared[name] {
      diagnostics.append(.duplicateID(name, first: first, at: place))
    } else {
      declared[name] = place
    }
    return name
  }

  private mutating func context(_ context: Context, showing text: JSONString?) -> Context {
    guard let text else { return context }
    var context = context
    let source = scopes[context.scope].source
    let test = ParsedExpression(text, of: source, faults: &diagnostics)
    context.conditions.append(conditions.count)
    conditions.append(
      OutlineCondition(test: test, scope: context.scope, section: context.section)
    )
    return context
  }
}

extension Definition {
  fileprivate var hasRepeats: Bool { sections.contains { $0.entries != nil } }
}
