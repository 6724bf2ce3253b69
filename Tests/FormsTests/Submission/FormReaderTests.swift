import Expressions
import Testing
import Values

@testable import Forms

@Suite("Lines with their answers")
struct FormReaderTests {
  static let loaded = FormLibrary([AnswersTests.form])

  /// A line of the form `test`, with members before and after the answers.
  static func line(
    _ answers: String,
    id: String = "\"s-1\"",
    version: String = "\"1.0.0\"",
    after: String = ""
  ) -> [UInt8] {
    Array(
      """
      {"id":\(id),"patient":"p1","form":"test","version":\(version),\
      "authored":"2026-11-02T18:04:00+01:00","answers":{\(answers)}\(after)}
      """.utf8
    )
  }

  static let usual =
    #""interest":3,"wound":"pus","changes":["cluster"],"weight":{"value":72.5,"unit":"kg"},"#
    + #""drives":true,"met":"2024-02-29","comment":"fine","drugs":[{"drug":"other","dose":2}]"#

  static func isReadAsBefore(_ line: [UInt8], _ reader: FormReader) -> Bool {
    var reader = reader
    return line.withUnsafeBufferPointer { reader.readAsBefore($0) != nil }
  }

  /// A reader that has read the usual line.
  static func reader() throws -> FormReader {
    var reader = FormReader(loaded)
    _ = LineReading(line(usual), by: &reader)
    #expect(try #require(reader.answers).faults.isEmpty)
    return reader
  }

  // MARK: Written alike

