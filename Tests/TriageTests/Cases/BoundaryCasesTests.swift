import Diagnostics
import Testing

@testable import Triage

/// Rows that are proposed reach the boundaries, and are no cases until a person has said the colour.
@Suite("Boundary cases")
struct BoundaryCasesTests {
  static let protocols = Content.protocols.protocols.map(\.reference.id)

  /// The table with its cases in which all is well, and no other.
  private func healthy(_ id: String) throws -> [String] {
    let source = try #require(Content.source("Rules/\(id).cases.csv"))
    let lines = source[Span(0, source.bytes.count)].split(separator: "\n").map(String.init)
    return lines.prefix(1) + lines.dropFirst().filter { $0.hasPrefix("healthy") }
  }

  private func read(_ lines: [String], _ id: String) -> (CaseFile, [Diagnostic]) {
    let table = SourceText(path: "a.csv", lines.joined(separator: "\n"))
    return CaseFile.read(table, for: Content.triageProtocol(id))
  }

  private func boundaries(_ file: CaseFile, _ id: String) -> BoundaryCases {
    BoundaryCases(file, Content.triageProtocol(id), calendar: Content.calendar)
  }

  @Test(arguments: protocols)
  func theRowsReachWhatNoCaseTried(id: String) throws {
    let lines = try healthy(id)
    let proposed = boundaries(read(lines, id).0, id)
    #expect(proposed.lines.count > 30)
    let confirmed = proposed.lines.map { $0.replacing(";?;", with: ";grey;") }
    let (file, faults) = read(lines + confirmed, id)
    #expect(faults.isEmpty)
    let left = boundaries(file, id)
    #expect(left.lines.isEmpty && left.unreached == proposed.unreached)
  }

  @Test(arguments: protocols)
  func noRowIsACaseBeforeAPersonHasSaidTheColour(id: String) throws {
    let lines = try healthy(id)
    let proposed = boundaries(read(lines, id).0, id)
    let (file, faults) = read(lines + proposed.lines, id)
    #expect(faults.count == proposed.lines.count)
    #expect(faults.allSatisfy { $0.code == "unconfirmed-case" && $0.severity == .error })
    #expect(file.rows.allSatisfy { $0.name.hasPrefix("healthy") })
  }
}
