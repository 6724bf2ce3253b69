import FollowUp
import Foundation
import Scheduling
import Testing
import Triage
import Values

@Suite("The next form that a patient is told of")
struct NextFormTests {
  private static let runs =
    ProcessInfo.processInfo.environment["BEHOV_PROPERTY_RUNS"].flatMap { Int($0) } ?? 2_000

  private static let halfYearly: FollowUpPlan = {
    var plan = FollowUpPlan()
    plan.regular = .init(every: Period(6, .month))
    plan.extraFormCountsWithin = Period(30, .day)
    return plan
  }()

  private func clinic(_ plan: FollowUpPlan, since text: String) throws -> Clinic {
    var clinic = try Clinic(plan)
    let start = try Clinic.day(text)
    clinic.record.patient = Patient(id: "p1", protocol: "knee", anchor: start)
    clinic.happen(.enrolled, start)
    clinic.run(start)
    return clinic
  }

  private func next(_ clinic: Clinic, _ text: String) throws -> String? {
    clinic.due(try Clinic.day(text)).nextForm(for: clinic.record)?.description
  }

  @Test func isNotTheOneThatTheirOwnFormTookThePlaceOf() throws {
    var clinic = try clinic(Self.halfYearly, since: "2026-01-15")
    let answered = try Clinic.day("2026-01-16")
    clinic.record.forms.append(.init(authored: answered, decided: answered, colour: .green))
    #expect(try next(clinic, "2026-06-19") == "2026-07-15")
    let extra = try Clinic.day("2026-06-20")
    clinic.record.forms.append(.init(authored: extra, decided: extra, colour: .green))
    #expect(try next(clinic, "2026-06-20") == "2027-01-15")
  }

  @Test func waitsForThePauseToEnd() throws {
    var clinic = try clinic(Self.halfYearly, since: "2026-01-15")
    clinic.happen(.paused, try Clinic.day("2026-03-01"), until: try Clinic.day("2026-12-01"))
    #expect(try next(clinic, "2026-03-01") == "2026-12-01")
    clinic.happen(.paused, try Clinic.day("2026-03-02"))
    #expect(try next(clinic, "2026-03-02") == nil)
  }

  @Test func isNoneForOneWhoHasLeft() throws {
    var clinic = try clinic(Self.halfYearly, since: "2026-01-15")
    clinic.happen(.left, try Clinic.day("2026-03-01"))
    #expect(try next(clinic, "2026-03-01") == nil)
  }

  /// Whatever has happened to a patient, a form goes out on the day that is told, and none before.
  @Test func isTheDayThatTheNextIsSent() throws {
    for seed in 0..<UInt64(Self.runs / 8) {
      var random = SeededGenerator(seed: seed)
      var clinic = try Self.life(&random)
      let today = CivilDate(dayNumber: 20_460 + 200)
      let told = clinic.due(today).nextForm(for: clinic.record)
      var sent: CivilDate?
      for number in 0...400 where sent == nil {
        let day = today.adding(days: number)
        if clinic.run(day).dispatches.contains(where: { $0.kind == .form }) { sent = day }
      }
      let near = told.flatMap { $0.dayNumber - today.dayNumber > 400 ? nil : $0 }
      #expect(near == sent, "seed \(seed)")
    }
  }

  /// Two hundred days of a patient who answers, pauses and comes back.
  private static func life(_ random: inout SeededGenerator) throws -> Clinic {
    func days(_ range: ClosedRange<Int>) -> Period {
      Period(.random(in: range, using: &random), .day)
    }
    var plan = FollowUpPlan()
    plan.regular = .init(every: days(5...90))
    plan.sendsAfter = Bool.random(using: &random) ? [.init(days(5...40), after: .yellow)] : []
    plan.remindsAfter = [days(2...6)]
    plan.unanswered = .init(after: days(10...25), is: .yellow)
    plan.extraFormCountsWithin = Bool.random(using: &random) ? days(5...30) : nil
    plan.contactAtLeastEvery = Bool.random(using: &random) ? days(30...90) : nil
    var clinic = try Clinic(plan)
    let start = CivilDate(dayNumber: 20_460)
    clinic.record.patient = Patient(id: "p1", protocol: "knee", anchor: start.adding(days: -9))
    clinic.happen(.enrolled, start)
    for number in 0..<200 {
      let day = start.adding(days: number)
      switch Int.random(in: 0..<60, using: &random) {
      case 0..<3:
        let colour = Colour.allCases.randomElement(using: &random) ?? .grey
        clinic.record.forms.append(.init(authored: day, decided: day, colour: colour))
      case 3:
        let until = day.adding(days: .random(in: 1...60, using: &random))
        clinic.happen(.paused, day, until: Bool.random(using: &random) ? until : nil)
      case 4: clinic.happen(.resumed, day)
      default: break
      }
      clinic.run(day)
    }
    return clinic
  }
}
