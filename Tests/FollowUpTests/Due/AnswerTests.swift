import FollowUp
import Scheduling
import Testing
import Triage
import Values

/// What answers a form that was given out, and what takes the place of the next.
@Suite("Answers to what is due")
struct AnswerTests {
  private static let plan: FollowUpPlan = {
    var plan = FollowUpPlan()
    plan.regular = .init(every: Period(1, .month))
    plan.remindsAfter = [Period(5, .day)]
    plan.unanswered = .init(after: Period(21, .day), is: .yellow)
    plan.extraFormCountsWithin = Period(20, .day)
    return plan
  }()

  private static func form(
    _ authored: String,
    came: String? = nil,
    correcting: String? = nil
  ) throws -> Course.DecidedForm {
    let day = try Clinic.day("2026-\(authored)")
    let corrected = try correcting.map { try Clinic.day("2026-\($0)") }
    return Course.DecidedForm(
      authored: day,
      decided: try came.map { try Clinic.day("2026-\($0)") } ?? day,
      colour: .green,
      correcting: corrected.map { ($0, $0) }
    )
  }

  private static func clinic(enrolled: String = "01-15") throws -> Clinic {
    var clinic = try Clinic(plan)
    clinic.happen(.enrolled, try Clinic.day("2026-\(enrolled)"))
    return clinic
  }

  private static func said(_ clinic: inout Clinic, on days: String...) throws -> [String] {
    try days.flatMap { day in
      clinic.run(try Clinic.day("2026-\(day)")).dispatches
        .map { $0.words.replacing("2026-", with: "") }
    }
  }

  /// A form of 15 January, given out on the 12th.
  @Test(arguments: [
    ("01-11", "01-11", false), ("01-12", "01-12", true), ("01-13", "01-13", true),
    ("01-11", "01-12", true), ("01-11", "01-16", true), ("01-10", "01-16", false),
    ("01-16", "01-16", true),
  ])
  func anAnswerCountsFromTheDayTheFormWasGivenOut(
    authored: String,
    came: String,
    isAnswer: Bool
  ) throws {
    var clinic = try Self.clinic()
    clinic.run(try Clinic.day("2026-01-15"), given: try Clinic.day("2026-01-12"))
    clinic.record.forms.append(try Self.form(authored, came: came))
    let reminders = try Self.said(&clinic, on: "01-20")
    #expect(reminders == (isAnswer ? [] : ["reminder of every 1 month 01-15"]))
  }

  @Test func aCorrectionTakesNoPlannedFormAway() throws {
    var clinic = try Self.clinic()
    _ = try Self.said(&clinic, on: "01-15")
    clinic.record.forms = [try Self.form("01-27"), try Self.form("01-28", correcting: "01-27")]
    #expect(try Self.said(&clinic, on: "02-15") == ["form of every 1 month 02-15"])
  }

  @Test func aFormOfThePatientsOwnStillDoes() throws {
    var clinic = try Self.clinic()
    _ = try Self.said(&clinic, on: "01-15")
    clinic.record.forms = [try Self.form("01-27"), try Self.form("01-28")]
    #expect(try Self.said(&clinic, on: "02-15") == [])
  }

  @Test func aCorrectionOfAnOlderFormIsNoAnswer() throws {
    var clinic = try Self.clinic()
    _ = try Self.said(&clinic, on: "01-15")
    clinic.record.forms = [try Self.form("01-10"), try Self.form("01-16", correcting: "01-10")]
    #expect(try Self.said(&clinic, on: "01-20") == ["reminder of every 1 month 01-15"])
  }

  @Test func aLongPauseIsAskedAboutThoughItHasAnEnd() throws {
    var clinic = try Self.clinic()
    clinic.happen(
      .paused,
      try Clinic.day("2026-01-16"),
      until: try Clinic.day("2027-12-01")
    )
    #expect(try Self.said(&clinic, on: "02-15") == [])
    #expect(clinic.said.last?.next == (try Clinic.day("2026-02-16")))
    #expect(try Self.said(&clinic, on: "02-16") == ["pause_review of pause 02-16"])
  }

  @Test func aDateFarAheadIsATaskOnce() throws {
    var clinic = try Self.clinic()
    clinic.record.patient = Patient(
      id: "p1",
      protocol: "knee",
      anchor: try Clinic.day("2026-03-16")
    )
    #expect(try Self.said(&clinic, on: "02-15") == ["no_date of far 03-16"])
    #expect(try Self.said(&clinic, on: "02-15") == [])
    #expect(try Self.said(&clinic, on: "02-16", "03-16") == ["form of every 1 month 03-16"])
  }
}
