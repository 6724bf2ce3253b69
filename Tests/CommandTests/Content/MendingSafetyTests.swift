import Diagnostics
import Foundation
import Testing

@testable import behov

/// Over every case of `check`: what is mended has the numbers and the colours that it had.
struct MendingSafetyTests {
  private static let directory = CommandRun.repository
    .appendingPathComponent("Tests/CommandCases/check")

  private static var names: [String] {
    let files = try? FileManager.default.contentsOfDirectory(atPath: directory.path)
    return (files ?? []).filter { $0.hasSuffix(".txt") }.sorted()
  }

  @Test func noFixChangesANumberOrTakesAColourAway() throws {
    var mended = 0
    for name in Self.names {
      let url = Self.directory.appendingPathComponent(name)
      let written = try CommandCase(String(contentsOf: url, encoding: .utf8))
      let run = try CommandRun(content: written.content)
      for file in written.steps.flatMap(\.files) {
        try file.write(in: URL(fileURLWithPath: run.path("")))
      }
      let before = try ClinicContent(forms: run.path("Forms"), rules: run.path("Rules"))
      let paths = Set((before.formSources + before.ruleSources).map(\.path))
      let mending = Mending(before, in: paths)
      for source in mending.changed(from: before) {
        mended += 1
        let old = try #require(before.source(source.path))
        #expect(numbers(source) == numbers(old), "\(name)")
        #expect(colours(old).allSatisfy { $0.value <= colours(source)[$0.key] ?? 0 }, "\(name)")
      }
      let errors = mending.content.diagnostics.count { $0.severity == .error }
      #expect(mending.fixes.isEmpty || errors <= before.diagnostics.count, "\(name)")
    }
    #expect(mended > 20)
  }

  /// Every number in turn, a decimal comma being a point.
  private func numbers(_ source: SourceText) -> [String] {
    text(source).matches(of: #/\d+(?:[.,]\d+)?/#).map {
      String($0.output).replacing(",", with: ".")
    }
  }

  private func colours(_ source: SourceText) -> [String: Int] {
    text(source).matches(of: #/\b(?:green|yellow|red|grey|never)\b/#)
      .reduce(into: [:]) { $0[String($1.output), default: 0] += 1 }
  }

  private func text(_ source: SourceText) -> String {
    String(decoding: source.bytes, as: UTF8.self)
  }
}
