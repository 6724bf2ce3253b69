import FollowUp
import Scheduling
import Storage
import Triage
import Values

/// One step of an enrolment, taken and told.
struct EnrolmentStep {
  static let formats: [Settings.Format] = [.table, .json, .ndjson]

  private let options: StepOptions
  private let session: Session

  init(_ options: StepOptions, _ session: Session) {
    self.options = options
    self.session = session
  }

  func take(
    _ kind: EnrolmentEvent.Kind,
    until: CivilDate? = nil,
    unit: String? = nil,
    reason: EnrolmentEvent.Reason? = nil
  ) throws -> ExitStatus {
    let today = session.settings.calendar.date(of: session.settings.now)
    let day = try Day.read(options.day, "--day") ?? today
    if kind == .moved, day > today {
      throw CommandFailure(.usage, .notInAdvance, session)
    }
    if reason == .other, options.note == nil {
      throw CommandFailure(.usage, .needsNote, session)
    }
    do {
      let store = try Store(path: session.settings.store, .existing)
      try session.checkClock(store)
      try store.hold()
      defer { store.release() }
      let patient = try patient(store)
      let event = EnrolmentEvent(
        patient: patient.id,
        protocol: patient.protocol,
        kind: kind,
        day: day,
        until: until,
        unit: unit,
        reason: reason,
        person: options.by,
        note: options.note,
        now: session.settings.now
      )
      let events = try store.events(of: patient.id, in: patient.protocol)
      if let refusal = event.refusal(after: events) {
        let told = FollowUpRefusal.enrolment(refusal, patient.id, patient.protocol)
        throw CommandFailure(.findings, told, session)
      }
      var moved = patient
      if let unit { moved.unit = unit }
      try store.record([event], unit == nil ? [] : [moved])
      try show(event)
      return .done
    } catch let error as StorageError {
      throw CommandFailure(error)
    }
  }

  /// The patient in the protocol that was named, or in the only one that has not ended.
  private func patient(_ store: Store) throws -> Patient {
    let known = try store.enrolments(of: options.patient)
    if let named = options.protocolID {
      if let patient = known.last(where: { $0.protocol == named }) { return patient }
      let refusal = FollowUpRefusal.enrolment(.notEnrolled, options.patient, named)
      throw CommandFailure(.findings, refusal, session)
    }
    let today = session.settings.calendar.date(of: session.settings.now)
    let open = try known.filter { patient in
      let events = try store.events(of: patient.id, in: patient.protocol)
      return !EnrolmentState(events, on: today).hasEnded
    }
    let candidates = open.isEmpty ? known : open
    if candidates.count > 1 {
      let ids = candidates.map(\.protocol)
      throw CommandFailure(.usage, .severalProtocols(options.patient, ids), session)
    }
    guard let patient = candidates.first else {
      throw CommandFailure(.findings, .unknownPatient(options.patient), session)
    }
    return patient
  }

  private func show(_ event: EnrolmentEvent) throws {
    var output = try session.output()
    if session.format(standard: .table) == .table {
      let wording = session.settings.language.wording
      try output.write(session.terminal.text([Line(wording.happened(event))]))
    } else {
      try output.writeLine(event.json)
    }
    try output.finish()
  }
}
