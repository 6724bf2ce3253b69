import Diagnostics
import Foundation
import Testing
import Values

@testable import behov

struct MendingTests {
  private let directory = FileManager.default.temporaryDirectory
    .appendingPathComponent("behov-mending-\(UUID().uuidString)")

  private func file(_ text: String) throws -> String {
    try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
    let path = directory.appendingPathComponent("a.rules").path
    try Data(text.utf8).write(to: URL(fileURLWithPath: path))
    return path
  }

  @Test func aFileThatIsMendedStaysReadableByThoseWhoCouldReadIt() throws {
    defer { try? FileManager.default.removeItem(at: directory) }
    let path = try file("old")
    try FileManager.default.setAttributes([.posixPermissions: 0o664], ofItemAtPath: path)
    try Files.replace(SourceText(path: path, "new"), readAs: SourceText(path: path, "old"))
    let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions]
    #expect(mode as? Int == 0o664)
    #expect(try String(contentsOfFile: path, encoding: .utf8) == "new")
    #expect(try FileManager.default.contentsOfDirectory(atPath: directory.path) == ["a.rules"])
  }

  @Test func aFileThatSomeoneHasChangedMeanwhileIsLeftAlone() throws {
    defer { try? FileManager.default.removeItem(at: directory) }
    let path = try file("changed")
    #expect(throws: CommandFailure.self) {
      try Files.replace(SourceText(path: path, "new"), readAs: SourceText(path: path, "old"))
    }
    #expect(try String(contentsOfFile: path, encoding: .utf8) == "changed")
  }

  @Test func whatIsCleanIsNotTouched() throws {
    let knee = CommandRun.repository.appendingPathComponent("Tests/Content/knee")
    let content = try ClinicContent(
      forms: knee.appendingPathComponent("Forms").path,
      rules: knee.appendingPathComponent("Rules").path
    )
    let mending = Mending(content, in: Set((content.formSources + content.ruleSources).map(\.path)))
    #expect(mending.fixes == [] && mending.changed(from: content) == [])
  }

  @Test(arguments: Language.allCases)
  func whatWasDoneIsTold(language: Language) {
    let wording = language.wording
    let told = [
      wording.mended("totl", "total"), wording.mended("", "|"), wording.mended(",", ""),
      wording.mendable(2), wording.lookUp("cycle"), wording.nothingMended,
    ]
    #expect(Set(told).count == told.count && !told.contains(""))
    #expect(told[0].contains("totl") && told[0].contains("total") && told[3].contains("2"))
  }
}
