/// A concern in its place among all, and what dealt with it.
public struct RaisedConcern: Sendable, Hashable {
  /// What dealt with a concern.
  public enum Settlement: Sendable, Hashable {
    /// A person did, by the event that made this version of the entry.
    case event(version: Int)
    /// A later decision did, by its id.
    case decision(String)
  }

  /// Its place among all concerns: a later one is greater.
  public let sequence: Int
  /// The concern.
  public let concern: Concern
  /// What dealt with it; `nil` where it is open.
  public let settlement: Settlement?

  /// Makes a raised concern.
  public init(sequence: Int, concern: Concern, settlement: Settlement? = nil) {
    self.sequence = sequence
    self.concern = concern
    self.settlement = settlement
  }
}
