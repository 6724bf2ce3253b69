import Diagnostics
import Forms
import Scheduling
import Storage
import Triage
import Values

/// Decides stored decisions again, a page of patients at a time.
struct ReplayRun {
  /// Which decisions.
  struct Choice {
    /// Those on submissions; `nil` for all.
    var submissions: [String]?
    /// Those on a patient; `nil` for all.
    var patient: String?
    /// The first day of a decision.
    var from: CivilDate?
    /// The last day.
    var through: CivilDate?
  }

  private static let patientsAtATime = 200

  private let store: Store
  private let calendar: ClinicCalendar

  /// Takes the store, and the days that count where a decision's zone is not known.
  init(_ store: Store, _ calendar: ClinicCalendar) {
    self.store = store
    self.calendar = calendar
  }

  /// Decides again.
  ///
  /// - Parameters:
  ///   - choice: what.
  ///   - emit: takes what came of each.
  /// - Throws: where the store cannot be read, and what `emit` throws.
  func run(
    _ choice: Choice,
    _ emit: (KeptPatient.Decided, Replay.Outcome) throws -> Void
  ) throws {
    let index = try store.auditIndex()
    let content = ContentAtATime(try store.contentByEntry(index))
    let calendars = Calendars(calendar)
    let replay = Replay(content: content.content, calendar: calendars.calendar)
    try eachPatient(choice, index) { patient in
      for decided in patient.decisions where try choice.takes(decided) {
        try emit(decided, replay.outcome(of: decided, patient))
      }
    }
  }

  private func eachPatient(
    _ choice: Choice,
    _ index: AuditIndex,
    _ body: (KeptPatient) throws -> Void
  ) throws {
    if let ids = try named(choice) {
      for id in ids {
        if let patient = try store.keptPatient(id, index) { try body(patient) }
      }
      return
    }
    var last: String?
    repeat {
      let page = try store.keptPatients(after: last, count: Self.patientsAtATime, index)
      for patient in page { try body(patient) }
      last = page.count == Self.patientsAtATime ? page.last?.id : nil
    } while last != nil
  }

  /// The patients that are asked for, each once; `nil` for all.
  private func named(_ choice: Choice) throws -> [String]? {
    if let patient = choice.patient { return [patient] }
    guard let ids = choice.submissions else { return nil }
    var told: Set<ExactName> = []
    return try ids.compactMap { try store.patient(ofSubmission: $0) }
      .filter { told.insert(ExactName($0)).inserted }
  }
}

extension ReplayRun.Choice {
  /// Whether a decision is asked for; one that cannot be read is, whatever the period.
  fileprivate func takes(_ decided: KeptPatient.Decided) throws -> Bool {
    if let submissions,
      !submissions.contains(where: { ExactName($0) == ExactName(decided.submission) })
    {
      return false
    }
    guard from != nil || through != nil, let decision = Decision(json: decided.json) else {
      return true
    }
    let day = decision.now.date
    return from.map { day >= $0 } ?? true && through.map { day <= $0 } ?? true
  }
}

/// The content of a store as it was when an entry of the audit was written, each state read once.
private final class ContentAtATime {
  private let kept: [(content: StoredContent, entry: Int)]
  private var read: [Int: Replay.Content] = [:]

  init(_ kept: [(content: StoredContent, entry: Int)]) { self.kept = kept }

  func content(_ entry: Int) -> Replay.Content {
    let known = kept.filter { $0.entry <= entry }.map(\.content)
    if let content = read[known.count] { return content }
    let newest = Dictionary(known.map { ("\($0.kind) \($0.id) \($0.version)", $0) }) { $1 }
    let sources = newest.values.filter { $0.kind != .rules }.map(\.source)
    let forms = FormLibrary(reading: sources.sorted { $0.path < $1.path })
    let find = ArchivedContent(known, forms).finder()
    let content = Replay.Content(forms: forms) { decision in
      decision.form.hash == nil ? Self.withdrawn(decision, known, forms) : find(decision)
    }
    read[known.count] = content
    return content
  }

  /// The protocol of a decision that no form could be read for: that version was not known to it, though
  /// the store may have it for the sake of earlier forms.
  private static func withdrawn(
    _ decision: Decision,
    _ known: [StoredContent],
    _ forms: FormLibrary
  ) -> TriageProtocol? {
    let others = forms.ids.flatMap { forms.versions(of: $0) }.filter { form in
      form.id != decision.form.id || form.version.description != decision.form.version
    }
    return ClinicContent.archived(decision.rules, among: known, forms: FormLibrary(others))
  }
}

/// The calendars of zones, each made once.
private final class Calendars {
  private let standard: ClinicCalendar
  private var made: [String: ClinicCalendar?] = [:]

  init(_ standard: ClinicCalendar) { self.standard = standard }

  func calendar(_ zone: String?) -> ClinicCalendar? {
    guard let zone, zone != standard.zone else { return standard }
    if let known = made[zone] { return known }
    let calendar = ClinicCalendar(zone: zone)
    made[zone] = .some(calendar)
    return calendar
  }
}
