import Diagnostics
import Expressions
import Rules
import Testing
import Values

@Suite struct FollowUpTests {
  @Test(arguments: [
    ("send every 6 months", "send every 6 months"),
    ("send every 6 months (own 3 to 12 months)", "send every 6 months own 3 months-12 months"),
    ("send 5 days, 2 weeks after surgery", "send 5 days,2 weeks after surgery"),
    ("send 21 days before planned_surgery", "send 21 days before planned_surgery"),
    ("send in 3 months after yellow", "again 3 months after yellow"),
    ("answer within 14 days", "answer 14 days"),
    ("answers count for 30 days", "count 30 days"),
    ("compare with forms 7 days to 14 months old", "compare 7 days-14 months"),
    ("baseline first", "baseline first"),
    ("baseline at 2 weeks", "baseline 2 weeks"),
    ("remind after 7 days, 12 days", "remind 7 days,12 days"),
    ("unanswered after 21 days is yellow", "unanswered 21 days yellow"),
    ("patient may send any time", "any time"),
    ("readings start triage", "readings start"),
    ("extra form counts within 30 days", "extra 30 days"),
    ("meet in person at least every 3 years", "meet 3 years"),
    ("contact at least every 2 years", "contact 2 years"),
    ("green closes", "green closes"),
    ("green is confirmed by nurse", "green by nurse"),
  ])
  func readsEveryLine(line: String, expected: String) {
    let followUp = parsed("follow up\n  \(line)\n").followUp
    #expect(followUp?.lines.map { describe($0.kind) } == [expected])
  }

  @Test func allowsSeveralSendings() {
    let followUp = parsed(
      """
      follow up
        send every 6 months
        send in 3 months after yellow
        send in 1 month after red
        send 5 days after surgery
        send 2 weeks before visit
      """
    ).followUp
    #expect(followUp?.lines.count == 5)
  }

  @Test(arguments: [
    ("unknown-word", "«sned» every 6 months"),
    ("unknown-word", "«ask» every 6 months"),
    ("unknown-word", "send «evry» 6 months"),
    ("syntax", "send«»"),
    ("syntax", "send every«»"),
    ("syntax", "send every 6«»"),
    ("unknown-word", "send every 6 «monts»"),
    ("invalid-period", "send every «1.5» months"),
    ("invalid-period", "send every «99999999999999999 days»"),
    ("syntax", "send every 6 months «or» so"),
    ("syntax", "send every 6 months (own 3 to 12 months«»"),
    ("syntax", "send every 6 months («3» to 12 months)"),
    ("syntax", "send 5 days, after surgery".replacing(", after", with: ", «after»")),
    ("unknown-word", "send 5 days «afer» surgery"),
    ("syntax", "send 5 days after«»"),
    ("unknown-word", "send in 3 months after «yelow»"),
    ("unknown-word", "answer «witin» 3 days"),
    ("unknown-word", "answers «cont» for 3 days"),
    ("syntax", "compare with forms 7 days «14» months old"),
    ("syntax", "compare with forms 7 days to 14 months«»"),
    ("unknown-word", "baseline «frist»"),
    ("unknown-word", "unanswered after 21 days «iss» yellow"),
    ("invalid-colour", "unanswered after 21 days is «green»"),
    ("syntax", "patient may send any time «now»"),
    ("unknown-word", "green is «confirmd» by nurse"),
    ("unknown-word", "green «close»"),
  ])
  func refuses(code: String, line: String) {
    expectOne(code, soundHeader + "follow up\n  \(line)\n  contact at least every 2 years\n")
  }

  @Test(arguments: [
    ("send every 6 months", "«send every 3 months»"),
    ("baseline first", "«baseline at 2 weeks»"),
    ("green closes", "«green is confirmed by nurse»"),
    ("remind after 3 days", "«remind after 5 days»"),
  ])
  func allowsMostLinesOnce(first: String, second: String) {
    expectOne("duplicate-line", soundHeader + "follow up\n  \(first)\n  \(second)\n")
  }

  private func describe(_ kind: PlanLine.Kind) -> String {
    switch kind {
    case .sendEvery(let period, let own):
      "send every \(period.value)" + (own.map { " own \($0.shortest)-\($0.longest)" } ?? "")
    case .send(let periods, let side, let anchor):
      "send \(periods.map { "\($0.value)" }.joined(separator: ",")) \(side) \(anchor.value)"
    case .sendAgain(let period, let colour): "again \(period.value) after \(colour.value)"
    case .answerWithin(let period): "answer \(period.value)"
    case .answersCountFor(let period): "count \(period.value)"
    case .compareWithForms(let from, let to): "compare \(from.value)-\(to.value)"
    case .baselineFirst: "baseline first"
    case .baselineAt(let period): "baseline \(period.value)"
    case .remindAfter(let periods):
      "remind \(periods.map { "\($0.value)" }.joined(separator: ","))"
    case .unanswered(let period, let colour): "unanswered \(period.value) \(colour.value)"
    case .patientMaySendAnyTime: "any time"
    case .extraFormCounts(let period): "extra \(period.value)"
    case .meetInPerson(let period): "meet \(period.value)"
    case .contact(let period): "contact \(period.value)"
    case .readingsStartTriage: "readings start"
    case .greenCloses: "green closes"
    case .greenIsConfirmed(let role): "green by \(role.value)"
    }
  }
}
