import Forms
import JSONText
import Scheduling
import Triage
public import Values

extension SyntheticPatient {
  /// The form that the patient fills in at a moment, in the state it is in then.
  ///
  /// It is as a portal sends it: what the form hides is not answered, and repeated sections are filled
  /// in. Mistakes are made as often as the cohort says.
  ///
  /// - Parameters:
  ///   - due: the occurrence that it answers; `nil` where the patient sends it by itself.
  ///   - moment: when it is sent.
  /// - Returns: the same bytes for the same patient, occurrence, moment and contacts held before.
  public mutating func fill(for due: CivilDate?, at moment: Instant) -> FilledForm {
    let local = calendar.local(moment)
    let day = calendar.date(of: moment)
    let key = moment.milliseconds / 60_000
    let draw = AnswerDraw(
      cohort: cohort,
      seed: seed,
      number: number,
      state: illness.stretch(on: day).state,
      age: max(day.dayNumber - anchor.dayNumber, 0),
      day: day,
      form: key
    )
    var draft = DraftForm(cohort.form)
    draft.fill(draw)
    let id = enrolment.id + "-" + (due.map(\.description) ?? "own-\(day)")
    ask(&draft, id, local)
    var stream = stream(.mistake, key)
    let mistake = draft.spoil(draw, &stream)
    return FilledForm(
      line: line(draft, id, local, isPlanned: due != nil),
      id: id,
      authored: local,
      mistake: mistake
    )
  }

  /// Leaves what the form asks a patient who answers so.
  private func ask(_ draft: inout DraftForm, _ id: String, _ authored: Instant) {
    let line = line(draft, id, authored, isPlanned: true)
    guard let submission = try? SubmissionReader.read(line) else {
      preconditionFailure("a line is written as it is read")
    }
    var answers = Answers(cohort.form)
    answers.read(line, submission)
    let values = cohort.form.frame(
      of: answers,
      facts: enrolment.facts(of: cohort.form),
      authored: calendar.date(of: authored),
      day: calendar.date(of:)
    )
    draft.takeOutHidden(values.frame)
  }

  private func line(
    _ draft: DraftForm,
    _ id: String,
    _ authored: Instant,
    isPlanned: Bool
  ) -> [UInt8] {
    JSONWriter.object { object in
      object.string("id", id)
      object.string("patient", enrolment.id)
      object.string("form", draft.form.id)
      object.string("version", draft.form.version.description)
      object.string("authored", authored.description)
      object.object("answers") { draft.write(&$0) }
      object.string("reporter", person.reporter.rawValue)
      let trigger: Submission.Trigger = isPlanned ? .planned : .patient
      object.string("trigger", trigger.rawValue)
    }
  }
}
