import Values

/// Reads lines with their answers, one after another, in memory it keeps.
///
/// ```swift
/// var reader = FormReader(forms)
/// let submission = try reader.read(line)
/// guard let answers = reader.answers else { return .unknownVersion }
/// ```
public struct FormReader {
  /// A version of a form that was met, with room for the answers to it.
  private struct Paper {
    let form: String
    let version: Version
    var answers: Answers
  }

  private let forms: FormLibrary
  private var reader = SubmissionReader()
  /// The versions that were met, the last one first.
  private var papers: [Paper] = []
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
  public var answers: Answers? { isAnswered ? papers[0].answers : nil }

  /// Reads a line, without its line end; its answers are then in ``answers``.
  ///
  /// - Parameter line: only looked at during the call.
  /// - Returns: what ``SubmissionReader`` makes of the line.
  /// - Throws: ``Refusal``, as ``SubmissionReader`` does.
  public mutating func read(_ line: UnsafeBufferPointer<UInt8>) throws(Refusal) -> Submission {
    isAnswered = false
    let submission = try reader.read(line)
    guard bringForward(submission) else { return submission }
    papers[0].answers.read(line, submission, with: &reader)
    isAnswered = true
    return submission
  }

  /// Whether the version of a submission's form is loaded; it is then the first.
  private mutating func bringForward(_ submission: Submission) -> Bool {
    let known = papers.firstIndex {
      $0.version == submission.version && $0.form == submission.form
    }
    if let known {
      if known > 0 { papers.swapAt(0, known) }
      return true
    }
    guard let blank = forms.blank(submission.form, submission.version) else { return false }
    papers.insert(
      Paper(form: submission.form, version: submission.version, answers: blank),
      at: 0
    )
    return true
  }
}
