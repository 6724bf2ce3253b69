import Diagnostics
import Forms
import JSONText
import Triage
import Values

/// The protocol that is in force where another is to take its place.
struct FormerProtocol {
  /// The approval that put it in force.
  let approval: Approval
  /// The protocol over its forms, exactly as they were approved; `nil` where the store has not all
  /// of it any more, or it can no longer be read.
  let triageProtocol: TriageProtocol?

  /// Finds what is in force when a protocol's first day comes, other than that protocol itself.
  ///
  /// - Parameters:
  ///   - content: the protocol that is to be approved.
  ///   - day: its first day.
  ///   - approvals: every approval of that protocol, in the order they were given.
  ///   - stored: the files that the store has kept.
  init?(
    before content: ProtocolContent,
    from day: CivilDate,
    among approvals: [Approval],
    _ stored: [StoredContent]
  ) {
    guard let last = approvals.lastInForce(on: day, otherThan: content.hash) else { return nil }
    approval = last
    let files = last.files
    let kept = stored.filter { files.contains($0.hash) }
    let sources = kept.filter { $0.kind != .rules }.map(\.source)
    let forms = FormLibrary(reading: sources)
    let found = ClinicContent.archived(last.rules, among: kept, forms: forms)
    triageProtocol = found.flatMap { ProtocolContent($0).hash == last.content ? $0 : nil }
  }

  /// Its id and version.
  var name: String { "\(approval.rules.id) \(approval.rules.version)" }

  /// The forms that a protocol reads and this one did not, or not as they are now.
  func changedForms(in content: ProtocolContent) -> [ContentReference] {
    let before = triageProtocol.map { ProtocolContent($0).forms } ?? []
    return content.forms.filter { !before.contains($0) }
  }

  /// Writes what it was.
  func write(_ object: inout JSONObjectWriter) {
    if let triageProtocol {
      ProtocolContent(triageProtocol).write(&object)
    } else {
      object.string("hash", approval.content.description)
      object.object("protocol") { approval.rules.write(&$0) }
    }
  }
}

extension Approval {
  /// The files that were approved, by hash, as they stand in what was shown.
  fileprivate var files: Set<ContentHash> {
    let basis = JSONValue.parse(SourceText(path: "approval", bytes: basis)).value
    let hashes = basis?["files"]?.elements ?? []
    return Set(hashes.compactMap { $0.string.flatMap { ContentHash($0.text) } })
  }
}
