import Expressions
import Rules
import Values

extension Triage {
  /// The limits of a patient's own on a day, in the order of the protocol.
  func ownLimits(_ patient: Patient?, _ rules: RuleSet, on day: CivilDate) -> [UsedLimit] {
    rules.limits.compactMap { UsedLimit($0, patient, on: day) }
  }
}

extension UsedLimit {
  /// The one in force on a day, else the last that has expired; `nil` where there is neither.
  init?(_ limit: PatientLimit, _ patient: Patient?, on day: CivilDate) {
    let set = (patient?.limits ?? []).filter { $0.id == limit.id }
    let holding = set.last { $0.holds(on: day) }
    let expired = set.filter { own in own.until.map { $0 < day } ?? false }
    let latest = expired.max { ($0.until ?? day) < ($1.until ?? day) }
    guard let own = holding ?? latest else { return nil }
    self.own = own
    standard = limit.standard
    let isAllowed = limit.allows(own.value)
    state = holding == nil ? .expired : isAllowed ? .inForce : .notAllowed
  }
}

extension PatientLimit {
  /// What the limit is for a patient on a day.
  func value(for patient: Patient?, on day: CivilDate) -> ValueSet? {
    switch UsedLimit(self, patient, on: day) {
    case let used? where used.state == .inForce: .number(used.own.value)
    case let used? where used.state == .notAllowed: anything
    default: standard.map { .number($0) }
    }
  }
}
