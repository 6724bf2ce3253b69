public import Forms
public import Values

/// What the engine makes of one submission: a colour with its reasons, and what is to happen.
public struct Decision: Sendable, Hashable {
  /// The id of the submission.
  public var submission: String
  /// The patient.
  public var patient: String
  /// Green, yellow or red where it was proven; grey where it was not.
  public var colour: Colour
  /// The worst that is proven.
  public var proven: Verdict
  /// The worst that is possible.
  public var possible: Verdict
  /// What fired, safety first, then the worst first, in the order of the protocol.
  public var findings: [Finding]
  /// What could not be settled and could be worse than what is proven of it.
  public var open: [OpenTest]
  /// What is wrong with the submission; any fault makes the decision at least grey.
  public var faults: [DecisionFault]
  /// Answers to items that the form did not show; they lower nothing.
  public var hiddenAnswers: [String]
  /// Those items in words, by name.
  public var hiddenLabels: [String: LocalizedText] = [:]
  /// The scores, by name, in the order of the form.
  public var scores: [ScoreResult]
  /// The limits a clinician has set for the patient, those that have expired among them.
  public var ownLimits: [UsedLimit] = []
  /// What was made of the readings of devices, by name, in the order of the protocol.
  public var measured: [MeasuredResult]
  /// Who contacts the patient, how and by when.
  public var consultation: Consultation
  /// What is ordered beside it.
  public var orders: [Order]
  /// When the next form goes out; `nil` after the plan's last.
  public var nextForm: CivilDate?
  /// The patient's date that the plan counts from, where nobody has told it: then no form can be
  /// sent by it.
  public var nextFormNeeds: Because?
  /// The rules that were used.
  public var rules: ContentReference
  /// The form that was used; `nil` where no loaded version could read it.
  public var form: ContentReference
  /// The engine's version.
  public var engine: String
  /// The hash of the submission's bytes.
  public var input: ContentHash
  /// When it was decided.
  public var now: Instant
  /// The id of the decision this one stands instead of.
  public var supersedes: String?
  /// Whether the protocol is only an example.
  public var isExample: Bool
}

/// One piece of content, by its id, version and hash.
public struct ContentReference: Sendable, Hashable {
  /// The id.
  public let id: String
  /// The version; `nil` where it is not known.
  public let version: String
  /// The hash of its bytes; `nil` where the content was not at hand.
  public let hash: ContentHash?

  /// Makes a reference.
  public init(id: String, version: String, hash: ContentHash?) {
    self.id = id
    self.version = version
    self.hash = hash
  }
}

/// A threshold, rule or status that fired.
public struct Finding: Sendable, Hashable {
  /// Its id.
  public let id: String
  /// The worst that is proven of it.
  public let colour: Verdict
  /// The value that was tested, as the submission writes it; `nil` where there is no single one.
  public let value: ShownValue?
  /// The limit that was met, as the protocol writes it.
  public let limit: String
  /// Whether it overrides totals.
  public let isSafety: Bool
  /// The sentence for the clinician.
  public let text: LocalizedText
  /// Where the limit comes from.
  public let source: String
  /// The value in words, where it is an option.
  public var valueLabel = LocalizedText()
  /// The limit in words, where it names options.
  public var limitLabel = LocalizedText()
}

/// A threshold, rule or status that could not be settled.
public struct OpenTest: Sendable, Hashable {
  /// Its id.
  public let id: String
  /// The worst it could be.
  public let couldBe: Verdict
  /// The least and the greatest the value could be; `nil` where it is no bounded number.
  public let bounds: ShownBounds?
  /// The limit that it could meet.
  public let limit: String
  /// What is tested, in words; empty where the form and the protocol have none.
  public let label: LocalizedText
  /// Whether it overrides totals.
  public let isSafety: Bool
  /// What it would take to settle it.
  public let because: [Because]
  /// The sentence for the clinician.
  public let text: LocalizedText
  /// The limit in words, where it names options.
  public var limitLabel = LocalizedText()
}

/// One thing that is not known.
public struct Because: Sendable, Hashable {
  /// Why it is not known.
  public enum Reason: String, Sendable, Hashable {
    /// Nobody answered it.
    case unanswered
    /// What was answered cannot be.
    case invalid
    /// The item that decides whether it is asked is itself open.
    case gateOpen = "gate_open"
    /// It was answered although other answers hide it, and what it says would matter.
    case contradiction
    /// Nobody has told it of the patient.
    case factUnknown = "fact_unknown"
    /// An earlier form does not say.
    case earlierForm = "earlier_form"
    /// An earlier form could not be read.
    case earlierFormUnread = "earlier_form_unread"
    /// Too few readings of a device have come.
    case tooFewReadings = "too_few_readings"
    /// A reading of a device was refused, or cannot be right.
    case readingInDoubt = "reading_in_doubt"
    /// The arithmetic has no bounds.
    case noBounds = "no_bounds"
    /// It is known, and lies in no cell of its row.
    case noCell = "no_cell"
  }

