import Foundation
import Testing

/// A program that only wants the decisions of a file gives `--store :memory:`.
@Suite("Where nothing is kept, each line ends as it does in a new store")
struct NothingKeptTests {
  @Test(arguments: ["diabetes", "epilepsy", "preoperative", "wrist"], [1, 2])
  func theDecisionsAreTheSame(_ pathway: String, _ workers: Int) throws {
    let lines = try String(
      contentsOf: CommandRun.repository.appendingPathComponent(
        "Examples/\(pathway)/submissions.ndjson"
      ),
      encoding: .utf8
    )
    // The latest form first, each line twice, and half of one.
    let forms = lines.split(separator: "\n").reversed().map(String.init)
    let text = (forms + [String(lines.prefix(40))] + forms).joined(separator: "\n") + "\n"
    let decided = try [":memory:", "clinic.sqlite"].map { store in
      try Self.decisions(pathway, text, store: store, workers)
    }
    #expect(decided[0] == decided[1])
    #expect(decided[0].count == 2 * forms.count + 1)
  }

  private static func decisions(
    _ pathway: String,
    _ text: String,
    store: String,
    _ workers: Int
  ) throws -> [Substring] {
    let file = CommandCase.File(path: "f.ndjson", text: text)
    let command = """
      behov triage f.ndjson --patients Examples/\(pathway)/patients.ndjson --store \(store) \
      --allow-example --now 2026-11-02T18:30:00+01:00 --format ndjson --workers \(workers)
      """
    let said = try CommandRun().said(
      .init(command: command, files: [file]),
      maskingHashes: false
    )
    return said.stdout.split(separator: "\n")
  }
}
