import FollowUp
import Scheduling
import Testing
import Triage
import Values

@testable import Storage

/// Forms and what people do with them, kept beside the store as they happen and counted from there.
@Suite("What is counted in a store is what happened")
final class ReportTests {
  private struct Form {
    let patient: String
    let colour: Colour
    let authored: Instant
    let day: CivilDate
    let deadline: CivilDate
    var settled: CivilDate?
    var contact: (kind: String, moment: Instant)?
    var reason: OverrideReason?
    var isOpen: Bool { settled == nil }
  }

  private let store: Store
  private let calendar: ClinicCalendar
  private let first: CivilDate
  private var forms: [Form] = []
  private var contacts: [(patient: String, kind: String, day: CivilDate)] = []

  private static let days = 50
  private static let units = ["p1": "a", "p2": "a", "p3": "b", "p4": nil]

  init() throws {
    store = try Store(path: Store.memory)
    calendar = try #require(ClinicCalendar(zone: "Europe/Oslo"))
    first = try #require(CivilDate("2026-09-20"))
    let patients = Self.units.map {
      Patient(id: $0.key, protocol: "epilepsy_follow_up", unit: $0.value)
    }
    let now = calendar.instant(on: first, hour: 6, minute: 0)
    try store.enrol(patients, on: first, by: "Kari", now: now)
  }

  @Test(arguments: 1...6)
  func countsAreThoseOfANaiveCount(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    for number in 0..<Self.days {
      let day = first.adding(days: number)
      for hour in [8, 11, 14] {
        let now = calendar.instant(on: day, hour: hour, minute: 30)
        if Bool.random(using: &generator) {
          try send(now, day, &generator)
        } else {
          try act(now, day, &generator)
        }
      }
    }
    for _ in 0..<8 {
      let from = first.adding(days: Int.random(in: -3...Self.days, using: &generator))
      let through = from.adding(days: Int.random(in: 0...30, using: &generator))
      try compare(try #require(ReportPeriod(from: from, through: through)))
    }
  }

  // MARK: What happens

  private func send(
    _ now: Instant,
    _ day: CivilDate,
    _ generator: inout SeededGenerator
  ) throws {
    let patient = try #require(Self.units.keys.sorted().randomElement(using: &generator))
    let colour = try #require(Colour.allCases.randomElement(using: &generator))
    let id = "s-\(forms.count)"
    let authored = now.adding(minutes: -Int.random(in: 0...3000, using: &generator))
    let deadline = day.adding(days: Int.random(in: 0...9, using: &generator))
    var decision = try Samples.decision(id, patient: patient, colour)
    decision.now = now
    decision.consultation.deadline = deadline
    let submission = try Samples.submission(
      id,
      patient: patient,
      authored: authored.description
    )
    try store.commit([
      .decided(line: Samples.bytes("{}"), submission: submission, WrittenDecision(decision))
    ])
    forms.append(
      Form(patient: patient, colour: colour, authored: authored, day: day, deadline: deadline)
    )
  }

  /// A person deals with all that is open of one patient.
  private func act(
    _ now: Instant,
    _ day: CivilDate,
    _ generator: inout SeededGenerator
  ) throws {
    guard let entry = try store.worklist().randomElement(using: &generator) else { return }
    let kinds: [EntryAct.Kind] = [
      .done(contact: "phone"), .done(contact: "in_person"), .done(contact: "message"),
      .done(contact: "none"), .done(contact: "letter"), .done(contact: "own_word"),
      .override(.known, contact: nil),
      .override(.tooMild, contact: "video"),
    ]
    let kind = try #require(kinds.randomElement(using: &generator))
    let act = EntryAct(kind, by: "Kari", note: "n", seen: entry.version, now: now)
    _ = try store.act(on: entry.id, act).get()
    var (held, reason): (String?, OverrideReason?) = (nil, nil)
    switch kind {
    case .done(let contact): held = contact
    case .override(let why, let contact): (reason, held) = (why, contact)
    default: break
    }
    if let held, held != "none" { contacts.append((entry.key.patient, held, day)) }
    for index in forms.indices
    where forms[index].patient == entry.key.patient && forms[index].isOpen {
      forms[index].settled = day
      forms[index].reason = reason
      if let held, ["phone", "video", "in_person"].contains(held) {
        forms[index].contact = (held, now)
      }
    }
  }

  // MARK: What is counted

  private func compare(_ period: ReportPeriod) throws {
    let today = first.adding(days: Self.days)
    let counts = try store.reportCounts(in: period, today: today, calendar: calendar)
    for unit in [nil, "a", "b"] {
      let slice = ReportSlice(protocol: "epilepsy_follow_up", unit: unit)
      let patients = Set(Self.units.filter { $0.value == unit }.keys)
      #expect(counts[slice] == naive(patients, period, today), "\(period) \(unit ?? "none")")
    }
    #expect(counts.count == 3)
  }

  private func naive(
    _ patients: Set<String>,
    _ period: ReportPeriod,
    _ today: CivilDate
  ) -> ReportCounts {
    var counts = ReportCounts()
    let forms = forms.filter { patients.contains($0.patient) }
    for form in forms where period.contains(calendar.date(of: form.authored)) {
      counts.add(
        ReportedForm(
          colour: form.colour,
          cause: form.colour == .grey ? .patient : nil,
          asked: "phone",
          authored: form.authored,
          isOpen: form.isOpen,
          conversation: form.contact.map { .init(moment: $0.moment, colour: form.colour) }
        )
      )
    }
    for held in contacts where patients.contains(held.patient) && period.contains(held.day) {
      counts.contacts[held.kind, default: 0] += 1
    }
    for form in forms where period.contains(form.deadline) && form.deadline < today {
      let isKept = form.settled.map { $0 <= form.deadline } ?? false
      counts.deadlines[form.colour, default: Kept()].add(Kept(kept: isKept ? 1 : 0, all: 1))
    }
    for form in forms {
      guard let settled = form.settled, period.contains(settled) else { continue }
      counts.judged.add(1, form.reason)
      for finding in ["self_harm", "low_mood"] {
        let name = RuleName(protocol: "epilepsy_follow_up", finding: finding)
        counts.rules[name, default: Judged()].add(1, form.reason)
      }
    }
    for patient in patients {
      let open = forms.filter { form in
        form.patient == patient && form.day <= period.through
          && form.settled.map { $0 > period.through } ?? true
      }
      guard let oldest = open.map(\.day).min() else { continue }
      let day = min(period.through, today)
      counts.open[EntryAge(days: day.dayNumber - oldest.dayNumber), default: 0] += 1
    }
    let days = min(period.through, today).dayNumber - max(period.from, first).dayNumber + 1
    counts.followUpDays = max(days, 0) * patients.count
    return counts
  }
}
