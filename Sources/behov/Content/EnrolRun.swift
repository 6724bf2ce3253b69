import Diagnostics
import FollowUp
import Storage
import Triage
import Values

/// Enrols patients, each by itself: the good ones are enrolled whatever is wrong with others.
struct EnrolRun {
  /// What became of one line.
  struct Line {
    /// The line of the file, from 1; `nil` for one from the command line.
    var line: Int?
    /// The patient, where that could be read.
    var patient: String?
    /// The protocol, where that could be read.
    var `protocol`: String?
    /// What it came to; `nil` where it was refused.
    var result: Enrolling.Result?
    /// Why it was refused, and what to do.
    var fault: (code: String?, message: String, help: String?)?
    /// What was recorded and no longer is, and an end that is planned, each in a sentence.
    var notes: [String] = []
    /// The end of the follow-up of one who stays out.
    var former: EnrolmentEvent?
    /// How many decisions were made on facts that the line has changed.
    var decidedBefore = 0
  }

  private let session: Session
  private let store: Store
  private let protocols: [TriageProtocol]
  private let said: Enrolling.Said
  private let event: (Patient) -> EnrolmentEvent

  /// Takes what holds for all of them: the first day of their follow-up, who enrols them, and what
  /// that person has said beside.
  init(
    _ session: Session,
    _ store: Store,
    _ protocols: [TriageProtocol],
    on day: CivilDate,
    by person: String,
    _ said: Enrolling.Said
  ) {
    self.session = session
    self.said = said
    self.store = store
    self.protocols = protocols
    let now = session.settings.now
    event = { patient in
      EnrolmentEvent(
        patient: patient.id,
        protocol: patient.protocol,
        kind: .enrolled,
        day: day,
        person: person,
        now: now
      )
    }
  }

  /// The patients that one commit holds.
  private static let page = 500

  /// Enrols one.
  func enrol(_ change: PatientChange) throws(StorageError) -> Line {
    try enrol([(nil, change)]).first ?? Line()
  }

  /// Enrols some in one transaction; one that is refused stops no other.
  private func enrol(
    _ changes: [(line: Int?, change: PatientChange)]
  ) throws(StorageError) -> [Line] {
    var lines: [Line] = []
    var events: [EnrolmentEvent] = []
    var recorded: [Patient] = []
    try store.hold()
    do {
      for (number, change) in changes {
        let patient = change.patient
        var line = Line(line: number, patient: patient.id, protocol: patient.protocol)
        let known = try store.enrolments(of: patient.id).last { $0.protocol == patient.protocol }
        switch try enrolling(change, known) {
        case .success(let enrolling):
          line.result = enrolling.result
          if enrolling.result == .ended {
            line.former = enrolling.former
          } else {
            recorded.append(enrolling.patient)
            let isNew = enrolling.result == .enrolled
            let told = event(patient).recorded(of: known, as: enrolling.patient, isNew: isNew)
            events += [told].compactMap(\.self)
          }
          line.notes = notes(enrolling, known)
          line.decidedBefore = try decidedBefore(enrolling, known)
        case .failure(let refusal): line.fault = fault(refusal)
        }
        lines.append(line)
      }
      try store.record(events, recorded)
    } catch {
      store.release()
      throw error
    }
    return lines
  }

  private func enrolling(
    _ change: PatientChange,
    _ known: Patient?
  ) throws(StorageError) -> Result<Enrolling, FollowUpRefusal> {
    let patient = change.patient
    guard let own = protocols.first(where: { $0.reference.id == patient.protocol }) else {
      return .failure(.unknownProtocol(patient.protocol, among: protocols.map(\.reference.id)))
    }
    let events = try store.events(of: patient.id, in: patient.protocol)
    do {
      let event = event(patient)
      let enrolling = try Enrolling(
        change,
        known: known,
        after: events,
        by: event,
        said: said,
        in: own
      )
      return .success(enrolling)
    } catch {
      return .failure(.enrolment(error, patient.id, own.reference.id))
    }
  }

  private func notes(_ enrolling: Enrolling, _ known: Patient?) -> [String] {
    let wording = session.settings.language.wording
    let patient = enrolling.patient
    let who = "\(visible(patient.id)), \(visible(patient.protocol))"
    var notes = known.map { PatientNotes($0, patient, wording).sentences } ?? []
    if enrolling.result == .enrolled, let former = enrolling.former, former != enrolling.plannedEnd
    {
      notes.append(wording.beginsAgain(wording.happened(former), visible(former.person)))
    }
    if enrolling.isTooLate { notes.append(wording.everyFormHasPassed(who)) }
    guard let end = enrolling.plannedEnd else { return notes }
    let (day, person) = (wording.date(end.day), visible(end.person))
    let planned =
      enrolling.result == .enrolled
      ? wording.leavesNoMore(who, day, person) : wording.leavesLater(who, day, person)
    return notes + [planned]
  }

  /// A follow-up that begins anew has facts of its own, and the decisions of the one before stand.
  private func decidedBefore(
    _ enrolling: Enrolling,
    _ known: Patient?
  ) throws(StorageError) -> Int {
    let patient = enrolling.patient
    if let known, enrolling.result == .enrolled || known.hasSameFacts(as: patient) { return 0 }
    return try store.decidedForms(of: patient.id, in: patient.protocol)
  }

  /// Enrols those of a file, and tells of every line in its order.
  ///
  /// - Throws: where the store cannot be written, and where the heading of a table has a fault, which
  ///   every row would have.
  func enrol(from source: SourceText) throws -> [Line] {
    let isTable = source.path.hasSuffix(".csv")
    let faults = isTable ? PatientFile.headingFaults(source) : []
    if !faults.isEmpty {
      let listing = DiagnosticListing(faults) { _ in source }
      session.talk.say(session.terminal.text(listing.lines(session.settings)))
      throw CommandFailure(.unusableInput, .nothingEnrolled, session)
    }
    let (lines, diagnostics) = isTable ? PatientFile.table(source) : PatientFile.lines(source)
    var told = refused(diagnostics, source)
    for start in stride(from: 0, to: lines.count, by: Self.page) {
      let page = lines[start..<min(start + Self.page, lines.count)]
      told += try enrol(page.map { ($0.line, $0.change) })
    }
    return told.enumerated()
      .sorted { ($0.element.line ?? 0, $0.offset) < ($1.element.line ?? 0, $1.offset) }
      .map(\.element)
  }

  /// The lines that could not be read; one that is there twice is refused at both places.
  private func refused(_ diagnostics: [Diagnostic], _ source: SourceText) -> [Line] {
    diagnostics.flatMap { diagnostic in
      let places = [diagnostic.place] + diagnostic.notes.map(\.place)
      return places.map { place in
        let line = source.position(of: place.span.start).line
        let help = [diagnostic.label, diagnostic.help].compactMap(\.self).first
        return Line(line: line, fault: (diagnostic.code, diagnostic.message, help))
      }
    }
  }

  private func fault(
    _ refusal: FollowUpRefusal
  ) -> (code: String?, message: String, help: String?) {
    let wording = session.settings.language.wording
    return (nil, wording.refusal(refusal), wording.cure(refusal))
  }
}
