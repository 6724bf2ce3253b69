public import Diagnostics
import Expressions
public import Forms
public import Rules
public import Scheduling
public import Values

/// A clinic's protocol: forms, rules and plan, checked and ready to decide with.
///
/// It never changes, and is large: all who decide by it share one.
public final class TriageProtocol: Sendable {
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
  /// The day it is due to be read again.
  public let reviewDate: CivilDate?
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

  init(
    reference: ContentReference,
    status: Status,
    title: LocalizedText,
    owner: String,
    reviewDate: CivilDate?,
    form: String,
    lowestVersion: Version,
    wish: String?,
    anchor: String?,
    plan: FollowUpPlan,
    texts: [String: LocalizedText],
    patientTexts: [String: LocalizedText],
    readings: [Reading],
    source: SourceText
  ) {
    self.reference = reference
    self.status = status
    self.title = title
    self.owner = owner
    self.reviewDate = reviewDate
    self.form = form
    self.lowestVersion = lowestVersion
    self.wish = wish
    self.anchor = anchor
    self.plan = plan
    self.texts = texts
    self.patientTexts = patientTexts
    self.readings = readings
    self.source = source
  }

  /// The rules over one version of the form.
  public final class Reading: Sendable {
    /// The form.
    public let form: Form
    /// The form's id, version and hash.
    public let reference: ContentReference
    /// The rules over its names.
    public let rules: RuleSet
    /// What each slot holds before anything is answered: what devices measure is open, and nothing else
    /// applies that is not the form's.
    let settledBlank: [SettledValue]

    init(form: Form, reference: ContentReference, rules: RuleSet) {
      var blank = form.settledBlank
      blank += Array(repeating: .hidden, count: rules.blankValues.count - blank.count)
      for value in rules.seriesValues { blank[value.slot] = .open }
      settledBlank = blank
      self.form = form
      self.reference = reference
      self.rules = rules
    }
  }

  /// The reading of a version; `nil` where it is not loaded or not accepted.
  public func reading(of version: Version) -> Reading? {
    readings.first { $0.form.version == version }
  }
}
