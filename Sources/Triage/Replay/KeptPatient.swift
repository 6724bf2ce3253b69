public import Values

/// Where in a store's audit something was written.
public struct Written: Sendable, Hashable {
  /// The entry that covers it.
  public let entry: Int
  /// The first entry of its batch.
  public let batch: Int

  /// Makes a place.
  public init(entry: Int, batch: Int) {
    self.entry = entry
    self.batch = batch
  }
}

/// All that a store holds of one patient, each thing with where it was written.
public struct KeptPatient: Sendable {
  /// A submission.
  public struct Form: Sendable {
    /// Its id.
    public let id: String
    /// The form's id.
    public let form: String
    /// The line as it arrived.
    public let line: [UInt8]
    /// When it was first decided.
    public let received: Instant
    /// Where it was written.
    public let written: Written

    /// Makes a submission.
    public init(id: String, form: String, line: [UInt8], received: Instant, written: Written) {
      self.id = id
      self.form = form
      self.line = line
      self.received = received
      self.written = written
    }
  }

  /// A decision.
  public struct Decided: Sendable {
    /// Its id.
    public let id: String
    /// The id of its submission.
    public let submission: String
    /// The id of the protocol.
    public let rules: String
    /// The decision as it was written.
    public let json: [UInt8]
    /// Where it was written.
    public let written: Written
    /// The time zone that days were counted in; `nil` where nobody told.
    public let zone: String?
    /// Whether it was kept which lines of its batch were still to come; older engines did not.
    public let keepsLinesAhead: Bool

    /// Makes a decision.
    public init(
      id: String,
      submission: String,
      rules: String,
      json: [UInt8],
      written: Written,
      zone: String?,
      keepsLinesAhead: Bool
    ) {
      self.id = id
      self.submission = submission
      self.rules = rules
      self.json = json
      self.written = written
      self.zone = zone
      self.keepsLinesAhead = keepsLinesAhead
    }
  }

  /// A refused line.
  public struct Refused: Sendable {
    /// The line, and why it was refused.
    public let quarantined: Quarantined
    /// Where it was written.
    public let written: Written

    /// Makes a refused line.
    public init(_ quarantined: Quarantined, written: Written) {
      self.quarantined = quarantined
      self.written = written
    }
  }

  /// The patient.
  public let id: String
  /// The submissions, by authored time.
  public var forms: [Form] = []
  /// The decisions, in the order in which they were written.
  public var decisions: [Decided] = []
  /// The refused lines, in the order in which they were written.
  public var refused: [Refused] = []
  /// The enrolments, in the order in which they were recorded.
  public var enrolments: [(patient: Patient, written: Written)] = []
  /// The readings of devices, by time.
  public var readings: [(reading: Reading, written: Written)] = []
  /// The lines that batches knew of, and had not written, by their hashes.
  public var linesAhead: [(inputs: [ContentHash], written: Written)] = []

  /// A patient of whom nothing is known.
  public init(_ id: String) { self.id = id }
}
