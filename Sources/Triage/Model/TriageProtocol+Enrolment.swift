import Rules
import Scheduling
import Values

extension TriageProtocol {
  /// What of a patient's enrolment the protocol does not allow, each in one line.
  ///
  /// - Parameter patient: one who is followed up by it.
  /// - Returns: the limits that it does not have or whose value lies outside what may be set, and an
  ///   interval that may not be chosen.
  public func refusals(of patient: Patient) -> [String] {
    let limits = readings.first?.rules.limits ?? []
    var refused = patient.limits.compactMap { own -> String? in
      guard let limit = limits.first(where: { $0.id == own.id }) else {
        let names = limits.map { "`\($0.id)`" }.joined(separator: ", ")
        return "`\(own.id)` is no limit of `\(reference.id)`"
          + (names.isEmpty ? ", which has none" : ": it has \(names)")
      }
      if limit.allows(own.value) { return nil }
      if limit.allowed.contains(own.value) {
        return "`\(own.id)` may be set with \(limit.precision), and not to \(own.value)"
      }
      let range = "\(limit.allowed.lowerBound) to \(limit.allowed.upperBound)"
      return "`\(own.id)` may be set from \(range), and not to \(own.value)"
    }
    if let interval = patient.interval, !plan.allows(interval) {
      refused.append(
        "\(interval) is not an interval that `\(reference.id)` lets a clinician choose"
      )
    }
    return refused
  }
}

extension PatientLimit {
  /// How exact a value may be.
  var precision: String {
    switch decimals {
    case 0: "no decimals"
    case 1: "1 decimal at most"
    default: "\(decimals) decimals at most"
    }
  }
}

extension FollowUpPlan {
  /// Whether a clinician may choose an interval for one patient: the plan's own, or one in its range.
  func allows(_ interval: Period) -> Bool {
    guard let regular else { return false }
    if interval == regular.interval { return true }
    guard let own = regular.own, own.shortest.isMonths == interval.isMonths else { return false }
    let length: (Period) -> Int = { $0.isMonths ? $0.months : $0.minutes }
    return (length(own.shortest)...length(own.longest)).contains(length(interval))
  }
}
