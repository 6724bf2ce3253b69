import FollowUp
import Scheduling
import Testing
import Triage
import Values

/// The day on which a patient is looked at again, which the simulated clinic lives by.
@Suite("The next day that something is due")
struct NextDayTests {
  private static let knee: FollowUpPlan = {
    var plan = FollowUpPlan()
    plan.regular = .init(every: Period(3, .month))
    plan.answerWithin = Period(14, .day)
    plan.remindsAfter = [Period(7, .day), Period(12, .day)]
    plan.unanswered = .init(after: Period(21, .day), is: .yellow)
    plan.extraFormCountsWithin = Period(30, .day)
    return plan
  }()

  @Test func theNextDayIsThatOfTheReminderThenOfTheSilenceThenOfTheForm() throws {
    var clinic = try Clinic(Self.knee)
    clinic.happen(.enrolled, try Clinic.day("2026-01-10"))
    for (day, next) in [
      ("01-10", "01-17"), ("01-16", "01-17"), ("01-17", "01-22"), ("01-21", "01-22"),
      ("01-22", "01-31"), ("01-30", "01-31"), ("01-31", "04-10"),
    ] {
      let told = clinic.run(try Clinic.day("2026-\(day)")).next
      #expect(told == (try Clinic.day("2026-\(next)")), "\(day)")
    }
  }

  @Test func anAnsweredFormAndAnEarlierOneHaveNoReminderToWaitFor() throws {
    var plan = FollowUpPlan()
    plan.regular = .init(every: Period(10, .day))
    plan.remindsAfter = [Period(15, .day)]
    plan.unanswered = .init(after: Period(40, .day), is: .yellow)
    var clinic = try Clinic(plan)
    clinic.happen(.enrolled, try Clinic.day("2026-01-10"))
    clinic.run(try Clinic.day("2026-01-10"))
    // The one of 10 January would be reminded of on the 25th, were it the latest.
    #expect(clinic.run(try Clinic.day("2026-01-20")).next == (try Clinic.day("2026-01-30")))
    #expect(clinic.run(try Clinic.day("2026-01-24")).next == (try Clinic.day("2026-01-30")))
    clinic.plan.regular = .init(every: Period(90, .day))
    #expect(
      clinic.due(try Clinic.day("2026-01-24")).outcome(for: clinic.record).next
        == (try Clinic.day("2026-02-04"))
    )
    let answered = try Clinic.day("2026-01-23")
    clinic.record.forms.append(.init(authored: answered, decided: answered, colour: .green))
    #expect(
      clinic.due(try Clinic.day("2026-01-24")).outcome(for: clinic.record).next
        == (try Clinic.day("2026-04-10"))
    )
  }

  @Test func whoIsPausedIsLookedAtOnTheDayThatItEnds() throws {
    var clinic = try Clinic(Self.knee)
    clinic.happen(.enrolled, try Clinic.day("2026-01-10"))
    clinic.run(try Clinic.day("2026-01-10"))
    clinic.happen(.paused, try Clinic.day("2026-01-14"), until: try Clinic.day("2026-02-20"))
    #expect(clinic.run(try Clinic.day("2026-01-14")).next == (try Clinic.day("2026-02-20")))
  }

  @Test func whoIsEnrolledAheadIsLookedAtOnTheDay() throws {
    var clinic = try Clinic(Self.knee)
    clinic.happen(.enrolled, try Clinic.day("2026-01-11"))
    #expect(clinic.run(try Clinic.day("2026-01-10")).next == (try Clinic.day("2026-01-11")))
  }
}
