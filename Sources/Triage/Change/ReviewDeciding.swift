import Expressions
import Forms
import Rules
import Scheduling
import Values

/// What decides, and the forms that it reads.
struct Decider: Sendable {
  let triage: Triage
  let forms: FormLibrary
  /// Whether what it decides may hang on the patient's other forms, where none is corrected.
  let looksBack: Bool
  let readsDevices: Bool

  init(_ triage: Triage, _ forms: FormLibrary) {
    self.triage = triage
    self.forms = forms
    let (readings, plan) = (triage.protocol.readings, triage.protocol.plan)
    looksBack =
      plan.extraFormCountsWithin != nil || readings.contains { !$0.rules.program.recalls.isEmpty }
    readsDevices = readings.contains { !$0.rules.seriesValues.isEmpty }
  }
}

/// What is stored of a sender, with all that deciding it again takes.
struct SenderInReview: Sendable {
  let stored: StoredSender
  let forms: [Form]

  /// A form of it.
  struct Form: Sendable {
    let stored: StoredForm
    /// The place of what decided it among the deciders; `nil` where it is not at hand, or not asked for.
    let former: Int?
    let devices: DeviceData
    let devicesOfFormer: DeviceData?
  }
}

/// A row that cannot be read back as it was written.
struct UnreadableStored: Error {
  let table: String
  let id: String
}

/// Decides again what is stored of a sender, on any thread.
struct ReviewDeciding: Sendable {
  /// The protocol of the review, then those that decided what was reviewed.
  private(set) var deciders: [Decider]
  /// What the protocol of the review leaves as it is of what each decided; `nil` where that cannot be told.
  private(set) var leaves: [LeftAsItIs?] = [nil]
  private var places: [[ContentReference]: Int?] = [:]
  private var latest: (by: StoredForm.DecidedBy, place: Int?)?
  private let since: CivilDate?
  private let now: Instant?

  init(_ current: Decider, since: CivilDate?, now: Instant?) {
    deciders = [current]
    self.since = since
    self.now = now
  }

  /// The protocol of the review.
  var current: Decider { deciders[0] }

  /// The place of what decided a form; `nil` where nobody finds it.
  mutating func place(
    of decidedBy: StoredForm.DecidedBy,
    _ find: (StoredForm.DecidedBy) -> TriageProtocol?
  ) -> Int? {
    if let latest, latest.by == decidedBy { return latest.place }
    let content = [decidedBy.rules, decidedBy.form]
    var place: Int?
    if let known = places[content] {
      place = known
    } else if let found = find(decidedBy) {
      place = add(found, for: decidedBy)
    }
    places[content] = .some(place)
    latest = (decidedBy, place)
    return place
  }

  private mutating func add(_ found: TriageProtocol, for decidedBy: StoredForm.DecidedBy) -> Int {
    let triage = Triage(found, calendar: current.triage.calendar, engine: current.triage.engine)
    let former = Decider(triage, current.forms.preferring(found))
    deciders.append(former)
    leaves.append(LeftAsItIs(decidedBy, former, current))
    return deciders.count - 1
  }

  /// Decides a sender's forms again, by authored time.
  func reviewed(
    _ sender: SenderInReview,
    _ reader: inout SubmissionReader
  ) -> Result<[Reviewed], UnreadableStored> {
    do throws(UnreadableStored) {
      var known = KnownOfSender(sender, try patient(sender), deciders, &reader)
      return .success(try reviewed(Array(sender.forms.indices), &known))
    } catch {
      return .failure(error)
    }
  }

  /// A sender as enrolled now.
  func patient(_ sender: SenderInReview) throws(UnreadableStored) -> Patient? {
    try sender.stored.patient(in: current.triage.protocol.reference.id)
  }

  /// Decides some of a sender's forms again, by authored time.
  func reviewed(
    _ places: [Int],
    _ known: inout KnownOfSender
  ) throws(UnreadableStored) -> [Reviewed] {
    var all: [Reviewed] = []
    for place in places where counts(known.submissions[place]) {
      all.append(try reviewed(place, &known))
    }
    if all.count < 2 { return all }
    return all.sorted {
      ($0.authored ?? .first, $0.decisionID) < ($1.authored ?? .first, $1.decisionID)
    }
  }

  /// Whether a form is one of the days that are asked for; one that cannot be read is.
  func counts(_ submission: Submission?) -> Bool {
    guard let since, let submission else { return true }
    return current.triage.calendar.date(of: submission.authored) >= since
  }

  private func reviewed(
    _ place: Int,
    _ known: inout KnownOfSender
  ) throws(UnreadableStored) -> Reviewed {
    let form = known.sender.forms[place]
    let decision = known.decide(place, by: 0, form.devices, now)
    let (before, isChangedAnyway) = try before(place, &known)
    return Reviewed(
      authored: known.submissions[place]?.authored,
      decisionID: form.stored.decisionID,
      decision: decision,
      before: before,
      isChangedAnyway: isChangedAnyway
    )
  }

  /// What a form's own protocol makes of it, and whether that is another decision than the stored.
  ///
  /// Where it is written with the same bytes nothing of the stored one has to be read.
  func before(
    _ place: Int,
    _ known: inout KnownOfSender
  ) throws(UnreadableStored) -> (Decision, isChangedAnyway: Bool) {
    let form = known.sender.forms[place]
    guard let former = form.former,
      var again = known.decide(place, by: former, form.devicesOfFormer ?? DeviceData(), nil)
    else { return (try form.stored.decision(), false) }
    again.engine = form.stored.decidedBy.engine
    again.supersedes = form.stored.supersedes
    if again.json == form.stored.json { return (again, false) }
    return (again, !again.isSameInSubstance(as: try form.stored.decision()))
  }
}

extension StoredForm {
  /// The decision in force, read.
  fileprivate func decision() throws(UnreadableStored) -> Decision {
    if let decision = Decision(json: json) { return decision }
    throw UnreadableStored(table: "submission", id: decisionID)
  }
}

extension Instant {
  fileprivate static let first = Instant(milliseconds: .min)
}
