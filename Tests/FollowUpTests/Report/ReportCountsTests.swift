import FollowUp
import Scheduling
import Testing
import Triage
import Values

@Suite("What a report counts of one patient")
struct ReportCountsTests {
  private static let knee: FollowUpPlan = {
    var plan = FollowUpPlan()
    plan.regular = .init(every: Period(1, .month))
    plan.answerWithin = Period(7, .day)
    plan.remindsAfter = [Period(7, .day)]
    plan.unanswered = .init(after: Period(14, .day), is: .yellow)
    return plan
  }()

  private func period(_ from: String, _ through: String) throws -> ReportPeriod {
    try #require(ReportPeriod(from: try Clinic.day(from), through: try Clinic.day(through)))
  }

  /// A patient followed up from New Year, for whom `due` runs every day.
  private func clinic(
    through last: String,
    answers: [String] = [],
    _ happens: [(String, EnrolmentEvent.Kind)] = []
  ) throws -> Clinic {
    var clinic = try Clinic(Self.knee)
    let first = try Clinic.day("2026-01-01")
    clinic.record.patient = Patient(id: "p1", protocol: "knee", anchor: first)
    clinic.happen(.enrolled, first)
    let answers = Set(try answers.map(Clinic.day))
    for number in first.dayNumber...(try Clinic.day(last)).dayNumber {
      let day = CivilDate(dayNumber: number)
      for (text, kind) in happens where try Clinic.day(text) == day { clinic.happen(kind, day) }
      clinic.run(day)
      if answers.contains(day) {
        clinic.record.forms.append(.init(authored: day, decided: day, colour: .green))
      }
    }
    return clinic
  }

  private func counts(_ clinic: Clinic, _ period: ReportPeriod, today: String) throws
    -> ReportCounts
  {
    var counts = ReportCounts()
    counts.add(clinic.record, in: period, today: try Clinic.day(today))
    return counts
  }

  @Test func everyFormThatWasSentHasOneOutcome() throws {
    // Sent on the first of each month; those from February are answered at once, after the reminder,
    // after somebody was told, not at all, and not yet.
    let clinic = try clinic(
      through: "2026-06-05",
      answers: ["2026-02-02", "2026-03-10", "2026-04-20"]
    )
    let counts = try counts(clinic, period("2026-02-01", "2026-06-30"), today: "2026-06-05")
    #expect(
      counts.sent == [.answered: 1, .afterReminder: 1, .late: 1, .unanswered: 1, .waiting: 1]
    )
    #expect(counts.reminded == 3)
  }

  @Test func anAnswerBelongsToTheLastFormThatWasSent() throws {
    let clinic = try clinic(through: "2026-03-20", answers: ["2026-03-01"])
    let counts = try counts(clinic, period("2026-02-01", "2026-03-20"), today: "2026-03-20")
    #expect(counts.sent == [.unanswered: 1, .answered: 1])
  }

  @Test func whatIsStoppedIsNoSilence() throws {
    let clinic = try clinic(through: "2026-03-20", [("2026-02-03", .left)])
    let counts = try counts(clinic, period("2026-02-01", "2026-03-20"), today: "2026-03-20")
    #expect(counts.sent == [.stopped: 1])
    #expect(counts.reminded == 0)
    #expect(counts.followUpDays == 2)
  }

  @Test func aFormThatWasStoppedIsNoneThatWasRemindedOf() throws {
    let clinic = try clinic(through: "2026-03-20", [("2026-02-10", .left)])
    let counts = try counts(clinic, period("2026-02-01", "2026-03-20"), today: "2026-03-20")
    #expect(counts.sent == [.stopped: 1])
    #expect(counts.reminded == 0)
  }

  @Test func aDecidedFormIsWithOrWithoutAConversationOrWaits() throws {
    let authored = try #require(Instant("2026-02-01T08:00:00+01:00"))
    let moment = try #require(Instant("2026-02-01T09:30:00+01:00"))
    let spoken = ReportedForm.Conversation(moment: moment, colour: .red)
    var counts = ReportCounts()
    for (isOpen, conversation) in [(false, spoken), (true, nil), (false, nil), (true, spoken)] {
      counts.add(
        ReportedForm(
          colour: .red,
          cause: nil,
          asked: "phone",
          authored: authored,
          isOpen: isOpen,
          conversation: conversation
        )
      )
    }
    #expect(counts.handling == [.contact: 2, .open: 1, .withoutContact: 1])
    #expect(counts.waiting[.red]?.percentile(50) == 90)
    #expect(counts.colours == [.red: 4] && counts.asked == ["phone": 4])
  }

  @Test func onlyFormsOfThePeriodAreCounted() throws {
    let clinic = try clinic(through: "2026-04-02", answers: ["2026-02-02", "2026-03-03"])
    let counts = try counts(clinic, period("2026-03-01", "2026-03-31"), today: "2026-04-02")
    #expect(counts.sent == [.answered: 1])
    #expect(counts.followUpDays == 31)
  }

  @Test func followUpIsTheDaysThatFormsCouldBeSentOn() throws {
    var generator = SeededGenerator(seed: 17)
    let kinds: [EnrolmentEvent.Kind] = [.enrolled, .paused, .resumed, .left, .moved]
    let first = try Clinic.day("2026-01-01")
    for _ in 0..<300 {
      var clinic = try Clinic(Self.knee)
      for _ in 0..<Int.random(in: 1...6, using: &generator) {
        let day = first.adding(days: Int.random(in: 0...60, using: &generator))
        let kind = try #require(kinds.randomElement(using: &generator))
        let until = day.adding(days: Int.random(in: 1...20, using: &generator))
        clinic.happen(kind, day, until: kind == .paused ? until : nil)
      }
      let from = first.adding(days: Int.random(in: 0...30, using: &generator))
      let through = from.adding(days: Int.random(in: 0...40, using: &generator))
      let today = first.adding(days: Int.random(in: 0...80, using: &generator))
      let period = try #require(ReportPeriod(from: from, through: through))
      var counts = ReportCounts()
      counts.add(clinic.record, in: period, today: today)
      let days = (from.dayNumber...through.dayNumber).map { CivilDate(dayNumber: $0) }
      let active = days.count { day in
        day <= today && EnrolmentState(clinic.record.events, on: day).isActive
      }
      #expect(counts.followUpDays == active)
    }
  }
}
