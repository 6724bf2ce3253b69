/// Reads lines with their answers, one after another, in memory it keeps.
///
/// Most lines are written like one before and are read at once, value by value (``Handwriting``).
/// Any other line is read by ``SubmissionReader`` and ``Answers``; so every fault is theirs to tell.
///
/// ```swift
/// var reader = FormReader(forms)
/// let submission = try reader.read(line)
/// guard let answers = reader.answers else { return .unknownVersion }
/// ```
public struct FormReader {
  /// How many forms a line is tried as, so that a line of none of them does not cost much.
  private static let mostTried = 4

  private let forms: FormLibrary
  private var reader = SubmissionReader()
  /// The versions of forms that were met; that of the line read last is the first.
  private var sheets: [FormSheet] = []
  private var isAnswered = false

  /// Makes a reader of answers to some forms.
  public init(_ forms: FormLibrary) {
    self.forms = forms
  }

  /// The answers of the line read last; `nil` where the version of its form is not loaded, or the
  /// line was refused.
  ///
  /// They take no memory of their own. Where none are kept until the next line is read, that is
  /// read in the same memory.
  public var answers: Answers? { isAnswered ? sheets.first?.answers : nil }

  /// Reads a line, without its line end; its answers are then in ``answers``.
  ///
  /// - Parameter line: only looked at during the call.
  /// - Returns: what ``SubmissionReader`` makes of the line.
  /// - Throws: ``Refusal``, as ``SubmissionReader`` does.
  public mutating func read(_ line: UnsafeBufferPointer<UInt8>) throws(Refusal) -> Submission {
    if let submission = readAsBefore(line) { return submission }
    isAnswered = false
    let submission = try reader.read(line)
    guard bringForward(submission) else { return submission }
    sheets[0].read(line, submission, with: &reader)
    isAnswered = true
    return submission
  }

  /// Reads a line that is written like one before; `nil` where it is not, or has a fault.
  mutating func readAsBefore(_ line: UnsafeBufferPointer<UInt8>) -> Submission? {
    guard line.count <= SubmissionReader.sizeLimit else { return nil }
    for index in 0..<min(sheets.count, Self.mostTried) {
      guard let submission = sheets[index].readAsBefore(line, with: &reader.scanner) else {
        continue
      }
      if index > 0 { sheets.swapAt(0, index) }
      isAnswered = true
      return submission
    }
    return nil
  }

  /// Whether the version of a submission's form is loaded; it is then the first.
  private mutating func bringForward(_ submission: Submission) -> Bool {
    let known = sheets.firstIndex {
      $0.version == submission.version && $0.form == submission.form
    }
    if let known {
      if known > 0 { sheets.swapAt(0, known) }
      return true
    }
    guard let blank = forms.blank(submission.form, submission.version) else { return false }
    sheets.append(FormSheet(submission.form, submission.version, blank))
    sheets.swapAt(0, sheets.count - 1)
    return true
  }
}
