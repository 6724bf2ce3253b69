import JSONText
import Triage
import Values

/// What a person is shown who approves a protocol, and how far its approval has come.
struct ApprovalReport {
  private let basis: ApprovalBasis
  private let session: Session
  /// Every approval of the protocol before this one.
  private let earlier: [Approval]

  init(_ basis: ApprovalBasis, among earlier: [Approval], _ session: Session) {
    self.basis = basis
    self.earlier = earlier
    self.session = session
  }

  private var isTable: Bool { session.format(standard: .table) == .table }

  /// Writes what would be approved, where nothing is.
  func writeRefused() throws {
    var output = try session.output()
    try show(&output)
    if !isTable { try output.writeLine(json(nil)) }
    try output.finish()
  }

  /// Writes what is approved, gives the approval, and writes how far it has come.
  ///
  /// What cannot be shown is not approved: a person reads it before the approval is given.
  func write(giving approval: Approval, _ record: () throws -> Void) throws {
    var output = try session.output()
    try show(&output)
    try output.flush()
    try record()
    let standing = ApprovalStanding(of: basis.content, among: earlier + [approval])
    if isTable {
      try output.write(session.terminal.text(closing(standing)))
    } else {
      try output.writeLine(json(standing))
    }
    try output.finish()
  }

  // MARK: For people

  private func show(_ output: inout Output) throws(OutputError) {
    if isTable { try output.write(session.terminal.text(basis.lines(session))) }
  }

  private func closing(_ standing: ApprovalStanding) -> [Line] {
    let wording = session.settings.language.wording
    let paragraph = Paragraph(width: session.terminal.width)
    let people = standing.people
    let from = people.map(\.from).max().map(wording.date) ?? ""
    let name = "\(basis.content.rules.id) \(basis.content.rules.version)"
    let sentence = wording.approved(name, by: people.map { visible($0.person.name) }, from: from)
    let lines = [Line()] + paragraph.lines(sentence, style: .strong)
    guard case .changed(let other) = ApprovalStanding(of: basis.content, among: earlier) else {
      return lines
    }
    return lines + paragraph.lines(wording.otherContentApproved(by: visible(other.person.name)))
  }

  // MARK: For programs

  private func json(_ standing: ApprovalStanding?) -> [UInt8] {
    JSONWriter.object { object in
      object.object("content") { basis.content.write(&$0) }
      object.array("approvals") { array in
        for approval in standing?.people ?? [] {
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
      basis.write(&object)
    }
  }
}

extension ApprovalStanding {
  /// Those who have approved it, in order.
  fileprivate var people: [Approval] {
    switch self {
    case .one(let only): [only]
    case .both(let first, let second): [first, second]
    case .none, .changed: []
    }
  }
}
