import Diagnostics
import FollowUp
import Foundation
import Scheduling
import Simulation
import Storage
import Testing
import Triage
import Values

@testable import behov

/// Patients of the cohorts, through the store and the commands' own code.
///
/// `BEHOV_SIMULATION=full` takes the sizes of `docs/validation/simulation.md`, which takes a minute or
/// two.
@Suite("A simulated clinic")
struct SimulationTests {
  struct Trial: Sendable, CustomTestStringConvertible {
    let cohort: String
    let patients: Int
    let years: Int
    let seed: UInt64
    var every = 1
    var testDescription: String { "\(cohort), \(patients) patients, \(years) years, seed \(seed)" }
  }

  static let trials: [Trial] = {
    if ProcessInfo.processInfo.environment["BEHOV_SIMULATION"] == "full" {
      return [
        Trial(cohort: "wrist_surgery_follow_up", patients: 2000, years: 1, seed: 7, every: 30),
        Trial(cohort: "epilepsy_follow_up", patients: 5000, years: 3, seed: 7, every: 30),
      ]
    }
    return [
      Trial(cohort: "knee", patients: 60, years: 1, seed: 1),
      Trial(cohort: "wrist_surgery_follow_up", patients: 80, years: 1, seed: 2, every: 3),
      // A red that is to be rung waits beside an older promise to be seen.
      Trial(cohort: "wrist_surgery_follow_up", patients: 200, years: 1, seed: 8, every: 30),
      Trial(cohort: "epilepsy_follow_up", patients: 80, years: 2, seed: 3, every: 3),
    ]
  }()

  @Test("loses nobody, day by day", arguments: trials)
  func keepsItsPromises(_ trial: Trial) throws {
    var run = try Self.run(trial)
    let watch = DayWatch(run.clinic, every: trial.every)
    let outcome = try run.run { try watch.look($0) }
    try Self.lookBack(run, watch)
    #expect(watch.looks > 100 / trial.every)
    #expect(run.sentForms.count > trial.patients)
    #expect(outcome.figures.contains { $0.kind == .colour && $0.amount.perMille ?? 0 > 0 })
    #expect(watch.findings.prefix(10) == [])
  }

  @Test("is the same for the same seed, and another for another")
  func followsItsSeed() throws {
    let trial = Trial(cohort: "knee", patients: 30, years: 1, seed: 5)
    let first = try Self.decisions(trial)
    #expect(first.count > 60)
    #expect(try Self.decisions(trial) == first)
    #expect(try Self.decisions(Trial(cohort: "knee", patients: 30, years: 1, seed: 6)) != first)
  }

  @Test("a form that nobody knows of is lost, and a refused one is told of")
  func knowsWhatIsLost() throws {
    let trial = Trial(cohort: "knee", patients: 5, years: 1, seed: 5)
    var run = try Self.run(trial)
    _ = try run.run()
    var clinic = run.clinic
    let decided = try #require(run.sentForms.first)
    let line = #"{"id": "r-1", "patient": "p-1", "form": "knee", "version": "1.0.0"}"#
    _ = try clinic.decide(
      [Array(line.utf8)],
      now: clinic.calendar.instant(on: run.lastDay, hour: 9, minute: 0)
    )
    #expect(try FormFate(of: decided, in: clinic.store) == .decided)
    #expect(try FormFate(of: "r-1", in: clinic.store) == .refused)
    #expect(try FormFate(of: "never-sent", in: clinic.store) == .lost)
  }

