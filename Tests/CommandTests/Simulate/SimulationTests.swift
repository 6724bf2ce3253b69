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
/// `BEHOV_SIMULATION=full` takes the sizes of `docs/validation/simulation.md`, which takes minutes.
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
    #expect(run.sent > trial.patients)
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

  /// What must hold of everything that happened, once it is over.
  private static func lookBack(_ run: SimulationRun, _ watch: DayWatch) throws {
    let store = run.clinic.store
    let assessments = run.records.flatMap(\.assessments)
    let received = try store.lastReceived().submissions
    if received + run.refused != run.sent { watch.note("\(run.sent) sent, \(received) received") }
    if assessments.count != received { watch.note("\(assessments.count) of \(received) decided") }
    for assessment in assessments {
      guard let stored = try store.decisions(of: assessment.submission).first else {
        watch.note("\(assessment.submission) is lost")
        continue
      }
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
