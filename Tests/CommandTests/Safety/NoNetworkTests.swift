import Foundation
import Testing

/// Fault 54: the engine calls nobody, as nothing in its sources can open a connection.
struct NoNetworkTests {
  /// What the sources may import beside their own targets.
  private static let libraries: Set<String> = [
    "ArgumentParser", "Crypto", "Darwin", "Dispatch", "Foundation", "FoundationEssentials", "GRDB",
    "GRDBSQLite", "Glibc", "Musl", "Synchronization",
  ]
  private static let calls = [
    "URLSession", "URLRequest", "CFSocket", "getaddrinfo", "socket(", "connect(",
  ]

  @Test func nothingInTheSourcesOpensAConnection() throws {
    let sources = CommandRun.repository.appendingPathComponent("Sources")
    let paths =
      FileManager.default.enumerator(atPath: sources.path)?.compactMap { $0 as? String } ?? []
    let own = Set(try FileManager.default.contentsOfDirectory(atPath: sources.path))
    let files = paths.filter { $0.hasSuffix(".swift") }
    #expect(files.count > 300)
    for path in files {
      let text = try String(contentsOf: sources.appendingPathComponent(path), encoding: .utf8)
      for match in text.matches(
        of: #/(?m)^\s*(?:@\S+ )*(?:public |internal )?import (?:\w+ )?(\w+)/#
      ) {
        let name = String(match.1)
        #expect(own.contains(name) || Self.libraries.contains(name), "\(path) imports \(name)")
      }
      for call in Self.calls { #expect(!text.contains(call), "\(path): \(call)") }
    }
  }
}
