public import FollowUp
import GRDB
public import Scheduling
import Triage
import Values

extension Store {
  /// The place of a record among all of them: a patient in a protocol.
  public struct RecordPlace: Sendable, Hashable {
    /// The patient.
    public let patient: String
    /// The protocol's id.
    public let `protocol`: String

    /// The place of a record.
    public init(_ record: PatientRecord) {
      patient = record.patient.id
      self.protocol = record.patient.protocol
    }
  }

  /// What says what is due, for a page of patients in the order of their ids.
  ///
  /// A page takes the same few statements however many patients there are in it.
  ///
  /// - Parameters:
  ///   - last: the last one that was read; `nil` at first.
  ///   - count: how many at most.
  ///   - calendar: the clinic's days.
  /// - Returns: fewer than `count` only at the end.
  /// - Throws: where the store cannot be read.
  public func records(
    after last: RecordPlace?,
    count: Int,
    calendar: ClinicCalendar
  ) throws(StorageError) -> [PatientRecord] {
    let page = try read { database in
      let patients = try database.rows(
        Self.pageOfEnrolments,
        [last?.patient ?? "", last?.protocol ?? "", count]
      )
      guard let first = patients.first?.text(0), let final = patients.last?.text(0) else {
        return Page(patients: [])
      }
      return Page(
        patients: patients,
        events: try database.rows(Self.eventsOfPatients, [first, final]),
        dispatches: try database.rows(Self.dispatchesOfPatients, [first, final]),
        forms: try database.rows(Self.formsOfPatients, [first, final]),
        contacts: try database.rows(Self.contactsOfPatients, [first, final]),
        open: try database.rows(Self.openOfPatients, [first, final])
      )
    }
    return try records(page, calendar)
  }

  private struct Page {
    let patients: [Row]
    var events: [Row] = []
    var dispatches: [Row] = []
    var forms: [Row] = []
    var contacts: [Row] = []
    var open: [Row] = []
  }

  private func records(
    _ page: Page,
    _ calendar: ClinicCalendar
  ) throws(StorageError) -> [PatientRecord] {
    let patients = try all(page.patients, "enrolment") { $0.bytes(2).flatMap { Patient(json: $0) } }
    var records = Records(patients)
    let events = try all(page.events, "enrolment_event", EnrolmentEvent.init)
    for event in events {
      records.change(event.patient, event.protocol) { $0.events.append(event) }
    }
    for dispatch in try all(page.dispatches, "dispatch", Dispatch.init) {
      records.change(dispatch.patient, dispatch.protocol) { $0.dispatches.append(dispatch) }
    }
    let corrected = Corrections(page.forms, calendar)
    for (whose, form) in try all(page.forms, "submission", { Self.form($0, calendar, corrected) }) {
      records.change(whose.patient, whose.protocol) { record in
        record.forms.append(form.form)
        if let open = form.openUntil { record.keepOpen(until: open) }
      }
    }
    for (whose, contact) in try all(page.contacts, "entry_event", { Self.contact($0, calendar) }) {
      records.change(whose.patient, whose.protocol) { $0.contacts.append(contact) }
    }
    for (whose, deadline) in try all(page.open, "concern", Self.open) {
      records.change(whose.patient, whose.protocol) { $0.keepOpen(until: deadline) }
    }
    return records.all
  }

  private typealias Whose = (patient: String, protocol: String)

  private static func whose(_ row: Row) -> Whose? {
    guard let patient = row.text(0), let protocolID = row.text(1) else { return nil }
    return (patient, protocolID)
  }

  private static func form(
    _ row: Row,
    _ calendar: ClinicCalendar,
    _ corrections: Corrections
  ) -> (Whose, (form: Course.DecidedForm, openUntil: CivilDate?))? {
    guard let whose = whose(row), let days = FormDays(row, calendar),
      let colour = row.text(4).flatMap({ Colour($0) })
    else { return nil }
    let first = corrections.first(of: row)
    let form = Course.DecidedForm(
      authored: days.authored,
      decided: days.came,
      colour: colour,
      isAnswer: row.text(6) != DecisionFault.Cause.technical.rawValue,
      correcting: first.map { ($0.authored, $0.came) }
    )
    return (whose, (form, row.text(5).flatMap { CivilDate($0) }))
  }

  private static func contact(
    _ row: Row,
    _ calendar: ClinicCalendar
  ) -> (Whose, HeldContact)? {
    guard let whose = whose(row), let contact = row.text(2), let now = row.instant(3) else {
      return nil
    }
    return (whose, HeldContact(day: calendar.date(of: now), contact: contact))
  }

  private static func open(_ row: Row) -> (Whose, CivilDate)? {
    guard let whose = whose(row), let deadline = row.text(2).flatMap({ CivilDate($0) }) else {
      return nil
    }
    return (whose, deadline)
  }
}

/// The records of a page, found by whose they are.
private struct Records {
  private(set) var all: [PatientRecord]
  private let places: [Key: [Int]]

