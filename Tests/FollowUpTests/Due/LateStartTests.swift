import FollowUp
import Scheduling
import Testing
import Triage
import Values

/// One who is enrolled when some of the plan, or all of it, has passed.
@Suite("Enrolled late")
struct LateStartTests {
  /// Enrolled on 1 February; what is said on the days from then.
  private func said(
    _ periods: [Period],
    _ side: FollowUpPlan.SendAt.Side,
    anchor: String,
    on days: [String]
  ) throws -> [String] {
    var plan = FollowUpPlan()
    plan.sendsAt = [.init(periods, side, "surgery")]
    plan.unanswered = .init(after: Period(8, .day), is: .yellow)
    var clinic = try Clinic(plan)
    clinic.countsFromNamedDate = true
    clinic.record.patient = Patient(
      id: "p1",
      protocol: "knee",
      anchor: try Clinic.day("2026-\(anchor)")
    )
    clinic.happen(.enrolled, try Clinic.day("2026-02-01"))
    return try days.flatMap { day in
      if day == "settled" {
        clinic.record.openUntil = nil
        return [String]()
      }
      return clinic.run(try Clinic.day("2026-\(day)")).dispatches.map {
        $0.words.replacing("2026-", with: "")
      }
    }
  }

  private static let before = [Period(21, .day)]
  private static let form = "form of 21 days before surgery 01-20"

  @Test func theLastFormBeforeADateIsSentAtOnce() throws {
    #expect(try said(Self.before, .before, anchor: "02-10", on: ["02-01", "02-02"]) == [Self.form])
    #expect(try said(Self.before, .before, anchor: "02-10", on: ["02-05", "02-06"]) == [Self.form])
  }

  @Test func itsSilenceIsToldAndThePlanCompleted() throws {
    let days = ["02-01", "02-09", "02-10", "settled", "02-11"]
    #expect(
      try said(Self.before, .before, anchor: "02-10", on: days) == [
        Self.form, "unanswered of 21 days before surgery 01-20", "completed of completed 02-11",
      ]
    )
  }

  @Test func whereALaterOneIsToComeThatOneAsks() throws {
    let points = [Period(21, .day), Period(7, .day)]
    #expect(
      try said(points, .before, anchor: "02-10", on: ["02-01", "02-03"]) == [
        "form of 7 days before surgery 02-03"
      ]
    )
  }

  @Test(arguments: [FollowUpPlan.SendAt.Side.before, .after])
  func whereNothingIsLeftThatIsToldOnceAndThenCompleted(side: FollowUpPlan.SendAt.Side) throws {
    let anchor = side == .before ? "02-01" : "01-05"
    let days = ["02-01", "02-02", "02-10", "settled", "02-11", "02-12"]
    #expect(
      try said(Self.before, side, anchor: anchor, on: days) == [
        "no_date of passed 02-01", "completed of completed 02-11",
      ]
    )
  }
}
