public import Values

/// A patient's enrolment in one protocol.
public struct Patient: Sendable, Hashable {
  /// The clinic's id of the patient.
  public let id: String
  /// The protocol the patient is followed up by.
  public let `protocol`: String
  /// The date the plan hangs on.
  public var anchor: CivilDate?
  /// The day of birth.
  public let birthDate: CivilDate?
  /// `female` or `male`, as the clinic has recorded it.
  public let sex: String?
  /// The language the patient reads.
  public let language: Language?
  /// The unit that has the patient.
  public var unit: String?
  /// How forms reach the patient.
  public let channel: String?
  /// The patient's own interval between forms.
  public let interval: Period?
  /// The limits a clinician has set for this patient.
  public let limits: [OwnLimit]

  /// Makes an enrolment.
  public init(
    id: String,
    protocol: String,
    anchor: CivilDate? = nil,
    birthDate: CivilDate? = nil,
    sex: String? = nil,
    language: Language? = nil,
    unit: String? = nil,
    channel: String? = nil,
    interval: Period? = nil,
    limits: [OwnLimit] = []
  ) {
    self.id = id
    self.protocol = `protocol`
    self.anchor = anchor
    self.birthDate = birthDate
    self.sex = sex
    self.language = language
    self.unit = unit
    self.channel = channel
    self.interval = interval
    self.limits = limits
  }

  /// A limit that a clinician set for one patient.
  public struct OwnLimit: Sendable, Hashable {
    /// The id in the protocol's `limits`.
    public let id: String
    /// The value set.
    public let value: Number
    /// Who set it.
    public let by: String
    /// Why.
    public let reason: String
    /// The first day it holds.
    public let from: CivilDate
    /// The last day it holds; `nil` where it has no end.
    public let until: CivilDate?

    /// Makes a limit.
    public init(
      id: String,
      value: Number,
      by: String,
      reason: String,
      from: CivilDate,
      until: CivilDate? = nil
    ) {
      self.id = id
      self.value = value
      self.by = by
      self.reason = reason
      self.from = from
      self.until = until
    }

    /// Whether it holds on a day.
    public func holds(on day: CivilDate) -> Bool { from <= day && until.map { day <= $0 } ?? true }

    /// Whether another limit of the same id holds on a day on which this one does.
    public func overlaps(_ other: OwnLimit) -> Bool {
      let latest = max(from, other.from)
      return ExactName(id) == ExactName(other.id) && holds(on: latest) && other.holds(on: latest)
    }
  }
}
