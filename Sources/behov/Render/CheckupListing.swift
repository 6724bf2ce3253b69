import JSONText

/// What `behov doctor` saw.
struct CheckupListing {
  private let findings: [Checkup.Finding]
  private let wording: any Wording

  init(_ findings: [Checkup.Finding], wording: any Wording) {
    self.findings = findings
    self.wording = wording
  }

  /// A line for each, with what to do under what needs it, and how many those are.
  func lines(_ width: Int) -> [Line] {
    let subjects = findings.map { wording.word($0.subject) }
    let column = subjects.map(Columns.width).max() ?? 0
    let told = zip(findings, subjects).flatMap { finding, subject in
      let lead = (finding.isSound ? "  " : "! ") + Columns.padded(subject, column) + "  "
      let style: Line.Style = finding.isSound ? .plain : .strong
      let paragraph = Paragraph(width: width)
      let said = paragraph.lines(finding.said, lead: lead, leadStyle: style)
      let blank = String(repeating: " ", count: column + 4)
      return said + (finding.help.map { paragraph.lines("→ \($0)", lead: blank) } ?? [])
    }
    let count = findings.count { !$0.isSound }
    return told + [Line(), Line(wording.needsPerson(count), .strong)]
  }

  /// One object for each.
  var json: [[UInt8]] {
    findings.map { finding in
      JSONWriter.object { object in
        object.string("subject", finding.subject.rawValue)
        object.string("state", finding.isSound ? "sound" : "attention")
        object.string("said", finding.said)
        object.string("help", ifPresent: finding.help)
      }
    }
  }
}
