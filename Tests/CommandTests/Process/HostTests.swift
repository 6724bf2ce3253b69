import Foundation
import Testing

/// P7: what is decided does not depend on the machine it is decided on.
@Suite("A decision is the same on every host")
struct HostTests {
  static let hosts = [
    "TZ=Asia/Tokyo LANG=ja_JP.UTF-8 LC_ALL=ja_JP.UTF-8", "TZ=America/St_Johns LANG=tr_TR.UTF-8",
    "TZ=Pacific/Kiritimati LANG=nb_NO.UTF-8 LC_NUMERIC=nb_NO.UTF-8", "TZ= LANG=C",
  ]

  @Test("whatever its time zone and language", arguments: ["epilepsy", "wrist"], hosts)
  func hostChangesNothing(_ pathway: String, _ host: String) throws {
    let lines = try Self.submissions(pathway)
    let usual = try Self.triaged(lines, pathway, host: "TZ=Europe/Oslo LANG=en_US.UTF-8")
    let other = try Self.triaged(lines, pathway, host: host)
    #expect(usual.status == 1 && usual.stdout.count > 10_000)
    #expect(other == usual)
  }

  @Test("whatever the line ends of its input", arguments: ["epilepsy", "wrist"])
  func lineEndsChangeNothing(_ pathway: String) throws {
    let lines = try Self.submissions(pathway)
    let usual = try Self.triaged(lines, pathway, host: "TZ=UTC")
    let windows = lines.replacing("\n", with: "\r\n")
    #expect(try Self.triaged(windows, pathway, host: "TZ=UTC") == usual)
    #expect(try Self.triaged("\u{FEFF}" + windows, pathway, host: "TZ=UTC") == usual)
    let unended = String(lines.dropLast())
    #expect(try Self.triaged(unended, pathway, host: "TZ=UTC") == usual)
  }

  private static func submissions(_ pathway: String) throws -> String {
    let file = "Examples/\(pathway)/submissions.ndjson"
    return try String(
      contentsOf: CommandRun.repository.appendingPathComponent(file),
      encoding: .utf8
    )
  }

  private static func triaged(
    _ lines: String,
    _ pathway: String,
    host: String
  ) throws -> CommandCase.Said {
    let command =
      "\(host) behov triage forms.ndjson --patients Examples/\(pathway)/patients.ndjson "
      + "--store :memory: --allow-example --format ndjson --now 2026-11-02T18:30:00+01:00"
    let step = CommandCase.Step(
      command: command,
      files: [CommandCase.File(path: "forms.ndjson", text: lines)]
    )
    return try CommandRun().said(step, maskingHashes: false)
  }
}
