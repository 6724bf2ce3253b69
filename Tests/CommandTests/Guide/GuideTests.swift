import Foundation
import Testing

/// Every block of the guides is run, and says what stands there; `UPDATE_GOLDENS=1` writes it.
struct GuideTests {
  private static let folder = CommandRun.repository.appendingPathComponent("docs/guide")
  private static let names = ["first-form", "first-protocol", "follow-up"]
  private static let languages = ["nb", "nn", "en"]

  private func url(_ name: String, _ language: String) -> URL {
    Self.folder.appendingPathComponent("\(name).\(language).md")
  }

  private func guide(_ name: String, _ language: String) throws -> Guide {
    Guide(try String(contentsOf: url(name, language), encoding: .utf8))
  }

  @Test(.timeLimit(.minutes(10)), arguments: names, languages)
  func doesWhatItSays(name: String, language: String) throws {
    let guide = try guide(name, language)
    let run = try GuideRun()
    var other: [(Guide.Block, String)] = []
    var said: String?
    for block in guide.blocks {
      switch (block.kind, block.path) {
      case ("sh", _):
        #expect(said ?? "" == "", "nothing shows what was said before \(block.text)")
        said = try run.said(block.text)
      case ("text", _):
        let actual = try #require(said)
        if !block.shows(actual) { other.append((block, actual)) }
        said = nil
      case ("diff", let path?): try run.change(path, block.text)
      case (_, let path?): try run.write(path, block.text)
      default: Issue.record("a block is neither run nor a file: \(block.text)")
      }
    }
    if ProcessInfo.processInfo.environment["UPDATE_GOLDENS"] == "1" {
      try Data(guide.text(replacing: other).utf8).write(to: url(name, language))
    } else {
      for (block, actual) in other {
        let place = "\(name).\(language).md:\(block.lines.lowerBound)"
        Issue.record("\(place):\n\(block.text)is\n\(actual)")
      }
    }
  }

  @Test func everyGuideIsTried() throws {
    let files = try FileManager.default.contentsOfDirectory(atPath: Self.folder.path)
    let tried = Self.names.flatMap { name in Self.languages.map { "\(name).\($0).md" } }
    #expect(files.filter { $0.hasSuffix(".md") }.sorted() == tried.sorted())
  }

  @Test(arguments: names, languages.dropFirst())
  func everyLanguageHasTheSameBlocks(name: String, language: String) throws {
    let model = try guide(name, "nb").blocks
    let blocks = try guide(name, language).blocks
    #expect(blocks.map { [$0.kind, $0.path ?? ""] } == model.map { [$0.kind, $0.path ?? ""] })
    for (block, same) in zip(blocks, model) where !["text", "json"].contains(block.kind) {
      #expect(block.text == same.text)
    }
  }
}

/// An empty directory in which a guide is followed.
private final class GuideRun {
  private let directory: URL

  init() throws {
    directory = FileManager.default.temporaryDirectory
      .appendingPathComponent("behov-guide-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: directory) }

  func said(_ commands: String) throws -> String {
    let process = Process()
    let pipe = Pipe()
    let product = try CommandRun.product().deletingLastPathComponent().path
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    process.arguments = ["-c", commands]
    process.currentDirectoryURL = directory
    process.environment = [
      "PATH": "\(product):/usr/bin:/bin", "TZ": "UTC", "BEHOV_HOME": CommandRun.repository.path,
    ]
    process.standardOutput = pipe
    process.standardError = pipe
    try process.run()
    let said = try pipe.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    return String(decoding: said, as: UTF8.self)
  }

  func write(_ path: String, _ text: String) throws {
    try CommandCase.File(path: path, text: text).write(in: directory)
  }

  func change(_ path: String, _ text: String) throws {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      line.hasPrefix("-")
        ? "<" + line.dropFirst() : line.hasPrefix("+") ? ">" + line.dropFirst() : line
    }
    try CommandCase.File(kind: .change, path: path, text: lines.joined(separator: "\n"))
      .write(in: directory)
  }
}
