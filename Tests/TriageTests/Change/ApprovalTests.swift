import Diagnostics
import Forms
import Testing
import Values

@testable import Triage

@Suite("Who has approved what")
struct ApprovalTests {
  private static let content = ProtocolContent(Content.triageProtocol("epilepsy_follow_up"))

  private func approval(
    _ name: String,
    content: ContentHash = Self.content.hash,
    version: String = "1.0.0",
    rules: ContentHash? = Self.content.rules.hash,
    from: String = "2026-11-01"
  ) throws -> Approval {
    Approval(
      content: content,
      rules: ContentReference(id: "epilepsy_follow_up", version: version, hash: rules),
      person: try #require(Approver(name)),
      from: try #require(CivilDate(from)),
      accepted: nil,
      basis: [],
      engine: "test",
      now: Instant(milliseconds: 0)
    )
  }

  @Test(
    arguments: [
      ("Kari Nordmann", " kari  NORDMANN\t", true), ("Åse Lund", "ÅSE LUND", true),
      ("A\u{30A}se Lund", "åse lund", true), ("Groß", "GROSS", true),
      ("Kari\u{AD} Nordmann", "Kari Nordmann", true), ("Ka\u{200B}ri", "kari", true),
      ("Kari Nordmann", "Kari Nordman", false), ("Kari N", "KariN", true),
      ("Ann-Kari Li", "Ann\u{2011}Kari Li", true), ("O'Neil", "O\u{2019}Neil", true),
      ("Kari Nordmann", "(Kari Nordmann).", true), ("\u{FF2B}ari", "Kari", true),
      ("Andre\u{301} Li", "André Li", true), ("Åse Li", "Ase Li", false),
    ]
  )
  func peopleAreToldApartByName(first: String, second: String, isSame: Bool) throws {
    #expect((try #require(Approver(first)) == #require(Approver(second))) == isSame)
  }

  @Test func aBlankNameIsNobody() { #expect(Approver(" \n") == nil && Approver("\u{200B}") == nil) }

  @Test func twoDifferentPeopleApprove() throws {
    let (kari, again) = (try approval("Kari"), try approval("KARI", from: "2026-12-24"))
    let ola = try approval("Ola", from: "2026-12-01")
    #expect(ApprovalStanding(of: Self.content, among: []) == .none)
    #expect(ApprovalStanding(of: Self.content, among: [kari]) == .one(kari))
    #expect(ApprovalStanding(of: Self.content, among: [kari, again]) == .one(kari))
    let both = ApprovalStanding(of: Self.content, among: [kari, again, ola])
    #expect(both == .both(kari, ola))
    #expect(both.inForceFrom == CivilDate("2026-12-01"))
    #expect(ApprovalStanding(of: Self.content, among: [kari]).inForceFrom == nil)
  }

  @Test func approvalOfOtherContentDoesNotCount() throws {
    let other = ContentHash(of: [1])
    let earlier = try approval("Kari", content: other)
    #expect(ApprovalStanding(of: Self.content, among: [earlier]) == .changed(earlier))
    let older = try approval("Kari", content: other, version: "0.9.0")
    #expect(ApprovalStanding(of: Self.content, among: [older]) == .none)
    let ola = try approval("Ola")
    #expect(ApprovalStanding(of: Self.content, among: [earlier, ola]) == .one(ola))
  }

  /// Who approved which content from which day, and which content is in force on 2026-11-10.
  @Test(
    arguments: [
      ([], nil),
      ([("Kari", 1, 1)], nil),
      ([("Kari", 1, 1), ("kari", 1, 1)], nil),
      ([("Kari", 1, 1), ("Ola", 1, 10)], 1),
      ([("Kari", 1, 1), ("Ola", 1, 11)], nil),
      ([("Kari", 1, 1), ("Ola", 1, 1), ("Kari", 2, 2)], 1),
      ([("Kari", 1, 1), ("Ola", 1, 1), ("Kari", 2, 1), ("Ola", 2, 1)], 2),
      ([("Kari", 1, 5), ("Ola", 1, 5), ("Kari", 2, 2), ("Ola", 2, 4)], 1),
      ([("Kari", 1, 1), ("Kari", 2, 1), ("Ola", 1, 2), ("Ola", 2, 20)], 1),
      ([("Kari", 1, 1), ("Ola", 1, 1), ("Kari", 0, 2), ("Ola", 0, 2)], 1),
    ] as [([(String, UInt8, Int)], UInt8?)]
  )
  func inForceIsWhatTwoHaveApprovedLast(given: [(String, UInt8, Int)], expected: UInt8?) throws {
    let approvals = try given.map { name, content, day in
      let day = day < 10 ? "0\(day)" : "\(day)"
      let hash = content == 0 ? Self.content.hash : ContentHash(of: [content])
      return try approval(name, content: hash, from: "2026-11-\(day)")
    }
    let day = try #require(CivilDate("2026-11-10"))
    let found = approvals.lastInForce(on: day, otherThan: Self.content.hash)
    #expect(found?.content == expected.map { ContentHash(of: [$0]) })
  }

  @Test func aVersionIsTakenOnceTwoHaveApprovedItWithOtherRules() throws {
    let other = ContentHash(of: [1])
    let kari = try approval("Kari", content: other, rules: other)
    let ola = try approval("Ola", content: other, rules: other)
    #expect([kari].fullyApprovedOther(than: Self.content).isEmpty)
    #expect([kari, ola].fullyApprovedOther(than: Self.content) == [kari, ola])
    let otherForm = try [approval("Kari", content: other), approval("Ola", content: other)]
    #expect(otherForm.fullyApprovedOther(than: Self.content).isEmpty)
  }

  @Test("the content is the rules file, the form and each archetype, byte for byte")
  func anyChangedFileIsOtherContent() throws {
    let forms = Content.files(in: "Forms", ending: ".json")
    let rules = try #require(Content.source("Rules/epilepsy_follow_up.rules"))
    #expect(try content(rules, forms) == Self.content.hash)
    #expect(try content(changed(rules, with: "// x\n"), forms) != Self.content.hash)
    let own = Content.triageProtocol("epilepsy_follow_up").readings[0].form.content.map(\.path)
    #expect(own.count > 1)
    for path in own {
      let edited = forms.map { $0.path == path ? changed($0, with: "\n") : $0 }
      #expect(try content(rules, edited) != Self.content.hash, "\(path)")
    }
    let others = forms.map { own.contains($0.path) ? $0 : changed($0, with: "\n") }
    #expect(try content(rules, others) == Self.content.hash)
  }

  private func changed(_ source: SourceText, with end: String) -> SourceText {
    SourceText(path: source.path, bytes: source.bytes + Array(end.utf8))
  }

  private func content(_ rules: SourceText, _ forms: [SourceText]) throws -> ContentHash {
    let library = ProtocolLibrary([rules], forms: FormLibrary(reading: forms))
    return ProtocolContent(try #require(library.protocols.first)).hash
  }
}
