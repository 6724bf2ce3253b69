public import Diagnostics
public import Forms
public import Rules
public import Scheduling
public import Values

/// A clinic's protocol: forms, rules and plan, checked and ready to decide with.
public struct TriageProtocol: Sendable {
  /// Whether it may be used, and for what.
  public enum Status: String, Sendable, Hashable, CaseIterable {
    case example, draft, retired
  }

  /// Its id and version, and the hash of its file.
  public let reference: ContentReference
  /// Its status.
  public let status: Status
  /// Its title.
  public let title: LocalizedText
  /// The unit that owns it.
  public let owner: String
  /// The form that patients answer.
  public let form: String
  /// The lowest version of the form that it reads.
  public let lowestVersion: Version
  /// The item in which the patient says what contact is wanted.
  public let wish: String?
  /// The fact that the plan counts from.
  public let anchor: String?
  /// Who is asked when.
  public let plan: FollowUpPlan
  /// The sentences for clinicians, by id.
  public let texts: [String: LocalizedText]
  /// The sentences for the patient, by id.
  public let patientTexts: [String: LocalizedText]
  /// The rules, compiled for each version of the form that is loaded and accepted; newest first.
  public let readings: [Reading]
  /// The file it was read from.
  public let source: SourceText

  /// The rules over one version of the form.
  public struct Reading: Sendable {
    /// The form.
    public let form: Form
    /// The form's id, version and hash.
    public let reference: ContentReference
    /// The rules over its names.
    public let rules: RuleSet
  }

  /// The reading of a version; `nil` where it is not loaded or not accepted.
  public func reading(of version: Version) -> Reading? {
    readings.first { $0.form.version == version }
  }
}
