import Expressions
import Rules
import Values

extension Triage {
  /// The limits of a patient's own on a day, in the order of the protocol.
  func ownLimits(_ patient: Patient?, _ rules: RuleSet, on day: CivilDate) -> [UsedLimit] {
    rules.limits.flatMap { UsedLimit.all($0, patient, on: day) }
  }

  /// A limit that is set to two values for one day: a person has to find out which is meant.
  func limitFaults(_ patient: Patient?, _ rules: RuleSet, on day: CivilDate) -> [DecisionFault] {
    rules.limits.compactMap { limit in
      let used = UsedLimit.all(limit, patient, on: day)
      return used.contains { $0.state == .overlapping } ? .overlappingLimits(used.map(\.own)) : nil
    }
  }
}

extension UsedLimit {
  /// The one in force on a day, or all where they differ, else the last that has expired.
  static func all(_ limit: PatientLimit, _ patient: Patient?, on day: CivilDate) -> [UsedLimit] {
    let set = (patient?.limits ?? []).filter { $0.id == limit.id }
    let holding = set.filter { $0.holds(on: day) }
    if Set(holding.map(\.value)).count > 1 {
      return holding.map { UsedLimit(own: $0, standard: limit.standard, state: .overlapping) }
    }
    if let own = holding.last {
      let state = limit.allows(own.value) ? State.inForce : .notAllowed
      return [UsedLimit(own: own, standard: limit.standard, state: state)]
    }
    let expired = set.filter { own in own.until.map { $0 < day } ?? false }
    let latest = expired.max { ($0.until ?? day) < ($1.until ?? day) }
    return latest.map { [UsedLimit(own: $0, standard: limit.standard, state: .expired)] } ?? []
  }
}

extension PatientLimit {
  /// What the limit is for a patient on a day.
  func value(for patient: Patient?, on day: CivilDate) -> ValueSet? {
    guard let used = UsedLimit.all(self, patient, on: day).first else {
      return standard.map { .number($0) }
    }
    switch used.state {
    case .inForce: return .number(used.own.value)
    case .notAllowed, .overlapping: return anything
    case .expired: return standard.map { .number($0) }
    }
  }
}
