import Diagnostics
import Testing

@testable import Triage

@Suite("Cases as a clinician writes them")
struct CaseFileTests {
  /// The submission that the first row of a table is made.
  private func line(_ table: String) throws -> String {
    let triageProtocol = Content.triageProtocol("wrist_surgery_follow_up")
    let (file, faults) = CaseFile.read(SourceText(path: "a.csv", table), for: triageProtocol)
    try #require(faults.isEmpty)
    return String(decoding: try #require(file.rows.first).line, as: UTF8.self)
  }

  @Test func thePatientAnswersWhereNoColumnSaysWhoDid() throws {
    #expect(try line("case;authored\na;2026-02-19").contains(#""reporter":"self""#))
  }

  @Test func theColumnSaysWhoAnswered() throws {
    #expect(
      try line("case;authored;reporter\na;2026-02-19;parent").contains(#""reporter":"parent""#)
    )
  }

  @Test func anEmptyCellOfTheColumnLeavesItUnsaid() throws {
    #expect(try !line("case;authored;reporter\na;2026-02-19;").contains("reporter"))
  }
}
