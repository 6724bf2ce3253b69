import Foundation
import Storage
import Testing

/// A copy is taken while others write, and stands in for the store.
@Suite("A backup")
struct BackupTests {
  private static let common = "--store clinic.sqlite --allow-example"
  private static let batches = 24
  private static let linesOfABatch = 40

  @Test("is whole while another process writes, and goes on where it was taken")
  func isWholeWhileOthersWrite() async throws {
    let writer = try CommandRun(content: "knee")
    let files = try Self.batches(in: writer)
    let first = try #require(files.first)
    #expect(try Self.decide(first, writer).status == 0)
    let store = writer.path("clinic.sqlite")
    let rest = Array(files.dropFirst())
    let writing = Task.detached { try Self.decideAll(rest, at: store) }
    let reader = try CommandRun(content: "knee")
    var copies: [String] = []
    while try Self.count(store) < Self.batches * Self.linesOfABatch, copies.count < 200 {
      copies.append("copy-\(copies.count).sqlite")
      let said = try reader.said(
        .init(command: "behov backup copy-\(copies.count - 1).sqlite --store \(store)"),
        maskingHashes: false
      )
      #expect(said.status == 0, "\(said.stderr)")
    }
    #expect(try await writing.value == [Int32](repeating: 0, count: rest.count))
    let counts = try copies.map { try Self.count(reader.path($0)) }
    #expect(counts == counts.sorted() && counts.allSatisfy { $0 % Self.linesOfABatch == 0 })
    let middle = counts.firstIndex { $0 > 0 && $0 < Self.batches * Self.linesOfABatch }
    let copy = copies[try #require(middle, "no copy was taken while the other wrote")]
    try Self.check(copy, reader)
    try goesOn(copy, reader, files, like: writer)
  }

  /// The same files again, on the copy in the store's place, come to the same decisions.
  private func goesOn(
    _ copy: String,
    _ reader: CommandRun,
    _ files: [CommandCase.File],
    like writer: CommandRun
  ) throws {
    try FileManager.default.moveItem(
      atPath: reader.path(copy),
      toPath: reader.path("clinic.sqlite")
    )
    for file in files { #expect(try Self.decide(file, reader).status == 0) }
    let restored = try Self.decisions(reader.path("clinic.sqlite"))
    let original = try Self.decisions(writer.path("clinic.sqlite"))
    #expect(restored == original)
    #expect(original.count == Self.batches * Self.linesOfABatch)
    try Self.check("clinic.sqlite", reader)
  }

  /// That a copy is sound, and decides the same again.
  private static func check(_ copy: String, _ run: CommandRun) throws {
    let store = try Store(path: run.path(copy), .existing)
    #expect(try store.integrityFaults() == [])
    #expect(try store.verifyAudit().faults == [])
    try store.close()
    let replayed = try run.said(
      .init(command: "behov replay --all --store \(copy)"),
      maskingHashes: false
    )
    #expect(replayed.status == 0, "\(replayed.stdout)\(replayed.stderr)")
  }

  // MARK: What is written

  private static func batches(in run: CommandRun) throws -> [CommandCase.File] {
    (0..<batches).map { batch in
      let lines = (0..<linesOfABatch).map { line in
        let (number, answers) = (batch * linesOfABatch + line, line % 11)
        return """
          {"id": "s-\(number)", "patient": "p\(number % 300)", "form": "knee", "version": "1.0.0", \
          "authored": "2026-10-\(10 + batch % 20)T08:\(10 + line):00+02:00", "reporter": "self", \
          "answers": {"function.stairs": \(line % 4), "function.walking": \(line % 3), \
          "pain": \(answers), "locked": \(line % 7 == 0), "swelling": "not_swollen", \
          "has_fallen": false, "wish": "nothing"}}
          """
      }
      return CommandCase.File(path: "f-\(batch).ndjson", text: lines.joined(separator: "\n") + "\n")
    }
  }

  private static func decide(
    _ file: CommandCase.File,
    _ run: CommandRun
  ) throws -> CommandCase.Said {
    let command =
      "behov triage \(file.path) \(common) --now 2026-11-02T09:00:00+01:00 --format ndjson -o d.ndjson"
    let said = try run.said(.init(command: command, files: [file]), maskingHashes: false)
    return .init(status: said.stderr.contains(" 0 rejected,") ? 0 : said.status)
  }

  private static func decideAll(_ files: [CommandCase.File], at store: String) throws -> [Int32] {
    let run = try CommandRun(content: "knee")
    return try files.map { file in
      let command =
        "behov triage \(file.path) --store \(store) --allow-example "
        + "--now 2026-11-02T09:00:00+01:00 --format ndjson -o d.ndjson"
      let said = try run.said(.init(command: command, files: [file]), maskingHashes: false)
      return said.stderr.contains(" 0 rejected,") ? 0 : said.status
    }
  }

  private static func count(_ path: String) throws -> Int {
    let store = try Store(path: path, .existing)
    let count = try store.lastReceived().submissions
    try store.close()
    return count
  }

  /// Every decision in force, by submission.
  private static func decisions(_ path: String) throws -> [[UInt8]] {
    let store = try Store(path: path, .existing)
    let all = try (0..<batches * linesOfABatch).compactMap {
      try store.decisions(of: "s-\($0)").first?.json
    }
    try store.close()
    return all
  }
}
