import FollowUp
import Scheduling
import Testing
import Triage
import Values

/// Each case is a story of 2026: what happens on which day, and what `due` then gives out.
@Suite("What is due")
struct DueTests {
  private static let knee: FollowUpPlan = {
    var plan = FollowUpPlan()
    plan.regular = .init(every: Period(3, .month))
    plan.answerWithin = Period(14, .day)
    plan.remindsAfter = [Period(7, .day), Period(12, .day)]
    plan.unanswered = .init(after: Period(21, .day), is: .yellow)
    plan.extraFormCountsWithin = Period(30, .day)
    return plan
  }()

  private static let wrist: FollowUpPlan = {
    var plan = FollowUpPlan()
    plan.sendsAt = [.init([Period(5, .day), Period(2, .week)], .after, "surgery")]
    plan.unanswered = .init(after: Period(5, .day), is: .yellow)
    return plan
  }()

  /// Tells the story; a step is a day and what happens, and `due` is followed by what it says.
  private func tell(
    _ plan: FollowUpPlan,
    anchor: String? = nil,
    needsDate: Bool = false,
    _ story: [(String, String, [String])]
  ) throws {
    var clinic = try Clinic(plan)
    clinic.countsFromNamedDate = needsDate
    let anchor = try anchor.map { try Clinic.day("2026-\($0)") }
    clinic.record.patient = Patient(id: "p1", protocol: "knee", anchor: anchor)
    for (day, words, expected) in story {
      let day = try Clinic.day(day.count == 5 ? "2026-\(day)" : day)
      let parts = words.split(separator: " ").map(String.init)
      switch parts[0] {
      case "due":
        let outcome = clinic.run(day)
        let said = outcome.dispatches.map { $0.words.replacing("2026-", with: "") }
        #expect(said == expected, "\(day)")
      case "answers":
        let colour = Colour(parts.count > 1 ? parts[1] : "green") ?? .green
        clinic.record.forms.append(.init(authored: day, decided: day, colour: colour))
      case "unread":
        let form = Course.DecidedForm(
          authored: day,
          decided: day,
          colour: .grey,
          isAnswer: false
        )
        clinic.record.forms.append(form)
      case "meets", "rings":
        let contact = parts[0] == "meets" ? "in_person" : "phone"
        clinic.record.contacts.append(HeldContact(day: day, contact: contact))
        clinic.record.openUntil = nil
      case "settled": clinic.record.openUntil = nil
      default:
        let kind = try #require(EnrolmentEvent.Kind(rawValue: parts[0]))
        let until = try parts.count > 1 ? Clinic.day("2026-\(parts[1])") : nil
        clinic.happen(kind, day, until: until)
      }
    }
  }

  @Test func aFormIsSentRemindedOfAndNeverSilentlyUnanswered() throws {
    try tell(
      Self.knee,
      [
        ("01-10", "enrolled", []), ("01-10", "due", ["form of every 3 months 01-10"]),
        ("01-10", "due", []), ("01-16", "due", []),
        ("01-17", "due", ["reminder of every 3 months 01-10"]), ("01-18", "due", []),
        ("01-22", "due", ["reminder 2 of every 3 months 01-10"]), ("01-30", "due", []),
        ("01-31", "due", ["unanswered of every 3 months 01-10"]), ("02-20", "due", []),
        ("04-10", "due", ["form of every 3 months 04-10"]),
      ]
    )
  }

  @Test func anAnswerEndsTheReminders() throws {
    try tell(
      Self.knee,
      [
        ("01-10", "enrolled", []), ("01-10", "due", ["form of every 3 months 01-10"]),
        ("01-12", "answers", []), ("02-28", "due", []),
        ("04-10", "due", ["form of every 3 months 04-10"]),
      ]
    )
  }

  @Test func aFormThatNobodyCouldReadIsNoAnswer() throws {
    try tell(
      Self.knee,
      [
        ("01-10", "enrolled", []), ("01-10", "due", ["form of every 3 months 01-10"]),
        ("01-12", "unread", []), ("01-17", "due", ["reminder of every 3 months 01-10"]),
        ("01-31", "due", ["unanswered of every 3 months 01-10"]), ("04-01", "unread", []),
        ("04-10", "due", ["form of every 3 months 04-10"]),
      ]
    )
  }

