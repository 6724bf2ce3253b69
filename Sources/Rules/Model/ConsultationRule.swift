public import Diagnostics
public import Expressions
public import Values

/// One row of the consultation table.
public final class ConsultationRule: Sendable {
  /// What must hold.
  public let inputs: TableInputs
  /// The kind of contact, such as `phone`; `none` for no contact.
  public let contact: String
  /// Who makes it; `nil` where nobody does.
  public let by: String?
  /// How soon; `nil` where there is no contact.
  public let within: Within?
  /// What it says in the output columns of the clinic's own, in the order of the table.
  public let free: [FreeWord]
  /// The row in the file.
  public let place: Place
  /// The cell that says which contact.
  public let contactPlace: Place

  init(
    inputs: TableInputs,
    contact: String,
    by: String?,
    within: Within?,
    free: [FreeWord],
    place: Place,
    contactPlace: Place
  ) {
    self.inputs = inputs
    self.contact = contact
    self.by = by
    self.within = within
    self.free = free
    self.place = place
    self.contactPlace = contactPlace
  }
}

/// A word in an output column of the clinic's own.
public struct FreeWord: Sendable, Hashable {
  /// The column's heading.
  public let heading: String
  /// The word.
  public let word: String
}

/// One row of the action table.
public final class ActionRule: Sendable {
  /// What must hold.
  public let inputs: TableInputs
  /// What is ordered.
  public let order: String
  /// Who does it.
  public let by: String?
  /// How soon.
  public let within: Within?
  /// The row in the file.
  public let place: Place

  init(
    inputs: TableInputs,
    order: String,
    by: String?,
    within: Within?,
    place: Place
  ) {
    self.inputs = inputs
    self.order = order
    self.by = by
    self.within = within
    self.place = place
  }
}

/// How soon something is to happen, counted from the day the form was authored.
public enum Within: Sendable, Hashable {
  case sameDay
  case workingDays(Int)
  case period(Period)
}

extension Within: CustomStringConvertible {
  /// As an author writes it.
  public var description: String {
    switch self {
    case .sameDay: "same day"
    case .workingDays(let count): "\(count) working day\(count == 1 ? "" : "s")"
    case .period(let period): period.description
    }
  }
}

/// The input cells of a row; what is `nil` or empty holds always.
public struct TableInputs: Sendable {
  /// The colour of the decision is one of these.
  public let colours: Set<Colour>?
  /// What is proven is one of these.
  public let proven: Set<Verdict>?
  /// What is possible is one of these.
  public let possible: Set<Verdict>?
  /// Any of these fired.
  public let fired: [Fired]
  /// Tests on values, the patient's wish among them.
  public let values: [ValueCell]

  /// A threshold or rule that fired, perhaps in one colour only.
  public struct Fired: Sendable, Hashable {
    /// Its index among the outcomes.
    public let outcome: Int
    /// The colour it must have; `nil` is any.
    public let colour: Verdict?
  }

  /// A test on one value.
  public struct ValueCell: Sendable {
    /// The value.
    public let subject: Computation
    /// The test.
    public let condition: Condition
  }
}