  /// The item, fact or score.
  public let item: String
  /// Why it is not known.
  public let reason: Reason
  /// The item in words.
  public let label: LocalizedText
}

/// Something wrong with a submission that was nevertheless accepted.
public struct DecisionFault: Sendable, Hashable {
  /// Who can mend it.
  public enum Cause: String, Sendable, Hashable {
    /// One question to the patient.
    case patient
    /// An operator or the one who integrates.
    case technical
    /// The author of the protocol.
    case `protocol`
  }

  /// A stable word in kebab case.
  public let code: String
  /// Who can mend it.
  public let cause: Cause
  /// The item it is about.
  public let item: String?
  /// The item in words.
  public var label: LocalizedText
  /// The line of the input, from 1.
  public var line: Int?
  /// The column in the line, from 1, in characters.
  public let column: Int?
  /// The fault in one line of English.
  public let message: String
  /// What a sentence in another language tells of it.
  public let particulars: Particulars

  /// Makes a fault as it was stored, of this or another version of the engine.
  public init(
    code: String,
    cause: Cause,
    item: String? = nil,
    label: LocalizedText = LocalizedText(),
    line: Int? = nil,
    column: Int? = nil,
    message: String,
    particulars: Particulars = [:]
  ) {
    self.code = code
    self.cause = cause
    self.item = item
    self.label = label
    self.line = line
    self.column = column
    self.message = message
    self.particulars = particulars
  }

  /// Makes a fault that this engine finds.
  init(
    _ code: FaultCode,
    _ cause: Cause,
    item: String? = nil,
    message: String,
    particulars: Particulars = [:]
  ) {
    self.init(
      code: code.rawValue,
      cause: cause,
      item: item,
      message: message,
      particulars: particulars
    )
  }
}

/// A value as it is shown and written.
public enum ShownValue: Sendable, Hashable {
  case number(Number)
  case boolean(Bool)
  case option(String)
  case options([String])
  case date(CivilDate)
}

/// What a number could be, both ends included.
public struct ShownBounds: Sendable, Hashable {
  /// The least.
  public let low: Number
  /// The greatest.
  public let high: Number
}

/// A score as it was computed.
public struct ScoreResult: Sendable, Hashable {
  /// Its name.
  public let name: String
  /// The value; `nil` where an answer is missing.
  public let value: Number?
  /// What it could be; `nil` where it is not applicable or has no bounds.
  public let bounds: ShownBounds?
  /// The number to show, made up for what is missing where the instrument allows it.
  public let displayed: Number?
  /// Whether `displayed` is made up in part.
  public let isProrated: Bool
  /// The band of the value.
  public let band: String?
  /// The score in words; empty where the form has none.
  public var label = LocalizedText()
  /// The band in words; empty where there is no band.
  public var bandLabel = LocalizedText()
}

/// Which contact follows.
public struct Consultation: Sendable, Hashable {
  /// The kind of contact; `none` where there is none.
  public var contact: String
  /// The role that makes it.
  public var by: String?
  /// How soon, as the protocol writes it.
  public var within: String?
  /// The last day.
  public var deadline: CivilDate?
  /// Whether the last day was past when it was decided.
  public var isBreached: Bool
  /// The clinic's own outputs, in the order of the table.
  public var free: [FreeOutput]
  /// Other rows that an open test could lead to.
  public var or: [Alternative]
  /// Who confirms a green decision; `nil` where green closes, and for other colours.
  public var confirmation: Confirmation?

  /// That a person is to confirm what the engine found.
  public struct Confirmation: Sendable, Hashable {
    /// How many working days there are for it: a proposal, since no source names a number.
    static let workingDays = 5

    /// The role.
    public let by: String
    /// The last day.
    public let deadline: CivilDate
  }

  /// Another row that could hold.
  public struct Alternative: Sendable, Hashable {
    /// The kind of contact.
    public let contact: String
    /// The role.
    public let by: String?
    /// How soon.
    public let within: String?
    /// The clinic's own outputs, in the order of the table.
    public let free: [FreeOutput]
  }
}

/// What a row says in a column of the clinic's own, such as where the operation is to be done.
public struct FreeOutput: Sendable, Hashable {
  /// The heading.
  public let heading: String
  /// The heading in words.
  public let label: LocalizedText
  /// The word in the cell.
  public let word: String
  /// The word in the cell as a person reads it.
  public let text: LocalizedText
}

/// Something ordered beside the consultation.
public struct Order: Sendable, Hashable {
  /// What.
  public let order: String
  /// The order in words.
  public let text: LocalizedText
  /// By whom.
  public let by: String?
  /// How soon.
  public let within: String?
  /// The last day.
  public let deadline: CivilDate?
}
