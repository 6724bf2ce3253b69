import Diagnostics
import Expressions
import Values

/// Which slot holds what: `reporter`, `trigger`, facts, items, then scores as they are computed.
struct FormSlots {
  let facts: [Fact]
  /// The position of each item of the outline.
  let positions: [FormItem.Position]
  /// The scores of the outline, in the order they are computed.
  let scores: [Int]
  /// The slot of each score of the outline.
  let scoreSlots: [Int]
  private let outline: Outline
  private let declarations: [FactDeclaration]

  init(_ outline: Outline, facts declarations: [FactDeclaration], order: [EvaluationStep]) {
    self.outline = outline
    self.declarations = declarations
    facts = Self.facts(declarations)
    var slot = 2 + facts.count
    var fields = Array(repeating: 0, count: outline.sections.count)
    positions = outline.items.map { item in
      if let section = item.section {
        defer { fields[section] += 1 }
        return .field(section: section, field: fields[section])
      }
      defer { slot += 1 }
      return .slot(slot)
    }
    scores = order.compactMap { if case .score(let score) = $0 { score } else { nil } }
    var scoreSlots = Array(repeating: slot, count: outline.scores.count)
    for (offset, score) in scores.enumerated() { scoreSlots[score] = slot + offset }
    self.scoreSlots = scoreSlots
  }

  private static func facts(_ declarations: [FactDeclaration]) -> [Fact] {
    var facts = declarations.enumerated().map { index, fact in
      Fact(name: fact.id.value, slot: 2 + index, isAnchor: fact.isAnchor, isDerived: false)
    }
    if declarations.contains(where: { $0.id.value == "birth_date" }) {
      facts.append(Fact(name: "age", slot: 2 + facts.count, isAnchor: false, isDerived: true))
    }
    return facts
  }

  // MARK: Schema

  /// The names of the form with all that is known of each.
  ///
  /// - Parameters:
  ///   - hiddenScores: the scores of the outline that can be not applicable.
  ///   - madeOf: what the formula of each score of the outline reads.
  /// - Returns: the schema, its values in the order of the slots.
  func schema(hiddenScores: Set<Int> = [], madeOf: [Reads] = []) -> Schema {
    var schema = Schema()
    schema.add(SchemaValue("reporter", .fact, .choice(["self", "parent", "proxy", "staff"])))
    schema.add(SchemaValue("trigger", .fact, .choice(["planned", "patient"])))
    for fact in declarations { schema.add(value(fact)) }
    if facts.contains(where: \.isDerived) { schema.add(Self.age) }
    for item in outline.items where item.section == nil {
      schema.add(value(item, canBeHidden: !item.conditions.isEmpty))
    }
    for score in scores {
      var added = value(outline.scores[score], canBeHidden: hiddenScores.contains(score))
      if madeOf.indices.contains(score) { added.madeOf = madeOf[score] }
      schema.add(added)
    }
    for section in outline.sections { schema.add(value(section)) }
    return schema
  }

  private static let age = SchemaValue(
    "age",
    .fact,
    .number(unit: "a"),
    domain: .interval(.zero, Number(130), step: .one)
  )

  private func value(_ fact: FactDeclaration) -> SchemaValue {
    let type: ValueType =
      switch fact.kind {
      case .date: .date
      case .boolean: .boolean
      case .coded(let set): .choice(set.options.map(\.id.value))
      }
    return SchemaValue(
      fact.id.value,
      .fact,
      type,
      isRequired: true,
      place: outline.scopes[0].source.place(fact.id.span)
    )
  }

  private func value(_ item: OutlineItem, canBeHidden: Bool) -> SchemaValue {
    let declaration = item.declaration
    let source = outline.scopes[item.scope].source
    return SchemaValue(
      item.name,
      .item,
      declaration.kind.type,
      domain: declaration.kind.domain,
      worse: declaration.worse,
      isRequired: declaration.isRequired,
      isSafety: declaration.isSafety,
      canBeHidden: canBeHidden,
      decimals: declaration.kind.decimals,
      place: source.place(declaration.id.span)
    )
  }

  private func value(_ section: OutlineSection) -> SchemaSection {
    let outer = Set(section.conditions)
    return SchemaSection(
      section.name,
      fields: section.items.map { index in
        let item = outline.items[index]
        return value(item, canBeHidden: item.conditions.contains { !outer.contains($0) })
      },
      entries: section.entries,
      canBeHidden: !section.conditions.isEmpty
    )
  }

  private func value(_ score: OutlineScore, canBeHidden: Bool) -> SchemaValue {
    let declaration = score.declaration
    let range = declaration.range.value
    let source = outline.scopes[score.scope].source
    return SchemaValue(
      score.name,
      .score,
      .number(unit: nil),
      domain: .interval(
        range.lowerBound,
        range.upperBound,
        step: .step(decimals: declaration.decimals)
      ),
      worse: declaration.worse,
      canBeHidden: canBeHidden,
      minimalImportantChange: declaration.minimalImportantChange,
      bands: declaration.bands,
      decimals: declaration.decimals,
      place: source.place(declaration.id.span)
    )
  }
}

extension Schema {
  /// The same slots as one file sees them: under its own names, others out of its reach.
  ///
  /// - Parameter name: the file's name for a name of the form; `nil` where it has none.
  /// - Returns: a schema whose values stand in the same slots.
  func view(_ name: (String) -> String?) -> Schema {
    var view = Schema()
    for (slot, var value) in values.enumerated() {
      value.name = name(value.name) ?? "#\(slot) is not a name"
      view.add(value)
    }
    for (index, var section) in sections.enumerated() {
      section.name = name(section.name) ?? "#\(index) is not a section"
      for field in section.fields.indices {
        section.fields[field].name =
          name(section.fields[field].name) ?? "#\(index).\(field) is not a name"
      }
      view.add(section)
    }
    return view
  }
}
