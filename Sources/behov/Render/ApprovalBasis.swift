import JSONText
import Triage
import Values

/// What a person is shown who approves a protocol: what it means otherwise than the one in force,
/// and what it would do to stored answers.
struct ApprovalBasis {
  /// What is to be approved.
  let triageProtocol: TriageProtocol
  /// The files that it decides by.
  let files: [StoredContent]
  /// What is in force until then; `nil` is nothing.
  let former: FormerProtocol?
  /// What it would do to stored answers.
  let impact: Impact
  /// What it means otherwise; `nil` where there is nothing that it can be compared with.
  let difference: ProtocolDifference?

  init(
    _ triageProtocol: TriageProtocol,
    _ files: [StoredContent],
    after former: FormerProtocol?,
    _ impact: Impact
  ) {
    self.triageProtocol = triageProtocol
    self.files = files
    self.former = former
    self.impact = impact
    difference = former?.triageProtocol.map { ProtocolDifference(from: $0, to: triageProtocol) }
  }

  /// What is to be approved, by hash.
  var content: ProtocolContent { ProtocolContent(triageProtocol) }

  /// Why a person must say that it is right; `nil` where nobody can get less than before.
  var needsReason: ApprovalRefusal? {
    let falls = difference?.falls.count ?? 0
    let uncertain = difference?.uncertain.count ?? 0
    if falls + uncertain + impact.downgrades > 0 {
      return .downgrades(forms: impact.downgrades, changes: falls, uncertain: uncertain)
    }
    guard let former, former.triageProtocol == nil else { return nil }
    return .formerUnread(name: former.name)
  }

  /// What is kept with an approval: what was approved, its files, and what was shown.
  var json: [UInt8] {
    JSONWriter.object { object in
      object.object("content") { content.write(&$0) }
      object.strings("files", files.map(\.hash.description))
      write(&object)
    }
  }

  /// Writes what was in force before, the difference to it, and the impact.
  func write(_ object: inout JSONObjectWriter) {
    if let former {
      object.object("before") { former.write(&$0) }
    } else {
      object.null("before")
    }
    if let difference {
      object.object("difference") { difference.write(&$0) }
    } else {
      object.null("difference")
    }
    object.object("impact") { impact.write(&$0) }
  }

  // MARK: For people

  /// The difference in meaning, then the impact.
  func lines(_ session: Session) -> [Line] {
    let wording = session.settings.language.wording
    let paragraph = Paragraph(width: session.terminal.width)
    return [Line(wording.differenceHeader, .strong)] + compared(wording, paragraph)
      + [Line()] + ImpactListing(impact, session).lines
  }

  private func compared(_ wording: any Wording, _ paragraph: Paragraph) -> [Line] {
    guard let former else {
      return paragraph.lines(wording.nothingBefore(triageProtocol.reference.id))
    }
    guard let old = former.triageProtocol, let difference else {
      return paragraph.lines(wording.formerUnread(former.name), style: .red)
    }
    let listing = DifferenceListing(
      difference: difference,
      old: old,
      new: triageProtocol,
      wording: wording,
      width: paragraph.width
    )
    let forms = former.changedForms(in: content).map { "\($0.id) \($0.version)" }
    if forms.isEmpty { return listing.lines }
    return listing.lines + paragraph.lines(wording.changedForms(forms))
  }
}
