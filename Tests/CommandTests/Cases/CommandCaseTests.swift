import Foundation
import Testing

/// Runs every file of `Tests/CommandCases`; their format is told at ``CommandCase``.
struct CommandCaseTests {
  private static let directory = CommandRun.repository
    .appendingPathComponent("Tests/CommandCases")

  private static var names: [String] {
    let files = FileManager.default.enumerator(atPath: directory.path)
    return (files?.compactMap { $0 as? String } ?? []).filter { $0.hasSuffix(".txt") }.sorted()
  }

  @Test func thereAreCases() { #expect(!Self.names.isEmpty) }

  /// `check/unknown-value_rule.txt` shows the code `unknown-value`, and nothing else.
  @Test func checkCasesAreNamedByTheCodeTheyTell() throws {
    for name in Self.names where name.hasPrefix("check/") && !name.hasPrefix("check/clean") {
      let text = try String(
        contentsOf: Self.directory.appendingPathComponent(name),
        encoding: .utf8
      )
      let code = try #require(name.dropFirst(6).split { $0 == "_" || $0 == "." }.first)
      let told = Set(text.matches(of: #/(?m)^(?:error|warning)\[([a-z0-9-]+)\]/#).map(\.1))
      #expect(told.subtracting([code]).isEmpty && text.contains("[\(code)]"), "\(name)")
    }
  }

  @Test(.timeLimit(.minutes(10)), arguments: names)
  func saysWhatItSaid(name: String) throws {
    let url = Self.directory.appendingPathComponent(name)
    let expected = try String(contentsOf: url, encoding: .utf8)
    let written = try CommandCase(expected)
    let isNew = written.steps.isEmpty || written.steps.contains { $0.said == nil }
    var actual = written
    let run = try CommandRun(content: written.content)
    for index in actual.steps.indices {
      actual.steps[index].said = try run.said(
        actual.steps[index],
        maskingHashes: actual.masksHashes
      )
    }
    try compare(expected, actual.text, name, isNew: isNew)
  }

  private func compare(_ expected: String, _ actual: String, _ name: String, isNew: Bool) throws {
    if expected == actual { return }
    let mode = ProcessInfo.processInfo.environment["UPDATE_GOLDENS"]
    if mode == "1" || isNew {
      try Data(actual.utf8).write(to: Self.directory.appendingPathComponent(name))
    }
    if mode == "1" { return }
    if isNew {
      Issue.record("\(name) was new: what was said is written, read it")
    } else if mode == "diff" {
      Issue.record("\(name) differs:\n\(difference(expected, actual).joined(separator: "\n"))")
    } else {
      let first = difference(expected, actual).prefix(2).joined(separator: "\n")
      Issue.record("\(name) differs, first in:\n\(first)\nUPDATE_GOLDENS=diff shows all")
    }
  }

  /// The lines that differ: `-` is expected and `+` was said.
  private func difference(_ expected: String, _ actual: String) -> [String] {
    func lines(_ text: String) -> [Substring] {
      text.split(separator: "\n", omittingEmptySubsequences: false)
    }
    return lines(actual).difference(from: lines(expected))
      .map { change in
        switch change {
        case .remove(let offset, let line, _): (offset, 0, "-\(offset + 1): \(line)")
        case .insert(let offset, let line, _): (offset, 1, "+\(offset + 1): \(line)")
        }
      }
      .sorted { ($0.0, $0.1) < ($1.0, $1.1) }.map(\.2)
  }
}
