public import JSONText
public import Values

/// What a file asks and computes, apart from its words.
public struct Definition: Sendable {
  /// The sets of options that items name.
  public let optionSets: [OptionSet]
  /// Items, sections and uses, in order.
  public let elements: [FormElement]
  /// The scores.
  public let scores: [ScoreDeclaration]
  /// The tables that `lookup` reads.
  public let tables: [LookupTable]
}

/// One entry of an `items` list.
public enum FormElement: Sendable {
  case item(ItemDeclaration)
  case section(SectionDeclaration)
  case use(ArchetypeReference)
}

/// A section, as a file declares it.
public struct SectionDeclaration: Sendable {
  /// The name; in a repeated section what submissions use.
  public let id: Placed<String>
  /// The least and the greatest number of entries; `nil` where it does not repeat.
  public let entries: ClosedRange<Int>?
  /// The condition under which it is shown.
  public let showWhen: JSONString?
  /// What stands in it.
  public let elements: [FormElement]
}

/// A place where a form puts an archetype in.
public struct ArchetypeReference: Sendable {
  /// The archetype's id.
  public let archetype: Placed<String>
  /// Its exact version.
  public let version: Placed<Version>
  /// The name its items stand under; `nil` where they keep their own.
  public let alias: Placed<String>?
  /// The condition under which all of it is shown.
  public let showWhen: JSONString?
}

/// Options that items share.
public struct OptionSet: Sendable {
  /// The name that items use.
  public let id: Placed<String>
  /// The options, in order.
  public let options: [AnswerOption]
}

/// One option of a set.
public struct AnswerOption: Sendable {
  /// What an option says of the patient's knowledge, rather than of the matter asked.
  public enum AnswerKind: String, Sendable, Hashable, CaseIterable {
    case dontKnow = "dont_know"
    case declined
  }

  /// What submissions of coded items and rules use.
  public let id: Placed<String>
  /// What submissions of ordinals and scales use.
  public let value: Placed<Number>?
  /// Whether it stands for not knowing or not wanting to answer.
  public let answerKind: AnswerKind?
}

/// A table from a raw number to what it stands for.
public struct LookupTable: Sendable {
  /// The name that `lookup` uses.
  public let id: Placed<String>
  /// The results by raw number.
  public let results: [Number: Number]
}

extension Definition {
  /// Every item, those of sections included, in order.
  public var items: [ItemDeclaration] {
    flattened.compactMap { if case .item(let item) = $0 { item } else { nil } }
  }

  /// Every section, in order.
  public var sections: [SectionDeclaration] {
    flattened.compactMap { if case .section(let section) = $0 { section } else { nil } }
  }

  /// Every use of an archetype, in order.
  public var references: [ArchetypeReference] {
    flattened.compactMap { if case .use(let reference) = $0 { reference } else { nil } }
  }

  private var flattened: [FormElement] { Self.flattened(elements) }

  private static func flattened(_ elements: [FormElement]) -> [FormElement] {
    elements.flatMap { element in
      guard case .section(let section) = element else { return [element] }
      return [element] + flattened(section.elements)
    }
  }
}
