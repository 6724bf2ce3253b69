public import Values

/// A ledger that can be gone through, patient by patient.
public protocol Archive: Ledger {
  /// What is stored of those who have sent a form whose decision in force was made by a protocol, by
  /// patient and form, as it stood at one moment.
  ///
  /// - Parameters:
  ///   - protocolID: the protocol, in any version.
  ///   - since: the first day of the forms that count, with a day to spare; `nil` for all. Of who has
  ///     sent one, every form is read.
  ///   - last: where the part before ended; `nil` for the first part.
  ///   - count: how many forms are enough; all of a sender's are in the same part.
  /// - Returns: each patient and form once, in order; nothing where there are no more.
  /// - Throws: what the ledger throws when the disk or the database fails.
  func sent(
    decidedBy protocolID: String,
    since: CivilDate?,
    after last: Sender?,
    forms count: Int
  ) throws(Failure) -> [StoredSender]

  /// In which circumstances what is stored was decided, up to now.
  func circumstances() throws(Failure) -> any Circumstances

  /// What is thrown where a row cannot be read back as it was written.
  func unreadable(_ table: String, _ id: String) -> Failure
}

/// What a store tells of when decisions were made.
public protocol Circumstances: Sendable {
  /// Whether a decision was made in a time zone and after an enrolment was written, or with it.
  ///
  /// - Parameters:
  ///   - decision: the decision's number.
  ///   - zone: the identifier of a time zone.
  ///   - enrolment: the number of the patient's last enrolment; `nil` where there is none.
  /// - Returns: whether that is sure.
  func isMade(_ decision: Int, in zone: String, after enrolment: Int?) -> Bool
}

/// A patient, and a form that the patient has sent.
public struct Sender: Sendable, Hashable {
  /// The patient.
  public let patient: String
  /// The form.
  public let form: String

  /// Makes a sender.
  public init(patient: String, form: String) {
    self.patient = patient
    self.form = form
  }
}

/// What is stored of a sender in one protocol, as it is written.
public struct StoredSender: Sendable {
  /// The patient and the form.
  public let sender: Sender
  /// How the patient is enrolled in the protocol; `nil` where they are not.
  public let enrolment: Enrolment?
  /// The forms that are decided by the protocol, in no particular order.
  public let forms: [StoredForm]
  /// When refused submissions were authored; `nil` where that could not be read.
  public let refused: [Instant?]

  /// An enrolment as it is written.
  public struct Enrolment: Sendable {
    /// The enrolment, as JSON.
    public let json: [UInt8]
    /// Its number; those that were written later have higher ones.
    public let number: Int

    /// Makes an enrolment.
    public init(json: [UInt8], number: Int) {
      self.json = json
      self.number = number
    }
  }

  /// Makes a sender.
  public init(sender: Sender, enrolment: Enrolment?, forms: [StoredForm], refused: [Instant?]) {
    self.sender = sender
    self.enrolment = enrolment
    self.forms = forms
    self.refused = refused
  }
}

/// A stored submission with the decision in force, as it is written.
public struct StoredForm: Sendable {
  /// The line as it arrived, without its line end.
  public let line: [UInt8]
  /// The hash of the line.
  public let input: ContentHash
  /// When it was first decided.
  public let received: Instant
  /// The id of the decision in force.
  public let decisionID: String
  /// The number of the decision in force; those that were written later have higher ones.
  public let number: Int
  /// The colour in force.
  public let colour: Colour
  /// What the decision in force was made by.
  public let decidedBy: DecidedBy
  /// When the decision in force was made.
  public let now: Instant
  /// The id of the decision that it stands instead of.
  public let supersedes: String?
  /// The decision in force, as ``Decision/json`` writes it.
  public let json: [UInt8]

  /// What a decision was made by.
  public struct DecidedBy: Sendable, Hashable {
    /// The rules.
    public let rules: ContentReference
    /// The form.
    public let form: ContentReference
    /// The engine's version.
    public let engine: String

    /// Tells what a decision was made by.
    public init(rules: ContentReference, form: ContentReference, engine: String) {
      self.rules = rules
      self.form = form
      self.engine = engine
    }
  }

  /// Makes a stored form.
  public init(
    line: [UInt8],
    input: ContentHash,
    received: Instant,
    decisionID: String,
    number: Int,
    colour: Colour,
    decidedBy: DecidedBy,
    now: Instant,
    supersedes: String?,
    json: [UInt8]
  ) {
    self.line = line
    self.input = input
    self.received = received
    self.decisionID = decisionID
    self.number = number
    self.colour = colour
    self.decidedBy = decidedBy
    self.now = now
    self.supersedes = supersedes
    self.json = json
  }
}
