import Testing
import Triage
import Values

extension Samples {
  /// An approval of made-up content, known by the byte that fills each hash.
  static func approval(
    by name: String,
    of id: String = "a",
    content: UInt8 = 7,
    rules: UInt8,
    accepted: String? = nil
  ) throws -> Approval {
    Approval(
      content: try hash(content),
      rules: ContentReference(id: id, version: "1.0.0", hash: try hash(rules)),
      person: try #require(Approver(name)),
      from: try #require(CivilDate("2026-12-01")),
      accepted: accepted,
      basis: bytes(#"{"difference":null}"#),
      engine: "0.1.0",
      now: try instant("2026-11-02T18:30:00+01:00")
    )
  }

  static func rules(_ byte: UInt8) throws -> StoredContent {
    .init(kind: .rules, id: "a", version: "1", hash: try hash(byte), path: "a", bytes: [byte])
  }
}
