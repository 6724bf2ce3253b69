import Expressions
import Testing
import Values

@testable import Forms

@Suite("Answers of a submission")
struct AnswersTests {
  /// A form with an item of every kind.
  static let form: Form = {
    var fixture = HandmadeForm()
    do {
      try fixture.item("interest", .frequency)
      try fixture.item("weight_class", .ordinal([Number(0), Number(2), Number(4)]))
      try fixture.item("wound", .coded(["dry", "seeping", "pus"]))
      try fixture.item("changes", .several(["none", "new_type", "cluster"], exclusive: 0))
      try fixture.item("seizures", .count(.zero...Number(500)))
      try fixture.item("huge", .count(.zero...Number(1 << 60)))
      try fixture.item(
        "weight",
        .quantity(Number(20)...Number(300), unit: "kg", decimals: 1)
      )
      try fixture.item("drives", .boolean)
      try fixture.item("met", .date(earliest: nil, latest: nil))
      try fixture.item("took", .dateTime)
      try fixture.item("comment", .text(maxLength: 5))
      try fixture.section(
        "drugs",
        1...3,
        fields: [("drug", .coded(["valproate", "other"])), ("dose", .upTo(9))]
      )
      try fixture.score("computed", "interest + seizures", range: 0...600)
      try fixture.score("total", "interest + seizures", range: 0...600, decimals: 1, given: .either)
    } catch {
      Issue.record(error)
    }
    return fixture.form
  }()

  static func answers(_ members: String, of form: Form = form) throws -> (Answers, offset: Int?) {
    let text = MarkedText(SubmissionReaderTests.line("\"answers\":{\(members)}"))
    var answers = Answers(form)
    answers.read(text.bytes, try SubmissionReader.read(text.bytes))
    return (answers, text.offset)
  }

