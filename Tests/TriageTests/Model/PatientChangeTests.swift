import Diagnostics
import Testing
import Triage
import Values

@Suite("A line of a patients file changes what it names, and nothing else")
struct PatientChangeTests {
  private static let known = #"""
    {"patient":"p1","protocol":"a","anchor":"2026-09-01","birth_date":"1961-04-02","sex":"female",\#
    "language":"nb","unit":"ortopedi","channel":"digital","interval":"4 months","limits":[\#
    {"id":"pain","value":3,"by":"b","reason":"r","from":"2026-09-01"},\#
    {"id":"dose","value":6,"by":"b","reason":"r","from":"2026-09-01"}]}
    """#

  private func patient(_ text: String) throws -> Patient {
    try #require(Patient(json: Array(text.utf8)))
  }

  private func changed(_ line: PatientLine?) throws -> Patient {
    try #require(line).change.applied(to: try patient(Self.known))
  }

  /// What a line adds to the ids, and what then is other than before, as `was → is`.
  @Test(arguments: [
    (#""language":"nn""#, #""nb""#, #""nn""#),
    (#""unit":null"#, #""unit":"ortopedi","#, ""),
    (#""anchor":null,"sex":null"#, #""anchor":"2026-09-01","#, ""),
    (#""birth_date":null,"channel":null,"interval":null"#, #""interval":"4 months","#, ""),
    (#""limits":[{"id":"pain","value":null}]"#, #"{"id":"pain","#, ""),
    (
      #""limits":[{"id":"pain","value":5,"by":"b","reason":"r","from":"2026-09-01"}]"#,
      #""value":3"#, #""value":5"#
    ),
    (
      #""limits":[{"id":"new","value":1,"by":"b","reason":"r","from":"2026-09-01"}]"#, "}]}",
      #"},{"id":"new","value":1,"by":"b","reason":"r","from":"2026-09-01"}]}"#
    ),
    (#""limits":null"#, #""limits":"#, ""), (#""limits":[]"#, #""limits":"#, ""),
  ])
  func changesWhatItNames(given: String, was: String, now: String) throws {
    let line = #"{"patient":"p1","protocol":"a",\#(given)}"#
    let (lines, diagnostics) = PatientFile.lines(SourceText(path: "x", line))
    #expect(diagnostics.isEmpty)
    let (before, after) = (try patient(Self.known), try changed(lines.first))
    #expect(before != after)
    if !now.isEmpty {
      #expect(after == (try patient(Self.known.replacing(was, with: now))))
    } else {
      #expect(!String(decoding: after.json, as: UTF8.self).contains(was))
    }
    let named = ["anchor", "birth_date", "sex", "language", "unit", "channel", "interval"]
      .filter { !given.contains("\"\($0)\"") }
    for part in named {
      #expect(member(part, after) == member(part, before), "\(part) was not named")
    }
    if !given.contains("limits") { #expect(after.limits == before.limits) }
    let dose = after.limits.contains { $0.id == "dose" }
    #expect(dose != ["\"limits\":null", "\"limits\":[]"].contains(given))
  }

  private func member(_ key: String, _ patient: Patient) -> Substring? {
    String(decoding: patient.json, as: UTF8.self).split { ",{}".contains($0) }
      .first { $0.hasPrefix("\"\(key)\":") }
  }

  @Test func whatIsKnownAndSaidAgainInAnyOrderIsTheSame() throws {
    let known = try patient(Self.known)
    let turned = Patient(
      id: "p1",
      protocol: "a",
      limits: known.limits.reversed()
    )
    #expect(PatientChange(turned).applied(to: known) == known)
    #expect(PatientChange(known).applied(to: known) == known)
    #expect(PatientChange(known).applied(to: nil) == known)
  }

  @Test func anEmptyCellSaysNothingAndADashThatThereIsNone() throws {
    let table = """
      patient;protocol;unit;anchor;limit;limit_value
      p1;a;;-;pain;-
      p2;a;-;;-;
      """
    let (lines, diagnostics) = PatientFile.table(SourceText(path: "x.csv", table))
    #expect(diagnostics.isEmpty && lines.count == 2)
    let first = try changed(lines.first)
    #expect(first.unit == "ortopedi" && first.anchor == nil)
    #expect(first.limits.map(\.id) == ["dose"])
    let second = try changed(lines.last)
    #expect(second.unit == nil && second.anchor != nil && second.limits.isEmpty)
  }
}
