import FollowUp
import Scheduling
import Simulation
import Storage
import Triage
import Values

/// Takes the patients of a cohort through a store, day by day.
///
/// On each day patients are enrolled and leave; what is due is given out at eight; what has come is
/// decided at noon; and on working days the clinic's people work on the list after it. Each patient is
/// followed up for as long as the others, counted from its own first day.
struct SimulationRun {
  /// How large a simulation is.
  struct Size: Sendable, Hashable {
    let patients: Int
    let years: Int
    let seed: UInt64
    let firstDay: CivilDate
  }

  /// The days after the last follow-up on which the clinic deals with what is left.
  private static let tail = 60

  private(set) var clinic: SimulatedClinic
  let cohort: Cohort
  let size: Size
  private(set) var records: [CareRecord]
  /// The forms that were sent to the clinic, in that order, and how many of them it refused.
  private(set) var sentForms: [String] = []
  private(set) var refused = 0

  private var patients: [SyntheticPatient]
  private let numbers: [String: Int]
  private var staff: SimulatedStaff
  private var post = SimulatedPost()
  private var calls: [String] = []
  private var forms: [String: FilledForm] = [:]
  private var assessed: [String: (patient: Int, place: Int)] = [:]

  init(_ clinic: SimulatedClinic, _ cohort: Cohort, _ size: Size) {
    self.clinic = clinic
    self.cohort = cohort
    self.size = size
    let patients = (0..<size.patients).map { number in
      SyntheticPatient(
        number,
        of: cohort,
        seed: size.seed,
        from: size.firstDay,
        calendar: clinic.calendar
      )
    }
    self.patients = patients
    records = patients.map { patient in
      let full = patient.anchor.adding(months: 12 * size.years)
      let end = min(full, patient.departure?.day ?? full)
      return CareRecord(start: patient.anchor, end: end, isWhole: end == full)
    }
    numbers = Dictionary(uniqueKeysWithValues: patients.map { ($0.enrolment.id, $0.number) })
    staff = SimulatedStaff(
      cohort.clinicians,
      patients: size.patients,
      seed: size.seed,
      clinic.store
    )
  }

  /// How many forms patients have filled in that have not come to the clinic.
  var underway: Int { post.count }

  /// The last day that the clinic works.
  var lastDay: CivilDate {
    (records.map(\.end).max() ?? size.firstDay).adding(days: Self.tail)
  }

  /// Goes through every day.
  ///
  /// - Parameter observe: looks at the clinic when a day is over.
  /// - Returns: what came of it.
  /// - Throws: where the store cannot be read or written, and what `observe` throws.
  mutating func run(_ observe: (CivilDate) throws -> Void = { _ in }) throws -> Outcome {
    var day = size.firstDay
    while day <= lastDay {
      if Signals.isInterrupted { throw CommandFailure(.interrupted, "stopped before the end") }
      try live(day)
      try observe(day)
      day = day.adding(days: 1)
    }
    for number in patients.indices {
      let last = records[number].end.adding(days: -1)
      records[number].episodes = patients[number].episodes(until: last)
    }
    return Outcome(records, fixed: fixed, cohort)
  }

  /// What happens to the same patients without the protocol.
  private var fixed: [CareRecord] {
    patients.indices.map { number in
      let patient = SyntheticPatient(
        number,
        of: cohort,
        seed: size.seed,
        from: size.firstDay,
        calendar: clinic.calendar
      )
      let record = records[number]
      return CareRecord.fixed(patient, cohort.comparison, like: record, clinic.calendar)
    }
  }

  // MARK: A day

  private mutating func live(_ day: CivilDate) throws {
    let coming = records.indices.filter { records[$0].start == day }
    try clinic.enrol(coming.map { patients[$0].enrolment }, on: day)
    let leaving = records.indices.filter { records[$0].end == day }
    try clinic.end(leaving.map { (patients[$0].enrolment.id, reason($0, day)) }, on: day)
    for dispatch in try clinic.giveDue(on: day) { take(dispatch) }
    for number in records.indices where isFollowed(number, on: day) {
      takeInitiative(number, day)
    }
    let noon = clinic.calendar.instant(on: day, hour: 12, minute: 0)
    try decide(post.take(before: noon), now: noon)
    if clinic.calendar.isWorkingDay(day) { try work(day) }
    for number in records.indices where isLastDay(number, day) { holdLastMeeting(number, day) }
  }

  /// Whether a day is the last working day of a whole follow-up, to which a fixed visit on the day
  /// after belongs as well.
  private func isLastDay(_ number: Int, _ day: CivilDate) -> Bool {
    let record = records[number]
    return record.isWhole && record.start < day
      && clinic.calendar.workingDay(onOrBefore: record.end.adding(days: -1)) == day
  }

  /// Holds the meeting that the plan has on the day after the follow-up, as the fixed visit of that
  /// day is held: whole intervals are held against whole intervals.
  private mutating func holdLastMeeting(_ number: Int, _ day: CivilDate) {
    guard let period = clinic.triageProtocol.plan.meetAtLeastEvery else { return }
    let held = records[number].contacts.last { $0.kind == "in_person" }?.day
    guard (held ?? records[number].start).adding(period) <= records[number].end else { return }
    records[number].hold("in_person", on: day, isOwn: false, &patients[number])
  }

  private func isFollowed(_ number: Int, on day: CivilDate) -> Bool {
    records[number].start <= day && day < records[number].end
  }

