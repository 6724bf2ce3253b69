public import Diagnostics
public import Forms
public import Triage
public import Values

/// What is assumed of the patients and the clinic of one protocol, to simulate them.
///
/// Everything is a weight or a chance in whole numbers, so that one seed gives the same bytes on every
/// machine. Each number has a source or is said to be an assumption.
public struct Cohort: Sendable {
  /// Its id.
  public let id: String
  /// Its version.
  public let version: Version
  /// The protocol that its patients are followed up by.
  public let triageProtocol: TriageProtocol
  /// The form that they answer: the newest that the protocol reads.
  public let form: Form
  /// Who the patients are.
  public let population: Population
  /// How the illness goes.
  public internal(set) var course: CourseModel
  /// What patients answer.
  public let answers: AnswerModel
  /// The limits that are set for patients when they are enrolled.
  public let limits: [OwnLimitModel]
  /// Whether and when patients answer.
  public internal(set) var response: ResponseModel
  /// What goes wrong when forms are filled in.
  public internal(set) var mistakes: MistakeModel
  /// How often patients get in touch by themselves.
  public internal(set) var initiatives: [InitiativeModel]
  /// How many leave in a year.
  public let departures: [DepartureModel]
  /// What the clinic manages.
  public internal(set) var clinicians: Clinicians
  /// What the same patients would have had without the protocol.
  public let comparison: Comparison
  /// The figures to hold an outcome against; nothing in the cohort is fitted to them.
  public let published: [PublishedFigure]
  /// Where each part's numbers come from, in the order of the file.
  public let grounds: [Ground]
  /// The file it was read from.
  public let source: SourceText
}

/// Where some of a cohort's numbers come from.
public struct Ground: Sendable, Hashable {
  /// Whether they were published.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    case source, assumption
  }

  /// The part of the file, such as `course.states`.
  public let part: String
  /// Published or assumed.
  public let kind: Kind
  /// The publication, or what is assumed and why.
  public let text: String
}