  static func state(_ item: String, _ answers: Answers) throws -> Answers.State {
    if let index = form.items.firstIndex(where: { $0.name == item }) { return answers.items[index] }
    return answers.reported[try #require(form.scores.firstIndex { $0.name == item })]
  }

  // MARK: What is in order

  static let valid: [(String, String, ValueSet)] = [
    ("interest", "3", .number(Number(3))),
    ("interest", "3.0", .number(Number(3))),
    ("interest", "-0", .number(.zero)),
    ("interest", "0.1e1", .number(.one)),
    ("weight_class", "4", .number(Number(4))),
    ("wound", #""pus""#, .option(2)),
    ("wound", #""\u0070us""#, .option(2)),
    ("changes", #"["none"]"#, .chosen(0b1)),
    ("changes", #"["cluster", "new_type"]"#, .chosen(0b110)),
    ("seizures", "0", .number(.zero)),
    ("seizures", "500", .number(Number(500))),
    ("seizures", "1e2", .number(Number(100))),
    ("seizures", "0e1", .number(.zero)),
    ("huge", "9007199254740993", .number(Number(9_007_199_254_740_993))),
    ("huge", "1000000000000000001", .number(Number(1_000_000_000_000_000_001))),
    ("weight", #"{"value":72.5,"unit":"kg"}"#, .number(Number(145).halved)),
    ("weight", #"{"unit":"kg","value":20}"#, .number(Number(20))),
    ("drives", "true", .boolean(true)),
    ("drives", "false", .boolean(false)),
    ("met", #""2024-02-29""#, .date(CivilDate(dayNumber: 19_782))),
    ("comment", #""\n æøå""#, .text(isGiven: true)),
    ("comment", #""😀😀😀😀😀""#, .text(isGiven: true)),
    ("total", "12.5", .number(Number(25).halved)),
  ]

  @Test(arguments: valid)
  func readsAnAnswer(item: String, text: String, value: ValueSet) throws {
    let (answers, offset) = try Self.answers("\"\(item)\": «\(text)")
    let place = try #require(offset) + (text.hasPrefix("\"") ? 1 : 0)
    let answer = try #require(Answers.Value(value))
    #expect(try Self.state(item, answers) == .answered(answer, at: place))
    #expect(answer.set == value)
    #expect(answers.faults.isEmpty)
  }

  @Test(arguments: ["2024-02-29T23:30:00+14:00", "2024-02-29T23:30:00.125Z"])
  func readsAMoment(_ text: String) throws {
    let (answers, offset) = try Self.answers("\"took\": \"«\(text)\"")
    let moment = try #require(Instant(text))
    #expect(try Self.state("took", answers) == .moment(moment, at: try #require(offset)))
    #expect(answers.faults.isEmpty)
  }

  static let unanswered = [
    ("interest", "null"), ("wound", "null"), ("changes", "null"), ("changes", "[]"),
    ("seizures", "null"), ("weight", "null"), ("weight", #"{"value":null,"unit":"kg"}"#),
    ("drives", "null"), ("met", "null"), ("comment", "null"), ("comment", #""""#),
    ("comment", #"" \t\n\u00a0\u3000             ""#), ("total", "null"),
  ]

  @Test(arguments: unanswered)
  func takesSilenceForSilence(item: String, text: String) throws {
    let (answers, _) = try Self.answers("\"\(item)\":\(text)")
    #expect(try Self.state(item, answers) == .unanswered)
    #expect(answers.faults.isEmpty)
  }

  // MARK: What is not

  static let invalid: [(String, String, String)] = [
    ("interest", #""«3""#, "wrong-type"),
    ("interest", "«true", "wrong-type"),
    ("interest", "«[3]", "wrong-type"),
    ("interest", #"«{"value":3}"#, "wrong-type"),
    ("interest", "«4", "out-of-range"),
    ("interest", "«-1", "out-of-range"),
    ("interest", "«1.5", "unknown-option"),
    ("weight_class", "«3", "unknown-option"),
    ("interest", "«1e300", "too-many-digits"),
    ("interest", "«1e-300", "too-many-digits"),
    ("wound", "«1", "wrong-type"),
    ("wound", #"«["pus"]"#, "wrong-type"),
    ("wound", #""«Pus""#, "unknown-option"),
    ("wound", #""«""#, "unknown-option"),
    ("changes", #""«none""#, "wrong-type"),
    ("changes", "[«1]", "wrong-type"),
    ("changes", "[«null]", "wrong-type"),
    ("changes", #"["cluster","«clusters"]"#, "unknown-option"),
    ("changes", #"["cluster","«cluster"]"#, "duplicate-option"),
    ("changes", #"«["none","cluster"]"#, "not-exclusive"),
    ("seizures", #""«7""#, "wrong-type"),
    ("seizures", #""«7,5""#, "wrong-type"),
    ("seizures", #""«sju""#, "wrong-type"),
    ("seizures", "«false", "wrong-type"),
    ("seizures", "«501", "out-of-range"),
    ("seizures", "«-1", "out-of-range"),
    ("seizures", "«2.5", "too-many-decimals"),
    ("seizures", "«99999999999999999999", "too-many-digits"),
    ("huge", "«1152921504606846977", "out-of-range"),
    ("weight", "«72", "missing-unit"),
    ("weight", #"«{"value":72}"#, "missing-unit"),
    ("weight", #"«{"value":72,"unit":null}"#, "missing-unit"),
    ("weight", #"{"value":72,"unit":"«g"}"#, "wrong-unit"),
    ("weight", #"{"value":72,"unit":"«KG"}"#, "wrong-unit"),
    ("weight", #"{"value":72,"unit":«1}"#, "wrong-type"),
    ("weight", #"{"value":"«72","unit":"kg"}"#, "wrong-type"),
    ("weight", #"{"value":«72.55,"unit":"kg"}"#, "too-many-decimals"),
    ("weight", #"{"value":«301,"unit":"kg"}"#, "out-of-range"),
    ("weight", #"{"value":72,"unit":"kg","«note":1}"#, "unknown-field"),
    ("weight", #"«{"unit":"kg"}"#, "missing-field"),
    ("weight", "«{}", "missing-field"),
    ("weight", #""«72 kg""#, "wrong-type"),
    ("drives", "«1", "wrong-type"),
    ("drives", #""«true""#, "wrong-type"),
    ("met", #""«2023-02-29""#, "invalid-date"),
    ("met", #""«2026-11-02T18:04:00Z""#, "invalid-date"),
    ("met", #""«02.11.2026""#, "invalid-date"),
    ("met", #""«0000-01-01""#, "invalid-date"),
    ("met", #""«""#, "invalid-date"),
    ("met", "«20260101", "wrong-type"),
    ("took", #""«2024-02-29T23:30:00""#, "invalid-date"),
    ("took", #""«2024-02-29T24:00:00Z""#, "invalid-date"),
    ("took", #""«2024-02-29""#, "invalid-date"),
    ("comment", "«1", "wrong-type"),
    ("comment", #""«123456""#, "too-long"),
    ("total", #""«12""#, "wrong-type"),
    ("total", "«12.25", "too-many-decimals"),
    ("total", "«601", "out-of-range"),
  ]

  @Test(arguments: invalid)
  func refusesAnAnswerAtItsPlace(item: String, text: String, code: String) throws {
    let (answers, offset) = try Self.answers("\"\(item)\":\(text)")
    #expect(try Self.state(item, answers) == .invalid)
    #expect(answers.faults.map(\.code) == [code])
    #expect(answers.faults.first?.offset == offset)
    #expect(answers.faults.first?.item == item)
  }

  static let unknown: [(String, String?)] = [
    (#""«intrest":3"#, "interest"),
    (#""«Interest":3"#, "interest"),
    (#""«pain":null"#, nil),
    (#""«":{"a":[1,2]}"#, nil),
    (#""«drug":"valproate""#, nil),
    (#""«computed":3"#, nil),
    (#""«reporter":"self""#, nil),
    (#""«dri\u0076s":true"#, "drives"),
  ]

  @Test(arguments: unknown)
  func neverPassesOverAnUnknownId(member: String, suggestion: String?) throws {
    let (answers, offset) = try Self.answers("\(member),\"seizures\":2")
    #expect(answers.faults.map(\.code) == ["unknown-item"])
    #expect(answers.faults.first?.offset == offset)
    #expect(answers.faults.first?.suggestion == suggestion)
    guard case .answered = try Self.state("seizures", answers) else {
      Issue.record("what follows is not read")
      return
    }
  }

  @Test func comparesIdsByteForByte() throws {
    var fixture = HandmadeForm()
    try fixture.item("caf\u{E9}", .boolean)
    let composed = try Self.answers("\"caf\u{E9}\":true", of: fixture.form).0
    #expect(composed.items.map(\.value) == [.boolean(true)])
    let decomposed = try Self.answers("\"cafe\u{301}\":true", of: fixture.form).0
    #expect(decomposed.items == [.unanswered])
    #expect(decomposed.faults.map(\.code) == ["unknown-item"])
  }

  @Test(arguments: [#""a":1,"«a":2"#, #""a":1,"«\u0061":2"#, #""x":{"b":[{"c":1,"«c":1}]}"#])
  func refusesKeysThatStandTwice(members: String) throws {
    let text = SubmissionReaderTests.line("\"answers\":{\(members)}")
    let refusal = try SubmissionReaderTests.refusal(text)
    #expect(refusal.code == "duplicate-key")
    #expect(refusal.offset == MarkedText(text).offset)
  }

  @Test func showsNothingOfAWordThatCouldMislead() throws {
    let (answers, _) = try Self.answers(
      #""\u202e`\u001b[2J\#(String(repeating: "x", count: 99))":1"#
    )
    let message = try #require(answers.faults.first?.message)
    #expect(message.hasPrefix("`\u{FFFD}'\u{FFFD}[2Jxxx"))
    #expect(message.utf8.count < 100)
  }

  @Test func listsOnlyAsManyFaultsAsAPersonReads() throws {
    let members = (0..<50_000).map { "\"x\($0)\":1" }.joined(separator: ",")
    let (answers, _) = try Self.answers("\(members),\"seizures\":501")
    #expect(answers.faults.count == FaultList.limit + 1)
    #expect(answers.faults.last?.code == "too-many-faults")
    #expect(try Self.state("seizures", answers) == .invalid)
  }

  @Test func forgetsTheSubmissionBefore() throws {
    var answers = Answers(Self.form)
    var reader = SubmissionReader()
    let first = SubmissionReaderTests.line(
      #""answers":{"interest":4,"total":1,"drugs":[{"drug":"other"}],"x":1},"reporter":"self""#
    )
    for line in [first, SubmissionReaderTests.line(#""answers":{}"#)] {
      try Array(line.utf8).withUnsafeBufferPointer { bytes in
        let submission = try reader.read(bytes)
        answers.read(bytes, submission, with: &reader)
      }
    }
    #expect(answers.items.allSatisfy { $0 == .unanswered })
    #expect(answers.reported.allSatisfy { $0 == .unanswered })
    #expect(answers.sections[0].count == 0)
    #expect(answers.sections[0].offset == nil)
    #expect(answers.reporter == nil)
    #expect(answers.faults.isEmpty)
  }
}
