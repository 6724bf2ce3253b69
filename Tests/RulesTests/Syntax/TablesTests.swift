import Diagnostics
import Expressions
import Rules
import TestSupport
import Testing
import Values

@Suite struct TablesTests {
  @Test func readsLimits() {
    let rows = parsed(
      """
      limits
        | allowed  | id | default | source |
        | [0..200] | a  | none    | "S"    |   // note
        | [3..6]   | b  | 4       | -      |
      """
    ).limits
    #expect(rows.map(\.id.value) == ["a", "b"])
    #expect(rows.map { shape($0.defaultValue) } == ["none", "4"])
    #expect(rows.map { shape($0.allowed) } == ["[0..200]", "[3..6]"])
    #expect(rows.map { $0.source?.value } == ["S", nil])
  }

  @Test func readsSeries() {
    let rows = parsed(
      """
      series
        | id | code | unit | one   reading every | usable when | source |
        | a | "http://loinc.org|1" | "mmol/L" | 15 minutes | coverage >= 70 | "S" |
        | b | "x" | - | 1 day | - | - |
      """
    ).series
    #expect(rows.map(\.code.value) == ["http://loinc.org|1", "x"])
    #expect(rows.map { $0.unit?.value } == ["mmol/L", nil])
    #expect(rows.map(\.interval.value) == [Period(15, .minute), Period(1, .day)])
    #expect(rows.map { $0.usableWhen.map(shape) } == ["(>= coverage 70)", nil])
  }

