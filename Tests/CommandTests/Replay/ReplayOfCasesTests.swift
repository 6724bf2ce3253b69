import Foundation
import Testing

/// Whatever store a command case leaves, all that was decided in it comes out the same again, and its
/// audit holds together.
@Suite("What the command cases decide")
struct ReplayOfCasesTests {
  private static let directory = CommandRun.repository
    .appendingPathComponent("Tests/CommandCases")

  static var names: [String] {
    let files = FileManager.default.enumerator(atPath: directory.path)
    let names = (files?.compactMap { $0 as? String } ?? []).filter { $0.hasSuffix(".txt") }
    return names.filter { name in
      let text = try? String(contentsOf: directory.appendingPathComponent(name), encoding: .utf8)
      return text?.contains(".sqlite") ?? false
    }
    .sorted()
  }

  @Test("is decided the same again", .timeLimit(.minutes(10)), arguments: names)
  func isReplayed(_ name: String) throws {
    let text = try String(
      contentsOf: Self.directory.appendingPathComponent(name),
      encoding: .utf8
    )
    let written = try CommandCase(text)
    let run = try CommandRun(content: written.content)
    for step in written.steps { _ = try run.said(step, maskingHashes: false) }
    let stores = try FileManager.default.contentsOfDirectory(atPath: run.path(""))
      .filter { $0.hasSuffix(".sqlite") && !Self.isBroken($0) }
    for store in stores.sorted() {
      let replayed = try run.said(
        .init(command: "behov replay --all --lang en --store \(store)"),
        maskingHashes: false
      )
      #expect(replayed.status == 0, "\(name), \(store):\n\(replayed.stdout)\(replayed.stderr)")
      let verified = try run.said(
        .init(command: "behov audit verify --lang en --store \(store)"),
        maskingHashes: false
      )
      #expect(verified.status == 0, "\(name), \(store):\n\(verified.stdout)\(verified.stderr)")
    }
  }

  /// Whether a case is about a file that is no store.
  private static func isBroken(_ store: String) -> Bool { store.hasPrefix("broken") }
}
