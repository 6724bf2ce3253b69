import Forms
import Scheduling
public import Triage
public import Values

/// A date of a patient's that a plan counts from, as that of surgery.
public struct NamedDate: Sendable, Hashable {
  /// Its id.
  public let id: String
  /// The date in words; empty where the form has none.
  public let label: LocalizedText
}

extension TriageProtocol {
  /// The date that the plan counts from; `nil` where it counts from the enrolment.
  public var namedDate: NamedDate? {
    guard let id = anchor ?? plan.sendsAt.first?.anchor else { return nil }
    let label = readings.first?.form.terminology.texts[id]
    return NamedDate(id: id, label: label ?? LocalizedText())
  }
}
