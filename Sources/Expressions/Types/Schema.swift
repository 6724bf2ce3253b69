public import Diagnostics
public import Values

/// The names an expression may read, with all that is known of each.
///
/// A form builds one for its own conditions and scores; a protocol adds facts, limits and named
/// values. This is all that rules see of a form.
public struct Schema: Sendable {
  /// All values, by slot.
  public private(set) var values: [SchemaValue] = []
  /// The repeated sections, by index.
  public private(set) var sections: [SchemaSection] = []
  private var names: [String: Name] = [:]

  private enum Name: Sendable {
    case value(Int)
    case field(section: Int, field: Int)
    case section(Int)
  }

  /// Makes a schema without names.
  public init() {}

  /// Adds a value and gives its slot: where its set stands in every frame.
  ///
  /// A name that is taken keeps its first meaning; the caller has diagnosed it.
  @discardableResult
  public mutating func add(_ value: SchemaValue) -> Int {
    let slot = values.count
    values.append(value)
    if names[value.name] == nil { names[value.name] = .value(slot) }
    return slot
  }

  /// Adds a repeated section and gives its index.
  @discardableResult
  public mutating func add(_ section: SchemaSection) -> Int {
    let index = sections.count
    sections.append(section)
    if names[section.name] == nil { names[section.name] = .section(index) }
    for (field, value) in section.fields.enumerated() where names[value.name] == nil {
      names[value.name] = .field(section: index, field: field)
    }
    return index
  }

  /// What a name stands for.
  public func lookUp(_ name: String) -> Reference? {
    switch names[name] {
    case .value(let slot): .value(slot, values[slot])
    case .field(let section, let field):
      .field(section: section, field: field, sections[section].fields[field])
    case .section(let index): .section(index)
    case nil: nil
    }
  }

  /// What a name can stand for.
  public enum Reference: Sendable {
    /// A value of the whole form or patient.
    case value(Int, SchemaValue)
    /// An item in each entry of a repeated section.
    case field(section: Int, field: Int, SchemaValue)
    /// A repeated section.
    case section(Int)
  }

  /// All names, in the order of their slots.
  public var allNames: [String] {
    values.map(\.name) + sections.flatMap { [$0.name] + $0.fields.map(\.name) }
  }
}

/// One name, and what is known of it.
public struct SchemaValue: Sendable {
  /// What the name stands for.
  public enum Origin: Sendable, Hashable {
    case item, score, fact, limit, named
    /// Made of the readings of a device.
    case series
  }

  /// The name that expressions use, such as `phq_9.total`.
  public var name: String
  /// Where it comes from.
  public var origin: Origin
  /// Its type.
  public var type: ValueType
  /// All that it can be when it is applicable.
  public var domain: ValueSet
  /// Which way it is worse.
  public var worse: Direction
  /// Whether the form demands an answer.
  public var isRequired: Bool
  /// Whether it is a safety item.
  public var isSafety: Bool
  /// Whether the form can hide it.
  public var canBeHidden: Bool
  /// The least change that matters to a patient.
  public var minimalImportantChange: Number?
  /// The named ranges of a score: each runs to the next one's start.
  public var bands: [Band]
  /// The decimals it is shown with.
  public var decimals: Int
  /// What it is computed of before rules read it, such as the items of a score; an answer of nothing.
  public var madeOf = Reads()
  /// Where it is declared.
  public var place: Place?

  /// A named range of a score.
  public struct Band: Sendable, Hashable {
    /// The first value that belongs to it.
    public let from: Number
    /// Its id.
    public let id: String

    /// Makes a band.
    public init(from: Number, id: String) {
      self.from = from
      self.id = id
    }
  }

  /// Makes a value; what is not given is what most values have.
  public init(
    _ name: String,
    _ origin: Origin,
    _ type: ValueType,
    domain: ValueSet? = nil,
    worse: Direction = .neither,
    isRequired: Bool = false,
    isSafety: Bool = false,
    canBeHidden: Bool = false,
    minimalImportantChange: Number? = nil,
    bands: [Band] = [],
    decimals: Int = 0,
    place: Place? = nil
  ) {
    self.name = name
    self.origin = origin
    self.type = type
    self.domain = domain ?? .anything(type)
    self.worse = worse
    self.isRequired = isRequired
    self.isSafety = isSafety
    self.canBeHidden = canBeHidden
    self.minimalImportantChange = minimalImportantChange
    self.bands = bands
    self.decimals = decimals
    self.place = place
  }
}

/// A section that a patient fills in once for each of something.
public struct SchemaSection: Sendable {
  /// The name that expressions use.
  public var name: String
  /// Its items, in order; a frame's entries hold their values in this order.
  public var fields: [SchemaValue]
  /// The least and the greatest number of entries.
  public var entries: ClosedRange<Int>
  /// Whether the form can hide it.
  public var canBeHidden: Bool

  /// Makes a section.
  public init(
    _ name: String,
    fields: [SchemaValue],
    entries: ClosedRange<Int>,
    canBeHidden: Bool
  ) {
    self.name = name
    self.fields = fields
    self.entries = entries
    self.canBeHidden = canBeHidden
  }
}
