import Expressions
import Rules
import Triage
import Values

/// What is said of a whole protocol in one language.
protocol DescribeWording {
  var description: DescriptionWords { get }
  /// The options of what every form may know of the patient beforehand, by name.
  var factOptions: [String: [String: String]] { get }
  /// Data of a device, with its code, its unit and how far apart readings are.
  func series(_ id: String, code: String, unit: String?, every interval: String) -> String
  /// The form that is read, and the lowest version of it.
  func reads(form: String, version: String) -> String
  func review(_ date: String) -> String
  func status(_ status: TriageProtocol.Status) -> String
  func wishItem(_ item: String) -> String
  func anchorDate(_ date: String) -> String
  /// What may be set for one patient, and what holds where nothing is set.
  func ownLimit(_ id: String, standard: String?, from low: String, to high: String) -> String
  func worse(_ direction: WorseDirection) -> String
  func atTimePoints(_ points: String) -> String
  /// When a value has a colour: `from 10`.
  func limitOf(_ sign: ComparisonOperator, _ limit: String) -> String
  func isOption(_ options: String) -> String
  func always(_ colour: String) -> String
  func missing(_ colour: Verdict) -> String
  func colourWhen(_ colour: String) -> String
  /// With the patient's own limits at their usual, lowest or highest.
  func own(_ own: RowColours.OwnLimits) -> String
  func says(_ sentence: String) -> String
  func source(_ text: String) -> String
  /// Any of these fired; where the colour is grey, one that is still open counts too.
  func firedAny(_ list: String, orOpen: Bool) -> String
  func proven(_ colours: String) -> String
  func possible(_ colours: String) -> String
  func inColour(_ finding: String, _ colour: String) -> String
  func phrase(_ phrase: ExpressionPhrase) -> String
  func greenIsConfirmed(by role: String) -> String
  /// A line of the plan; `fact` names the date it counts from.
  func plan(_ line: PlanLine.Kind, fact: (String) -> String) -> String
}

/// The headings and fixed sentences of a described protocol.
struct DescriptionWords: Sendable {
  let about: String
  let ownLimits: String
  let ownLimitsNote: String
  let values: String
  let safety: String
  let safetyNote: String
  let thresholds: String
  let missingNote: String
  let rules: String
  let rulesNote: String
  let notNeeded: String
  let notNeededNote: String
  let colour: String
  let colourNote: String
  let consultation: String
  let consultationCaption: String
  /// How deadlines are counted, and what happens on a day the clinic is closed.
  let deadlinesNote: String
  let actions: String
  let actionsCaption: String
  let plan: String
  let patientTexts: String
  let patientTextsCaption: String
  let sources: String
  let sourcesCaption: String
  let owner: String
  let version: String
  let contentHash: String
  let informative: String
  let columns: DescriptionColumns
  let always: String
  let rest: String
  let value: String
  let limit: String
  let nothing: String
  let allOf: String
  let anyOf: String
  let safetyMark: String
  let open: String
}

/// The headings of a described protocol's tables.
struct DescriptionColumns: Sendable {
  let number: String
  let colour: String
  let when: String
  let contact: String
  let by: String
  let within: String
  let order: String
  let text: String
  let source: String
  let usedIn: String
}

/// A part of an expression, its own parts in words already.
enum ExpressionPhrase: Sendable {
  case answer(String)
  case ownLimit(String)
  case compared(String, ComparisonOperator, String)
  case isOneOf(String, String)
  case between(String, String, String)
  case has(String, String)
  case not(String)
  case previous(String)
  case baseline(String)
  case latest(String, String)
  case worsening(String, sinceBaseline: Bool)
  case importantChange(String?)
  case since(String)
  case until(String)
  case sum(String)
  case mean(String)
  case least(String)
  case greatest(String)
  case entries(String, that: String?)
  case findings(String)
  case countTrue(String)
  case rounded(String)
  case lookup(String)
  case band(String)
  case last(String)
  case missing(String)
  case answered(String)
  case fired(String)
  case anyEntry(String, String)
  case allEntries(String, String)
  case otherwise(String, String)
  case choice(String, then: String, otherwise: String)
  case colourOrWorse(String)
}
