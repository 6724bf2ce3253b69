package import Values

/// All that an evaluation may read of a form whose values are settled, as nearly every form's are.
///
/// It stands for a ``Frame`` of the same values. What comes of it is the same, sooner; and where
/// anything that was read is not settled or comes out so, ``isOpen`` is true, and nothing else that was
/// found means anything: the ``Frame`` has to be evaluated.
package struct SettledFrame: ~Copyable {
  /// The value of each slot of the schema.
  package let slots: UnsafeMutableBufferPointer<SettledValue>
  /// What the thresholds and rules evaluated so far have found, by index.
  package let outcomes: UnsafeMutableBufferPointer<Verdict>
  /// The entries of each repeated section.
  package var sections: [SettledSection] = []
  /// The entry of a repeated section that is looked at: where its fields begin, and the section.
  var entry: (section: Int, offset: Int)?
  /// What earlier forms said, in the order of the program's `recalls`; what is not put in is open.
  package var recalled: [ValueSet] = []
  /// The day the form was authored, in the clinic's zone.
  package let authored: CivilDate
  /// The value that the cells of a row are tested on.
  package var subject = SettledValue.hidden
  /// Whether anything was not settled.
  package var isOpen = false

  /// Makes room for values and outcomes, which are all green.
  ///
  /// - Parameters:
  ///   - blank: the values before anything is answered.
  ///   - outcomes: how many thresholds and rules there are.
  ///   - authored: the day the form was authored.
  package init(_ blank: [SettledValue], outcomes: Int, authored: CivilDate) {
    slots = .allocate(capacity: blank.count)
    _ = slots.initialize(from: blank)
    self.outcomes = .allocate(capacity: outcomes)
    self.outcomes.initialize(repeating: .green)
    self.authored = authored
  }

  deinit {
    slots.deallocate()
    outcomes.deallocate()
  }

  /// Looks at one entry of a repeated section.
  package mutating func look(at entry: Int?, ofSection section: Int) {
    self.entry = entry.map { (section, $0 * sections[section].width) }
  }

  /// Notes that something is not settled.
  mutating func open() -> SettledValue {
    isOpen = true
    return .hidden
  }

  /// A value that was read or computed.
  mutating func settled(_ value: SettledValue) -> SettledValue {
    value.isOpen ? open() : value
  }

  /// A truth that was read or computed.
  mutating func settled(_ truth: TruthSet) -> TruthSet {
    if truth == .yes || truth == .no || truth == .notApplicable { return truth }
    isOpen = true
    return .no
  }
}

/// The entries of one repeated section, their fields side by side.
package struct SettledSection: Sendable {
  /// How many fields an entry has.
  package let width: Int
  /// Entry by entry, field by field.
  package var values: [SettledValue]
  /// Whether the section is surely not shown; one that is and has no entries is open.
  package var isHidden: Bool

  /// Makes a section without entries.
  package init(width: Int, isHidden: Bool = false) {
    self.width = width
    self.isHidden = isHidden
    values = []
  }

  /// How many entries there are.
  package var count: Int { width == 0 ? 0 : values.count / width }
}
