import Diagnostics
import Testing
import Triage
import Values

struct PatientFileTests {
  private let known = #""patient":"p1","protocol":"a""#

  /// What a file says is wrong, as `code` and the text at the place.
  ///
  /// The marks `«` and `»` stand around the first place and are no part of the file.
  private func check(
    _ marked: String,
    expect code: String,
    label: String? = nil,
    location: SourceLocation = #_sourceLocation
  ) {
    let text = marked.replacing("«", with: "").replacing("»", with: "")
    let source = SourceText(path: "patients.ndjson", text)
    let parts = marked.split(separator: "«", omittingEmptySubsequences: false)
    let start = parts[0].utf8.count
    let rest = parts.last?.split(separator: "»", omittingEmptySubsequences: false)
    let length = rest?.first?.utf8.count ?? 0
    let (patients, diagnostics) = PatientFile.read(source)
    #expect(patients.isEmpty, sourceLocation: location)
    #expect(diagnostics.map(\.code) == [code], sourceLocation: location)
    #expect(
      diagnostics.first?.place.span == Span(start, start + length),
      sourceLocation: location
    )
    if let label { #expect(diagnostics.first?.label == label, sourceLocation: location) }
  }

  private static let full = """
    {"patient":"p1","protocol":"epilepsy_follow_up","anchor":"2026-09-01",\
    "birth_date":"1961-04-02","sex":"female","language":"nb","unit":"nevrologi",\
    "channel":"digital","interval":"4 months","limits":[{"id":"dose_limit","value":6.25,\
    "by":"Dr. Ås","reason":"\\"x\\"","from":"2026-09-01","until":"2027-03-01"},\
    {"id":"dose_limit","value":-1,"by":"b","reason":"r","from":"2027-03-02"}]}
    """

  @Test func everyKeyIsReadAndWrittenBackByteForByte() throws {
    let (patients, diagnostics) = PatientFile.read(SourceText(path: "x", Self.full))
    #expect(diagnostics.isEmpty)
    let patient = try #require(patients.first)
    #expect(patient.birthDate == CivilDate("1961-04-02") && patient.language == .nb)
    #expect(patient.interval == Period(4, .month) && patient.interval?.unit == .month)
    #expect(patient.limits.map(\.value) == [try Number(parsing: "6.25"), Number(-1)])
    #expect(patient.limits[1].until == nil)
    #expect(patient.json == Array(Self.full.utf8))
    #expect(Patient(json: patient.json) == patient)
  }

  @Test func whatIsNotKnownIsLeftOutOrNull() throws {
    let least = #"{"patient":"p1","protocol":"a"}"#
    let null = #" {"protocol":"a","sex":null,"limits":null,"anchor":null,"patient":"p1"} "#
    let patient = try #require(Patient(json: Array(null.utf8)))
    #expect(patient == Patient(json: Array(least.utf8)))
    #expect(patient.json == Array(least.utf8))
    let empty = try #require(Patient(json: Array("{\(known),\"limits\":[]}".utf8)))
    #expect(empty == patient)
  }

