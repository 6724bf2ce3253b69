/// What a work-list entry is about: one patient in one protocol, or one cause.
///
/// All open concerns of a key stand in one entry.
public struct EntryKey: Sendable, Hashable {
  /// Whose work it is.
  public enum Desk: String, Sendable, Hashable, CaseIterable {
    /// The clinic's: one entry for a patient in a protocol.
    case clinic
    /// The operator's or integrator's: one entry for a technical cause.
    case `operator`
    /// The author's of a protocol: one entry for what the protocol did not foresee.
    case author
  }

  /// Whose work it is.
  public let desk: Desk
  /// The patient; empty where the entry is about a cause.
  public let patient: String
  /// The protocol; empty where it is not known.
  public let `protocol`: String
  /// The cause; empty where the entry is about a patient.
  public let cause: String

  /// Makes a key from its columns.
  public init(desk: Desk, patient: String, protocol: String, cause: String) {
    self.desk = desk
    self.patient = patient
    self.protocol = `protocol`
    self.cause = cause
  }

  /// The entry of a patient in a protocol.
  public static func patient(_ patient: String, _ protocolID: String) -> EntryKey {
    EntryKey(desk: .clinic, patient: patient, protocol: protocolID, cause: "")
  }

  /// The entry of a cause.
  public static func cause(_ cause: String, _ protocolID: String, _ desk: Desk) -> EntryKey {
    EntryKey(desk: desk, patient: "", protocol: protocolID, cause: cause)
  }
}
