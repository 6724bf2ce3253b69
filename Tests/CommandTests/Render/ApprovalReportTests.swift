import Foundation
import Testing
import Triage
import Values

@testable import behov

struct ApprovalReportTests {
  /// What is kept can be read for years: what was approved, and what was shown.
  @Test func whatWasShownIsKept() throws {
    let content = try ClinicContent(
      forms: CommandRun.repository.appendingPathComponent("Tests/Content/knee/Forms").path,
      rules: CommandRun.repository.appendingPathComponent("Tests/Content/knee/Rules").path
    )
    let knee = ProtocolContent(try #require(content.protocols.protocols.first))
    let impact = Impact(knee.rules, since: nil)
    let text = String(decoding: ApprovalReport.basis(knee, impact), as: UTF8.self)
    #expect(text.hasPrefix(#"{"content":{"hash":"\#(knee.hash)","protocol":{"id":"knee""#))
    let shown = String(decoding: impact.json, as: UTF8.self)
    #expect(text.hasSuffix(#","difference":null,"impact":\#(shown)}"#))
  }
}
