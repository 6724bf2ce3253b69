import Diagnostics
import JSONText
import Testing
import Values

@testable import Forms

@Suite("The envelope of a submission")
struct SubmissionReaderTests {
  static let start = #"{"id":"s-1","patient":"p1","form":"f","version":"1.2.0","#
  static let time = #""authored":"2026-11-02T18:04:00+01:00""#

  /// A line with further members after the usual ones.
  static func line(_ rest: String) -> String { "\(start)\(time),\(rest)}" }

  static func read(_ text: String) throws(Refusal) -> Submission {
    try SubmissionReader.read(MarkedText(text).bytes)
  }

  static func refusal(_ text: String) throws -> Refusal {
    try #require(throws: Refusal.self) { try read(text) }
  }

  @Test func readsAllFields() throws {
    let text = Self.line(
      #""answers":{"a":1},"reporter":"staff","entered_by":"n1","trigger":"patient","replaces":"s-0""#
    )
    let submission = try Self.read(text)
    #expect(submission.id == "s-1")
    #expect(submission.patient == "p1")
    #expect(submission.form == "f")
    #expect(submission.version == Version(1, 2))
    #expect(submission.authored == Instant("2026-11-02T17:04:00Z"))
    #expect(submission.reporter == .staff)
    #expect(submission.enteredBy == "n1")
    #expect(submission.trigger == .patient)
    #expect(submission.replaces == "s-0")
    #expect(submission.faults.isEmpty)
    let source = SourceText(path: "line", text)
    #expect(source[submission.answers] == #"{"a":1}"#)
  }

