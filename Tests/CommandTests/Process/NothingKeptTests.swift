import Foundation
import Testing

/// A program that only wants the decisions of a file gives `--store :memory:`.
@Suite("Where nothing is kept, each line ends as it does in a new store")
struct NothingKeptTests {
  @Test(
    "where what was decided is asked for again too",
    arguments: ["f.ndjson f.ndjson", "f.ndjson --repeat", "f.ndjson --format table"]
  )
  func whatIsAskedForAgainIsKept(_ words: String) throws {
    let text = try Self.submissions("wrist")
    let said = try [":memory:", "clinic.sqlite"].map { store in
      try Self.said("wrist", text + text, words, store: store)
    }
    #expect(said[0] == said[1] && !said[0].isEmpty)
  }

  @Test(
    "decision by decision",
    arguments: ["diabetes", "epilepsy", "preoperative", "wrist"],
    [1, 2]
  )
  func theDecisionsAreTheSame(_ pathway: String, _ workers: Int) throws {
    let lines = try Self.submissions(pathway)
    // The latest form first, each line twice, and half of one.
    let forms = lines.split(separator: "\n").reversed().map(String.init)
    let text = (forms + [String(lines.prefix(40))] + forms).joined(separator: "\n") + "\n"
    let decided = try [":memory:", "clinic.sqlite"].map { store in
      try Self.said(pathway, text, "f.ndjson --workers \(workers)", store: store)
    }
    #expect(decided[0] == decided[1])
    #expect(decided[0].split(separator: "\n").count == 2 * forms.count + 1)
  }

  private static func submissions(_ pathway: String) throws -> String {
    let file = "Examples/\(pathway)/submissions.ndjson"
    let url = CommandRun.repository.appendingPathComponent(file)
    return try String(contentsOf: url, encoding: .utf8)
  }

  private static func said(
    _ pathway: String,
    _ text: String,
    _ words: String,
    store: String
  ) throws -> String {
    let command = """
      behov triage \(words) --patients Examples/\(pathway)/patients.ndjson --store \(store) \
      --allow-example --now 2026-11-02T18:30:00+01:00
      """
    let file = CommandCase.File(path: "f.ndjson", text: text)
    return try CommandRun().said(.init(command: command, files: [file]), maskingHashes: false)
      .stdout
  }
}
