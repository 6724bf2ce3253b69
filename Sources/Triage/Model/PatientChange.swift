import Values

/// What a line of a patients file says: what it names takes the place of what was recorded, and what
/// it does not name stays.
///
/// So a line that was made for one purpose, as a new language, takes no limit from a patient.
public struct PatientChange: Sendable, Hashable {
  /// What is known of a patient beside the ids, by the keys of a patients file.
  public enum Part: String, Sendable, Hashable, CaseIterable {
    case anchor
    case birthDate = "birth_date"
    case sex
    case language
    case unit
    case channel
    case interval
    case limits
  }

  /// What the line gives, and no more.
  public let patient: Patient
  /// What it says that there is none of.
  public let removed: Set<Part>
  /// The own limits it says there are none of, by id.
  public let removedLimits: Set<String>

  /// Makes a change.
  public init(
    _ patient: Patient,
    removing removed: Set<Part> = [],
    limits removedLimits: Set<String> = []
  ) {
    self.patient = patient
    self.removed = removed
    self.removedLimits = removedLimits
  }

  /// The patient once the line is read.
  ///
  /// - Parameter known: as recorded before; `nil` where nothing was.
  /// - Returns: all that is known then.
  public func applied(to known: Patient?) -> Patient {
    func part<Value>(_ part: Part, _ value: (Patient) -> Value?) -> Value? {
      value(patient) ?? (removed.contains(part) ? nil : known.flatMap(value))
    }
    return Patient(
      id: patient.id,
      protocol: patient.protocol,
      anchor: part(.anchor, \.anchor),
      birthDate: part(.birthDate, \.birthDate),
      sex: part(.sex, \.sex),
      language: part(.language, \.language),
      unit: part(.unit, \.unit),
      channel: part(.channel, \.channel),
      interval: part(.interval, \.interval),
      limits: limits(after: known?.limits ?? [])
    )
  }

  /// The own limits in the order they were recorded, so that the same line again changes nothing.
  private func limits(after known: [Patient.OwnLimit]) -> [Patient.OwnLimit] {
    var left = patient.limits
    var limits: [Patient.OwnLimit] = []
    for own in known {
      let given = left.filter { $0.id == own.id }
      left.removeAll { $0.id == own.id }
      let isNamed =
        removed.contains(.limits) || removedLimits.contains(own.id)
        || patient.limits.contains { $0.id == own.id }
      limits += isNamed ? given : [own]
    }
    return limits + left
  }
}

extension Patient {
  /// Whether decisions read the same of the patient.
  public func hasSameFacts(as other: Patient) -> Bool {
    (anchor, birthDate, sex, interval) == (other.anchor, other.birthDate, other.sex, other.interval)
      && limits == other.limits
  }
}
