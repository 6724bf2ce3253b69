import Scheduling
import Testing
import Values

@testable import Simulation

/// What is counted of records made by hand; the knee's fixed visits are each third month.
struct OutcomeTests {
  // MARK: Visits and contacts

  @Test func aVisitOnTheDayAfterAWholeFollowUpBelongsToIt() {
    let whole = Care.record()
    let left = Care.record(days: 181, isWhole: false)
    #expect(Care.amount(.physicalVisitsAvoided, of: [whole]) == .share(4, of: 4))
    #expect(Care.amount(.physicalVisitsAvoided, of: [left]) == .share(1, of: 1))
    #expect(Care.amount(.patientDays, of: [whole, left]) == .count(546))
  }

  @Test func onlyMeetingsTakeThePlaceOfVisits() {
    let record = Care.record {
      $0.contacts = [
        Care.contact(20, "phone"), Care.contact(181, "in_person"), Care.contact(190, "message"),
      ]
    }
    #expect(Care.amount(.physicalVisitsAvoided, of: [record]) == .share(3, of: 4))
    // 1 July is day 181: the visit of that day is held, and no other.
    #expect(Care.amount(.noNextVisit, of: [record]) == .share(3, of: 4))
  }

  @Test func contactsAndCallsAreToldApart() {
    let record = Care.record {
      $0.contacts = [
        Care.contact(1, "phone", isOwn: true), Care.contact(2, "phone"), Care.contact(3, "phone"),
      ]
    }
    let fixed = Care.record { $0.contacts = [Care.contact(90, "in_person")] }
    let phone = Care.figure(.contacts, "phone", of: [record], fixed: [fixed])
    #expect(phone?.amount == .rate(2, days: 365) && phone?.fixed == .rate(0, days: 365))
    let visits = Care.figure(.contacts, "in_person", of: [record], fixed: [fixed])
    #expect(visits?.amount == .rate(0, days: 365) && visits?.fixed == .rate(1, days: 365))
    #expect(Care.amount(.calls, of: [record]) == .rate(1, days: 365))
  }

  @Test func whatIsClosedByTheFormAloneHasNoOtherContact() {
    let record = Care.record {
      $0.assessments = [
        Care.form(1, .green, handled: 2), Care.form(3, .green), Care.form(5, .yellow),
        Care.form(7, .yellow, handled: 8, contact: "message"),
        Care.form(9, .yellow, handled: 364), Care.form(11, .yellow, handled: 365),
      ]
    }
    #expect(Care.amount(.noOtherContact, of: [record]) == .share(3, of: 6))
  }

  // MARK: Answers

  private func sent(_ due: Int, _ change: (inout CareRecord.SentForm) -> Void = { _ in })
    -> CareRecord.SentForm
  {
    var form = CareRecord.SentForm(due: Care.day(due))
    change(&form)
    return form
  }

  @Test func anAnswerIsInTimeBeforeAPersonIsTold() {
    func records(_ answered: Int?, told: Int?) -> [CareRecord] {
      [
        Care.record {
          $0.forms = [
            sent(0) {
              $0.answered = answered.map(Care.day)
              $0.unanswered = told.map(Care.day)
            }
          ]
        }
      ]
    }
    #expect(Care.amount(.firstResponse, of: records(5, told: nil)) == .share(1, of: 1))
    #expect(Care.amount(.firstResponse, of: records(13, told: 14)) == .share(1, of: 1))
    #expect(Care.amount(.firstResponse, of: records(14, told: 14)) == .share(0, of: 1))
    #expect(Care.amount(.firstResponse, of: records(nil, told: 14)) == .share(0, of: 1))
    #expect(Care.amount(.laterResponse, of: records(5, told: nil)) == .share(0, of: 0))
  }

  @Test func aFormThatWasStoppedIsNoneThatCouldBeAnswered() {
    let record = Care.record {
      $0.forms = [
        sent(0) { $0.isCancelled = true },
        sent(90) { $0.answered = Care.day(92) },
        sent(180) { $0.reminders = 2 },
      ]
    }
    #expect(Care.amount(.formsSent, of: [record]) == .count(3))
    #expect(Care.amount(.firstResponse, of: [record]) == .share(1, of: 1))
    #expect(Care.amount(.laterResponse, of: [record]) == .share(0, of: 1))
    #expect(Care.amount(.reminded, of: [record]) == .share(1, of: 2))
  }

  @Test func whoRingsOrSendsAFormHasGotInTouch() {
    let rang = Care.record { $0.contacts = [Care.contact(4, "phone", isOwn: true)] }
    let wrote = Care.record { $0.hasSentOwnForm = true }
    let rungUp = Care.record { $0.contacts = [Care.contact(4, "phone")] }
    #expect(Care.amount(.ownContact, of: [rang, wrote, rungUp]) == .share(2, of: 3))
  }

  // MARK: Colours

