import Foundation
import Testing

@testable import behov

final class OutputTests {
  private let directory = FileManager.default.temporaryDirectory
    .appendingPathComponent("behov-\(UUID().uuidString)")

  init() throws {
    try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: directory) }

  @Test func aFileAppearsWhenItIsComplete() throws {
    let path = directory.appendingPathComponent("a.json").path
    try Data("old".utf8).write(to: URL(fileURLWithPath: path))
    var output = try Output(path: path)
    try output.write(String(repeating: "x", count: 100_000))
    try output.writeLine("end".utf8)
    #expect(try contents(path) == "old")
    try output.finish()
    #expect(try contents(path) == String(repeating: "x", count: 100_000) + "end\n")
    #expect(try FileManager.default.contentsOfDirectory(atPath: directory.path) == ["a.json"])
  }

  @Test func whatIsNotFinishedLeavesNothingBehind() throws {
    let path = directory.appendingPathComponent("a.json").path
    do {
      var output = try Output(path: path)
      try output.write("half")
      try output.flush()
    }
    #expect(try FileManager.default.contentsOfDirectory(atPath: directory.path).isEmpty)
  }

  @Test func aLinkStaysALink() throws {
    let target = directory.appendingPathComponent("target").path
    let link = directory.appendingPathComponent("link").path
    try Data().write(to: URL(fileURLWithPath: target))
    try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: target)
    var output = try Output(path: link)
    try output.write("new")
    try output.finish()
    #expect(try contents(target) == "new")
    #expect(try FileManager.default.destinationOfSymbolicLink(atPath: link) == target)
  }

  @Test func aDeviceIsWrittenToAndStays() throws {
    var output = try Output(path: "/dev/null")
    try output.write("gone")
    try output.finish()
    #expect(
      try FileManager.default.attributesOfItem(atPath: "/dev/null")[.type] as? FileAttributeType
        == .typeCharacterSpecial
    )
  }

  @Test func aFullDiskIsSaid() throws {
    var output = try Output(path: "/dev/full")
    try output.write("x")
    do {
      try output.finish()
      Issue.record("a full disk took it")
    } catch {
      #expect(error == .failed(path: "/dev/full", number: ENOSPC))
    }
  }

  @Test func aDirectoryThatIsMissingIsSaid() {
    do {
      var output = try Output(path: "/nowhere/at/all")
      try output.finish()
      Issue.record("there is no such directory")
    } catch {
      #expect(error == .failed(path: "/nowhere/at/all", number: ENOENT))
    }
  }

  private func contents(_ path: String) throws -> String {
    try String(contentsOfFile: path, encoding: .utf8)
  }
}
