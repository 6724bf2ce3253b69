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

  // MARK: Who set a limit

  private let signer = PatientFile.Signer(
    "Ola",
    on: CivilDate("2026-11-04") ?? CivilDate(dayNumber: 0)
  )

  private func limit(
    _ columns: String,
    _ cells: String,
    known: Patient? = nil,
    by signer: PatientFile.Signer? = nil
  ) throws -> Patient.OwnLimit? {
    let table = """
      patient;protocol;limit;limit_value;limit_reason\(columns)
      p1;a;new;2;because\(cells)
      """
    let source = SourceText(path: "x.csv", table)
    let (lines, diagnostics) = PatientFile.table(source, signer: signer ?? self.signer)
    #expect(diagnostics.isEmpty)
    return try #require(lines.first).change.applied(to: known).limits.first { $0.id == "new" }
  }

  @Test(arguments: [
    ("", "", "Ola", "2026-11-04"), (";limit_by;limit_from", ";;", "Ola", "2026-11-04"),
    (";limit_by", ";Kari", "Kari", "2026-11-04"),
    (";limit_from", ";2026-09-01", "Ola", "2026-09-01"),
    (";limit_by;limit_from", ";Kari;2026-09-01", "Kari", "2026-09-01"),
    // It is over, and held on its last day at the most.
    (";limit_until", ";2026-11-03", "Ola", "2026-11-03"),
    (";limit_until", ";2027-11-03", "Ola", "2026-11-04"),
  ])
  func whoReadsItInStandsForALimitOfWhichNobodyIsSaid(
    columns: String,
    cells: String,
    by: String,
    from: String
  ) throws {
    let limit = try #require(try limit(columns, cells))
    #expect(limit.by == by && limit.from.description == from)
    // The same row on a later night, read in by another, says nothing new.
    let patient = Patient(id: "p1", protocol: "a", limits: [limit])
    let other = PatientFile.Signer("Per", on: limit.from.adding(days: 40))
    let again = try self.limit(columns, cells, known: patient, by: other)
    #expect(again == limit)
  }

  @Test func anotherLimitIsTheReadersAndFromTheDay() throws {
    func known(
      value: Int = 2,
      _ reason: String = "because",
      until: String? = nil
    ) throws -> Patient {
      let limit = Patient.OwnLimit(
        id: "new",
        value: Number(value),
        by: "Kari",
        reason: reason,
        from: try #require(CivilDate("2026-09-01")),
        until: try until.map { try #require(CivilDate($0)) }
      )
      return Patient(id: "p1", protocol: "a", limits: [limit])
    }
    #expect(try limit("", "", known: known())?.by == "Kari")
    for other in [try known(value: 3), try known("other"), try known(until: "2027-01-01")] {
      let limit = try limit("", "", known: other)
      #expect(limit?.by == "Ola" && limit?.from.description == "2026-11-04")
    }
    // What the row says of the two has to be the same as well.
    #expect(try limit(";limit_by", ";Per", known: known())?.from.description == "2026-11-04")
    #expect(try limit(";limit_from", ";2026-10-01", known: known())?.by == "Ola")
  }

  @Test func withoutASignerWhoSetALimitIsSaidByTheLine() {
    let line = #"{"patient":"p1","protocol":"a","limits":[{"id":"x","value":1,"reason":"r"}]}"#
    let (lines, diagnostics) = PatientFile.lines(SourceText(path: "x", line))
    #expect(lines.isEmpty && diagnostics.map(\.code) == ["missing-field", "missing-field"])
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
