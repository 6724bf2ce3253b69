import Expressions
import Forms
import Rules
import Scheduling
import Values

/// The forms of a case file that something is expected of, read and evaluated.
///
/// They are read once: coverage, boundaries and mutants ask of the same forms again and again.
struct PreparedCases {
  /// One form.
  struct Prepared {
    let row: CaseFile.Row
    let request: Triage.Request
    let day: CivilDate
    let run: Triage.Run
    let decision: Decision

    /// Whether all is as expected.
    var isAsExpected: Bool { row.differences(from: decision).isEmpty }
  }

  let triageProtocol: TriageProtocol
  let reading: TriageProtocol.Reading
  let calendar: ClinicCalendar
  let cases: [Prepared]

  /// `nil` where the protocol has no form to read with.
  init?(_ file: CaseFile, _ triageProtocol: TriageProtocol, calendar: ClinicCalendar) {
    guard let reading = triageProtocol.readings.first else { return nil }
    self.triageProtocol = triageProtocol
    self.reading = reading
    self.calendar = calendar
    let triage = Triage(triageProtocol, calendar: calendar, engine: "test")
    let forms = FormLibrary(triageProtocol.readings.map(\.form))
    let families = Dictionary(grouping: file.rows, by: \.name)
    cases = file.rows.filter { !$0.expected.isEmpty }.compactMap { row in
      let family = families[row.name] ?? []
      guard let request = triage.request(row, among: family, forms),
        let answers = request.answers, request.submission.version == reading.form.version
      else { return nil }
      let day = calendar.date(of: request.submission.authored)
      return Prepared(
        row: row,
        request: request,
        day: day,
        run: triage.run(reading, answers, request, day),
        decision: triage.decide(request)
      )
    }
  }
}
