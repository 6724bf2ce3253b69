import JSONText
import Triage

/// What became of the cases beside forms and protocols.
struct CaseListing {
  /// One case.
  struct Case: Sendable {
    /// The file it stands in.
    let path: String
    /// Its line, from 1.
    let line: Int
    /// Its name.
    let name: String
    /// What differs; none where all was as expected.
    let differences: [Difference]
  }

  /// One thing that differs.
  struct Difference: Sendable, Hashable {
    /// What it is, by the heading of its column without `expect`.
    let what: String
    /// What the author expects.
    let expected: String
    /// What the engine made of it.
    let actual: String
  }

  /// Each row that expects something, with what became of it.
  static func cases(_ file: CaseFile, _ run: CaseRun, path: String) -> [Case] {
    file.rows.filter { !$0.expected.isEmpty }.map { row in
      let failure = run.failures.first { $0.row == row.number }
      return Case(
        path: path,
        line: row.number,
        name: row.name,
        differences: (failure?.differences ?? []).map {
          Difference(what: $0.subject, expected: $0.expected, actual: $0.actual)
        }
      )
    }
  }

  /// The cases, in the order of their files.
  let cases: [Case]

  /// Whether every case was as expected.
  var status: ExitStatus { failed.isEmpty ? .done : .findings }

  private var failed: [Case] { cases.filter { !$0.differences.isEmpty } }

  /// Every case that failed with its differences as a table, then how many there are.
  func lines(_ wording: any Wording) -> [Line] {
    let lines = failed.flatMap { [heading($0)] + table($0, wording.caseHeadings) + [Line()] }
    let counts = wording.cases(passed: cases.count - failed.count, failed: failed.count)
    return lines + [Line(counts, failed.isEmpty ? .plain : .strong)]
  }

  private func heading(_ failed: Case) -> Line {
    var line = Line("✗ \(failed.name)", .red)
    line.append("  \(failed.path):\(failed.line)")
    return line
  }

  private func table(_ failed: Case, _ headings: CaseHeadings) -> [Line] {
    let rows = failed.differences.map { difference in
      [difference.what, difference.expected, difference.actual].map { text in
        text.isEmpty ? headings.nothing : visible(text)
      }
    }
    let all = [[headings.what, headings.expected, headings.actual]] + rows
    let widths = (0..<3).map { column in all.map { Columns.width($0[column]) }.max() ?? 0 }
    return all.enumerated().map { index, row in
      let cells = zip(row, widths).map { Columns.padded($0, $1) }
      return Line("  " + cells.joined(separator: "  "), index == 0 ? .strong : .plain)
    }
  }

  /// One object: every case that failed with its differences, then how many there are.
  var json: [UInt8] { JSONWriter.object { write(&$0) } }

  /// Adds the cases to an object.
  func write(_ object: inout JSONObjectWriter) {
    object.array("failed") { array in
      for failed in failed { array.object { write(failed, &$0) } }
    }
    object.number("cases", cases.count)
    object.number("passed", cases.count - failed.count)
  }

  private func write(_ failed: Case, _ object: inout JSONObjectWriter) {
    object.string("path", failed.path)
    object.number("line", failed.line)
    object.string("case", failed.name)
    object.array("differences") { array in
      for difference in failed.differences {
        array.object { object in
          object.string("what", difference.what)
          object.string("expected", difference.expected)
          object.string("actual", difference.actual)
        }
      }
    }
  }
}
