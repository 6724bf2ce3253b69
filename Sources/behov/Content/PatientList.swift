import Diagnostics
import Storage
import Triage

/// The patients of a file, with what was recorded of them before.
struct PatientList {
  /// The patients as they are enrolled now.
  private(set) var patients: [Patient] = []
  /// How many are new or changed and have forms that were decided without that.
  private(set) var changed = 0
  /// What was recorded and no longer is, each in a sentence.
  private(set) var notes: [String] = []

  /// The patients that one commit holds.
  private static let page = 500

  /// Reads a file; a fault in it stops the run, because a patient left out would be rejected.
  static func read(
    _ path: String,
    _ session: Session,
    _ protocols: [TriageProtocol]
  ) throws -> [PatientChange] {
    let source = try Files.required(path, limit: 1 << 30)
    let (lines, diagnostics) = PatientFile.lines(source)
    guard diagnostics.isClean else {
      let listing = DiagnosticListing(diagnostics) { $0 == path ? source : nil }
      session.talk.say(session.terminal.text(listing.lines(session.settings)))
      throw CommandFailure(.unusableInput, .patientsFaulty, session)
    }
    for patient in lines.map(\.change.patient) {
      let own = protocols.first { $0.reference.id == patient.protocol }
      guard let refused = own?.refusals(of: patient).first else { continue }
      throw CommandFailure(
        .unusableInput,
        "\(path): patient `\(visible(patient.id))`: \(refused)",
        help: "an own limit outside what was approved would colour by nobody's rule"
      )
    }
    return lines.map(\.change)
  }

  /// Records what the lines say, some hundred at a time; what they do not name stays.
  static func record(
    _ changes: [PatientChange],
    _ store: Store,
    _ session: Session
  ) throws(StorageError) -> PatientList {
    var list = PatientList()
    list.patients.reserveCapacity(changes.count)
    for start in stride(from: 0, to: changes.count, by: page) {
      try store.hold()
      do {
        try list.record(changes[start..<min(start + page, changes.count)], store, session)
      } catch {
        store.release()
        throw error
      }
    }
    return list
  }

  private mutating func record(
    _ changes: ArraySlice<PatientChange>,
    _ store: Store,
    _ session: Session
  ) throws(StorageError) {
    let wording = session.settings.language.wording
    var recorded: [Patient] = []
    for change in changes {
      let id = change.patient.protocol
      let known = try store.enrolments(of: change.patient.id).last { $0.protocol == id }
      let patient = change.applied(to: known)
      patients.append(patient)
      if patient == known { continue }
      if let known { notes += PatientNotes(known, patient, wording).sentences }
      recorded.append(patient)
    }
    changed += try store.record(recorded)
    // Where nothing is new, nothing was written, and others are still kept out.
    store.release()
  }
}
