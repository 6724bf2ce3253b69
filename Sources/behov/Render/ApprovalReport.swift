import JSONText
import Triage
import Values

/// What a person is shown who approves a protocol, and how far its approval has come.
struct ApprovalReport {
  private let impact: Impact
  private let content: ProtocolContent
  private let session: Session
  /// Where the protocol stands afterwards; `nil` where nothing was approved.
  private var standing: ApprovalStanding?
  /// Where it stood before.
  private var before = ApprovalStanding.none

  init(_ impact: Impact, _ content: ProtocolContent, _ session: Session) {
    self.impact = impact
    self.content = content
    self.session = session
  }

  /// What is kept with an approval: what was approved, and what was shown.
  static func basis(_ content: ProtocolContent, _ impact: Impact) -> [UInt8] {
    JSONWriter.object { object in
      object.object("content") { content.write(&$0) }
      // MARK: DIFFERENCE — the JSON of `ProtocolDifference` goes here, instead of `null`.
      object.null("difference")
      object.object("impact") { impact.write(&$0) }
    }
  }

  /// Takes how far the approval has come by one more.
  mutating func tell(before earlier: [Approval], after: [Approval]) {
    before = ApprovalStanding(of: content, among: earlier)
    standing = ApprovalStanding(of: content, among: after)
  }

  /// Writes it where results go.
  func write() throws {
    var output = try session.output()
    if session.format(standard: .table) == .table {
      let lines = ImpactListing(impact, session).lines + closing
      try output.write(session.terminal.text(lines))
    } else {
      try output.writeLine(json)
    }
    try output.finish()
  }

  private var people: [Approval] {
    switch standing {
    case .one(let only): [only]
    case .both(let first, let second): [first, second]
    default: []
    }
  }

  private var closing: [Line] {
    guard standing != nil else { return [] }
    let wording = session.settings.language.wording
    let from = people.map(\.from).max().map(wording.date) ?? ""
    let name = "\(content.rules.id) \(content.rules.version)"
    let sentence = wording.approved(name, by: people.map { visible($0.person.name) }, from: from)
    var lines = [Line()] + Paragraph(width: session.terminal.width).lines(sentence, style: .strong)
    if case .changed(let other) = before {
      let note = wording.otherContentApproved(by: visible(other.person.name))
      lines += Paragraph(width: session.terminal.width).lines(note)
    }
    return lines
  }

  private var json: [UInt8] {
    JSONWriter.object { object in
      object.object("content") { content.write(&$0) }
      object.array("approvals") { array in
        for approval in people {
          array.object { object in
            object.string("by", approval.person.name)
            object.string("from", approval.from.description)
            object.string("accepted", ifPresent: approval.accepted)
            object.string("now", approval.now.description)
          }
        }
      }
      if let from = standing?.inForceFrom {
        object.string("in_force_from", from.description)
      } else {
        object.null("in_force_from")
      }
      object.object("impact") { impact.write(&$0) }
    }
  }
}
