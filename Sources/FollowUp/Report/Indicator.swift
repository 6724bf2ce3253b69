/// One figure that a clinic is steered by, with its parts and its units.
public struct Indicator: Sendable, Hashable {
  /// Which figure.
  public enum ID: String, Sendable, Hashable, CaseIterable {
    case formsSent = "forms_sent"
    case response
    case reminded
    case unansweredCaught = "unanswered_caught"
    case colours
    case grey
    case asked = "contact_asked_for"
    case noContact = "no_contact"
    case contacts = "contacts_held"
    case inPerson = "in_person"
    case timeToContact = "time_to_contact"
    case deadlinesMissed = "deadlines_missed"
    case overrides
    case overridesByRule = "overrides_by_rule"
    case openEntries = "open_entries"
  }

  /// What stands in a cell.
  public enum Measure: Sendable, Hashable {
    /// So many of so many.
    case share(Share)
    /// How many there were, and how long they took in minutes.
    case times(count: Int, median: Int?, ninetieth: Int?)
    /// How often in so many days of follow-up, and how often a fixed interval would have it.
    case rate(events: Int, days: Int, expected: Double?)
    /// Not told, because few are in it or because it would tell of few.
    case hidden
  }

  /// A cell with what it is of.
  public struct Row: Sendable, Hashable {
    /// The colour, the kind of contact, the rule or the unit, by the word that files use.
    public let key: String
    /// What stands in it.
    public var measure: Measure
    /// Of the decisions judged otherwise, how many for each reason; `nil` where they are not told.
    public var reasons: [OverrideReason: Int]?

    /// Makes a row.
    public init(_ key: String, _ measure: Measure, reasons: [OverrideReason: Int]? = [:]) {
      self.key = key
      self.measure = measure
      self.reasons = reasons
    }
  }

  /// Which figure.
  public let id: ID
  /// The figure as one; `nil` where it only has parts.
  public var total: Measure?
  /// Its parts.
  public var rows: [Row]
  /// The figure of each unit.
  public var units: [Row]

  /// Makes an indicator.
  public init(_ id: ID, total: Measure? = nil, rows: [Row] = [], units: [Row] = []) {
    self.id = id
    self.total = total
    self.rows = rows
    self.units = units
  }
}

extension Indicator.ID {
  /// Whether its parts are all there is of one whole, so that one could be found from the others.
  var isWholeOfParts: Bool {
    switch self {
    case .formsSent, .colours, .grey, .asked, .contacts, .overrides, .openEntries: true
    case .response, .reminded, .unansweredCaught, .noContact, .inPerson, .timeToContact,
      .deadlinesMissed, .overridesByRule:
      false
    }
  }

  /// The figure that it could be found from, or that could be found from it.
  var source: Indicator.ID? {
    switch self {
    case .response, .reminded: .formsSent
    case .grey, .asked: .colours
    case .inPerson: .contacts
    case .timeToContact: .noContact
    case .overridesByRule: .overrides
    case .formsSent, .unansweredCaught, .colours, .noContact, .contacts,
      .deadlinesMissed, .overrides, .openEntries:
      nil
    }
  }
}
