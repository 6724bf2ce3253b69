import FollowUp
import Scheduling
import Storage
import Triage
import Values

/// Whether a patient may have the message about a decision, and what it may say of the next form.
struct MessageRelease {
  private let stored: StoredDecision
  private let store: Store
  private let settings: Settings

  private var decision: Decision { stored.decision }
  private var today: CivilDate { settings.calendar.date(of: settings.now) }

  init(_ stored: StoredDecision, _ store: Store, _ settings: Settings) {
    self.stored = stored
    self.store = store
    self.settings = settings
  }

  /// Why the patient may not have it; `nil` where the patient may.
  func refusal() throws(StorageError) -> MessageRefusal? {
    if decision.isExample, !settings.allowsExample { return .example }
    if let later = try store.correction(of: decision.submission) { return .corrected(by: later) }
    let events = try store.events(of: decision.patient, in: decision.rules.id)
    // One whose plan is completed waits for the answer to its last form.
    if case .left = EnrolmentState(events, on: today) { return .departed }
    let open = try store.openConcerns(of: decision.patient).map(\.colour)
    if let worse = open.max(), worse > decision.colour { return .worse(worse) }
    guard let entry = try store.entry(ofDecision: stored.id) else {
      let closes = decision.colour == .green && decision.consultation.confirmation == nil
      return closes ? try outdated() : .waiting
    }
    switch entry.handling(ofDecision: stored.id) {
    // What waits is still to come, whatever has come since.
    case .agreed: return nil
    case .settled(let event):
      if let refusal = refusal(after: event) { return refusal }
      return try outdated()
    case .replaced(let later): return .replaced(by: later)
    case .open, nil: return .waiting
    }
  }

  /// Why not, once a person has ended the entry: what a text promises is then over.
  private func refusal(after event: EntryEvent) -> MessageRefusal? {
    switch event.kind {
    case .overridden: return .overridden(event)
    case .done(let held):
      let asked = decision.consultation.contact
      let isTold = ["none", "message"].contains(asked) && [asked, "message"].contains(held)
      return isTold ? nil : .done(event)
    case .opened, .claimed, .released, .handedOver, .agreed, .confirmed, .booked: return nil
    }
  }

  /// Why not, where the patient is no longer as the decision says.
  private func outdated() throws(StorageError) -> MessageRefusal? {
    let (patient, own) = (decision.patient, decision.rules.id)
    if let later = try store.laterSubmission(than: decision.submission, in: own) {
      return .later(later)
    }
    let since = try store.concerns(of: patient, in: own, dealtWithSince: decision.now)
    guard let worse = since.map(\.colour).max(), worse > decision.colour else { return nil }
    return .dealtWith(worse)
  }

  /// The day that `due` sends the patient's next form, from today on; `nil` where none is planned.
  func nextForm(_ own: TriageProtocol) throws(StorageError) -> CivilDate? {
    let calendar = settings.calendar
    guard
      let record = try store.record(of: decision.patient, in: decision.rules.id, calendar: calendar)
    else { return decision.nextForm.flatMap { $0 > today ? $0 : nil } }
    return Due(DuePlan(own), calendar: calendar, today: today, now: settings.now)
      .nextForm(for: record)
  }
}

/// Why a patient may not have a message.
enum MessageRefusal: Sendable, Hashable {
  /// Nobody has confirmed the decision.
  case waiting
  /// A person judged otherwise.
  case overridden(EntryEvent)
  /// What the message says is to come has been done, or will not be.
  case done(EntryEvent)
  /// The form was corrected.
  case corrected(by: String)
  /// A later decision stands in its place.
  case replaced(by: String)
  /// The patient has sent something since, which was decided.
  case later(String)
  /// The patient is no longer followed up.
  case departed
  /// Something worse of the patient's waits for somebody.
  case worse(Colour)
  /// Something worse of the patient's has been dealt with since.
  case dealtWith(Colour)
  /// The protocol is only an example.
  case example
  /// The store has not the protocol it was decided by.
  case noProtocol(String)
}
