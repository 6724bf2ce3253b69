import Foundation
import Testing

@Suite("What due could not write is told by every run after it, until it is written")
struct DueOutputTests {
  /// `/dev/full` takes nothing, as a reader that has died.
  @Test(.enabled(if: FileManager.default.fileExists(atPath: "/dev/full")))
  func aLostOutputIsNoticed() throws {
    let run = try CommandRun(content: "knee")
    func behov(_ command: String) throws -> CommandCase.Said {
      let common = "--store clinic.sqlite --allow-example --lang en"
      let step = CommandCase.Step(command: "behov \(command) \(common)")
      return try run.said(step, maskingHashes: false)
    }
    let lost = "behov due --repeat --at 2026-11-02"
    for patient in ["p1", "p2"] {
      _ = try behov("enrol \(patient) --by Kari --now 2026-11-02T08:00:00+01:00")
    }
    let failed = try behov("due --output /dev/full --now 2026-11-02T08:10:00+01:00")
    #expect(failed.status == 74 && failed.stdout.isEmpty)
    for _ in 1...2 {
      let next = try behov("due --now 2026-11-03T08:10:00+01:00")
      #expect(next.status == 1 && next.stdout.isEmpty)
      #expect(next.stderr.contains("2 of what it gave out") && next.stderr.contains(lost))
    }
    let failedAgain = try behov(
      "due --repeat --at 2026-11-02 --output /dev/full --now 2026-11-03T08:20:00+01:00"
    )
    #expect(failedAgain.status == 74)
    let again = try behov("due --repeat --at 2026-11-02 --now 2026-11-03T08:20:00+01:00")
    #expect(again.status == 0 && again.stdout.split(separator: "\n").count == 2)
    #expect(!again.stderr.contains(lost))
    let after = try behov("due --now 2026-11-03T08:30:00+01:00")
    #expect(after.status == 0 && !after.stderr.contains(lost))
  }
}