  /// Why the follow-up of a patient ends on a day.
  private func reason(_ number: Int, _ day: CivilDate) -> EnrolmentEvent.Reason {
    guard let departure = patients[number].departure, departure.day == day else { return .ended }
    switch departure.reason {
    case .dead: return .dead
    case .movedAway: return .movedAway
    case .withdrawn: return .withdrawn
    }
  }

  // MARK: Patients

  private mutating func take(_ dispatch: Dispatch) {
    guard let number = numbers[dispatch.patient] else { return }
    switch dispatch.kind {
    case .form: records[number].forms.append(CareRecord.SentForm(due: dispatch.due))
    case .reminder: change(number, dispatch.due) { $0.reminders += 1 }
    case .cancelled: change(number, dispatch.due) { $0.isCancelled = true }
    case .unanswered:
      change(number, dispatch.due) { $0.unanswered = dispatch.day }
      let needsContact = patients[number].needsContact(on: dispatch.day)
      records[number].silences.append(
        CareRecord.Silence(occurrence: dispatch.occurrence, neededContact: needsContact)
      )
    case .contactDue, .meetingDue, .limitExpired, .noDate, .pauseReview, .completed: break
    }
    guard dispatch.kind == .form || dispatch.kind == .reminder else { return }
    let asking = Asking(
      due: dispatch.due,
      sent: dispatch.now,
      reminder: dispatch.kind == .form ? 0 : dispatch.number
    )
    if let moment = patients[number].reply(to: asking) {
      post.put(SimulatedPost.Letter(moment: moment, patient: number, due: dispatch.due))
    }
  }

  private mutating func change(
    _ number: Int,
    _ due: CivilDate,
    _ body: (inout CareRecord.SentForm) -> Void
  ) {
    guard let place = records[number].forms.lastIndex(where: { $0.due == due }) else { return }
    body(&records[number].forms[place])
  }

  private mutating func takeInitiative(_ number: Int, _ day: CivilDate) {
    guard let initiative = patients[number].initiative(on: day) else { return }
    switch initiative.kind {
    case .rings: calls.append(patients[number].enrolment.id)
    case .sendsForm:
      records[number].hasSentOwnForm = true
      post.put(SimulatedPost.Letter(moment: initiative.at, patient: number, due: nil))
    }
  }

  // MARK: The clinic

  private mutating func decide(_ letters: [SimulatedPost.Letter], now: Instant) throws {
    var lines: [[UInt8]] = []
    var sent: [String] = []
    for letter in letters {
      let form = patients[letter.patient].fill(for: letter.due, at: letter.moment)
      let day = clinic.calendar.date(of: letter.moment)
      if let due = letter.due { change(letter.patient, due) { $0.answered = day } }
      forms[form.id] = form
      lines.append(form.line)
      sent.append(form.id)
    }
    sentForms += sent
    for outcome in try clinic.decide(lines, now: now) {
      switch outcome {
      case .decision(_, let written): take(written.decision)
      case .rejected: refused += 1
      case .duplicate: break
      }
    }
  }

  /// A decision that is made again is the one that counts.
  private mutating func take(_ decision: Decision) {
    let id = decision.submission
    guard let number = numbers[decision.patient] else { return }
    if assessed[id] == nil, let form = forms.removeValue(forKey: id) {
      let day = clinic.calendar.date(of: form.authored)
      assessed[id] = (number, records[number].assessments.count)
      records[number].assessments.append(
        CareRecord.Assessment(
          submission: id,
          authored: day,
          mistake: form.mistake,
          neededContact: patients[number].needsContact(on: day),
          colour: decision.colour
        )
      )
    }
    guard let place = assessed[id]?.place else { return }
    records[number].assessments[place].colour = decision.colour
    let isGrey = decision.colour == .grey
    records[number].assessments[place].cause = isGrey ? decision.cause.rawValue : nil
    records[number].assessments[place].reason = isGrey ? decision.doubt : nil
    records[number].assessments[place].rules = decision.findings
      .filter { $0.colour == decision.proven && !isGrey && decision.colour != .green }.map(\.id)
  }

  private mutating func work(_ day: CivilDate) throws {
    let records = records
    let numbers = numbers
    let deeds = try staff.work(
      calls: calls,
      hasEnded: { id in numbers[id].map { records[$0].end <= day } ?? true },
      now: clinic.calendar.instant(on: day, hour: 12, minute: 30)
    )
    calls = []
    for deed in deeds {
      take(deed, day)
      clinic.look(at: deed.patient)
    }
  }

  private mutating func take(_ deed: SimulatedStaff.Deed, _ day: CivilDate) {
    if let number = numbers[deed.patient], deed.contact != "none" {
      records[number].hold(deed.contact, on: day, isOwn: deed.isOwnCall, &patients[number])
    }
    for concern in deed.entry?.open.map(\.concern) ?? [] {
      let handling = CareRecord.Handling(
        day: day,
        contact: deed.contact,
        deadline: concern.deadline,
        judgement: deed.judgement
      )
      if let place = concern.submission.flatMap({ assessed[$0] }) {
        records[place.patient].assessments[place.place].handling = handling
      } else if concern.kind == .unanswered, let number = numbers[deed.patient],
        let place = records[number].silences.firstIndex(where: { $0.occurrence == concern.subject })
      {
        records[number].silences[place].handling = handling
      }
    }
  }
}

extension Decision {
  /// What is uncertain first of all, in a few words that are the same in every run.
  fileprivate var doubt: String {
    if let fault = faults.first {
      return [fault.code, fault.item].compactMap(\.self).joined(separator: " ")
    }
    guard let because = open.first?.because.first else { return open.first?.id ?? "" }
    return "\(because.reason.rawValue) \(because.item)"
  }
}
