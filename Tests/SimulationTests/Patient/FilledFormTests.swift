import Expressions
import Forms
import Scheduling
import Simulation
import Testing
import Triage
import Values

/// What patients send is what a portal would send.
struct FilledFormTests {
  private struct Reading {
    let form: FilledForm
    let answers: Answers
    let values: FormValues
  }

  private static func read(_ form: FilledForm, of patient: SyntheticPatient, _ cohort: Cohort)
    throws -> Reading
  {
    let submission = try SubmissionReader.read(form.line)
    #expect(submission.id == form.id && submission.patient == patient.enrolment.id)
    #expect(submission.authored == form.authored && submission.faults.isEmpty)
    var answers = Answers(cohort.form)
    answers.read(form.line, submission)
    let values = cohort.form.frame(
      of: answers,
      facts: patient.enrolment.facts(of: cohort.form),
      authored: Content.calendar.date(of: form.authored),
      day: Content.calendar.date(of:)
    )
    return Reading(form: form, answers: answers, values: values)
  }

  private static func readings(_ id: String, _ count: Int) throws -> [Reading] {
    let cohort = Content.tried(id)
    return try (0..<count).flatMap { number in
      var patient = Lives.patient(number, cohort)
      return try Lives.forms(&patient).map { try read($0, of: patient, cohort) }
    }
  }

  @Test(arguments: Content.tried)
  func whatHasNoMistakeHasNoFault(_ id: String) throws {
    let right = try Self.readings(id, 400).filter { $0.form.mistake == nil }
    #expect(right.count > 1000)
    for reading in right {
      let line = String(decoding: reading.form.line, as: UTF8.self)
      #expect(reading.answers.faults.isEmpty && reading.values.faults.isEmpty, "\(line)")
      #expect(reading.values.hiddenAnswers.isEmpty, "\(line)")
    }
  }

  @Test(arguments: Content.tried)
  func everythingThatIsAskedIsAnswered(_ id: String) throws {
    let form = Content.tried(id).form
    for reading in try Self.readings(id, 200) where reading.form.mistake == nil {
      for item in form.items where item.isRequired {
        guard case .slot(let slot) = item.position else { continue }
        let value = reading.values.frame.slots[slot]
        let line = String(decoding: reading.form.line, as: UTF8.self)
        #expect(value.isAnswered || value.isHidden, "\(item.name): \(line)")
      }
      for section in reading.values.frame.sections where section.canApply {
        #expect(section.isAnswered && section.values.allSatisfy { $0.isAnswered || $0.isHidden })
      }
    }
  }

  @Test(arguments: Content.tried)
  func mistakesAreMadeAsOftenAsTheCohortSays(_ id: String) throws {
    let cohort = Content.tried(id)
    let readings = try Self.readings(id, 2000)
    let expected: [FilledForm.Mistake: Int] = [
      .leftOut: cohort.mistakes.leftOut, .contradictory: cohort.mistakes.contradictory,
      .mistyped: cohort.mistakes.mistyped,
    ]
    for (mistake, perMille) in expected {
      let made = readings.filter { $0.form.mistake == mistake }
      let wanted = readings.count * perMille / 1000
      #expect(abs(made.count - wanted) <= max(wanted / 3, 12), "\(mistake): \(made.count)")
      for reading in made {
        let line = String(decoding: reading.form.line, as: UTF8.self)
        switch mistake {
        case .mistyped: #expect(reading.answers.faults.map(\.code) == ["out-of-range"], "\(line)")
        case .leftOut, .contradictory: #expect(reading.answers.faults.isEmpty, "\(line)")
        }
      }
    }
  }

  @Test func whatIsLeftOutIsAsked() throws {
    let form = Content.tried("knee").form
    for reading in try Self.readings("knee", 400) where reading.form.mistake == .leftOut {
      let gaps = form.items.filter { item in
        guard case .slot(let slot) = item.position, item.isRequired else { return false }
        let value = reading.values.frame.slots[slot]
        return !value.isAnswered && !value.isHidden
      }
      #expect(!gaps.isEmpty, "\(String(decoding: reading.form.line, as: UTF8.self))")
    }
  }

  @Test func aFormOfOnesOwnSaysSo() throws {
    var patient = Lives.patient(0, Content.tried("knee"))
    let moment = Content.calendar.instant(on: patient.anchor.adding(days: 9), hour: 9, minute: 1)
    let own = try SubmissionReader.read(patient.fill(for: nil, at: moment).line)
    let asked = try SubmissionReader.read(patient.fill(for: patient.anchor, at: moment).line)
    #expect(own.trigger == .patient && asked.trigger == .planned)
    #expect(own.id != asked.id && own.authored == moment)
  }
}
