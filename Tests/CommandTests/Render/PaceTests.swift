import Testing
import Triage
import Values

@testable import behov

struct PaceTests {
  private func pace(_ done: Int, of total: Int) throws -> Pace {
    var pace = Pace(total: total, since: 1000)
    let red = BatchOutcome.decision(line: 1, WrittenDecision(try Decisions.red()))
    let grey = BatchOutcome.decision(line: 2, WrittenDecision(try Decisions.grey()))
    for number in 0..<done { pace.count(number % 3 == 0 ? red : grey) }
    pace.count(.decision(line: nil, WrittenDecision(try Decisions.red())))
    return pace
  }

  @Test func tellsHowFarHowFastAndHowLong() throws {
    let pace = try pace(1500, of: 6000)
    #expect(pace.percent == 25 && pace.bar == "█████░░░░░░░░░░░░░░░")
    #expect(pace.rate(at: 3000) == 750 && pace.secondsLeft(at: 3000) == 6)
    let nb = Language.nb.wording.progress(pace, at: 3000)
    #expect(nb == "25 % · 750/s, 0:06 igjen · ▲ 500 · ? 1\u{A0}000 · ◆ 0 · ● 0")
    #expect(Language.nn.wording.progress(pace, at: 3000).contains("0:06 att"))
    let hours = Language.en.wording.progress(pace, at: 1000 + 1_500_000)
    #expect(hours.hasPrefix("25 % · 1/s, 1:15:00 left · "))
  }

  @Test func isNeverAllBeforeAllIsDone() throws {
    #expect(try pace(999, of: 1000).percent == 99)
    #expect(try pace(1, of: 1000).bar.allSatisfy { $0 == "░" })
    #expect(try pace(0, of: 1000).secondsLeft(at: 5000) == nil)
    #expect(try pace(0, of: 0).percent == 0)
  }
}
