public import Scheduling
public import Values

/// Who is given which slot, who has one, and what is lacking.
public struct BookingPlan: Sendable, Hashable {
  /// An open consultation of the work list.
  public struct Consultation: Sendable, Hashable {
    /// Its entry.
    public let entry: WorklistEntry
    /// What it needs of a slot.
    public let need: SlotNeed

    /// Makes a consultation.
    public init(_ entry: WorklistEntry, _ need: SlotNeed) {
      self.entry = entry
      self.need = need
    }
  }

  /// What a consultation comes to.
  public enum Outcome: Sendable, Hashable {
    /// The patient has a slot that keeps the deadline.
    case booked(Slot)
    /// The patient has a slot after the deadline.
    case bookedLate(Slot)
    /// The patient has a slot of another kind than is needed now.
    case bookedOtherwise(Slot)
    /// A slot that keeps the deadline is proposed.
    case proposed(Slot)
    /// The first slot there is for the patient is after the deadline.
    case late(Slot)
    /// There is no slot for the patient.
    case lacking
    /// The patient is no longer followed up, and none is looked for; a slot that was given is kept until
    /// somebody has dealt with the entry.
    case departed(Slot?)

    /// The word that files and programs have for it.
    public var name: String {
      switch self {
      case .booked: "booked"
      case .bookedLate: "booked_late"
      case .bookedOtherwise: "booked_otherwise"
      case .proposed: "proposed"
      case .late: "late"
      case .lacking: "lacking"
      case .departed: "departed"
      }
    }

    /// The slot that the patient has or is to have.
    public var slot: Slot? {
      switch self {
      case .booked(let slot), .bookedLate(let slot), .bookedOtherwise(let slot),
        .proposed(let slot), .late(let slot):
        slot
      case .departed(let slot): slot
      case .lacking: nil
      }
    }

    /// Whether the slot is one that nobody has given the patient yet.
    public var isNew: Bool {
      switch self {
      case .proposed, .late: true
      case .booked, .bookedLate, .bookedOtherwise, .lacking, .departed: false
      }
    }

    /// Whether the patient is seen as was promised.
    public var keepsDeadline: Bool {
      switch self {
      case .booked, .proposed, .departed: true
      case .bookedLate, .bookedOtherwise, .late, .lacking: false
      }
    }
  }

  /// A consultation and what it comes to.
  public struct Row: Sendable, Hashable {
    /// The consultation.
    public let consultation: Consultation
    /// What it comes to.
    public let outcome: Outcome
  }

  /// How many slots of a kind are lacking.
  public struct Lack: Sendable, Hashable {
    /// The kind of contact, the role (`nil` is any) and the unit, with the first day's deadline.
    public let need: SlotNeed
    /// How many.
    public let count: Int
  }

  /// Every consultation, the most urgent first.
  public let rows: [Row]
  /// The patients who would have had one, and are no longer followed up.
  public let departed: [Row]

  /// Plans.
  ///
  /// - Parameters:
  ///   - consultations: every open one that a slot is looked for, in any order.
  ///   - departed: those of patients who are no longer followed up.
  ///   - held: the ids of the slots that anybody has, also those of other units: none is given twice.
  ///   - slots: what is free in the booking system, in any order.
  ///   - now: when; a slot that has begun is nobody's.
  ///   - moving: the numbers of the entries whose patients are to have another slot than they have.
  public init(
    _ consultations: [Consultation],
    departed: [Consultation] = [],
    held: Set<String>,
    _ slots: [Slot],
    now: Instant,
    moving: Set<Int>
  ) {
    let consultations = consultations.sorted { $0.order < $1.order }
    let standing = consultations.map { $0.entry.booking(on: now.date) }
    self.departed = departed.sorted { $0.order < $1.order }.map { consultation in
      let slot = consultation.entry.booking(on: now.date)
      return Row(consultation: consultation, outcome: .departed(slot))
    }
    let free = slots.filter { $0.start >= now && !held.contains($0.id) }
    let seeking = consultations.indices.filter { index in
      standing[index] == nil || moving.contains(consultations[index].entry.id)
    }
    let allocation = SlotAllocation(seeking.map { consultations[$0].need }, free)
    let found = Dictionary(uniqueKeysWithValues: zip(seeking, allocation.slots))
    rows = consultations.indices.map { index in
      let consultation = consultations[index]
      let new = found[index] ?? nil
      return Row(
        consultation: consultation,
        outcome: Self.outcome(consultation.need, standing[index], new)
      )
    }
  }

  /// A patient who is to be moved, and for whom there is nothing else, keeps what there is.
  private static func outcome(_ need: SlotNeed, _ standing: Slot?, _ new: Slot?) -> Outcome {
    if let new { return new.day <= need.deadline ? .proposed(new) : .late(new) }
    guard let standing else { return .lacking }
    if !standing.fits(need) { return .bookedOtherwise(standing) }
    return standing.day <= need.deadline ? .booked(standing) : .bookedLate(standing)
  }

  /// What is lacking for those who are not seen as was promised and have no slot, by kind: who has a
  /// slot can be moved first.
  public var lacks: [Lack] {
    let missing = rows.filter { row in
      switch row.outcome {
      case .late, .lacking: true
      case .booked, .bookedLate, .bookedOtherwise, .proposed, .departed: false
      }
    }
    let kinds = Dictionary(grouping: missing.map(\.consultation.need)) {
      [$0.contact, $0.role ?? "", $0.unit]
    }
    return kinds.sorted { $0.key.lexicographicallyPrecedes($1.key) }.compactMap { _, needs in
      needs.min { $0.deadline < $1.deadline }.map { Lack(need: $0, count: needs.count) }
    }
  }
}

extension BookingPlan.Consultation {
  /// Worst colour first, then deadline, then waiting time; the number tells apart what is alike.
  fileprivate var order: (Int, Int, Int, Int) {
    let colour = -Int(entry.colour.rawValue)
    return (colour, need.deadline.dayNumber, entry.waitingSince.milliseconds, entry.id)
  }
}
