import Expressions
import Testing
import Values

@testable import Forms

@Suite("What is shown and what is hidden")
struct SkipLogicTests {
  /// A gate, what it opens, and what that opens in turn.
  static func form() throws -> Form {
    var fixture = HandmadeForm()
    try fixture.item("smokes", .boolean)
    try fixture.item("a_day", .upTo(60), showWhen: "smokes = true")
    try fixture.item("tried_to_stop", .boolean, showWhen: "smokes = true", "a_day >= 10")
    try fixture.item("comment", .text(maxLength: 9), showWhen: "smokes = true")
    return fixture.form
  }

  static let aDay = ValueSet.interval(.zero, Number(60), step: .one)
  static let either = ValueSet.anyOption(0b11)

  @Test func usesTheAnswersToWhatIsShown() throws {
    let values = try Evaluated(Self.form(), #""smokes":true,"a_day":10,"tried_to_stop":false"#)
    #expect(values["a_day"] == .number(Number(10)))
    #expect(values["tried_to_stop"] == .boolean(false))
    #expect(values["comment"] == .text(isGiven: false))
    #expect(values.hiddenAnswers.isEmpty)
  }

  @Test func leavesWhatIsShownAndUnansweredOpen() throws {
    let values = try Evaluated(Self.form(), #""smokes":true"#)
    #expect(values["a_day"] == Self.aDay)
    #expect(values["tried_to_stop"] == Self.either.perhapsHidden)
  }

  @Test func hidesWithAllThatDependsOnIt() throws {
    let values = try Evaluated(Self.form(), #""smokes":false"#)
    #expect(values["a_day"] == Self.aDay.hidden)
    #expect(values["tried_to_stop"] == Self.either.hidden)
    #expect(values["comment"]?.isHidden == true)
  }

  @Test func holdsBothWhileTheGateIsOpen() throws {
    let values = try Evaluated(Self.form(), #""a_day":20,"tried_to_stop":true"#)
    #expect(values["a_day"] == .number(Number(20)).perhapsHidden)
    #expect(values["tried_to_stop"] == .boolean(true).perhapsHidden)
    #expect(values.hiddenAnswers.isEmpty)
    #expect(try Evaluated(Self.form(), "")["a_day"] == Self.aDay.perhapsHidden)
  }

  @Test(arguments: [#""smokes":7"#, #""smokes":null"#])
  func takesAnInvalidGateForAnOpenOne(gate: String) throws {
    let values = try Evaluated(Self.form(), gate)
    #expect(values["smokes"] == Self.either)
    #expect(values["a_day"] == Self.aDay.perhapsHidden)
    #expect(values.values.invalidItems == (gate.contains("7") ? ["smokes"] : []))
  }

  @Test func neverUsesAnAnswerToWhatIsHidden() throws {
    let answers = #""smokes":false,"a_day":40,"tried_to_stop":true"#
    let values = try Evaluated(Self.form(), answers)
    #expect(values["a_day"] == Self.aDay.hidden)
    #expect(values["tried_to_stop"] == Self.either.hidden)
    #expect(values.hiddenAnswers == ["a_day", "tried_to_stop"])
  }

  @Test func canShowWhatWasAnsweredAlthoughHidden() throws {
    let answers = #""smokes":false,"a_day":40,"tried_to_stop":true"#
    let values = try Evaluated(Self.form(), answers, showingHidden: true)
    #expect(values["a_day"] == .number(Number(40)))
    #expect(values["tried_to_stop"] == .boolean(true))
    #expect(values["comment"]?.isHidden == true)
    #expect(values.hiddenAnswers == ["a_day", "tried_to_stop"])
  }

  // MARK: Repeated sections

  static func sections() throws -> Form {
    var fixture = HandmadeForm()
    try fixture.item("takes_drugs", .boolean)
    try fixture.section(
      "drugs",
      2...3,
      showWhen: "takes_drugs = true",
      fields: [("drug", .coded(["valproate", "other"])), ("dose", .upTo(9))]
    )
    return fixture.form
  }

  @Test func fillsTheEntriesOfASection() throws {
    let entries = #"[{"drug":"valproate","dose":2},{"drug":"other","dose":12}]"#
    let values = try Evaluated(Self.sections(), "\"takes_drugs\":true,\"drugs\":\(entries)")
    #expect(values.section.isAnswered)
    #expect(values.section.count == 2)
    #expect(
      values.section.values == [
        .option(0), .number(Number(2)),
        .option(1), .interval(.zero, Number(9), step: .one),
      ]
    )
    #expect(values.values.invalidItems == ["dose"])
    #expect(values.faults.isEmpty)
  }

  @Test(arguments: ["", #","drugs":null"#, #","drugs":"x""#])
  func takesASectionWithoutEntriesForUnanswered(rest: String) throws {
    let values = try Evaluated(Self.sections(), "\"takes_drugs\":true\(rest)")
    #expect(!values.section.isAnswered)
    #expect(values.section.canApply)
    #expect(!values.section.canBeNotApplicable)
    #expect(values.faults.isEmpty)
    #expect(values.values.invalidItems == (rest.contains("x") ? ["drugs", "drug", "dose"] : []))
  }

  @Test(arguments: [("[]", false), (#"[{"dose":1}]"#, true)])
  func demandsTheLeastEntriesOfWhatIsShown(entries: String, isAnswered: Bool) throws {
    let values = try Evaluated(Self.sections(), "\"takes_drugs\":true,\"drugs\":\(entries)")
    #expect(values.faults == ["too-few-entries"])
    #expect(values.section.isAnswered == isAnswered)
    for gate in ["\"takes_drugs\":false", "\"takes_drugs\":null"] {
      #expect(try Evaluated(Self.sections(), "\(gate),\"drugs\":\(entries)").faults.isEmpty)
    }
  }

  @Test func hidesASectionWithItsEntries() throws {
    let answers = #""takes_drugs":false,"drugs":[{"dose":1},{"dose":2,"drug":"other"}]"#
    let values = try Evaluated(Self.sections(), answers)
    #expect(!values.section.canApply)
    #expect(values.section.count == 0)
    #expect(values.hiddenAnswers == ["dose", "drug"])
    let shown = try Evaluated(Self.sections(), answers, showingHidden: true)
    #expect(shown.section.canApply && !shown.section.canBeNotApplicable)
    #expect(shown.section.values[1] == .number(.one))
    #expect(shown.hiddenAnswers == ["dose", "drug"])
  }

  @Test func holdsBothWhileASectionsGateIsOpen() throws {
    let values = try Evaluated(Self.sections(), #""drugs":[{"dose":1},{"dose":2}]"#)
    #expect(values.section.canApply && values.section.canBeNotApplicable)
    #expect(values.section.isAnswered)
    #expect(values.section.values[1] == .number(.one).perhapsHidden)
  }
}