  @Test func coloursRulesAndDoubtsAreSharesOfAllForms() {
    let record = Care.record {
      var red = Care.form(1, .red)
      red.rules = ["pain", "fever"]
      var yellow = Care.form(2, .yellow)
      yellow.rules = ["pain"]
      var grey = Care.form(3, .grey)
      grey.cause = "patient"
      grey.reason = "unanswered pain"
      $0.assessments = [red, yellow, grey, Care.form(4, .green)]
    }
    #expect(Care.amount(.colour, "red", of: [record]) == .share(1, of: 4))
    #expect(Care.amount(.colour, "green", of: [record]) == .share(1, of: 4))
    #expect(Care.amount(.rule, "pain", of: [record]) == .share(2, of: 4))
    #expect(Care.amount(.rule, "fever", of: [record]) == .share(1, of: 4))
    #expect(Care.amount(.greyCause, "patient", of: [record]) == .share(1, of: 4))
    #expect(Care.amount(.greyMistake, "none", of: [record]) == .share(1, of: 4))
    #expect(Care.amount(.greyReason, "unanswered pain", of: [record]) == .share(1, of: 4))
  }

  // MARK: Time

  @Test func theMiddleAndTheNinthOfTenAreOfFormsThatLedToAContact() {
    let record = Care.record {
      $0.assessments = (1...10).map {
        Care.form(0, .red, handled: $0, contact: "phone", deadline: 7)
      }
      $0.assessments.append(Care.form(0, .red, handled: 300, deadline: 300))
    }
    let waits = Care.amount(.daysToContact, "red", of: [record])
    #expect(waits == .days(median: 5, ninetieth: 9, of: 10))
    // The deadline itself keeps what was promised.
    #expect(Care.amount(.deadlinesMissed, "red", of: [record]) == .share(3, of: 11))
    let none = Care.amount(.daysToContact, "grey", of: [record])
    #expect(none == .days(median: 0, ninetieth: 0, of: 0))
  }

  @Test func whatIsClosedAfterTheFollowUpWithoutContactWasNeverDealtWith() {
    let record = Care.record {
      $0.assessments = [
        Care.form(1, .green), Care.form(1, .red), Care.form(1, .yellow, handled: 364),
        Care.form(1, .yellow, handled: 365), Care.form(1, .grey, handled: 366, contact: "phone"),
      ]
      $0.silences = [0, 1, 2].map { number in
        var silence = CareRecord.Silence(occurrence: "\(number)", neededContact: number == 0)
        let handled = [nil, 364, 365][number]
        silence.handling = handled.flatMap { Care.form(0, .yellow, handled: $0).handling }
        return silence
      }
      $0.forms = [sent(0), sent(90), sent(180), sent(270)]
    }
    #expect(Care.amount(.neverHandled, of: [record]) == .share(2, of: 4))
    #expect(Care.amount(.unanswered, of: [record]) == .share(3, of: 4))
    #expect(Care.amount(.unansweredHandled, of: [record]) == .share(1, of: 3))
    #expect(Care.amount(.unansweredInNeed, of: [record]) == .share(1, of: 3))
  }

  // MARK: False greens

  private func green(_ contacts: [CareRecord.Contact], authored: Int = 100) -> [CareRecord] {
    [
      Care.record {
        $0.assessments = [Care.form(authored, .green, inNeed: true)]
        $0.contacts = contacts
      }
    ]
  }

