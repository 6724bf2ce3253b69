import Expressions
import Testing
import Values

@testable import Forms

@Suite("Scores of answers with gaps")
struct ScoreTests {
  /// Items `name_1` to `name_n`, answered as a row of words; `-` is unanswered.
  static func answers(_ rows: [String: String]) -> String {
    rows.sorted { $0.key < $1.key }.flatMap { name, row in
      row.split(separator: " ").enumerated().compactMap { index, word in
        word == "-" ? nil : "\"\(name)_\(index + 1)\":\(word)"
      }
    }.joined(separator: ",")
  }

  static func names(_ name: String, _ count: Int) -> String {
    (1...count).map { "\(name)_\($0)" }.joined(separator: ", ")
  }

  static func quickDASH() throws -> Form {
    var fixture = HandmadeForm()
    let answer = FormItem.Answer.ordinal((1...5).map { Number($0) })
    for index in 1...11 { try fixture.item("item_\(index)", answer) }
    try fixture.score(
      "total",
      "(mean(\(names("item", 11))) - 1) * 25",
      range: 0...100,
      decimals: 2,
      prorating: fixture.prorating(upTo: 1),
      given: .either
    )
    return fixture.form
  }

  // MARK: Rounding

  @Test func roundsOnceAtTheEnd() throws {
    var fixture = HandmadeForm()
    for name in ["a", "b", "c"] { try fixture.item(name, .upTo(9)) }
    try fixture.score("part", "sum(a, b) / 3", range: 0...6)
    try fixture.score("whole", "part * 3", range: 0...18)
    try fixture.score("half", "c / 2", range: 0...5)
    let values = try Evaluated(fixture.form, #""a":2,"b":2,"c":5"#)
    #expect(values["part"] == .number(.one))
    #expect(values["whole"] == .number(Number(4)))
    #expect(values["half"] == .number(Number(3)))
    #expect(values["half"]?.isAnswered == true)
  }

  @Test func roundsTheEndsOfBounds() throws {
    var fixture = HandmadeForm()
    for name in ["a", "b"] { try fixture.item(name, .upTo(3)) }
    try fixture.score("mean", "mean(a, b)", range: 0...3)
    try fixture.score("share", "sum(a, b) / 3", range: 0...2, decimals: 1)
    let values = try Evaluated(fixture.form, #""a":2"#)
    #expect(values["mean"]?.bounds == [Number(1), Number(3)])
    #expect(try values["share"]?.bounds == [Number("0.7"), Number("1.7")])
    #expect(try values["share"]?.step == Number("0.1"))
  }

  // MARK: Hidden parts

  @Test func countsWhatIsHiddenAsTheScoreSays() throws {
    for (rule, total) in [(ExpressionCompiler.HiddenRule.zero, 4), (.leaveOut, 4), (.worst, 7)] {
      var fixture = HandmadeForm()
      try fixture.item("works", .boolean)
      try fixture.item("a", .upTo(9))
      try fixture.item("b", .frequency, showWhen: "works = true")
      try fixture.score("total", "sum(a, b)", range: 0...12, hidden: rule)
      let values = try Evaluated(fixture.form, #""works":false,"a":4,"b":1"#)
      #expect(values["total"]?.knownNumber == Number(total), "\(rule)")
      #expect(values.hiddenAnswers == ["b"])
    }
  }

  // MARK: Reported scores

  static let reports: [(String, String, [Int], [String])] = [
    ("1 1 1 1 1 1 1 1 1 1 1", "0", [0, 0], []),
    ("1 1 1 1 1 1 1 1 1 1 1", "25", [0, 25], ["contradiction"]),
    ("- - - - - - - - - - -", "45", [45, 45], []),
    ("1 1 1 1 1 1 1 1 1 1 -", "9", [9, 9], []),
    ("1 1 1 1 1 1 1 1 1 1 -", "10", [0, 10], ["contradiction"]),
    ("1 1 1 1 1 1 1 1 1 1 1", "null", [0, 0], []),
    ("1 1 1 1 1 1 1 1 1 1 1", "101", [0, 0], []),
  ]

  @Test(arguments: reports)
  func holdsAReportAgainstTheAnswers(
    row: String,
    report: String,
    bounds: [Int],
    faults: [String]
  ) throws {
    let answers = [Self.answers(["item": row]), "\"total\":\(report)"].filter { !$0.isEmpty }
    let values = try Evaluated(Self.quickDASH(), answers.joined(separator: ","))
    let total = try #require(values["total"])
    #expect(total.low.roundedDown == Number(bounds[0]))
    #expect(total.high.roundedDown == Number(bounds[1]))
    #expect(values.faults == faults)
    #expect(values.values.invalidItems == (report == "101" ? ["total"] : []))
    #expect(values.displayed("total")?.prorated != true)
    if bounds[0] == bounds[1] {
      #expect(values.displayed("total")?.value == Number(bounds[0]))
    }
  }

  @Test func knowsAReportedScoreOnlyFromItsReport() throws {
    var fixture = HandmadeForm()
    try fixture.item("a", .upTo(9))
    try fixture.score("t", "a * 2", range: 0...18, given: .reported)
    #expect(try Evaluated(fixture.form, #""a":2"#)["t"]?.bounds == [.zero, Number(18)])
    #expect(try Evaluated(fixture.form, #""a":2,"t":4"#)["t"] == .number(Number(4)))
    #expect(try Evaluated(fixture.form, #""a":2,"t":5"#).faults == ["contradiction"])
  }
}