  static let alike: [(String, String)] = [
    ("3", "0"), ("3", "null"), ("3", "2.0"), ("3", "-0"), ("3", "2e0"), (#""pus""#, #""dry""#),
    (#""pus""#, #""\u0064ry""#), (#""pus""#, "null"), (#"["cluster"]"#, "[]"),
    (#"["cluster"]"#, #"["new_type" , "cluster"]"#), (#"["cluster"]"#, #"["none"]"#),
    (#"{"value":72.5,"unit":"kg"}"#, #"{ "unit":"kg", "value":80 }"#), ("true", "false"),
    ("2024-02-29", "2023-02-28"), ("fine", "Å\\nå"), ("fine", " "), (":\"fine\"", ": \"fine\""),
    (#"[{"drug":"other","dose":2}]"#, #"[{},{"dose":1}]"#), ("s-1", "s-2"), ("s-1", "s\\u002d3"),
    ("18:04:00+01:00", "00:00:00.25Z"),
  ]

  @Test(arguments: alike)
  func areReadByTheirValues(_ usual: String, _ other: String) throws {
    var reader = try Self.reader()
    let text = String(decoding: Self.line(Self.usual), as: UTF8.self)
    let line = Array(text.replacing(usual, with: other, maxReplacements: 1).utf8)
    #expect(line != Self.line(Self.usual))
    #expect(Self.isReadAsBefore(line, reader))
    #expect(LineReading(line, by: &reader) == LineReading(line, of: Self.loaded))
  }

  // MARK: Not alike, or not in order

  static let others: [(String, String)] = [
    ("3", "4"), ("3", "03"), ("3", "3."), ("3", "3x"), ("3", ""), ("3", "\"3\""), ("3", "1.5"),
    ("3", "99999999999999999999"), (#""pus""#, #""Pus""#), (#""pus""#, #""pus"x"#),
    (#""pus""#, "[]"), (#"["cluster"]"#, #"["cluster","cluster"]"#),
    (#"["cluster"]"#, #"["none","cluster"]"#), (#"["cluster"]"#, #"["cluster","none"]"#),
    (#"["cluster"]"#, #"["cluster"#), (#"["cluster"]"#, "[1]"), ("72.5", "72.55"), ("72.5", "700"),
    (#""unit":"kg""#, #""unit":"kg","unit":"kg""#), (#","unit":"kg""#, ""), ("kg", "g"),
    ("true", "tru"), ("true", "truefalse"), ("2024-02-29", "2023-02-29"), ("fine", "too long"),
    ("fine", "\\u0000"), ("fine", "\\ud800"), ("fine", "\u{0}"), ("fine", "\t"),
    (#"{"drug":"other","dose":2}"#, #"{"dose":2},{"dose":2}"#), (#""dose":2"#, #""dose":10"#),
    (#""dose":2"#, #""dose":2,"dose":2"#), (#"[{"drug":"other","dose":2}]"#, "{}"),
    (#"[{"drug":"other","dose":2}]"#, "[{},{\"dose\":1},{\"dose\":2},{\"dose\":3}]"),
    ("\"interest\"", "\"intrest\""), ("\"interest\"", "\"drives\""),
    ("\"interest\"", "\"computed\""),
    ("\"interest\":3", "\"dose\":3"), ("\"s-1\"", "\"\""), ("\"s-1\"", "null"), ("\"s-1\"", "7"),
    ("s-1", String(repeating: "a", count: 257)), ("s-1", "\\u00a0"), ("\"p1\"", "\" \""),
    ("18:04", "24:04"), ("+01:00", ""), ("1.0.0", "1.0"), ("1.0.0", "1.0.1"), ("1.0.0", "1.0.0.0"),
    ("\"test\"", "\"tess\""), ("\"id\"", "\"patient\""), ("\"form\"", "\"resourceType\""),
    ("\"answers\":{", "\"answers\":[{"), ("}]}}", "}]}"), ("}]}}", "}]}}x"), ("}]}}", "}]}} "),
    ("}]}}", "}]}}}"), ("}]}}", "}]},}"), ("}]}}", "}]},\"reporter\":\"staff\"}"),
    ("}]}}", "}]},\"answers\":{}}"), ("}]}}", "}]},\"id\":\"s-1\"}"),
    (#","drives":true"#, #","drives":true,"drives":true"#), (#","drives":true"#, ""),
    (#""drives":true,"met":"2024-02-29""#, #""met":"2024-02-29","drives":true"#),
  ]

  @Test(arguments: others)
  func areReadAsByReadersOfTheirOwn(_ usual: String, _ other: String) throws {
    var reader = try Self.reader()
    let text = String(decoding: Self.line(Self.usual), as: UTF8.self)
    let line = Array(text.replacing(usual, with: other, maxReplacements: 1).utf8)
    #expect(line != Self.line(Self.usual))
    #expect(!Self.isReadAsBefore(line, reader))
    for line in [line, Self.line(Self.usual), line] {
      #expect(LineReading(line, by: &reader) == LineReading(line, of: Self.loaded))
    }
  }

  @Test func areTooLongWithOneByteTooMany() throws {
    var reader = try Self.reader()
    let room = SubmissionReader.sizeLimit - Self.line(Self.usual).count
    for (spaces, isRead) in [(room, true), (room + 1, false)] {
      let value = "\"interest\":" + String(repeating: " ", count: spaces)
      let line = Self.line(Self.usual.replacing("\"interest\":", with: value))
      #expect(Self.isReadAsBefore(line, reader) == isRead)
      #expect(LineReading(line, by: &reader) == LineReading(line, of: Self.loaded))
      #expect((reader.answers != nil) == isRead)
    }
  }

  @Test func keepNoAnswerOfAnother() throws {
    var reader = try Self.reader()
    for answers in [#""interest":3"#, "", #""drives":true"#, #""drugs":[]"#, Self.usual, ""] {
      for _ in 0..<2 {
        let line = Self.line(answers)
        #expect(LineReading(line, by: &reader) == LineReading(line, of: Self.loaded))
        #expect(Self.isReadAsBefore(line, reader))
      }
    }
  }

  /// Passages seen in different lines make a line together in which a key stands twice.
  @Test func haveNoKeyTwiceThoughEachPassageWasSeen() throws {
    var reader = try Self.reader()
    let seen = [#""interest":1,"drives":true"#, #""drives":true,"interest":1"#]
    for answers in seen { _ = LineReading(Self.line(answers), by: &reader) }
    let line = Self.line(#""interest":1,"drives":true,"interest":1"#)
    #expect(!Self.isReadAsBefore(line, reader))
    #expect(LineReading(line, by: &reader) == LineReading(line, of: Self.loaded))
    #expect(reader.answers == nil)
  }

  /// What stands whole in passages: the form and its version, and the answers.
  static let twice: [([String], String)] = [
    (
      [
        #"{"form":"test","version":"1.0","id":"s","patient":"p",TIME,"answers":{}}"#,
        #"{"id":"s","form":"test","version":"1.0","patient":"p",TIME,"answers":{}}"#,
      ],
      #"{"form":"test","version":"1.0","id":"s","form":"test","version":"1.0","patient":"p","#
        + #"TIME,"answers":{}}"#
    ),
    (
      [
        #"{FORM,TIME,"answers":{"interest":1},"reporter":"self"}"#,
        #"{FORM,TIME,"reporter":"self","answers":{"drives":true}}"#,
      ],
      #"{FORM,TIME,"answers":{"interest":1},"reporter":"self","answers":{"drives":true}}"#
    ),
  ]

  @Test(arguments: twice)
  func haveNoConstantTwiceThoughEachPassageWasSeen(seen: [String], twice: String) throws {
    func line(_ text: String) -> [UInt8] {
      let form = #""id":"s","patient":"p","form":"test","version":"1.0""#
      let time = #""authored":"2026-11-02T18:04:00Z""#
      return Array(text.replacing("FORM", with: form).replacing("TIME", with: time).utf8)
    }
    var reader = FormReader(Self.loaded)
    for text in seen {
      _ = LineReading(line(text), by: &reader)
      #expect(Self.isReadAsBefore(line(text), reader))
    }
    #expect(!Self.isReadAsBefore(line(twice), reader))
    #expect(LineReading(line(twice), by: &reader) == LineReading(line(twice), of: Self.loaded))
  }

  @Test func haveAllFieldsThoughEachPassageWasSeen() throws {
    var reader = try Self.reader()
    let start = #""form":"test","version":"1.0","authored":"2026-11-02T18:04:00Z""#
    let seen = [
      #"{"id":"s","patient":"p",\#(start),"answers":{},"reporter":"self"}"#,
      #"{"id":"s","reporter":"self","patient":"p",\#(start),"answers":{}}"#,
      #"{"reporter":"self","id":"s","patient":"p",\#(start),"answers":{}}"#,
    ]
    for line in seen { _ = LineReading(Array(line.utf8), by: &reader) }
    for text in [#"{"id":"s","reporter":"self"}"#, #"{"reporter":"self"}"#] {
      let line = Array(text.utf8)
      #expect(!Self.isReadAsBefore(line, reader))
      #expect(LineReading(line, by: &reader) == LineReading(line, of: Self.loaded))
    }
  }

  @Test func haveNoAnswersWhereTheVersionIsNotLoaded() throws {
    var reader = try Self.reader()
    let line = Self.line(Self.usual, version: "\"2.0\"")
    #expect(LineReading(line, by: &reader) == LineReading(line, of: Self.loaded))
    #expect(reader.answers == nil)
  }

  @Test func areReadAnewWhereTooManyWaysOfWritingWereSeen() throws {
    var reader = try Self.reader()
    for width in 0..<40 {
      let comma = "," + String(repeating: " ", count: width)
      let line = Self.line(Self.usual.replacing(",", with: comma))
      for _ in 0..<3 {
        #expect(LineReading(line, by: &reader) == LineReading(line, of: Self.loaded))
      }
    }
    let wide = Self.line(Self.usual, after: String(repeating: " ", count: 1 << 16))
    for line in [wide, wide, Self.line(Self.usual), Self.line(Self.usual)] {
      #expect(LineReading(line, by: &reader) == LineReading(line, of: Self.loaded))
    }
    #expect(Self.isReadAsBefore(Self.line(Self.usual), reader))
  }
}
