import Values

@testable import Forms

/// All that was made of a line, told so exactly that two readers can be compared.
struct LineReading: Equatable {
  private let submission: Submission?
  private let refusal: Refusal?
  private let faults: [AnswerFault]
  /// All states, sections and moments; two moments are equal where only their zones are not.
  private let rest: String

  /// What ``SubmissionReader`` and ``Answers`` make of it, each made for it alone.
  init(_ line: [UInt8], of forms: FormLibrary) {
    do throws(Refusal) {
      let submission = try SubmissionReader.read(line)
      var answers = forms.blank(submission.form, submission.version)
      answers?.read(line, submission)
      self.init(submission, answers)
    } catch {
      self.init(error, nil)
    }
  }

  /// What a reader makes of it that may have read other lines before.
  init(_ line: [UInt8], by reader: inout FormReader) {
    do throws(Refusal) {
      let submission = try line.withUnsafeBufferPointer { bytes throws(Refusal) in
        try reader.read(bytes)
      }
      self.init(submission, reader.answers)
    } catch {
      self.init(error, reader.answers)
    }
  }

  private init(_ submission: Submission, _ answers: Answers?) {
    self.submission = submission
    refusal = nil
    faults = answers?.faults ?? []
    rest = "\(submission.id) \(submission.authored)\n\(Self.all(answers))"
  }

  private init(_ refusal: Refusal, _ answers: Answers?) {
    submission = nil
    self.refusal = refusal
    faults = []
    rest = "\(refusal.authored?.description ?? "")\n\(Self.all(answers))"
  }

  private static func all(_ answers: Answers?) -> String {
    guard let answers else { return "no answers" }
    let said = "\(answers.reporter as Any) \(answers.trigger as Any)"
    return "\(said)\n\(answers.items)\n\(answers.reported)\n\(answers.sections)"
  }
}
