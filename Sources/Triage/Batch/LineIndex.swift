public import Values

/// What the first reading of a batch finds of each line.
///
/// It is kept outside memory, so that a batch may have any number of lines. Names are compared byte
/// by byte, as the ledger does.
public protocol LineIndex {
  /// What the index throws when the disk fails.
  associatedtype Failure: Error

  /// Adds a line that is not blank; each is added once, in the order of the input.
  func add(_ line: IndexedLine) throws(Failure)

  /// Told once that all lines are added; what is asked for by patient is asked after that.
  func endAdding() throws(Failure)

  /// What a line is, and the hash that its bytes had; `nil` for a blank one.
  func place(of line: Int) throws(Failure) -> (place: LinePlace, input: ContentHash)?

  /// The hash of the line that is to be decided with a submission's id.
  func input(of submission: String) throws(Failure) -> ContentHash?

  /// A patient's lines that are to be decided on a form, and those refused on that form or on one
  /// that could not be read; in the order of the input.
  func lines(of patient: String, form: String) throws(Failure) -> [IndexedLine]

  /// Notes that a submission's line is there again.
  func addRepeat(of submission: String) throws(Failure)

  /// Keeps the colour of a submission whose line is there again; of another nothing is kept.
  func keep(_ colour: Colour, of submission: String) throws(Failure)

  /// The colour of a submission whose line is there again, once it is decided.
  func colour(of submission: String) throws(Failure) -> Colour?

  /// Notes that a patient's later forms are decided again; false where that was noted already.
  func markLate(_ patient: String, _ protocolID: String) throws(Failure) -> Bool
}

/// What a line of a batch is.
public enum LinePlace: Sendable, Hashable {
  /// One to be decided by the protocol at an index.
  case fresh(protocol: Int)
  /// One whose id has arrived with the same bytes; the colour is known where it was decided in an
  /// earlier batch.
  case duplicate(Colour?)
  /// One whose id has arrived with other bytes.
  case conflict
  /// One that is refused for anything else.
  case refused
}

/// A line of a batch, without its bytes.
public struct IndexedLine: Sendable, Hashable {
  /// Its number, from 1.
  public let number: Int
  /// Where it begins in the input, in bytes.
  public let offset: Int
  /// How many bytes it has.
  public let count: Int
  /// What it is.
  public let place: LinePlace
  /// The hash of its bytes.
  public let input: ContentHash
  /// The submission's id, where it could be read.
  public let submission: String?
  /// The patient, where it could be read.
  public let patient: String?
  /// The form, where it could be read.
  public let form: String?
  /// When it was authored, where it could be read.
  public let authored: Instant?

  /// Makes a line.
  public init(
    number: Int,
    offset: Int,
    count: Int,
    place: LinePlace,
    input: ContentHash,
    submission: String?,
    patient: String?,
    form: String?,
    authored: Instant?
  ) {
    self.number = number
    self.offset = offset
    self.count = count
    self.place = place
    self.input = input
    self.submission = submission
    self.patient = patient
    self.form = form
    self.authored = authored
  }
}
