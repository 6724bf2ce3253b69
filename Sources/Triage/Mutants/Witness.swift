public import Expressions

/// Answers on which a protocol and a mutant of it differ.
public struct Witness: Sendable, Hashable {
  /// One value of them.
  public struct Held: Sendable, Hashable {
    /// What it is.
    public enum State: Sendable, Hashable {
      /// As a case writes it.
      case value(String)
      case notApplicable, unanswered
    }

    /// The name that rules use; of an earlier form as they write it, `previous(phq_9.total)`.
    public let name: String
    /// What it is.
    public let state: State
  }

  /// The values.
  public let values: [Held]
  /// What the threshold or rule gives as the protocol is.
  public let before: Outcome
  /// What it gives with the change.
  public let after: Outcome
}
