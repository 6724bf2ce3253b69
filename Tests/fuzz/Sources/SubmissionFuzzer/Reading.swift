import Forms
import Values

/// All that was made of a line.
struct Reading {
  let submission: Submission?
  let refusal: Refusal?
  /// The answers; `nil` where the line was refused, or the version of its form is not loaded.
  let answers: Answers?

  /// What ``SubmissionReader`` and ``Answers`` make of it, each made for it alone.
  init(_ line: [UInt8], of forms: FormLibrary) {
    do throws(Refusal) {
      let submission = try SubmissionReader.read(line)
      var answers = forms.blank(submission.form, submission.version)
      answers?.read(line, submission)
      self.init(submission, nil, answers)
    } catch {
      self.init(nil, error, nil)
    }
  }

  /// What a reader makes of it that may have read other lines before.
  init(_ line: [UInt8], by reader: inout FormReader) {
    do throws(Refusal) {
      let submission = try line.withUnsafeBufferPointer { bytes throws(Refusal) in
        try reader.read(bytes)
      }
      self.init(submission, nil, reader.answers)
    } catch {
      self.init(nil, error, reader.answers)
    }
  }

  private init(_ submission: Submission?, _ refusal: Refusal?, _ answers: Answers?) {
    self.submission = submission
    self.refusal = refusal
    self.answers = answers
  }

  /// Whether another is the same, byte by byte.
  func isSame(as other: Reading) -> Bool {
    submission == other.submission && refusal == other.refusal && texts == other.texts
      && Self.areSame(answers, other.answers)
  }

  /// The texts, which may be equal and yet have other bytes, and the time with its zone.
  private var texts: [[UInt8]] {
    let said = [
      submission?.id, submission?.patient, submission?.form, submission?.replaces,
      submission?.enteredBy, submission?.correctionReason, submission?.version.description,
      submission?.authored.description, refusal?.authored?.description,
    ]
    return said.map { Array(($0 ?? "").utf8) }
  }

  private static func areSame(_ one: Answers?, _ other: Answers?) -> Bool {
    guard let one, let other else { return one == nil && other == nil }
    return one.items == other.items && one.reported == other.reported && one.faults == other.faults
      && one.reporter == other.reporter && one.trigger == other.trigger
      && one.sections.elementsEqual(other.sections) {
        $0.fields == $1.fields && $0.offset == $1.offset && $0.isInvalid == $1.isInvalid
      }
  }
}
