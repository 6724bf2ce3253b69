import Foundation
import Testing

/// P5 and P7: what is stored does not depend on the machine, nor on how many work at it.
@Suite("A store is the same on every host, byte for byte")
struct StoreBytesTests {
  private static let usual = "TZ=Europe/Oslo LANG=en_US.UTF-8"
  static let hosts = [
    "TZ=Asia/Tokyo LANG=ja_JP.UTF-8 LC_ALL=ja_JP.UTF-8", "TZ=America/St_Johns LANG=tr_TR.UTF-8",
    "TZ=Pacific/Kiritimati LANG=nb_NO.UTF-8 LC_NUMERIC=nb_NO.UTF-8", "TZ= LANG=C",
  ]

  /// What a run says and leaves.
  private struct Left: Equatable {
    var said: [String] = []
    var statuses: [Int32] = []
    var store = Data()
  }

  @Test("whatever its time zone and language", arguments: ["epilepsy", "wrist"], hosts)
  func hostChangesNothing(_ pathway: String, _ host: String) throws {
    let usual = try Self.left(pathway, host: Self.usual)
    #expect(usual.store.count > 100_000 && usual.statuses == [1, 0, 0])
    #expect(try Self.left(pathway, host: host) == usual)
  }

  @Test("however many work at it", arguments: ["epilepsy", "wrist"], [1, 2, 8])
  func workersChangeNothing(_ pathway: String, _ workers: Int) throws {
    let usual = try Self.left(pathway, host: Self.usual)
    #expect(try Self.left(pathway, host: Self.usual, "--workers \(workers)") == usual)
  }

  @Test("whatever the line ends of its input", arguments: ["epilepsy", "wrist"])
  func lineEndsChangeNothing(_ pathway: String) throws {
    let usual = try Self.left(pathway, host: Self.usual)
    #expect(try Self.left(pathway, host: Self.usual, lineEnd: "\r\n") == usual)
  }

  @Test("but not whatever it was asked")
  func anotherMomentChangesIt() throws {
    let usual = try Self.left("wrist", host: Self.usual)
    let other = try Self.left("wrist", host: Self.usual, "--zone UTC")
    #expect(other.store != usual.store)
  }

  /// A batch, the same batch again with a line that is new, and an act.
  private static func left(
    _ pathway: String,
    host: String,
    _ options: String = "",
    lineEnd: String = "\n"
  ) throws -> Left {
    let run = try CommandRun()
    let file = "Examples/\(pathway)/submissions.ndjson"
    let lines = try String(
      contentsOf: CommandRun.repository.appendingPathComponent(file),
      encoding: .utf8
    )
    let forms = CommandCase.File(path: "f.ndjson", text: lines.replacing("\n", with: lineEnd))
    let triage = "behov triage f.ndjson --patients Examples/\(pathway)/patients.ndjson"
    let common = "--store s.sqlite --allow-example --now 2026-11-02T18:30:00+01:00 \(options)"
    var left = Left()
    for (command, files) in [
      ("\(triage) --format ndjson \(common)", [forms]),
      ("behov worklist claim 1 --by Kari \(common)", []),
      ("behov worklist --format ndjson \(common)", []),
    ] {
      let said = try run.said(
        .init(command: "\(host) \(command)", files: files),
        maskingHashes: false
      )
      left.said.append(said.stdout + said.stderr)
      left.statuses.append(said.status)
    }
    left.store = try Data(contentsOf: URL(fileURLWithPath: run.path("s.sqlite")))
    return left
  }
}
