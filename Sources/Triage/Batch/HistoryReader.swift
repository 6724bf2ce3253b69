import Forms
import Scheduling
import Values

/// Reads earlier submissions again, so that later ones can recall them.
struct HistoryReader: Sendable {
  let triage: Triage
  private let forms: FormLibrary
  let patient: Patient?

  init(_ triage: Triage, _ forms: FormLibrary, _ patient: Patient?) {
    self.triage = triage
    self.forms = forms
    self.patient = patient
  }

  /// A reader with the forms that another protocol reads, in place of those of the same version.
  func with(_ triage: Triage) -> HistoryReader {
    HistoryReader(triage, forms.preferring(triage.protocol), patient)
  }

  var calendar: ClinicCalendar { triage.calendar }

  func submission(_ line: [UInt8]) -> Submission? { try? SubmissionReader.read(line) }

  /// The answers of a line; `nil` where its form's version is not loaded.
  func answers(_ line: [UInt8], _ submission: Submission) -> Answers? {
    guard var answers = forms.blank(submission.form, submission.version) else { return nil }
    answers.read(line, submission)
    return answers
  }

  /// Whether the version of a submission's form is loaded.
  func canRead(_ submission: Submission) -> Bool {
    forms.form(submission.form, submission.version) != nil
  }

  /// Adds an earlier form; one that cannot be read any more counts as unread.
  func add(_ line: [UInt8], to history: inout History) {
    add(line, submission(line), to: &history)
  }

  /// The same where the line's envelope has been read; `nil` where it cannot be.
  func add(_ line: [UInt8], _ submission: Submission?, to history: inout History) {
    guard let submission else {
      history.unread.append(nil)
      return
    }
    guard let form = forms.form(submission.form, submission.version),
      let answers = answers(line, submission)
    else {
      history.unread.append(submission.authored)
      history.unreadForms.append(UnreadForm(submission))
      return
    }
    history.forms.append(triage.past(submission, answers, form, patient))
  }
}

extension FormLibrary {
  /// The same, with the forms that a protocol reads in place of those of the same version.
  func preferring(_ triageProtocol: TriageProtocol) -> FormLibrary {
    let own = triageProtocol.readings.map(\.form)
    let others = ids.flatMap { versions(of: $0) }.filter { form in
      !own.contains { $0.id == form.id && $0.version == form.version }
    }
    return FormLibrary(own + others)
  }
}
