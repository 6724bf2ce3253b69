public import Values

/// A time of a clinic's session that one patient can have.
public struct Slot: Sendable, Hashable {
  /// Its id in the booking system, unique among the slots of a file.
  public let id: String
  /// When it begins, with the offset that holds in the clinic then.
  public let start: Instant
  /// How long it is.
  public let minutes: Int
  /// The kind of contact it is for, such as `phone`.
  public let contact: String
  /// The role that has the session.
  public let role: String
  /// The unit whose session it is; `nil` where any unit's patient may have it.
  public let unit: String?

  /// Makes a slot; its start is written with the clinic's offset, since ``day`` is read of it.
  public init(
    id: String,
    start: Instant,
    minutes: Int,
    contact: String,
    role: String,
    unit: String? = nil
  ) {
    self.id = id
    self.start = start
    self.minutes = minutes
    self.contact = contact
    self.role = role
    self.unit = unit
  }

  /// The day in the clinic.
  public var day: CivilDate { start.date }

  /// Whether it is of the kind that a patient needs, whenever it is.
  public func fits(_ need: SlotNeed) -> Bool {
    guard contact == need.contact else { return false }
    if let role = need.role, role != self.role { return false }
    guard let unit else { return true }
    return unit.lowercased() == need.unit.lowercased()
  }
}

extension Slot: Comparable {
  /// Earlier first; at the same time by what else tells them apart.
  public static func < (left: Slot, right: Slot) -> Bool {
    if left.start != right.start { return left.start < right.start }
    if left.minutes != right.minutes { return left.minutes < right.minutes }
    return left.names.lexicographicallyPrecedes(right.names)
  }

  private var names: [String] { [contact, role, unit ?? "", id] }
}

/// What a patient needs of a slot.
public struct SlotNeed: Sendable, Hashable {
  /// The kind of contact.
  public let contact: String
  /// The role that makes it; `nil` is any.
  public let role: String?
  /// The unit that has the patient.
  public let unit: String
  /// The last day that keeps what was promised.
  public let deadline: CivilDate

  /// Makes a need.
  public init(contact: String, role: String?, unit: String, deadline: CivilDate) {
    self.contact = contact
    self.role = role
    self.unit = unit
    self.deadline = deadline
  }
}