  init(_ patients: [Patient]) {
    all = patients.map { PatientRecord(patient: $0) }
    var places: [Key: [Int]] = [:]
    for (index, patient) in patients.enumerated() {
      places[Key(patient.id, patient.protocol), default: []].append(index)
      // What is known of the patient alone, as a refused line, is of every protocol.
      places[Key(patient.id, ""), default: []].append(index)
    }
    self.places = places
  }

  mutating func change(
    _ patient: String,
    _ protocolID: String,
    _ body: (inout PatientRecord) -> Void
  ) {
    for index in places[Key(patient, protocolID)] ?? [] { body(&all[index]) }
  }
}

extension Store {
  private static let pageOfEnrolments = """
    SELECT enrolment.patient, enrolment.protocol, enrolment.json
    FROM (
      SELECT max(sequence) AS latest FROM enrolment
      WHERE (patient, protocol) > (?, ?)
      GROUP BY patient, protocol ORDER BY patient, protocol LIMIT ?
    ) CROSS JOIN enrolment ON enrolment.sequence = latest
    ORDER BY enrolment.patient, enrolment.protocol
    """

  private static let eventsOfPatients = """
    SELECT sequence, patient, protocol, kind, day, until, unit, reason, person, note, now
    FROM enrolment_event WHERE patient BETWEEN ? AND ? ORDER BY sequence
    """

  private static let dispatchesOfPatients = """
    SELECT \(Dispatch.columns) FROM dispatch WHERE patient BETWEEN ? AND ? ORDER BY sequence
    """

  /// The last columns tell of a form that waits for the operator or the author, why one is grey, and
  /// what one corrects.
  private static let formsOfPatients = """
    SELECT submission.patient, decision.protocol, submission.authored_ms, submission.received,
      decision.colour, CASE WHEN decision.colour = 'grey' THEN (
        SELECT max(concern.deadline) FROM concern CROSS JOIN open_concern
          ON open_concern.concern = concern.sequence
        WHERE concern.submission = submission.id AND concern.desk <> 'clinic'
      ) END,
      CASE WHEN decision.colour = 'grey' THEN CAST(decision.json AS TEXT) ->> '$.cause' END,
      submission.id, submission.replaces
    FROM submission CROSS JOIN decision_in_force AS decision ON decision.submission = submission.id
    WHERE submission.patient BETWEEN ? AND ? AND submission.form <> '\(ReadingLine.kind)'
    """

  private static let contactsOfPatients = """
    SELECT entry_patient, protocol, other, now FROM entry_event
    WHERE desk = 'clinic' AND entry_patient BETWEEN ? AND ? AND kind = 'done' AND other IS NOT NULL
    """

  private static let openOfPatients = """
    SELECT concern.entry_patient, concern.protocol, max(concern.deadline)
    FROM concern CROSS JOIN open_concern ON open_concern.concern = concern.sequence
    WHERE concern.desk = 'clinic' AND concern.entry_patient BETWEEN ? AND ?
    GROUP BY concern.entry_patient, concern.protocol
    """
}

/// When a form was authored and when it came; one dated later than it came counts from then.
private struct FormDays {
  let authored: CivilDate
  let came: CivilDate

  init?(_ row: Row, _ calendar: ClinicCalendar) {
    guard let authored = row.whole(2), let received = row.instant(3) else { return nil }
    came = calendar.date(of: received)
    self.authored = min(calendar.date(of: Instant(milliseconds: authored)), came)
  }
}

/// Which forms correct which, so that a correction is of the day of the first.
private struct Corrections {
  private var forms: [Key: (replaces: String?, days: FormDays)] = [:]

  init(_ rows: [Row], _ calendar: ClinicCalendar) {
    guard rows.contains(where: { $0.text(8) != nil }) else { return }
    for row in rows {
      guard let patient = row.text(0), let id = row.text(7), let days = FormDays(row, calendar)
      else { continue }
      forms[Key(patient, id)] = (row.text(8), days)
    }
  }

  /// The form that was corrected first, of a row; `nil` where it corrects none of the patient's.
  func first(of row: Row) -> FormDays? {
    guard let patient = row.text(0), let id = row.text(7) else { return nil }
    var seen = Set([Key(patient, id)])
    var found: FormDays?
    var replaced = row.text(8)
    while let key = replaced.map({ Key(patient, $0) }), let form = forms[key],
      seen.insert(key).inserted
    {
      found = form.days
      replaced = form.replaces
    }
    return found
  }
}

/// Ids are the same only byte for byte.
private struct Key: Hashable {
  let patient: [UInt8]
  let `protocol`: [UInt8]

  init(_ patient: String, _ protocolID: String) {
    self.patient = Array(patient.utf8)
    self.protocol = Array(protocolID.utf8)
  }
}

extension PatientRecord {
  fileprivate mutating func keepOpen(until day: CivilDate) {
    openUntil = max(day, openUntil ?? day)
  }
}
