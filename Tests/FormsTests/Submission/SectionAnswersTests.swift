import Expressions
import Testing
import Values

@testable import Forms

@Suite("Answers in repeated sections")
struct SectionAnswersTests {
  static func section(_ text: String) throws -> (Answers.Section, [AnswerFault], offset: Int?) {
    let (answers, offset) = try AnswersTests.answers("\"drugs\":\(text)")
    return (answers.sections[0], answers.faults, offset)
  }

  @Test func readsEntriesFieldByField() throws {
    let (section, faults, _) = try Self.section(#"[{"dose":2,"drug":"other"},{"drug":null},{}]"#)
    #expect(section.count == 3)
    #expect(section.fields.map(\.value) == [.option(1), .number(Number(2)), nil, nil, nil, nil])
    #expect(!section.isInvalid)
    #expect(faults.isEmpty)
  }

  @Test(arguments: ["null", "[]"])
  func takesNoEntriesForSilence(text: String) throws {
    let (section, faults, _) = try Self.section(text)
    #expect(section.count == 0)
    #expect(!section.isInvalid)
    #expect((section.offset == nil) == (text == "null"))
    #expect(faults.isEmpty)
  }

  static let faulty: [(String, String, String, Int)] = [
    ("«7", "wrong-type", "drugs", 0),
    (#"«{"drug":"other"}"#, "wrong-type", "drugs", 0),
    ("[«7]", "wrong-type", "drugs", 1),
    ("[«null]", "wrong-type", "drugs", 1),
    (#"[{"«drugg":"other"}]"#, "unknown-item", "drugs", 1),
    (#"[{"«interest":1}]"#, "unknown-item", "drugs", 1),
    (#"[{"drug":"«Other"}]"#, "unknown-option", "drug", 1),
    (#"[{"dose":1},{"dose":«10}]"#, "out-of-range", "dose", 2),
    (#"[{"dose":1},«{"dose":1}]"#, "duplicate-entry", "drugs", 2),
    (#"[{"dose":1},{"dose":2},{"dose":3},«{"dose":4},{"dose":5}]"#, "too-many-entries", "drugs", 0),
  ]

  @Test(arguments: faulty)
  func refusesAtItsPlace(text: String, code: String, item: String, entries: Int) throws {
    let (section, faults, offset) = try Self.section(text)
    #expect(faults.map(\.code) == [code])
    #expect(faults.first?.offset == offset)
    #expect(faults.first?.item == item)
    #expect(section.count == entries)
    #expect(section.isInvalid == (entries == 0))
  }

  @Test func keepsWhatIsInOrderBesideAFault() throws {
    let (section, _, _) = try Self.section(#"[{"drug":"valproate","dose":10},7]"#)
    #expect(section.fields.map(\.value) == [.option(0), nil, nil, nil])
    #expect(section.fields[1...] == [.invalid, .invalid, .invalid])
  }
}

extension Answers.State {
  /// The value of a valid answer.
  var value: ValueSet? {
    if case .answered(let value, _) = self { value.set } else { nil }
  }
}

extension Number {
  var halved: Number { divided(by: Number(2)) ?? .lowest }
}
