public import Values

/// All that one evaluation may read: the values of one form of one patient.
public struct Frame: Sendable {
  /// The value of each slot of the schema.
  public var slots: [ValueSet]
  /// The entries of each repeated section.
  public var sections: [SectionEntries]
  /// What earlier forms said, in the order of the program's `recalls`.
  public var recalled: [ValueSet]
  /// The day the form was authored, in the clinic's zone.
  public var authored: CivilDate
  /// What the thresholds and rules evaluated so far have found, by index.
  public var outcomes: [Outcome]
  /// The value that the cells of a row are tested on.
  public var subject: ValueSet
  /// The slots of what was answered with something that is no answer: it is open, and not silence.
  public var invalidSlots: Set<Int> = []
  /// The same of the fields of repeated sections, in any of their entries.
  public var invalidFields: [Int: Set<Int>] = [:]
  /// The entry of a repeated section that is looked at: where its fields begin, and the section.
  var entry: (section: Int, offset: Int)?

  /// Makes a frame.
  public init(slots: [ValueSet] = [], sections: [SectionEntries] = [], authored: CivilDate) {
    self.slots = slots
    self.sections = sections
    self.authored = authored
    recalled = []
    outcomes = []
    subject = .unknown
    entry = nil
  }

  /// Looks at one entry of a repeated section.
  public mutating func look(at entry: Int?, ofSection section: Int) {
    self.entry = entry.map { (section, $0 * sections[section].width) }
  }
}

/// What a threshold or a rule proves, and what it could still be.
public struct Outcome: Sendable, Hashable {
  /// The worst that is proven.
  public var proven: Verdict
  /// The worst that is possible; at least what is proven.
  public var possible: Verdict

  /// Makes an outcome.
  @inlinable public init(proven: Verdict, possible: Verdict) {
    self.proven = proven
    self.possible = possible
  }

  /// Surely green.
  public static let green = Outcome(proven: .green, possible: .green)

  /// The worse of both, in each respect.
  @inlinable public func worse(_ other: Outcome) -> Outcome {
    Outcome(proven: max(proven, other.proven), possible: max(possible, other.possible))
  }

  /// What either could be.
  @inlinable public func union(_ other: Outcome) -> Outcome {
    Outcome(proven: min(proven, other.proven), possible: max(possible, other.possible))
  }
}

/// The entries of one repeated section, their fields side by side.
public struct SectionEntries: Sendable, Hashable {
  /// How many fields an entry has.
  public var width: Int
  /// Entry by entry, field by field.
  public var values: [ValueSet]
  /// Whether the section was filled in; if not there is at least one entry, of any content.
  public var isAnswered: Bool
  /// Whether the section could be shown.
  public var canApply: Bool
  /// Whether the section could be hidden.
  public var canBeNotApplicable: Bool

  /// A section that nobody filled in.
  public init(width: Int) {
    self.width = width
    values = []
    isAnswered = false
    canApply = true
    canBeNotApplicable = false
  }

  /// How many entries there are.
  public var count: Int { width == 0 ? 0 : values.count / width }
}
