import FollowUp
import Scheduling
import Testing
import Triage
import Values

/// What stands in that which is given out, and in what a person has to deal with.
@Suite("What is told")
struct ToldTests {
  private static let knee: FollowUpPlan = {
    var plan = FollowUpPlan()
    plan.regular = .init(every: Period(3, .month))
    plan.answerWithin = Period(14, .day)
    plan.remindsAfter = [Period(7, .day), Period(12, .day)]
    plan.unanswered = .init(after: Period(21, .day), is: .yellow)
    plan.extraFormCountsWithin = Period(30, .day)
    return plan
  }()

  @Test func aPlanThatSaysNothingOfSilenceHearsItAllTheSame() throws {
    var plan = FollowUpPlan()
    plan.regular = .init(every: Period(3, .month))
    var clinic = try Clinic(plan)
    clinic.happen(.enrolled, try Clinic.day("2026-01-10"))
    clinic.run(try Clinic.day("2026-01-10"))
    let concern = clinic.run(try Clinic.day("2026-02-07")).concerns.first
    #expect(concern?.kind == .unanswered)
    #expect(concern?.colour == .grey)
    #expect(concern?.deadline.description == "2026-02-09")
  }

  @Test func aSilenceHasTheDeadlineOfItsColour() throws {
    var clinic = try Clinic(Self.knee)
    clinic.happen(.enrolled, try Clinic.day("2026-01-10"))
    clinic.run(try Clinic.day("2026-01-10"))
    let concern = try #require(clinic.run(try Clinic.day("2026-01-31")).concerns.first)
    #expect(concern.colour == .yellow)
    #expect(concern.contact == "phone")
    #expect(concern.by == "nurse")
    #expect(concern.deadline.description == "2026-02-04")
    #expect(concern.id == "unanswered p1 knee every 3 months 2026-01-10")
  }

  @Test func theDeadlineOfASilenceIsCountedFromTheDayItIsTold() throws {
    var clinic = try Clinic(Self.knee)
    clinic.happen(.enrolled, try Clinic.day("2026-01-12"))
    clinic.run(try Clinic.day("2026-01-12"))
    // Told on a Monday, due in three working days; told late on a Tuesday, a day later.
    for (told, deadline) in [("2026-02-02", "2026-02-05"), ("2026-02-03", "2026-02-06")] {
      var clinic = clinic
      let concern = clinic.run(try Clinic.day(told)).concerns.first
      #expect(concern?.deadline.description == deadline)
    }
  }

  @Test func whatIsGivenOutSaysWhichUnitHasThePatient() throws {
    var clinic = try Clinic(Self.knee)
    clinic.record.patient = Patient(id: "p1", protocol: "knee", unit: "ortopedi")
    clinic.happen(.enrolled, try Clinic.day("2026-01-10"))
    #expect(clinic.run(try Clinic.day("2026-01-10")).dispatches.map(\.unit) == ["ortopedi"])
  }

  @Test func anOwnLimitThatExpiredIsTold() throws {
    let limit = Patient.OwnLimit(
      id: "pain_limit",
      value: try Number(parsing: "5"),
      by: "Kari",
      reason: "-",
      from: try Clinic.day("2026-01-01"),
      until: try Clinic.day("2026-01-31")
    )
    var clinic = try Clinic(Self.knee)
    clinic.record.patient = Patient(id: "p1", protocol: "knee", limits: [limit])
    clinic.happen(.enrolled, try Clinic.day("2026-01-10"))
    let before = clinic.run(try Clinic.day("2026-01-31")).concerns.map(\.kind)
    #expect(!before.contains(.limitExpired))
    #expect(clinic.run(try Clinic.day("2026-02-01")).concerns.map(\.kind) == [.limitExpired])
    #expect(clinic.run(try Clinic.day("2026-02-02")).concerns.isEmpty)
  }
}