  @Test("what is left of those who have left is closed, and greens are opened first")
  func closesWhatIsLeft() throws {
    struct Stop: Error {}
    let trial = Trial(cohort: "knee", patients: 60, years: 1, seed: 1)
    var run = try Self.run(trial)
    let store = run.clinic.store
    #expect(throws: Stop.self) {
      try run.run { _ in
        let entries = try store.worklist()
        let hasBoth = [true, false].allSatisfy { isGreen in
          entries.contains { $0.isToConfirm == isGreen && $0.key.desk == .clinic }
        }
        if hasBoth { throw Stop() }
      }
    }
    let last = try #require(try store.lastReceived().moment)
    var staff = SimulatedStaff(run.cohort.clinicians, patients: 60, seed: 1, store)
    let deeds = try staff.work(calls: [], hasEnded: { _ in true }, now: last)
    #expect(deeds.allSatisfy { $0.contact == "none" } && deeds.count > 1)
    #expect(try store.worklist() == [])
  }

  @Test("a meeting promised for the day after the follow-up is held, and none before its time")
  func holdsTheLastMeeting() throws {
    for (years, isDue) in [(3, true), (2, false)] {
      let trial = Trial(cohort: "epilepsy_follow_up", patients: 20, years: years, seed: 4)
      var run = try Self.run(trial)
      _ = try run.run()
      let whole = run.records.filter(\.isWhole)
      let met = whole.count { record in record.contacts.contains { $0.kind == "in_person" } }
      #expect(whole.count > 10)
      #expect((met == whole.count) == isDue, "\(met) of \(whole.count) in \(years) years")
    }
  }

  @Test("of several letters that answer one form the first is sent")
  func sendsTheFirstLetter() throws {
    let due = try #require(CivilDate("2026-01-02"))
    let early = try #require(Instant("2026-01-05T09:00:00+01:00"))
    let late = try #require(Instant("2026-01-05T10:00:00+01:00"))
    let noon = try #require(Instant("2026-01-05T12:00:00+01:00"))
    for moments in [[early, late], [late, early]] {
      var post = SimulatedPost()
      for moment in moments { post.put(.init(moment: moment, patient: 1, due: due)) }
      for moment in moments { post.put(.init(moment: moment, patient: 2, due: nil)) }
      #expect(post.count == 3)
      #expect(post.take(before: noon).map(\.moment) == [early, early, late])
      #expect(post.count == 0)
    }
  }

  @Test("letters are taken in the order that they come, and what comes after noon on the next day")
  func takesLettersAsTheyCome() throws {
    let moments = try ["05T11:00", "05T09:00", "05T13:00", "05T09:00"].map { text in
      try #require(Instant("2026-01-\(text):00+01:00"))
    }
    var post = SimulatedPost()
    for (number, moment) in moments.enumerated() {
      post.put(.init(moment: moment, patient: 10 - number, due: nil))
    }
    let noons = try ["05", "06"].map { try #require(Instant("2026-01-\($0)T12:00:00+01:00")) }
    #expect(post.take(before: noons[0]).map(\.patient) == [7, 9, 10])
    #expect(post.take(before: noons[1]).map(\.patient) == [8])
  }

  // MARK: Making one

  static func run(_ trial: Trial) throws -> SimulationRun {
    let root = CommandRun.repository.path
    let isKnee = trial.cohort == "knee"
    let home = isKnee ? "\(root)/Tests/Content/knee" : root
    let content = try ClinicContent(forms: "\(home)/Forms", rules: "\(home)/Rules")
    let protocols = content.protocols.protocols
    let source = try Files.required("\(home)/Cohorts/\(trial.cohort).cohort.json")
    let cohort = try #require(Cohort.read(source, protocols: protocols).cohort)
    let calendar = try #require(ClinicCalendar(zone: "Europe/Oslo"))
    let store = try Store(path: Store.memory)
    let clinic = try SimulatedClinic(content, cohort.triageProtocol, store, calendar)
    let size = SimulationRun.Size(
      patients: trial.patients,
      years: trial.years,
      seed: trial.seed,
      firstDay: try #require(CivilDate("2026-01-01"))
    )
    return SimulationRun(clinic, cohort, size)
  }

  /// The bytes of every decision in force, by submission.
  private static func decisions(_ trial: Trial) throws -> [[UInt8]] {
    var run = try run(trial)
    _ = try run.run()
    let ids = run.records.flatMap { $0.assessments.map(\.submission) }.sorted()
    return try ids.flatMap { try run.clinic.store.decisions(of: $0).map(\.json) }
  }

  // MARK: Looking back

  /// No form is lost: what patients filled in has come, and each that came is decided or, refused, has
  /// an entry of the work list.
  private static func lookForForms(_ run: SimulationRun, _ watch: DayWatch) throws {
    if run.underway > 0 { watch.note("\(run.underway) forms have not come") }
    let sent = Set(run.sentForms)
    if sent.count < run.sentForms.count { watch.note("two forms have one id") }
    var refused = 0
    for form in run.sentForms {
      switch try FormFate(of: form, in: run.clinic.store) {
      case .decided: break
      case .refused: refused += 1
      case .refusedSilently: watch.note("\(form) is refused, and nobody is told")
      case .lost: watch.note("\(form) is lost")
      }
    }
    if refused != run.refused { watch.note("\(run.refused) refused, and \(refused) are kept") }
  }

  /// What must hold of everything that happened, once it is over.
  private static func lookBack(_ run: SimulationRun, _ watch: DayWatch) throws {
    let store = run.clinic.store
    let assessments = run.records.flatMap(\.assessments)
    try lookForForms(run, watch)
    let received = try store.lastReceived().submissions
    if assessments.count != received { watch.note("\(assessments.count) of \(received) decided") }
    for assessment in assessments {
      guard let stored = try store.decisions(of: assessment.submission).first else { continue }
      let entry = try store.entry(ofDecision: stored.id)
      let handling = entry?.handling(ofDecision: stored.id)
      guard case .settled(let event) = handling else {
        watch.note("\(stored.id) is \(stored.decision.colour), and \(handling as Any)")
        continue
      }
      if !event.kind.settles || event.person.isEmpty { watch.note("\(stored.id): \(event)") }
    }
    for record in try watch.records() {
      let state = EnrolmentState(record.events, on: run.lastDay)
      if !state.hasEnded { watch.note("\(record.patient.id) is \(state) at the end") }
      if record.openUntil != nil { watch.note("\(record.patient.id) waits at the end") }
    }
    let silences = run.records.flatMap { record in record.silences.filter { $0.handling == nil } }
    if !silences.isEmpty { watch.note("\(silences.count) silences with nobody") }
    let told = try watch.records().flatMap(\.dispatches).count { $0.kind == .unanswered }
    let known = run.records.reduce(0) { $0 + $1.silences.count }
    if told != known { watch.note("\(told) unanswered forms, and \(known) raised") }
  }
}
