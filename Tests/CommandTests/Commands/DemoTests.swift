import Foundation
import Testing

@Suite("The demonstration leaves nothing behind")
struct DemoTests {
  @Test("whether it ends well or cannot write", arguments: [("", Int32(0)), (" -o no/where", 74)])
  func itsStoreIsGone(_ options: String, _ status: Int32) throws {
    let run = try CommandRun()
    let folder = run.path("temporary")
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: false)
    let step = CommandCase.Step(command: "TMPDIR=\(folder) behov demo\(options)")
    #expect(try run.said(step, maskingHashes: true).status == status)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == [])
  }

  /// Where the directory cannot be made the store would be elsewhere, or nowhere.
  @Test func itsStoreIsAFile() throws {
    let run = try CommandRun()
    let step = CommandCase.Step(command: "TMPDIR=\(run.path("missing")) behov demo")
    let said = try run.said(step, maskingHashes: true)
    #expect(said.status == 74 && said.stdout.isEmpty)
    #expect(said.stderr.contains(run.path("missing")))
  }
}
