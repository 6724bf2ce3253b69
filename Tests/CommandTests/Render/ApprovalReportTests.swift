import Diagnostics
import Foundation
import Storage
import Testing
import Triage
import Values

@testable import behov

struct ApprovalReportTests {
  private static let day = "2026-11-02"

  /// The knee protocol as it is, and with red from 9 instead of 8.
  private func knee(redFrom red: String = "8") throws -> (TriageProtocol, [StoredContent]) {
    let folder = CommandRun.repository.appendingPathComponent("Tests/Content/knee").path
    let content = try ClinicContent(forms: "\(folder)/Forms", rules: "\(folder)/Rules")
    let source = try #require(content.ruleSources.first)
    let text = String(decoding: source.bytes, as: UTF8.self)
      .replacing(">= 8 ", with: ">= \(red) ")
    let changed = ClinicContent(
      formSources: content.formSources,
      ruleSources: [.init(path: source.path, text)]
    )
    let loaded = try #require(changed.protocols.protocols.first)
    return (loaded, changed.kept([loaded]))
  }

  private func basis(
    _ loaded: (TriageProtocol, [StoredContent]),
    after former: FormerProtocol? = nil
  ) -> ApprovalBasis {
    ApprovalBasis(loaded.0, loaded.1, after: former, Impact(loaded.0.reference, since: nil))
  }

  private func approvals(
    _ basis: ApprovalBasis,
    _ people: [String],
    content: ContentHash? = nil
  ) throws -> [Approval] {
    try people.map { name in
      Approval(
        content: content ?? basis.content.hash,
        rules: basis.content.rules,
        person: try #require(Approver(name)),
        from: try #require(CivilDate(Self.day)),
        accepted: nil,
        basis: basis.json,
        engine: "test",
        now: try #require(Instant("2026-11-02T18:30:00+01:00"))
      )
    }
  }

  private func former(
    before new: (TriageProtocol, [StoredContent]),
    _ approvals: [Approval],
    _ stored: [StoredContent]
  ) throws -> FormerProtocol? {
    let content = ProtocolContent(new.0)
    return FormerProtocol(
      before: content,
      from: try #require(CivilDate(Self.day)),
      among: approvals,
      stored
    )
  }

  /// What is kept can be read for years: what was approved, its files, and what was shown.
  @Test func whatWasShownIsKept() throws {
    let (old, new) = (try knee(), try knee(redFrom: "9"))
    let former = try former(before: new, approvals(basis(old), ["Kari", "Ola"]), old.1)
    let shown = basis(new, after: former)
    let text = String(decoding: shown.json, as: UTF8.self)
    let (was, now) = (ProtocolContent(old.0), ProtocolContent(new.0))
    #expect(text.hasPrefix(#"{"content":{"hash":"\#(now.hash)","protocol":{"id":"knee""#))
    for file in new.1 { #expect(text.contains(#""\#(file.hash)""#)) }
    #expect(text.contains(#""before":{"hash":"\#(was.hash)","protocol":{"id":"knee""#))
    let difference = ProtocolDifference(from: old.0, to: new.0)
    #expect(difference.falls.count == 1)
    let told = String(decoding: difference.json, as: UTF8.self)
    let impact = String(decoding: shown.impact.json, as: UTF8.self)
    #expect(text.hasSuffix(#","difference":\#(told),"impact":\#(impact)}"#))
    #expect(shown.needsReason == .downgrades(forms: 0, changes: 1, uncertain: 0))
  }

  /// Where a file of what is in force is gone, nobody can tell what becomes milder.
  @Test(arguments: 0..<3)
  func whatCanNoLongerBeReadNeedsAReason(missing: Int) throws {
    let (old, new) = (try knee(), try knee(redFrom: "7"))
    let approved = try approvals(basis(old), ["Kari", "Ola"])
    #expect(old.1.count == 3)
    #expect(basis(new, after: try former(before: new, approved, old.1)).needsReason == nil)
    var stored = old.1
    stored.remove(at: missing)
    let former = try #require(try former(before: new, approved, stored))
    #expect(former.triageProtocol == nil)
    #expect(basis(new, after: former).needsReason == .formerUnread(name: "knee 1.0.0"))
  }

  /// Files that do not add up to what was approved are not taken for it.
  @Test func onlyExactlyWhatWasApprovedIsComparedWith() throws {
    let (old, new) = (try knee(), try knee(redFrom: "7"))
    let other = ContentHash(of: [1])
    let approved = try approvals(basis(old), ["Kari", "Ola"], content: other)
    let former = try #require(try former(before: new, approved, old.1))
    #expect(former.triageProtocol == nil)
  }

  /// One person alone puts nothing in force, and nothing is compared with what never was.
  @Test(arguments: [["Kari"], []])
  func whatOnlyOneHasApprovedWasNeverInForce(people: [String]) throws {
    let (old, new) = (try knee(), try knee(redFrom: "9"))
    #expect(try former(before: new, approvals(basis(old), people), old.1) == nil)
    #expect(basis(new).needsReason == nil)
  }
}
