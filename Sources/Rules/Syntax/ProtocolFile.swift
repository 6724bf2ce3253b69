public import Diagnostics
public import Values

/// One rule file as it was written: a clinic's protocol for one form.
///
/// A line or table row with a fault is left out; a diagnostic has been given. What is left out
/// still has its name in ``skippedNames``, so that no later stage calls that name unknown.
public struct ProtocolFile: Sendable, Hashable {
  /// The lines before the first section.
  public internal(set) var header = ProtocolHeader()
  /// What a clinician may set for one patient.
  public internal(set) var limits: [LimitRow] = []
  /// Device data.
  public internal(set) var series: [SeriesRow] = []
  /// Named intermediate values.
  public internal(set) var values: [ValueLine] = []
  /// Limits on single values.
  public internal(set) var thresholds: [ThresholdRow] = []
  /// Conditions on several values or over time.
  public internal(set) var rules: [RuleBlock] = []
  /// What the number of findings adds to the colour.
  public internal(set) var status: [StatusLine] = []
  /// Which consultation follows; `nil` where the file has no such section.
  public internal(set) var consultation: ConsultationTable?
  /// Orders and preparations; `nil` where the file has no such section.
  public internal(set) var actions: ActionTable?
  /// When forms go out; `nil` where the file has no such section.
  public internal(set) var followUp: FollowUp?
  /// Sentences, one block for each language and reader.
  public internal(set) var texts: [TextBlock] = []
  /// Ids defined on lines that could not be read.
  public internal(set) var skippedNames: Set<String> = []

  init() {}
}

/// The first lines of a rule file.
///
/// A piece that is missing or could not be read is `nil` or empty; a diagnostic has been given
/// for `protocol`, `form`, `status`, `title`, `owner` and `review by`.
public struct ProtocolHeader: Sendable, Hashable {
  /// What the protocol is called in files and commands.
  public internal(set) var id: Name?
  /// The protocol's version.
  public internal(set) var version: Located<Version>?
  /// The form and the lowest version of it that is accepted.
  public internal(set) var form: FormReference?
  /// Where the protocol stands in its life.
  public internal(set) var status: Located<ProtocolStatus>?
  /// What the protocol is called by people, once a language at most.
  public internal(set) var titles: [TitleLine] = []
  /// Who answers for the protocol.
  public internal(set) var owner: Located<String>?
  /// The day it is due to be read again.
  public internal(set) var reviewDate: Located<CivilDate>?
  /// The item in which the patient says what contact is wanted.
  public internal(set) var wish: Name?
  /// The date that the plan counts from.
  public internal(set) var anchor: Name?
  /// Items that no rule needs to read.
  public internal(set) var informative: [Name] = []
  /// The line `protocol …`.
  public internal(set) var span = Span(0, 0)
}

/// A form and the lowest version of it that a protocol accepts.
public struct FormReference: Sendable, Hashable {
  /// The form's id.
  public let id: Name
  /// The lowest version.
  public let lowest: Located<Version>
}

/// What a protocol is called in one language.
public struct TitleLine: Sendable, Hashable {
  /// The language.
  public let language: Located<Language>
  /// The title.
  public let text: Located<String>
}

/// Where a protocol stands in its life, as its file says.
///
/// Approval is not among them: it is kept beside the file, against the file's content hash.
public enum ProtocolStatus: String, Sendable, Hashable, CaseIterable {
  case example, draft, retired
}
