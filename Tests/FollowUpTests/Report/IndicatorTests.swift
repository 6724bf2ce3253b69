import FollowUp
import Testing
import Triage
import Values

@Suite("What each figure is of")
struct IndicatorTests {
  private func indicators(
    interval: Period? = nil,
    _ change: (inout ReportCounts) -> Void
  ) -> [Indicator.ID: Indicator] {
    var counts = ReportCounts()
    change(&counts)
    let all = Indicator.all(counts, units: ["a": counts], interval: interval)
    return Dictionary(uniqueKeysWithValues: all.map { ($0.id, $0) })
  }

  @Test func aStoppedFormIsNoneThatCouldBeAnswered() {
    let found = indicators {
      $0.sent = [
        .answered: 3, .afterReminder: 2, .late: 1, .unanswered: 1, .waiting: 2, .stopped: 9,
      ]
      $0.reminded = 4
    }
    #expect(found[.response]?.total == .share(Share(6, of: 9)))
    #expect(found[.reminded]?.total == .share(Share(4, of: 9)))
    #expect(found[.formsSent]?.rows.last?.measure == .share(Share(9, of: 18)))
  }

  @Test func whatStillWaitsIsNeitherWithNorWithoutContact() {
    let found = indicators { $0.handling = [.withoutContact: 3, .contact: 5, .open: 7] }
    #expect(found[.noContact]?.total == .share(Share(3, of: 8)))
    #expect(found[.noContact]?.units == [.init("a", .share(Share(3, of: 8)))])
  }

  @Test func aDeadlineThatWasNotKeptIsMissed() {
    let found = indicators {
      $0.deadlines = [.red: Kept(kept: 1, all: 4), .yellow: Kept(kept: 5, all: 6)]
      $0.silences = Kept(kept: 2, all: 3)
    }
    #expect(found[.deadlinesMissed]?.total == .share(Share(4, of: 10)))
    let red = found[.deadlinesMissed]?.rows.first { $0.key == "red" }
    #expect(red?.measure == .share(Share(3, of: 4)))
    #expect(found[.unansweredCaught]?.total == .share(Share(2, of: 3)))
  }

  @Test func timesAreTheMiddleAndTheNinthOfTen() {
    let found = indicators { counts in
      var times = Durations()
      for minutes in 1...20 { times.add(minutes) }
      counts.waiting = [.red: times]
    }
    let red = found[.timeToContact]?.rows.first { $0.key == "red" }
    #expect(red?.measure == .times(count: 20, median: 10, ninetieth: 18))
  }

  /// 730.485 days are two years of 365.2425.
  @Test func aFixedIntervalIsCountedInAverageDays() throws {
    func expected(_ interval: Period?) -> Double? {
      let found = indicators(interval: interval) {
        $0.followUpDays = 730_485
        $0.contacts = ["in_person": 12, "phone": 5]
      }
      guard case .rate(12, 730_485, let expected) = found[.inPerson]?.total else { return nil }
      return expected
    }
    #expect(expected(nil) == nil)
    #expect(abs(try #require(expected(Period(6, .month))) - 4000) < 1e-6)
    #expect(abs(try #require(expected(Period(1, .year))) - 2000) < 1e-6)
    #expect(abs(try #require(expected(Period(5, .day))) - 146_097) < 1e-6)
  }

  @Test func whatWasJudgedOtherwiseIsToldByRuleAndReason() {
    let found = indicators {
      $0.judged = Judged(all: 10, overridden: [.known: 2, .tooStrict: 1])
      $0.rules = [
        RuleName(protocol: "knee", finding: "pain"): Judged(all: 4, overridden: [.known: 1])
      ]
    }
    #expect(found[.overrides]?.total == .share(Share(3, of: 10)))
    let rule = found[.overridesByRule]?.rows.first
    #expect(rule == .init("knee/pain", .share(Share(1, of: 4)), reasons: [.known: 1]))
  }

  @Test(
    arguments: [
      (0, EntryAge.oneDay), (1, .oneDay), (2, .oneWeek), (7, .oneWeek), (8, .oneMonth),
      (30, .oneMonth), (31, .longer),
    ]
  )
  func ageIsInWholeDays(days: Int, age: EntryAge) { #expect(EntryAge(days: days) == age) }

  @Test func countsOfPartsAreAddedUp() {
    var (one, other) = (ReportCounts(), ReportCounts())
    one.sent = [.answered: 1]
    one.reminded = 2
    one.followUpDays = 30
    one.colours = [.red: 1]
    one.deadlines = [.red: Kept(kept: 1, all: 2)]
    one.judged = Judged(all: 3, overridden: [.known: 1])
    one.open = [.oneDay: 4]
    other.sent = [.answered: 2, .late: 1]
    other.reminded = 3
    other.followUpDays = 12
    other.colours = [.red: 2, .green: 5]
    other.deadlines = [.red: Kept(kept: 2, all: 2), .grey: Kept(kept: 0, all: 1)]
    other.judged = Judged(all: 2, overridden: [.known: 1])
    other.open = [.oneDay: 1]
    one.add(other)
    #expect(one.sent == [.answered: 3, .late: 1])
    #expect(one.reminded == 5 && one.followUpDays == 42)
    #expect(one.colours == [.red: 3, .green: 5])
    #expect(one.deadlines == [.red: Kept(kept: 3, all: 4), .grey: Kept(kept: 0, all: 1)])
    #expect(one.judged == Judged(all: 5, overridden: [.known: 2]))
    #expect(one.open == [.oneDay: 5])
  }

  @Test func whatFormsAskedForAndCameToIsAddedUpToo() {
    let rule = RuleName(protocol: "knee", finding: "pain")
    func counts(_ number: Int, _ minutes: Int) -> ReportCounts {
      var counts = ReportCounts()
      counts.causes = [.patient: number]
      counts.asked = ["phone": number]
      counts.handling = [.open: number]
      counts.waiting[.red, default: Durations()].add(minutes)
      counts.contacts = ["video": number]
      counts.silences = Kept(kept: number, all: 2 * number)
      counts.rules = [rule: Judged(all: number)]
      return counts
    }
    var sum = counts(1, 10)
    sum.add(counts(4, 30))
    #expect(sum.causes == [.patient: 5] && sum.asked == ["phone": 5])
    #expect(sum.handling == [.open: 5] && sum.contacts == ["video": 5])
    #expect(sum.waiting[.red]?.count == 2 && sum.waiting[.red]?.percentile(90) == 30)
    #expect(sum.silences == Kept(kept: 5, all: 10))
    #expect(sum.rules == [rule: Judged(all: 5)])
  }
}