  @Test func aGreenIsFalseWhereNobodyHasSpokenWithAPatientInNeed() {
    func wrong(_ records: [CareRecord]) -> Figure.Amount? {
      Care.amount(.falseGreen, "30", of: records)
    }
    #expect(wrong(green([])) == .share(1, of: 1))
    #expect(wrong(green([Care.contact(130, "phone")])) == .share(0, of: 1))
    #expect(wrong(green([Care.contact(131, "phone")])) == .share(1, of: 1))
    #expect(wrong(green([Care.contact(99, "phone")])) == .share(1, of: 1))
    #expect(wrong(green([Care.contact(110, "message")])) == .share(1, of: 1))
    #expect(
      Care.amount(.falseGreen, "90", of: green([Care.contact(131, "phone")])) == .share(0, of: 1)
    )
    let well = Care.record { $0.assessments = [Care.form(100, .green)] }
    #expect(wrong([well]) == .share(0, of: 1))
    let yellow = Care.record { $0.assessments = [Care.form(100, .yellow, inNeed: true)] }
    #expect(wrong([yellow]) == .share(0, of: 0))
  }

  @Test func aGreenCountsWhereThePatientWasFollowedUpForSoLong() {
    #expect(Care.amount(.falseGreen, "30", of: green([], authored: 335)) == .share(1, of: 1))
    #expect(Care.amount(.falseGreen, "30", of: green([], authored: 336)) == .share(0, of: 0))
  }

  @Test func whoComesToNeedContactAfterAGreenIsAnotherMatter() {
    func later(_ need: Int) -> Figure.Amount? {
      let record = Care.record {
        $0.assessments = [Care.form(100, .green)]
        $0.episodes = [
          Care.episode(0, needsContact: false), Care.episode(need, needsContact: true),
        ]
      }
      return Care.amount(.needAfterGreen, "30", of: [record])
    }
    #expect(later(100) == .share(0, of: 1))
    #expect(later(101) == .share(1, of: 1))
    #expect(later(130) == .share(1, of: 1))
    #expect(later(131) == .share(0, of: 1))
  }

  // MARK: People and need

  @Test func judgementsAreOfWhatAPersonDealtWith() {
    let record = Care.record {
      $0.assessments = [
        Care.form(1, .red, handled: 2, .lowers), Care.form(1, .yellow, handled: 2),
        Care.form(1, .green, handled: 2, .raises), Care.form(1, .red),
      ]
    }
    #expect(Care.amount(.lowered, of: [record]) == .share(1, of: 2))
    #expect(Care.amount(.raised, of: [record]) == .share(1, of: 3))
  }

  @Test func aNeedIsMetWhereTheTwoSpokeWhileItLasted() {
    let record = Care.record {
      $0.episodes = [
        Care.episode(-5, needsContact: true), Care.episode(10, needsContact: false),
        Care.episode(20, needsContact: true), Care.episode(30, needsContact: false),
        Care.episode(40, needsContact: true), Care.episode(50, needsContact: false),
        Care.episode(360, needsContact: true),
      ]
      $0.contacts = [
        Care.contact(5, "phone"), Care.contact(20, "message"), Care.contact(26, "phone"),
        Care.contact(50, "phone"),
      ]
    }
    // The need that was there at the start is none that came.
    #expect(Care.amount(.needsMet, of: [record]) == .share(1, of: 3))
    #expect(Care.amount(.daysToNeedMet, of: [record]) == .days(median: 6, ninetieth: 6, of: 1))
    #expect(Care.amount(.daysInNeed, of: [record]) == .rate(10 + 10 + 10 + 5, days: 365))
  }

  // MARK: Numbers

  @Test(arguments: [(1, 3, 333), (2, 3, 667), (1, 2000, 1), (1, 2001, 0), (0, 5, 0), (5, 5, 1000)])
  func sharesAreRoundedHalfUp(part: Int, whole: Int, perMille: Int) {
    #expect(Figure.Amount.share(part, of: whole).perMille == perMille)
  }

  @Test func aRateIsForAHundredYears() {
    #expect(Figure.Amount.rate(1, days: 365).tenthsPerHundredYears == 1000)
    #expect(Figure.Amount.rate(1, days: 36500).tenthsPerHundredYears == 10)
    #expect(Figure.Amount.rate(3, days: 730_000).tenthsPerHundredYears == 2)
    #expect(Figure.Amount.rate(1, days: 0).tenthsPerHundredYears == nil)
    #expect(Figure.Amount.share(1, of: 0).perMille == nil)
  }
}

/// What happens to the same patients at fixed times.
struct FixedFollowUpTests {
  @Test func eachVisitIsHeldOnAWorkingDayOfTheFollowUp() {
    let cohort = Content.tried("knee")
    for number in 0..<50 {
      let patient = Lives.patient(number, cohort)
      let end = patient.anchor.adding(months: 12)
      let other = CareRecord(start: patient.anchor, end: end, isWhole: true)
      let record = CareRecord.fixed(patient, cohort.comparison, like: other, Content.calendar)
      let visits = record.contacts.filter { $0.kind == "in_person" }
      #expect(visits.count == 4 && visits.allSatisfy { !$0.isOwn })
      for contact in record.contacts {
        #expect(Content.calendar.isWorkingDay(contact.day) && contact.day < end)
      }
      let planned = other.visits(cohort.comparison)
      for (visit, day) in zip(visits, planned) {
        #expect(visit.day <= day && day.dayNumber - visit.day.dayNumber < 7)
      }
    }
  }

  @Test func whoWouldHaveSentAFormRings() throws {
    let cohort = Content.tried("knee")
    var (calls, initiatives) = (0, 0)
    for number in 0..<50 {
      let patient = Lives.patient(number, cohort)
      let end = patient.anchor.adding(days: 200)
      let other = CareRecord(start: patient.anchor, end: end, isWhole: false)
      let record = CareRecord.fixed(patient, cohort.comparison, like: other, Content.calendar)
      #expect(record.forms.isEmpty && record.assessments.isEmpty)
      calls += record.contacts.count(where: \.isOwn)
      var same = patient
      initiatives += (0..<200).count { same.initiative(on: patient.anchor.adding(days: $0)) != nil }
    }
    #expect(calls > 100)
    // A call on the last closed days is never taken.
    #expect(abs(calls - initiatives) < initiatives / 5)
  }
}
