public import Values

/// A limit that a clinician has set for one patient, as it was on the day of a form.
public struct UsedLimit: Sendable, Hashable {
  /// What the limit was.
  public enum State: String, Sendable, Hashable {
    /// The value set.
    case inForce = "in_force"
    /// The protocol's own value, because the one set held until an earlier day.
    case expired
    /// Unknown, because the protocol does not allow the value set.
    case notAllowed = "not_allowed"
    /// Unknown, because another value is set for the same day.
    case overlapping
  }

  /// What was set, by whom and why, from when until when.
  public let own: Patient.OwnLimit
  /// The protocol's own value; `nil` where it has none.
  public let standard: Number?
  /// What the limit was.
  public let state: State
}
