import Scheduling
import Testing
import Values

@Suite("A form of the patient's own, and the next that is planned")
struct OwnFormTests {
  private func check(
    _ authored: String,
    after earlier: [String],
    decided: String? = nil,
    anchor: String? = "2026-01-15",
    own: Period? = nil,
    colour: FollowUpPlan.SendAfter? = nil,
    window: Period? = Period(30, .day),
    expect expected: String
  ) throws {
    var plan = FollowUpPlan()
    plan.regular = .init(every: Period(6, .month))
    plan.extraFormCountsWithin = window
    plan.sendsAfter = [colour].compactMap(\.self)
    let next = try plan.nextForm(
      after: day(authored),
      decided: day(decided ?? authored),
      anchor: anchor.map { try day($0) },
      ownInterval: own,
      colour: .green,
      earlier: try earlier.map { try day($0) }
    )
    #expect(next?.description == expected, "after \(authored)")
  }

  @Test func takesThePlaceOfTheNextWhereWhatWasAskedIsAnswered() throws {
    try check("2026-06-20", after: ["2026-01-16"], expect: "2027-01-15")
    try check("2026-06-15", after: ["2026-01-16"], expect: "2027-01-15")
    try check("2026-06-14", after: ["2026-01-16"], expect: "2026-07-15")
    try check("2026-06-20", after: ["2026-01-16"], window: nil, expect: "2026-07-15")
  }

  @Test func takesNoPlaceWhereItIsTheLateAnswer() throws {
    try check("2026-06-20", after: [], expect: "2026-07-15")
    try check("2026-06-20", after: ["2026-01-14"], expect: "2026-07-15")
  }

  @Test func takesNoPlaceOfOneThatHasBeenSentMeanwhile() throws {
    try check("2026-06-20", after: ["2026-01-16"], decided: "2026-07-15", expect: "2027-01-15")
    try check("2026-06-20", after: ["2026-01-16"], decided: "2026-07-14", expect: "2027-01-15")
    try check("2026-06-20", after: ["2026-01-16"], decided: "2027-01-14", expect: "2027-01-15")
  }

  @Test func isCountedByTheOwnInterval() throws {
    let own = Period(4, .month)
    // Asked on 15 May, and answered by this form: the next is not taken.
    try check("2026-09-01", after: ["2026-01-16"], own: own, expect: "2026-09-15")
    try check("2026-09-01", after: ["2026-05-16"], own: own, expect: "2027-01-15")
  }

  @Test func takesItWhateverAnEarlierColourMayHaveAskedFor() throws {
    let line = FollowUpPlan.SendAfter(Period(3, .month), after: .yellow)
    try check("2026-06-20", after: ["2026-01-16"], colour: line, expect: "2027-01-15")
    try check("2026-06-20", after: [], colour: line, expect: "2026-07-15")
  }

  @Test func answersWhatWasAskedFromTheDayItWasAskedOn() throws {
    // Answered on the very day that it was asked, so the one in June is the patient's own.
    try check("2026-06-20", after: ["2026-01-15"], expect: "2027-01-15")
    // Two of one day: neither came before the other.
    try check("2026-06-20", after: ["2026-06-20"], expect: "2026-07-15")
  }

  @Test func countsTimePointsBeforeTheAnchorAsAsked() throws {
    var plan = FollowUpPlan()
    plan.sendsAt = [.init([Period(30, .day), Period(7, .day)], .before, "surgery")]
    plan.extraFormCountsWithin = Period(30, .day)
    func next(_ authored: String, after earlier: [String]) throws -> String? {
      try plan.nextForm(
        after: day(authored),
        decided: day(authored),
        anchor: day("2026-03-31"),
        ownInterval: nil,
        colour: .green,
        earlier: earlier.map { try day($0) }
      )?.description
    }
    // Asked on 1 March, and this is the answer.
    #expect(try next("2026-03-05", after: []) == "2026-03-24")
    #expect(try next("2026-03-05", after: ["2026-03-02"]) == nil)
  }

  @Test func takesThePlaceOfTheFirstAfterItAlone() throws {
    var plan = FollowUpPlan()
    plan.regular = .init(every: Period(10, .day))
    plan.extraFormCountsWithin = Period(25, .day)
    let course = Course(enrolled: try day("2026-01-10"), anchor: try day("2026-01-10"))
    func counts(_ authored: String, for due: String) throws -> Bool {
      let occurrence = Occurrence(.regular(Period(10, .day)), on: try day(due))
      return try plan.counts(day(authored), for: occurrence, of: course)
    }
    #expect(try counts("2026-01-11", for: "2026-01-20"))
    #expect(try counts("2026-01-19", for: "2026-01-20"))
    // It is not the patient's own form that comes on the day itself.
    #expect(try !counts("2026-01-20", for: "2026-01-20"))
    #expect(try !counts("2026-01-21", for: "2026-01-20"))
    #expect(try !counts("2026-01-19", for: "2026-01-30"))
    // On the day of a form it answers that one, and none after it.
    #expect(try !counts("2026-01-20", for: "2026-01-30"))
    plan.extraFormCountsWithin = nil
    #expect(try !counts("2026-01-19", for: "2026-01-20"))
  }

  @Test func beforeAnythingWasAskedItTakesThePlaceOfTheFirst() throws {
    try check("2026-01-02", after: [], expect: "2026-07-15")
    try check("2025-12-01", after: [], expect: "2026-01-15")
  }
}
