import Diagnostics
import Forms
import Scheduling
import Values

@testable import Triage

/// What is stored of some patients, with all that a review may meet of them.
struct StoredForms {
  let ledger = MemoryLedger()
  let former: TriageProtocol
  let since: CivilDate?
  private let id: String
  private let engine: String

  /// Decides forms of patients by the protocol that ships, or by a changed one; then changes what is known
  /// of the patients, now and then.
  init(_ id: String, _ random: inout Seeded, isPlain: Bool = false) throws {
    self.id = id
    var former = Content.triageProtocol(id)
    if !isPlain, random.chance(30),
      let changed = ProtocolEdit.any(id, &random).text.flatMap({
        ChangedProtocol($0, id, Content.forms)
      })
    {
      former = changed.triageProtocol
    }
    self.former = former
    let generator = Generator(id, former)
    engine = isPlain || random.chance(90) ? "test" : "other"
    var calendar = Content.calendar
    if !isPlain, random.chance(10), let far = ClinicCalendar(zone: "Pacific/Auckland") {
      calendar = far
    }
    ledger.zone = calendar.zone
    for name in generator.measured {
      ledger.stated[name] = Number(Int.random(in: 0...90, using: &random))
    }
    let now = BatchPropertyTests.now
    var patients: [Patient] = []
    var lines: [[UInt8]] = []
    for number in 0..<(isPlain ? 30 : 6) {
      let authored = now.adding(minutes: -1440 * Int.random(in: 1...40, using: &random))
      let patient = generator.patient(authored, &random).named("p\(number)")
      patients.append(patient)
      lines += Self.lines(of: patient, generator, authored, isPlain: isPlain, &random)
    }
    let isEnrolled = isPlain || random.chance(80)
    if isEnrolled { ledger.patients = patients }
    _ = try Batch(
      protocols: [former],
      forms: Content.forms,
      patients: nil,
      calendar: calendar,
      engine: engine,
      now: now,
      ledger: ledger,
      source: MemoryLines(lines)
    ).run { _ in }
    if engine != "test" { ledger.change { $0.colour = .grey } }
    if !isPlain, random.chance(isEnrolled ? 25 : 50) {
      ledger.patients = patients.map { patient in
        random.chance(50) ? generator.patient(now, &random).named(patient.id) : patient
      }
    }
    since = isPlain || random.chance(85) ? nil : CivilDate(dayNumber: 20_800 - 25)
  }

  private static func lines(
    of patient: Patient,
    _ generator: Generator,
    _ authored: Instant,
    isPlain: Bool,
    _ random: inout Seeded
  ) -> [[UInt8]] {
    var lines: [[UInt8]] = []
    for number in 0..<(isPlain ? 1 : Int.random(in: 1...3, using: &random)) {
      let authored = authored.adding(minutes: -1440 * 20 * number)
      var form = generator.complete(authored, patient, &random)
      if random.chance(50) { _ = generator.approachLimit(&form, patient, &random) }
      generator.removeHidden(&form, patient)
      generator.answerShown(&form, patient, &random)
      (form.id, form.patient) = ("\(patient.id)-\(number)", patient.id)
      if !isPlain {
        if number > 0, random.chance(20) { form.replaces = "\(patient.id)-\(number - 1)" }
        if random.chance(20) { _ = Sample.remove(from: &form, [], generator, &random) }
      }
      lines.append(form.line(generator.form))
    }
    return isPlain
      ? lines : BatchPropertyTests().damaged(lines, random.chance(70) ? [3] : [1, 2, 4], &random)
  }

  /// Another protocol in its place, now and then over another form.
  func changed(
    _ random: inout Seeded
  ) -> (triageProtocol: TriageProtocol, forms: FormLibrary, what: String) {
    while true {
      let (text, what) = ProtocolEdit.any(id, &random)
      let forms = random.chance(90) ? Content.forms : FormEdit.narrowed(former.form)
      if let text, let changed = ChangedProtocol(text, id, forms) {
        return (changed.triageProtocol, forms, what)
      }
    }
  }

  func review(
    _ changed: TriageProtocol,
    _ forms: FormLibrary,
    _ random: inout Seeded
  ) -> Review<MemoryLedger> {
    let former = former
    let knows = random.chance(95)
    var review = Review(
      Triage(changed, calendar: Content.calendar, engine: "test"),
      forms: forms,
      ledger: ledger,
      since: since,
      workers: Workers(random.chance(50) ? 1 : 3),
      archive: { rules, _ in knows && rules == former.reference ? former : nil }
    )
    review.formsAtATime = random.chance(50) ? 4 : 250
    return review
  }

  /// Counts the forms that are shown to come to the same by both protocols.
  func look(
    _ changed: (triageProtocol: TriageProtocol, forms: FormLibrary, what: String),
    _ forms: inout Int,
    _ alike: inout Int
  ) {
    let triage = Triage(changed.triageProtocol, calendar: Content.calendar, engine: "test")
    var deciding = ReviewDeciding(Decider(triage, changed.forms), since: nil, now: nil)
    var reader = FormReader(changed.forms)
    for sender in ledger.sent(decidedBy: id, since: nil, after: nil, forms: .max) {
      let patient = sender.enrolment.flatMap { Patient(json: $0.json) }
      for form in sender.forms {
        forms += 1
        let place = deciding.place(of: form.decidedBy) {
          $0.rules == former.reference ? former : nil
        }
        guard let leaves = place.flatMap({ deciding.leaves[$0] }),
          let submission = form.line.withUnsafeBufferPointer({ try? reader.read($0) }),
          let answers = reader.answers,
          leaves.compare(submission, answers, patient) != nil
        else { continue }
        alike += 1
      }
    }
  }
}

/// A protocol read from a text; `nil` where that has errors.
struct ChangedProtocol {
  let triageProtocol: TriageProtocol

  init?(_ text: String, _ id: String, _ forms: FormLibrary) {
    let source = SourceText(path: "Rules/\(id).rules", bytes: Array(text.utf8))
    let library = ProtocolLibrary([source], forms: forms, asksForMeaning: false)
    guard let found = library.protocols.first else { return nil }
    triageProtocol = found
  }
}