  @Test func unknownKeysAreToldWithTheNearestOne() {
    check(
      #"{\#(known),"«birthdate»":"1961-04-02"}"#,
      expect: "unknown-field",
      label: "did you mean `birth_date`?"
    )
    check(#"{\#(known),"«colour»":"red"}"#, expect: "unknown-field")
    check(
      limit(#""id":"l","value":1,"by":"b","reason":"r","from":"2026-09-01","«til»":1"#),
      expect: "unknown-field"
    )
  }

  private func limit(_ members: String) -> String { #"{\#(known),"limits":[{\#(members)}]}"# }

  @Test func requiredKeysAreMissed() {
    check(#"«{»"patient":"p1"}"#, expect: "missing-field")
    check(#"«{»"patient":null,"protocol":"a"}"#, expect: "missing-field")
    check(#"{"patient":«" "»,"protocol":"a"}"#, expect: "empty-field")
    check(
      #"{\#(known),"limits":[«{»"id":"l","value":1,"by":"b","reason":"r"}]}"#,
      expect: "missing-field"
    )
    check(
      #"{\#(known),"limits":[«{»"id":"l","by":"b","reason":"r","from":"2026-09-01"}]}"#,
      expect: "missing-field"
    )
  }

  @Test(arguments: [
    #"«[]»"#, #""anchor":«20260901»"#, #""interval":«4»"#, #""limits":«{}»"#,
    #""limits":[«1»]"#, #""unit":«["x"]»"#, #""sex":«true»"#,
  ])
  func nothingIsCoerced(member: String) {
    check(member.hasPrefix("«") ? member : "{\(known),\(member)}", expect: "wrong-type")
  }

  @Test func aNumberIsNotReadFromAString() {
    check(
      limit(#""id":"l","value":«"6"»,"by":"b","reason":"r","from":"2026-09-01""#),
      expect: "wrong-type"
    )
    check(
      limit(#""id":"l","value":«1e300»,"by":"b","reason":"r","from":"2026-09-01""#),
      expect: "invalid-number"
    )
  }

  @Test(arguments: ["2026-02-30", "01.09.2026", "2026-9-1", "2026-09-01T00:00:00Z", ""])
  func onlyDaysOfTheCalendarAreRead(text: String) {
    check(#"{\#(known),"anchor":"«\#(text)»"}"#, expect: "invalid-date")
    check(
      limit(#""id":"l","value":1,"by":"b","reason":"r","from":"«\#(text)»""#),
      expect: "invalid-date"
    )
  }

  @Test func aLimitDoesNotEndBeforeItStarts() {
    let start = #""id":"l","value":1,"by":"b","reason":"r","from":"2026-09-02","until":"#
    check(limit(start + #"«"2026-09-01"»"#), expect: "invalid-date")
    let sameDay = limit(start + #""2026-09-02""#)
    #expect(Patient(json: Array(sameDay.utf8))?.limits.count == 1)
  }

  private func limits(_ spans: [String], of ids: [String] = ["l", "l"]) -> String {
    let all = zip(ids, spans).enumerated().map { index, limit in
      #"{"id":"\#(limit.0)","value":\#(index + 1),"by":"b","reason":"r",\#(limit.1)}"#
    }
    return #"{\#(known),"limits":[\#(all[0]),«\#(all[1])»]}"#
  }

  @Test(arguments: [
    [#""from":"2026-09-01""#, #""from":"2026-12-01""#],
    [#""from":"2026-12-01""#, #""from":"2026-09-01""#],
    [#""from":"2026-09-01","until":"2026-12-01""#, #""from":"2026-12-01""#],
    [#""from":"2026-09-01""#, #""from":"2026-01-01","until":"2026-09-01""#],
    [#""from":"2026-09-01","until":"2026-12-01""#, #""from":"2026-10-01","until":"2026-10-01""#],
  ])
  func twoLimitsOfOneIdHoldOnNoDayTogether(spans: [String]) {
    check(limits(spans), expect: "overlapping-limits")
    let text = limits(spans).replacing("«", with: "").replacing("»", with: "")
    #expect(Patient(json: Array(text.utf8))?.limits.count == 2, "a store that has them is read")
    let others = limits(spans, of: ["l", "m"]).replacing("«", with: "").replacing("»", with: "")
    #expect(PatientFile.read(SourceText(path: "x", others)).0.count == 1)
  }

  @Test(arguments: [
    "4", "months", "4months", "4  months", "0 months", "-1 week", "1.5 months", "4 Months",
    "12345 days", "2 hours", "4 månader", "٤ months", " 4 months", "",
  ])
  func onlyIntervalsAreRead(text: String) {
    check(#"{\#(known),"interval":"«\#(text)»"}"#, expect: "invalid-period")
  }

  @Test(arguments: ["1 day", "2 weeks", "12 months", "1 year"])
  func anIntervalComesBackAsWritten(text: String) {
    let json = #"{\#(known),"interval":"\#(text)"}"#
    #expect(Patient(json: Array(json.utf8))?.json == Array(json.utf8))
  }

  @Test func unknownWordsAreToldWithTheNearestOne() {
    check(
      #"{\#(known),"sex":"«femal»"}"#,
      expect: "unknown-option",
      label: "did you mean `female`?"
    )
    check(#"{\#(known),"language":"«no»"}"#, expect: "unknown-option")
  }

  @Test func keysThatStandTwiceAreRefused() {
    check(#"{\#(known),"«patient»":"p2"}"#, expect: "duplicate-key")
  }

  @Test func otherLinesAreStillRead() {
    let text = """
      \u{FEFF}{"patient":"p1","protocol":"a"}\r

      {"patient":"p2","protocol":"a","sex":"x","unti":"y"}
      {"patient":"p3"
      \t \r
      {"patient":"p4","protocol":"a"}
      """
    let source = SourceText(path: "patients.ndjson", text)
    let (patients, diagnostics) = PatientFile.read(source)
    #expect(patients.map(\.id) == ["p1", "p4"])
    #expect(diagnostics.map(\.code) == ["unknown-option", "unknown-field", "truncated"])
    #expect(diagnostics.map { source.position(of: $0.place.span.start).line } == [3, 3, 4])
  }

  @Test func aPatientEnrolledTwiceInOneProtocolIsReadFromNeitherLine() {
    let source = SourceText(
      path: "patients.ndjson",
      """
      {"patient":"p1","protocol":"a"}
      {"patient":"p1","protocol":"b"}
      {"patient":"p1","protocol":"a","sex":"male"}
      {"patient":"p2","protocol":"a"}
      {"patient":"p1","protocol":"a"}
      """
    )
    let (patients, diagnostics) = PatientFile.read(source)
    #expect(patients.map { "\($0.id) \($0.protocol)" } == ["p1 b", "p2 a"])
    #expect(diagnostics.map(\.code) == ["duplicate-patient", "duplicate-patient"])
    #expect(diagnostics.map { source.position(of: $0.place.span.start).line } == [3, 5])
    #expect(diagnostics.allSatisfy { source.position(of: $0.notes[0].place.span.start).line == 1 })
  }

  @Test(arguments: ["", "[]", "{}", #"{"patient":"p1"}"#, "{", #"{"patient":"p","protocol":"a"}x"#])
  func whatIsNoEnrolmentIsNone(text: String) {
    #expect(Patient(json: Array(text.utf8)) == nil)
  }
}
