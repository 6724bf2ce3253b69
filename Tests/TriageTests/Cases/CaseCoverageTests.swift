import Diagnostics
import Testing

@testable import Triage

/// A protocol is not shipped with a limit, an option or a gap that no case has tried.
@Suite("The cases beside a protocol cover it")
struct CaseCoverageTests {
  static let protocols = Content.protocols.protocols.map(\.reference.id)

  @Test func everyProtocolIsRead() {
    let files = Content.files(in: "Rules", ending: ".rules")
    #expect(Self.protocols.map { "Rules/\($0).rules" }.sorted() == files.map(\.path))
    #expect(files.count >= 4)
  }

  @Test(arguments: protocols)
  func everyColourLimitOptionAndSilenceIsTried(id: String) throws {
    let triageProtocol = Content.triageProtocol(id)
    let table = try #require(Content.source("Rules/\(id).cases.csv"))
    let (file, faults) = CaseFile.read(table, for: triageProtocol)
    try #require(faults.isEmpty && !file.rows.isEmpty)
    let coverage = CaseCoverage(file, triageProtocol, calendar: Content.calendar)
    #expect(coverage.gaps.isEmpty)
  }
}
