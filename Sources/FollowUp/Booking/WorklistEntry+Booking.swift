public import Scheduling
public import Values

extension Concern {
  /// Contacts that take no time of a session.
  public static let contactsWithoutTime: Set<String> = ["none", "message"]

  /// Whether the patient is to have a time.
  public var needsTime: Bool {
    key.desk == .clinic && !Self.contactsWithoutTime.contains(contact)
  }
}

extension WorklistEntry {
  /// What it needs of a slot of the patient's unit: the contact of the worst that is open, by the
  /// first deadline of all that ask for a time; `nil` where nothing does.
  public func slotNeed(unit: String) -> SlotNeed? {
    let asking = open.map(\.concern).filter(\.needsTime)
    let worst = asking.max { left, right in
      (left.colour, right.deadline) < (right.colour, left.deadline)
    }
    guard let worst, let deadline = asking.map(\.deadline).min() else { return nil }
    return SlotNeed(contact: worst.contact, role: worst.by, unit: unit, deadline: deadline)
  }

  /// Since when something of it has waited.
  public var waitingSince: Instant {
    open.map(\.concern.raised).min() ?? leading.raised
  }

  /// The slot that the patient was given last, for what is open, whenever it is; `nil` where there is
  /// none.
  public var lastBooking: Slot? {
    var slot: Slot?
    for event in events {
      if case .booked(let given) = event.kind { slot = given }
      if event.kind.settles { slot = nil }
    }
    return slot
  }

  /// The slot that the patient has, on a day that has not passed; `nil` where there is none.
  public func booking(on today: CivilDate) -> Slot? {
    lastBooking.flatMap { $0.day >= today ? $0 : nil }
  }
}

/// That a person gives a patient a slot.
public struct Booking: Sendable, Hashable {
  /// The patient's entry.
  public let entry: WorklistEntry
  /// The slot.
  public let slot: Slot
  /// Who gives it.
  public let person: String
  /// When.
  public let now: Instant

  /// Makes a booking.
  public init(of entry: WorklistEntry, _ slot: Slot, by person: String, now: Instant) {
    self.entry = entry
    self.slot = slot
    self.person = person
    self.now = now
  }

  /// What is kept of it; it ends nothing.
  public var step: EntryStep {
    let event = EntryEvent(
      key: entry.key,
      version: entry.version + 1,
      kind: .booked(slot),
      person: person,
      now: now
    )
    return EntryStep(event: event, entry: entry)
  }
}
