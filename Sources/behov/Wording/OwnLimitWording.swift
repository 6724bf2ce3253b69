import Triage

/// What is said of limits that a clinician has set for one patient.
protocol OwnLimitWording {
  /// The heading above them.
  var ownLimits: String { get }
  /// What the limit was for this patient, and what it is for others.
  func ownLimit(
    _ id: String,
    _ value: String,
    standard: String?,
    _ state: UsedLimit.State
  ) -> String
  /// Who set it, and for how long.
  func set(by person: String, from: String, until: String?) -> String
}

extension Bokmaal: OwnLimitWording {
  var ownLimits: String { "Egne grenser for pasienten" }

  func ownLimit(
    _ id: String,
    _ value: String,
    standard: String?,
    _ state: UsedLimit.State
  ) -> String {
    let other = standard ?? "ingen"
    return switch state {
    case .inForce: "\(id): \(value) for denne pasienten, ellers \(other)"
    case .expired: "\(id): \(value) er utløpt, og protokollens grense gjelder igjen: \(other)"
    case .notAllowed: "\(id): \(value) er ikke tillatt av protokollen, og grensen regnes som ukjent"
    case .overlapping: "\(id): \(value) gjelder samtidig med en annen, og grensen regnes som ukjent"
    }
  }

  func set(by person: String, from: String, until: String?) -> String {
    "satt av \(person) · fra \(from)" + (until.map { " til og med \($0)" } ?? "")
  }
}

extension Nynorsk: OwnLimitWording {
  var ownLimits: String { "Eigne grenser for pasienten" }

  func ownLimit(
    _ id: String,
    _ value: String,
    standard: String?,
    _ state: UsedLimit.State
  ) -> String {
    let other = standard ?? "inga"
    return switch state {
    case .inForce: "\(id): \(value) for denne pasienten, elles \(other)"
    case .expired: "\(id): \(value) er gått ut, og grensa i protokollen gjeld igjen: \(other)"
    case .notAllowed:
      "\(id): \(value) er ikkje tillate av protokollen, og grensa blir rekna som ukjend"
    case .overlapping:
      "\(id): \(value) gjeld samstundes med ei anna, og grensa blir rekna som ukjend"
    }
  }

  func set(by person: String, from: String, until: String?) -> String {
    "sett av \(person) · frå \(from)" + (until.map { " til og med \($0)" } ?? "")
  }
}

extension English: OwnLimitWording {
  var ownLimits: String { "The patient's own limits" }

  func ownLimit(
    _ id: String,
    _ value: String,
    standard: String?,
    _ state: UsedLimit.State
  ) -> String {
    let other = standard ?? "none"
    return switch state {
    case .inForce: "\(id): \(value) for this patient, otherwise \(other)"
    case .expired: "\(id): \(value) has expired, and the protocol's limit holds again: \(other)"
    case .notAllowed:
      "\(id): \(value) is not allowed by the protocol, and the limit counts as unknown"
    case .overlapping:
      "\(id): \(value) holds at the same time as another, and the limit counts as unknown"
    }
  }

  func set(by person: String, from: String, until: String?) -> String {
    "set by \(person) · from \(from)" + (until.map { " through \($0)" } ?? "")
  }
}
