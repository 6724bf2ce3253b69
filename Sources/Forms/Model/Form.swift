public import Diagnostics
public import Expressions
public import Values

/// One version of what a patient is asked in one follow-up, ready to read submissions with.
///
/// It is composed of archetypes and items of its own. Its conditions and scores are compiled once;
/// a form never changes, and any number of workers share it.
public final class Form: Sendable {
  /// The id that submissions and protocols name.
  public let id: String
  /// The version that submissions name exactly.
  public let version: Version
  /// The names that expressions may read: `reporter`, `trigger`, facts, items, then scores.
  public let schema: Schema
  /// The compiled conditions and formulas.
  public let program: Program
  /// What is known of the patient beforehand and read by the form or its protocols.
  public let facts: [Fact]
  /// Every item that can be answered, in the order of the form; a repeated section's items too.
  public let items: [FormItem]
  /// The repeated sections, by the schema's index.
  public let repeats: [RepeatedSection]
  /// The scores, in the order they are computed.
  public let scores: [FormScore]
  /// Items, sections and scores in an order in which each is preceded by all that it reads.
  public let order: [EvaluationStep]
  /// The archetypes it uses.
  public let archetypes: [ArchetypeUse]
  /// The words for titles, items, options, scores and bands.
  public let terminology: Terminology
  /// The files the form was read from, itself first, then its archetypes by id; its hash is theirs.
  public let content: [SourceText]
  /// All that each value can be.
  let domains: [ValueSet]
  /// How answers that are settled are put into a frame.
  let settledPlan: SettledPlan

  init(
    id: String,
    version: Version,
    schema: Schema,
    program: Program,
    facts: [Fact],
    items: [FormItem],
    repeats: [RepeatedSection],
    scores: [FormScore],
    order: [EvaluationStep],
    archetypes: [ArchetypeUse],
    terminology: Terminology,
    content: [SourceText]
  ) {
    self.id = id
    self.version = version
    self.schema = schema
    self.program = program
    self.facts = facts
    self.items = items
    self.repeats = repeats
    self.scores = scores
    self.order = order
    self.archetypes = archetypes
    self.terminology = terminology
    self.content = content
    domains = schema.values.map(\.domain)
    settledPlan = SettledPlan(schema, facts, items, scores, order)
  }
}

/// What is settled next when a submission is evaluated.
public enum EvaluationStep: Sendable, Hashable {
  /// Whether an item outside repeated sections is shown; an index into `items`.
  case item(Int)
  /// Whether a repeated section is shown, and its entries' items; an index into `repeats`.
  case section(Int)
  /// A score; an index into `scores`.
  case score(Int)
}

/// Something known of the patient beforehand, given at enrolment.
public struct Fact: Sendable {
  /// The name rules use.
  public let name: String
  /// The slot of its value.
  public let slot: Int
  /// Whether the follow-up plan counts from this date.
  public let isAnchor: Bool
  /// Whether it is computed: `age`, whole years from `birth_date` to the day of the form.
  public let isDerived: Bool
}

/// An archetype as a form uses it.
public struct ArchetypeUse: Sendable {
  /// The archetype's id, such as `observation.phq_9`.
  public let archetype: String
  /// Its exact version.
  public let version: Version
  /// The name its items stand under; `nil` where they keep their own.
  public let alias: String?
}

/// One thing a patient is asked.
public struct FormItem: Sendable {
  /// Where the answer's value stands.
  public enum Position: Sendable, Hashable {
    /// In a slot of the frame.
    case slot(Int)
    /// In each entry of a repeated section.
    case field(section: Int, field: Int)
  }

  /// How an answer is written and what is allowed.
  public enum Answer: Sendable, Hashable {
    /// A whole number that is the value of an option; `scale` allows decimals.
    case ordinal([Number])
    /// The id of one option.
    case coded([String])
    /// Ids of several options; `exclusive` is the index of the option that stands alone.
    case several([String], exclusive: Int?)
    /// A whole number in a range.
    case count(ClosedRange<Number>)
    /// A number with a unit in a range, with at most `decimals` decimals.
    case quantity(ClosedRange<Number>, unit: String, decimals: Int)
    case boolean
    /// A day in a range relative to the day of authoring, `nil` where open.
    case date(earliest: Period?, latest: Period?)
    case dateTime
    case text(maxLength: Int)
  }

  /// The name that submissions and rules use, such as `phq_9.interest`.
  public let name: String
  /// Where its value stands.
  public let position: Position
  /// What is allowed as an answer.
  public let answer: Answer
  /// Whether it must be answered when it is shown.
  public let isRequired: Bool
  /// Whether an answer can be a danger by itself.
  public let isSafety: Bool
  /// The conditions that must all be true for it to be shown: its own and its sections'.
  public let visibility: [Condition]
  /// The options that stand for not knowing or not wanting to answer, by index.
  public var unsure: [Int] = []
  /// The answers at which the patient sees the emergency text.
  public var emergencyAnswers: [ItemDeclaration.EmergencyAnswer] = []
}

/// A section that is filled in once for each of something.
public struct RepeatedSection: Sendable {
  /// The name that submissions and rules use.
  public let name: String
  /// The least and the greatest number of entries when it is shown.
  public let entries: ClosedRange<Int>
  /// The conditions that must all be true for it to be shown.
  public let visibility: [Condition]
  /// The items of an entry, as indices into the form's `items`, by field.
  public let items: [Int]
}

/// A number computed from answers.
public struct FormScore: Sendable {
  /// How a score gets its value.
  public enum Given: String, Sendable, Hashable, CaseIterable {
    case computed, reported, either
  }

  /// How missing answers are made up for in the number shown; it never colours anything.
  public struct Prorating: Sendable, Hashable {
    /// How many answers may be missing at most.
    public let upTo: Int
    /// The slots of items without which there is no number.
    public let never: Set<Int>
    /// The decimals it is shown with.
    public let decimals: Int
  }

  /// The name that rules use, such as `phq_9.total`.
  public let name: String
  /// The slot of its value.
  public let slot: Int
  /// The exact value, before it is rounded.
  public let formula: Computation
  /// The decimals it is rounded to, once, halves away from zero.
  public let decimals: Int
  /// The least and greatest value.
  public let range: ClosedRange<Number>
  /// Whether it is computed, or reported with the answers.
  public let given: Given
  /// How a number is shown in spite of gaps.
  public let prorating: Prorating?
  /// The items that its formula names directly, as slots.
  public let itemSlots: [Int]
  /// The scores that its formula names directly, as slots.
  public let scoreSlots: [Int]
  /// The conditions that must all be true for its archetype to be shown; where one is surely not,
  /// the score is not applicable, whatever its formula gives.
  public var visibility: [Condition] = []
}

/// The words of a form, by key and language.
public struct Terminology: Sendable, Hashable {
  /// The text of each key: `title`, names of items and scores, `score.band`.
  public var texts: [String: LocalizedText]
  /// The text of each option, by the name of its item, then the option's id.
  public var options: [String: [String: LocalizedText]]
  /// Whether a language's wording of an archetype is the instrument's own, by alias.
  public var official: [String: Set<Language>]

  /// Makes a terminology.
  public init(
    texts: [String: LocalizedText] = [:],
    options: [String: [String: LocalizedText]] = [:],
    official: [String: Set<Language>] = [:]
  ) {
    self.texts = texts
    self.options = options
    self.official = official
  }
}
