public import Forms
public import Values

/// What a batch needs of a store; the store itself knows no rules.
///
/// Every `commit` is one transaction: either all of it stands afterwards or nothing does.
public protocol Ledger {
  /// What the ledger throws when the disk or the database fails.
  associatedtype Failure: Error

  /// Empty room for what of a batch does not fit into memory, gone when it is no longer used.
  func scratch() throws(Failure) -> any ScratchSpace

  /// What is written from now on belongs to a new batch.
  func beginBatch()

  /// Whether any form has ever come, decided or refused.
  func hasForms() throws(Failure) -> Bool

  /// What is known of a submission id; `nil` where it never arrived.
  func standing(of submission: String) throws(Failure) -> Standing?

  /// Every stored submission of a patient on a form, and the refused ones known to be theirs.
  func earlier(of patient: String, form: String) throws(Failure) -> StoredHistory

  /// The readings of a patient of some codes, after a moment and until another, and the refused
  /// ones that could be among them.
  func readings(
    of patient: String,
    codes: [String],
    after start: Instant,
    until end: Instant
  ) throws(Failure) -> DeviceData

  /// The patient's enrolments, as they were last recorded.
  func enrolments(of patient: String) throws(Failure) -> [Patient]

  /// Whether any patient is enrolled.
  func hasEnrolments() throws(Failure) -> Bool

  /// Records patients; one that is recorded as it is already changes nothing.
  ///
  /// - Parameter patients: the patients as they are enrolled now.
  /// - Returns: how many are new or changed and have sent forms, which were decided without that.
  /// - Throws: where the disk or the database fails.
  @discardableResult
  func record(_ patients: [Patient]) throws(Failure) -> Int

  /// Keeps the files that a batch decides by; one that is kept already changes nothing.
  func record(_ content: [StoredContent]) throws(Failure)

  /// Every file that anything was ever decided by.
  func content() throws(Failure) -> [StoredContent]

  /// A number that is another once anybody else has written, so that what was read before may be
  /// read again only then.
  func version() throws(Failure) -> Int

  /// Keeps other writers out until the next `commit` or `release`, so that no form of a patient
  /// arrives between the reading of a history and the writing of what was decided by it.
  func hold() throws(Failure)

  /// Lets other writers in where nothing is to be committed.
  func release()

  /// Writes what a batch decided, and lets other writers in.
  func commit(_ entries: [LedgerEntry]) throws(Failure)
}

/// A submission that has been decided.
public struct Standing: Sendable, Hashable {
  /// The hash of its bytes.
  public let input: ContentHash
  /// The colour of the decision in force.
  public let colour: Colour
  /// The id of the decision in force.
  public let decision: String

  /// Makes a standing.
  public init(input: ContentHash, colour: Colour, decision: String) {
    self.input = input
    self.colour = colour
    self.decision = decision
  }
}

/// What a patient sent earlier.
public struct StoredHistory: Sendable {
  /// The stored submissions, in no particular order.
  public var submissions: [StoredSubmission]
  /// When refused submissions were authored; `nil` where that could not be read.
  public var refused: [Instant?]

  /// Whether nothing was sent.
  var isEmpty: Bool { submissions.isEmpty && refused.isEmpty }

  /// Makes a history.
  public init(submissions: [StoredSubmission] = [], refused: [Instant?] = []) {
    self.submissions = submissions
    self.refused = refused
  }
}

/// A stored submission with the decision in force.
public struct StoredSubmission: Sendable {
  /// The line as it arrived, without its line end.
  public let line: [UInt8]
  /// When it was first decided.
  public let received: Instant
  /// The id of the decision in force.
  public let decisionID: String
  /// The decision in force.
  public let decision: Decision

  /// Makes a stored submission.
  public init(line: [UInt8], received: Instant, decisionID: String, decision: Decision) {
    self.line = line
    self.received = received
    self.decisionID = decisionID
    self.decision = decision
  }
}

/// One thing a batch writes.
public enum LedgerEntry: Sendable {
  /// A submission that arrived, with its first decision.
  case decided(line: [UInt8], submission: Submission, WrittenDecision)
  /// A new decision on a submission that is stored already; it names the one it supersedes.
  case redecided(submission: String, WrittenDecision)
  /// A line that was refused; the same line is kept once.
  case refused(Quarantined)
  /// Lines of a patient that stand later in the same file: they are known to what is decided now, and
  /// nobody can tell whether they will be written.
  case ahead(patient: String, [ContentHash])
}

/// A refused line.
public struct Quarantined: Sendable, Hashable {
  /// The line as it arrived, without its line end; cut at the limit where it was too long.
  public let line: [UInt8]
  /// The hash of the line.
  public let input: ContentHash
  /// What of it could be read.
  public let submission: String?
  /// The patient, where it could be read.
  public let patient: String?
  /// The form, where it could be read.
  public let form: String?
  /// When it was authored, where it could be read.
  public let authored: Instant?
  /// Why it was refused.
  public let fault: DecisionFault
  /// When it was refused.
  public let now: Instant

  /// Makes a refused line.
  public init(
    line: [UInt8],
    input: ContentHash,
    submission: String?,
    patient: String?,
    form: String?,
    authored: Instant?,
    fault: DecisionFault,
    now: Instant
  ) {
    self.line = line
    self.input = input
    self.submission = submission
    self.patient = patient
    self.form = form
    self.authored = authored
    self.fault = fault
    self.now = now
  }
}