  @Test func leavesWhatIsNotSaidOpen() throws {
    let submission = try Self.read(Self.line(#""answers":{},"reporter":null,"entered_by":" ""#))
    #expect(submission.reporter == nil)
    #expect(submission.trigger == nil)
    #expect(submission.enteredBy == nil)
    #expect(submission.replaces == nil)
    #expect(submission.faults.isEmpty)
  }

  @Test(arguments: ["\r", " ", "\t\r"])
  func passesOverWhiteSpaceAtTheEnd(end: String) throws {
    let submission = try Self.read(Self.line(#""answers":{}"#) + end)
    #expect(submission.id == "s-1")
  }

  static let refused: [(String, String)] = [
    ("«", "malformed-json"),
    ("«[]", "wrong-type"),
    ("«7", "wrong-type"),
    (#"{"id":"s-1"«"#, "truncated"),
    (#"{"id":"s-1"«,}"#, "malformed-json"),
    (#"«{"patient":"p1"}"#, "missing-field"),
    (#"{"id":«7}"#, "wrong-type"),
    (#"{"id":«null}"#, "wrong-type"),
    (#"{"id":"«"}"#, "empty-field"),
    (#"{"id":"« \u00a0"}"#, "empty-field"),
    (#"{"id":"s","«id":"t"}"#, "duplicate-key"),
    (#"{"id":"s","«\u0069d":"t"}"#, "duplicate-key"),
    (#"{"id":"«\u0000"}"#, "nul-character"),
    (#"{"id":"«\ud800"}"#, "lone-surrogate"),
    (#"«{"id":"s","patient":"p"}"#, "missing-field"),
    (#"«{"id":"s","patient":"p","form":"f"}"#, "missing-version"),
    (#"{"id":"s","patient":"p","form":"f","version":"«1.x"}"#, "invalid-version"),
    (#"{"id":"s","patient":"p","form":"f","version":«1.0}"#, "wrong-type"),
    (#"«{"id":"s","patient":"p","form":"f","version":"1.0"}"#, "missing-field"),
    ("«\(start)\(time)}", "missing-field"),
    ("\(start)\(time),\"answers\":«[]}", "wrong-type"),
    ("\(start)\(time),\"answers\":«null}", "wrong-type"),
    (#"{"id":"s","«resourceType":"QuestionnaireResponse"}"#, "unsupported-format"),
  ]

  @Test(arguments: refused)
  func refusesALineAtItsPlace(text: String, code: String) throws {
    let refusal = try Self.refusal(text)
    #expect(refusal.code == code)
    #expect(refusal.offset == MarkedText(text).offset)
    #expect(!refusal.message.isEmpty)
  }

  @Test(arguments: [
    "2026-11-02T18:04:00", "2026-11-02T24:00:00Z", "2026-02-30T12:00:00Z", "2026-11-02",
    "2026-11-02T18:04:60Z", "0000-01-01T00:00:00Z", "10000-01-01T00:00:00Z", "٢٠٢٦-11-02T18:04:00Z",
  ])
  func refusesATimeThatIsNone(time: String) throws {
    let text = "\(Self.start)\"authored\":\"«\(time)\",\"answers\":{}}"
    let refusal = try Self.refusal(text)
    #expect(refusal.code == "invalid-time")
    #expect(refusal.offset == MarkedText(text).offset)
  }

  @Test func tellsWhatCouldBeRead() throws {
    let refusal = try Self.refusal(Self.line(#""answers":{"a":1,"a":2}"#))
    #expect(refusal.code == "duplicate-key")
    #expect(refusal.submission == "s-1")
    #expect(refusal.patient == "p1")
    #expect(refusal.form == "f")
    #expect(refusal.authored == Instant("2026-11-02T17:04:00Z"))
  }

  @Test func tellsNothingThatStandsTwice() throws {
    let refusal = try Self.refusal(#"{"id":"s-1","patient":"p1","patient":"p2","form":"f"}"#)
    #expect(refusal.submission == "s-1")
    #expect(refusal.patient == nil)
    #expect(refusal.form == "f")
  }

  @Test func refusesWhatIsTooLargeAndStillTellsWhose() throws {
    let blank = String(repeating: " ", count: SubmissionReader.sizeLimit)
    for text in [Self.line("\"answers\":{}" + blank), Self.line("\"answers\":{}") + blank] {
      let refusal = try Self.refusal(text)
      #expect(refusal.code == "too-large")
      #expect(refusal.patient == "p1")
    }
    let fits = Self.line("\"answers\":{}")
    let fill = String(blank.dropLast(fits.utf8.count))
    #expect(try Self.read(fits + fill).patient == "p1")
  }

  @Test func refusesAnIdNoPersonCouldRead() throws {
    let long = String(repeating: "x", count: EnvelopeReading.textLimit + 1)
    let text = #"{"patient":"p1","id":"«\#(long)"}"#
    let refusal = try Self.refusal(text)
    #expect(refusal.code == "too-long")
    #expect(refusal.offset == MarkedText(text).offset)
    #expect(refusal.submission == nil)
    #expect(refusal.patient == "p1")
  }

  static let faulty: [(String, String, String?)] = [
    (#""«reportr":"self""#, "unknown-field", "reporter"),
    (#""reporter":"«selv""#, "unknown-option", "self"),
    (#""reporter":«1"#, "wrong-type", nil),
    (#""trigger":"«Planned""#, "unknown-option", "planned"),
    (#""reporter":"«staff""#, "missing-field", nil),
    (#""replaces":«{"a":1}"#, "wrong-type", nil),
    (#""entered_by":«false"#, "wrong-type", nil),
  ]

  @Test(arguments: faulty)
  func notesAFaultThatRefusesNothing(rest: String, code: String, suggestion: String?) throws {
    let text = Self.line("\"answers\":{},\(rest)")
    let faults = try Self.read(text).faults
    #expect(faults.map(\.code) == [code])
    #expect(faults.first?.offset == MarkedText(text).offset)
    #expect(faults.first?.suggestion == suggestion)
  }

  @Test func readsOneLineAfterAnother() throws {
    var reader = SubmissionReader()
    for id in ["one", "two"] {
      let text = Self.line(#""answers":{}"#).replacing("s-1", with: id)
      let submission = try Array(text.utf8).withUnsafeBufferPointer { try reader.read($0) }
      #expect(submission.id == id)
    }
    #expect(throws: Refusal.self) {
      try Array("{}".utf8).withUnsafeBufferPointer { try reader.read($0) }
    }
  }
}