  @Test(arguments: [("phone", true), ("video", true), ("in_person", true), ("letter", false)])
  func onlyOnesWhoHaveSpokenHaveHadContact(contact: String, isHeld: Bool) throws {
    #expect(
      HeldContact(day: try Clinic.day("2026-01-01"), contact: contact).isConversation == isHeld
    )
  }

  @Test func aComputerThatStoodStillSendsOneFormAndOneReminder() throws {
    try tell(
      Self.knee,
      [
        ("01-10", "enrolled", []),
        (
          "10-15", "due",
          [
            "cancelled of every 3 months 01-10", "cancelled of every 3 months 04-10",
            "cancelled of every 3 months 07-10", "form of every 3 months 10-10",
          ]
        ), ("10-28", "due", ["reminder 2 of every 3 months 10-10"]), ("10-29", "due", []),
      ]
    )
  }

  @Test func theClockCannotMakeASilenceOfOneDay() throws {
    try tell(
      Self.knee,
      [
        ("01-10", "enrolled", []), ("01-10", "due", ["form of every 3 months 01-10"]),
        (
          "05-01", "due",
          ["form of every 3 months 04-10", "unanswered of every 3 months 01-10"]
        ),
      ]
    )
  }

  @Test func aPauseStopsWhatIsQueuedAndItsFormGoesOutWhenItEnds() throws {
    try tell(
      Self.knee,
      [
        ("01-10", "enrolled", []), ("01-10", "due", ["form of every 3 months 01-10"]),
        ("01-14", "paused 02-20", []), ("01-14", "due", ["cancelled of every 3 months 01-10"]),
        ("02-19", "due", []), ("02-20", "due", ["form of after a pause 02-20"]),
        ("02-27", "due", ["reminder of after a pause 02-20"]),
      ]
    )
  }

  @Test(arguments: [("paused", "resumed"), ("left", "enrolled")])
  func aFormStoppedAndTakenUpOnOneDayGoesOutAgain(stop: String, start: String) throws {
    try tell(
      Self.knee,
      [
        ("01-10", "enrolled", []), ("01-10", "due", ["form of every 3 months 01-10"]),
        ("01-14", stop, []), ("01-14", "due", ["cancelled of every 3 months 01-10"]),
        ("01-14", start, []), ("01-15", "due", ["form of after a pause 01-14"]),
        ("01-22", "due", ["reminder of after a pause 01-14"]),
      ]
    )
  }

  @Test func theLastFormOfAPlanIsNotLostByAPauseOfOneDay() throws {
    try tell(
      Self.wrist,
      anchor: "01-02",
      [
        ("01-03", "enrolled", []), ("01-07", "due", ["form of 5 days after surgery 01-07"]),
        ("01-08", "answers", []),
        ("01-16", "due", ["form of 2 weeks after surgery 01-16"]),
        ("01-17", "paused", []), ("01-17", "due", ["cancelled of 2 weeks after surgery 01-16"]),
        ("01-17", "resumed", []), ("01-18", "due", ["form of after a pause 01-17"]),
      ]
    )
  }

  @Test func aFormDueInAPauseGoesOutWhenItEnds() throws {
    try tell(
      Self.knee,
      [
        ("01-10", "enrolled", []), ("01-10", "due", ["form of every 3 months 01-10"]),
        ("01-11", "answers", []), ("04-01", "paused", []), ("04-10", "due", []),
        ("04-20", "resumed", []), ("04-20", "due", ["form of every 3 months 04-10"]),
      ]
    )
  }

  @Test func aPauseThatNobodySawIsHeededAfterwards() throws {
    try tell(
      Self.knee,
      [
        ("01-10", "enrolled", []), ("01-10", "due", ["form of every 3 months 01-10"]),
        ("01-14", "paused 02-20", []),
        ("02-25", "due", ["cancelled of every 3 months 01-10", "form of after a pause 02-20"]),
      ]
    )
  }

  @Test func aPauseWithoutAnEndIsAskedAboutEachLongestInterval() throws {
    try tell(
      Self.knee,
      [
        ("01-10", "enrolled", []), ("01-10", "due", ["form of every 3 months 01-10"]),
        ("01-11", "answers", []), ("01-20", "paused", []), ("04-19", "due", []),
        ("04-20", "due", ["pause_review of pause 04-20"]), ("04-21", "due", []),
        ("08-01", "due", ["pause_review of pause 07-20"]),
        // Whoever records the pause anew has seen that it holds.
        ("08-05", "paused", []), ("10-20", "due", []),
        ("11-05", "due", ["pause_review of pause 11-05"]),
      ]
    )
  }

  @Test func aPauseOfAPlanWithoutAnIntervalIsAskedAboutAfter90Days() throws {
    try tell(
      Self.wrist,
      anchor: "01-02",
      [
        ("01-03", "enrolled", []), ("01-04", "paused", []), ("04-03", "due", []),
        ("04-04", "due", ["pause_review of pause 04-04"]),
      ]
    )
  }

  @Test func aPauseThatEndsBeforeItIsLongIsNobodysTask() throws {
    try tell(
      Self.knee,
      [("01-10", "enrolled", []), ("01-10", "paused 04-12", []), ("04-09", "due", [])]
    )
  }

  @Test func aPauseDoesNotHideASilenceBeforeIt() throws {
    try tell(
      Self.knee,
      [
        ("01-10", "enrolled", []), ("01-10", "due", ["form of every 3 months 01-10"]),
        ("02-05", "paused", []), ("02-06", "due", ["unanswered of every 3 months 01-10"]),
      ]
    )
  }

  @Test func aPauseOnTheDayOfTheSilenceDoesNotHideItEither() throws {
    try tell(
      Self.knee,
      [
        ("01-10", "enrolled", []), ("01-10", "due", ["form of every 3 months 01-10"]),
        ("01-31", "paused", []), ("01-31", "due", ["unanswered of every 3 months 01-10"]),
      ]
    )
    try tell(
      Self.knee,
      [
        ("01-10", "enrolled", []), ("01-10", "due", ["form of every 3 months 01-10"]),
        ("01-30", "paused", []), ("01-31", "due", ["cancelled of every 3 months 01-10"]),
      ]
    )
  }

  @Test func leavingStopsWhatIsQueued() throws {
    try tell(
      Self.knee,
      [
        ("01-10", "enrolled", []), ("01-10", "due", ["form of every 3 months 01-10"]),
        ("01-14", "left", []), ("01-15", "due", ["cancelled of every 3 months 01-10"]),
        ("12-01", "due", []),
      ]
    )
  }

  @Test func thePatientsOwnFormTakesThePlaceOfOneSoonAfterAndDelaysNone() throws {
    try tell(
      Self.knee,
      [
        ("01-10", "enrolled", []), ("01-10", "due", ["form of every 3 months 01-10"]),
        ("01-12", "answers", []), ("02-20", "answers", []), ("03-20", "answers", []),
        ("04-10", "due", []), ("07-10", "due", ["form of every 3 months 07-10"]),
      ]
    )
    try tell(
      Self.knee,
      [
        ("01-10", "enrolled", []), ("01-10", "due", ["form of every 3 months 01-10"]),
        ("01-12", "answers", []), ("03-10", "answers", []),
        ("04-10", "due", ["form of every 3 months 04-10"]),
      ]
    )
  }

  @Test func aYellowFormAsksForAnEarlierOneThatAGreenDoesNotTakeAway() throws {
    var plan = Self.knee
    plan.regular = .init(every: Period(6, .month))
    plan.sendsAfter = [.init(Period(3, .month), after: .yellow)]
    try tell(
      plan,
      [
        ("01-10", "enrolled", []), ("01-10", "due", ["form of every 6 months 01-10"]),
        ("01-12", "answers yellow", []), ("02-20", "answers green", []),
        ("04-12", "due", ["form of 3 months after yellow 04-12"]),
      ]
    )
  }

  @Test func aPlanThatEndsIsCompletedOnceItsLastFormIsHandled() throws {
    try tell(
      Self.wrist,
      anchor: "03-02",
      needsDate: true,
      [
        ("03-03", "enrolled", []), ("03-07", "due", ["form of 5 days after surgery 03-07"]),
        ("03-08", "answers", []), ("03-16", "due", ["form of 2 weeks after surgery 03-16"]),
        ("03-21", "due", ["unanswered of 2 weeks after surgery 03-16"]), ("03-25", "due", []),
        ("03-26", "settled", []), ("03-26", "due", ["completed of completed 03-26"]),
        ("03-27", "due", []),
      ]
    )
  }

  @Test func aPlanWithoutItsDateAsksAPersonUntilItIsRecorded() throws {
    try tell(
      Self.wrist,
      needsDate: true,
      [
        ("03-03", "enrolled", []), ("03-07", "due", ["no_date of no date 03-07"]),
        ("03-08", "due", []), ("03-10", "settled", []),
        ("03-10", "due", ["no_date of no date 03-10"]),
      ]
    )
  }

  @Test func oneWhomNobodyEnrolledIsFollowedUpFromTheDay() throws {
    try tell(Self.knee, [("01-10", "due", ["form of every 3 months 01-10"])])
  }

  @Test func howeverGreenAContactIsHeld() throws {
    var plan = Self.knee
    plan.contactAtLeastEvery = Period(4, .month)
    plan.meetAtLeastEvery = Period(10, .month)
    plan.regular = .init(every: Period(2, .year))
    try tell(
      plan,
      [
        ("01-10", "enrolled", []), ("01-10", "due", ["form of every 2 years 01-10"]),
        ("01-11", "answers", []), ("05-09", "due", []),
        ("05-10", "due", ["contact_due of contact 05-10"]), ("05-11", "due", []),
        ("05-20", "rings", []), ("09-19", "due", []),
        ("09-20", "due", ["contact_due of contact 09-20"]),
        ("11-10", "due", ["meeting_due of meeting 11-10"]), ("11-11", "meets", []),
        ("11-12", "due", []),
      ]
    )
  }
}
