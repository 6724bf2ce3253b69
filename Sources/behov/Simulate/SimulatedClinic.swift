import FollowUp
import Forms
import Scheduling
import Storage
import Triage
import Values

/// A clinic with one protocol and a store, on a clock that somebody else moves.
///
/// What it does is what `triage`, `due` and `leave` do.
struct SimulatedClinic {
  let store: Store
  let triageProtocol: TriageProtocol
  let calendar: ClinicCalendar
  let plan: DuePlan
  /// The next day that something is due, by patient.
  var next: [String: CivilDate] = [:]
  /// To whom something has happened since.
  var touched: Set<String> = []
  private let forms: FormLibrary
  private let archive: (Decision) -> TriageProtocol?

  init(
    _ content: ClinicContent,
    _ triageProtocol: TriageProtocol,
    _ store: Store,
    _ calendar: ClinicCalendar
  ) throws(StorageError) {
    self.store = store
    self.triageProtocol = triageProtocol
    self.calendar = calendar
    plan = DuePlan(triageProtocol)
    try store.record(content.kept([triageProtocol]))
    let kept = try store.content()
    forms = content.forms(with: kept)
    archive = ArchivedContent(kept, forms).finder()
  }

  /// Enrols patients from a day on.
  mutating func enrol(_ patients: [Patient], on day: CivilDate) throws(StorageError) {
    touched.formUnion(patients.map(\.id))
    let now = calendar.instant(on: day, hour: 8, minute: 0)
    try store.enrol(patients, on: day, by: Self.person, now: now)
  }

  /// Ends the follow-up of patients, where it has not ended by itself.
  mutating func end(
    _ patients: [(id: String, reason: EnrolmentEvent.Reason)],
    on day: CivilDate
  ) throws(StorageError) {
    touched.formUnion(patients.map(\.id))
    let now = calendar.instant(on: day, hour: 8, minute: 0)
    var ended: [EnrolmentEvent] = []
    for (id, reason) in patients {
      let event = EnrolmentEvent(
        patient: id,
        protocol: triageProtocol.reference.id,
        kind: .left,
        day: day,
        reason: reason,
        person: Self.person,
        now: now
      )
      let events = try store.events(of: id, in: event.protocol)
      if event.refusal(after: events) == nil { ended.append(event) }
    }
    if !ended.isEmpty { try store.record(ended) }
  }

  /// Decides what has come, as one file.
  mutating func decide(_ lines: [[UInt8]], now: Instant) throws -> [BatchOutcome] {
    if lines.isEmpty { return [] }
    let batch = Batch(
      protocols: [triageProtocol],
      forms: forms,
      patients: nil,
      calendar: calendar,
      engine: Behov.version,
      now: now,
      ledger: store,
      source: ArrivedLines(lines),
      archive: archive
    )
    var outcomes: [BatchOutcome] = []
    _ = try batch.run { outcomes.append($0) }
    for outcome in outcomes {
      switch outcome {
      case .decision(_, let written): touched.insert(written.decision.patient)
      case .rejected(_, let line): touched.formUnion([line.patient].compactMap(\.self))
      case .duplicate: break
      }
    }
    return outcomes
  }

  /// Who enrols and ends.
  private static let person = "simulate"
}

/// Lines that are in memory already.
struct ArrivedLines: LineSource {
  private let all: [InputLine]

  init(_ lines: [[UInt8]]) {
    var offset = 0
    all = lines.enumerated().map { index, bytes in
      defer { offset += bytes.count + 1 }
      return InputLine(number: index + 1, offset: offset, bytes: bytes, isTooLong: false)
    }
  }

  func lines(_ body: (InputLine) throws -> Void) throws {
    for line in all { try body(line) }
  }

  func line(at offset: Int, count: Int) throws -> [UInt8] {
    all.first { $0.offset == offset }?.bytes ?? []
  }
}