  @Test func readsThresholds() {
    let rows = parsed(
      """
      thresholds
        | id | value | unit | at | green | yellow | red | missing | source |
        | pain | pain.nrs | - | 5 days, 2 weeks | - | >= 5 | >= 7 | grey | "S" |
        | pain | pain.nrs | - | 6 weeks | - | >= 4 | never | yellow | - |
        | wound | wound | "a" | - | "dry", "healed" | "seeping" | "pus" | red | "T" |
        | diet | diet | - | - | - | never | >= 1 | - | "T" |
      """
    ).thresholds
    #expect(rows.map(\.id.value) == ["pain", "pain", "wound", "diet"])
    #expect(
      rows.map { $0.timePoints.map(\.value.description) }
        == [["5 days", "2 weeks"], ["6 weeks"], [], []]
    )
    #expect(rows.map { shape($0.green) } == ["-", "-", "'dry', 'healed'", "-"])
    #expect(rows.map { shape($0.yellow) } == ["(>= 5)", "(>= 4)", "'seeping'", "never"])
    #expect(rows.map { shape($0.red) } == ["(>= 7)", "never", "'pus'", "(>= 1)"])
    #expect(rows.map(\.missing.value) == [.grey, .yellow, .red, .notNeeded])
    #expect(rows.map { $0.unit?.value } == [nil, nil, "a", nil])
  }

  @Test func takesColumnsThatAreLeftOutAsUsual() {
    let row = parsed("thresholds\n\t| value | id |\n\t| b + 1 | a |\n").thresholds.first
    #expect(row.map { shape($0.value) } == "(+ b 1)")
    #expect(row?.timePoints.isEmpty == true)
    #expect(
      row.map { [shape($0.green), shape($0.yellow), shape($0.red)] } == ["-", "never", "never"]
    )
    #expect(row?.missing.value == .grey)
    #expect(
      parsed("limits\n | id | allowed |\n | a | (1..2] |\n").limits.map {
        shape($0.defaultValue)
      } == ["none"]
    )
  }

  @Test func keepsSpansOfCells() {
    let marked = MarkedText(
      soundHeader
        + "thresholds\n  | id | value | red |\n  | å_ | b | «>= 3» |\n"
        .replacing("å_", with: "a")
    )
    let row = RuleFileParser.parse(marked.source).0.thresholds.first
    #expect(row?.red.span == marked.span)
    #expect(row.map { marked.source[$0.span] } == "| a | b | >= 3 |")
  }

  @Test(arguments: [
    ("unknown-column", "| id | value | «colour» |\n  | a | b | c |\n  | d | e | f |"),
    ("unknown-column", "| id | value | «yelow» |\n  | a | b | >= 1 |\n  | d | e | >= 2 |"),
    ("unknown-column", "| id | «valeu» | red |\n  | a | b | >= 1 |"),
    ("unknown-column", "| id | «what» | red |\n  | a | b | >= 1 |"),
    ("duplicate-column", "| id | value | red | «red» |\n  | a | b | >= 1 | >= 1 |"),
    ("missing-column", "«| id | red |»\n  | a | >= 1 |\n  | b | >= 1 |"),
    ("missing-column", "«| low_mood | phq_9.total | >= 10 |»\n  | b | c | >= 1 |"),
    ("cell-count", "| id« »value | red |\n  | a | b | >= 1 |"),
    ("cell-count", "«»id | value | red |\n  | a | b | >= 1 |"),
    ("cell-count", "| id | value | red«»\n  | a | b | >= 1 |"),
    ("double-pipe", "| id | value «||» red |\n  | a | b | >= 1 |"),
    ("syntax", "| id | value |« »|\n  | a | b | c |"),
    ("syntax", "«id value red»"),
  ])
  func refusesColumns(code: String, table: String) {
    expectOne(code, soundHeader + "thresholds\n  \(table)\n")
  }

  @Test(arguments: [
    ("cell-count", "| a | b« »>= 1 | >= 2 | \"S\" |"),
    ("cell-count", "| a« »b | >= 1 | >= 2 | \"S\" |"),
    ("cell-count", "| a | b | >= 1« »>= 2 | \"S\" |"),
    ("cell-count", "| a | b | >= 1 | >= 2« »\"S\" |"),
    ("cell-count", "| a | b | >= 1 | >= 2 | \"S\"«»"),
    ("cell-count", "«»a | b | >= 1 | >= 2 | \"S\" |"),
    ("cell-count", "«| a | b | >= 1 |»"),
    ("cell-count", "«| a | b | >= 1 | >= 2 | \"S\" | x |»"),
    ("cell-count", "| a | b | >= 1 | >= 2 | \"S\" | «x»"),
    ("cell-count", "| a | b | >= 1 | >= 2 | \"S\" | «todo: ask»".replacing(":", with: "")),
    ("empty-cell", "| a | b |« »| >= 2 | \"S\" |"),
    ("empty-cell", "| a | b |«»| >= 2 | \"S\" |"),
    ("empty-cell", "| a | b | >= 1 | >= 2 |«  »|"),
    ("empty-cell", "|« »| b | >= 1 | >= 2 | \"S\" |"),
    ("double-pipe", "| a | b «||» >= 1 | >= 2 | \"S\" |"),
    ("dash-colour", "| a | b | «-» | >= 2 | \"S\" |"),
    ("reserved-word", "| «red» | b | >= 1 | >= 2 | \"S\" |"),
    ("syntax", "| «5» | b | >= 1 | >= 2 | \"S\" |"),
    ("syntax", "| a «c» | b | >= 1 | >= 2 | \"S\" |"),
    ("syntax", "| a | b «c» | >= 1 | >= 2 | \"S\" |"),
    ("syntax", "| a | b | >=«» | >= 2 | \"S\" |"),
    ("syntax", "| a | b | >= 1 | >= 2 «foo» | \"S\" |"),
    ("syntax", "| a | b | >= 1 | >= 2 | «S» |"),
    ("syntax", "«stray»"),
    ("syntax", "«two words»"),
  ])
  func refusesOneRow(code: String, row: String) {
    let table = """
      thresholds
        | id | value | yellow | red | source |
        | first | b | >= 1 | >= 2 | "S" |
        \(row)
        | final | b | >= 1 | >= 2 | "S" |

      """
    expectOne(code, soundHeader + table)
    let source = MarkedText(soundHeader + table).source
    let ids = RuleFileParser.parse(source).0.thresholds.map(\.id.value)
    #expect(ids.first == "first")
    #expect(ids.last == "final")
  }

  @Test(arguments: [
    ("limits", "| id | allowed | default |", "| a | «5» | 4 |", "syntax"),
    ("limits", "| id | allowed | default |", "| a | [1..5] | «-» |", "syntax"),
    ("limits", "| id | allowed | default |", "| a | [1..5] |« »|", "empty-cell"),
    ("series", "| id | code | one reading every |", "| a | «b» | 1 day |", "syntax"),
    ("series", "| id | code | one reading every |", "| a | \"b\" | «often» |", "syntax"),
    ("series", "| id | code | one reading every |", "| a | \"b\" | 1 «dya» |", "unknown-word"),
    ("series", "| id | code | one «readings» every |", "| a | \"b\" | 1 day |", "unknown-column"),
    ("thresholds", "| id | value | missing |", "| a | b | «gray» |", "unknown-word"),
    ("thresholds", "| id | value | at |", "| a | b | 5 days,«» |", "syntax"),
    ("thresholds", "| id | value | at |", "| a | b | 5 days «2» weeks |", "syntax"),
    ("thresholds", "| id | value | unit |", "| a | b | «mmol» |", "syntax"),
  ])
  func refusesCells(section: String, heading: String, row: String, code: String) {
    let heading = heading.replacing("«readings»", with: "readings")
    if code == "unknown-column" {
      let marked = "\(section)\n  | id | code | «one readings every» |\n  \(row)\n"
      return expectOne(code, soundHeader + marked)
    }
    expectOne(code, soundHeader + "\(section)\n  \(heading)\n  \(row)\n")
  }

  @Test(arguments: [
    ("| a | b | - |\n  | «a» | b | - |", "threshold `a` is defined twice at every time point"),
    (
      "| a | b | 2 weeks |\n  | «a» | b | - |", "threshold `a` is defined twice at every time point"
    ),
    (
      "| a | b | - |\n  | «a» | b | 2 weeks |", "threshold `a` is defined twice at every time point"
    ),
    (
      "| a | b | 2 weeks |\n  | a | b | 5 days, «14 days» |",
      "threshold `a` is defined twice at 14 days"
    ),
  ])
  func refusesThresholdsTwiceAtOneTime(rows: String, message: String) {
    expectOne(
      "duplicate-name",
      soundHeader + "thresholds\n  | id | value | at |\n  \(rows)\n",
      message: message
        + "; rows may share an id when the column `at` gives each its own time points"
    )
  }

  @Test(arguments: [
    ("| a | b |« »| >= 2 | \"S\" |", "the cell of `yellow` is empty; write `never`"),
    ("| a | b | >= 1 | >= 2 |« »|", "the cell of `source` is empty; write `-`"),
    ("|« »| b | >= 1 | >= 2 | \"S\" |", "the cell of `id` is empty; every row needs its `id`"),
    (
      "| a | phq_9.total« »>= 10 | >= 20 | \"S\" |",
      "a `|` is missing between `phq_9.total` and `>= 10`; write `|` here"
    ),
    (
      "| a | b | >= 1 | >= 2 | \"S\" | «x y»",
      "`x y` stands after the last `|`; take it away, or write it after `//`"
    ),
  ])
  func saysTheCure(row: String, message: String) {
    let marked = soundHeader + "thresholds\n  | id | value | yellow | red | source |\n  \(row)\n"
    let code = message.contains("is empty") ? "empty-cell" : "cell-count"
    expectOne(code, marked, message: message)
  }

  @Test func reportsEveryFaultyCellOfARow() {
    let source = SourceText(
      path: "test.rules",
      soundHeader + "thresholds\n  | id | value | at | red |\n  | a | b + | 5 dayz | >= |\n"
    )
    let (file, diagnostics) = RuleFileParser.parse(source)
    #expect(diagnostics.map(\.code) == ["syntax", "unknown-word", "syntax"])
    #expect(file.thresholds.isEmpty)
  }

  @Test func remembersTheNamesOfRowsItSkips() {
    let source = SourceText(
      path: "test.rules",
      soundHeader + "limits\n  | id | allowed |\n  | a | 5 |\n  | b |\n  | c | [1..2] |\n"
    )
    let file = RuleFileParser.parse(source).0
    #expect(file.limits.map(\.id.value) == ["c"])
    #expect(file.skippedNames == ["a", "b"])
  }
}
