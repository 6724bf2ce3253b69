import Foundation
import Testing

/// What `Examples/…/README.md` says of each line is what becomes of it.
@Suite("The examples show what their README says")
struct ExamplesTests {
  @Test(arguments: [("diabetes", 14), ("epilepsy", 40), ("preoperative", 40), ("wrist", 40)])
  func everyLineEndsAsItsRowSays(_ pathway: String, least: Int) throws {
    let readme = try String(
      contentsOf: CommandRun.repository.appendingPathComponent("Examples/\(pathway)/README.md"),
      encoding: .utf8
    )
    let rows = readme.split(separator: "\n").map { row in
      row.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
    }
    let expected = rows.filter { $0.count >= 4 && Int($0[0]) != nil && $0[1] != "–" }
    let run = try CommandRun()
    let readings = "Examples/\(pathway)/observations.ndjson"
    let path = CommandRun.repository.appendingPathComponent(readings).path
    if FileManager.default.fileExists(atPath: path) {
      let observe =
        "behov observe \(readings) --store clinic.sqlite --now 2026-11-02T18:00:00+01:00"
      _ = try run.said(CommandCase.Step(command: observe), maskingHashes: false)
    }
    let said = try run.said(
      CommandCase.Step(
        command: "behov triage Examples/\(pathway)/submissions.ndjson --store clinic.sqlite "
          + "--patients Examples/\(pathway)/patients.ndjson --allow-example --format ndjson "
          + "--now 2026-11-02T18:30:00+01:00"
      ),
      maskingHashes: false
    )
    let ends = try said.stdout.split(separator: "\n").map { try Self.end(of: $0) }
    #expect(expected.count == ends.count && ends.count >= least)
    for (row, end) in zip(expected, ends) {
      let word = row[row.count - 1].prefix { $0.isLetter }
      #expect(word == end, "line \(row[0]), \(row[1]): \(row[row.count - 1])")
    }
  }

  private static func end(of line: Substring) throws -> String {
    let object = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
    let status = try #require(object?["status"] as? String)
    if status == "rejected" || status == "duplicate" { return status }
    return try #require(object?["colour"] as? String)
  }
}
