import FollowUp
import JSONText

/// What became of those who were to be enrolled, a line each.
struct EnrolListing {
  private let lines: [EnrolRun.Line]
  private let session: Session
  private let wording: any Wording

  init(_ lines: [EnrolRun.Line], _ session: Session) {
    self.lines = lines
    self.session = session
    wording = session.settings.language.wording
  }

  /// Writes it in the form that was chosen.
  func write(_ output: inout Output) throws(OutputError) {
    guard session.format(standard: .table) == .ndjson else {
      let told = lines.filter { $0.result != .unchanged }.flatMap(sentences)
      return try output.write(session.terminal.text(told))
    }
    for line in lines {
      let json = JSONWriter.object { object in
        if let number = line.line { object.number("line", number) }
        object.string("patient", ifPresent: line.patient)
        object.string("protocol", ifPresent: line.protocol)
        object.string("result", line.result?.rawValue ?? "refused")
        object.string("code", ifPresent: line.fault?.code)
        let former = line.former.map(wording.happened)
        object.string("message", ifPresent: line.fault?.message ?? former)
        object.string("help", ifPresent: line.fault?.help)
      }
      try output.writeLine(json)
    }
  }

  private func sentences(_ line: EnrolRun.Line) -> [Line] {
    let place = line.line.map { wording.place(line: $0, column: nil) + ": " } ?? ""
    guard let fault = line.fault else {
      let result = line.result.map(wording.enrolled) ?? ""
      if let former = line.former {
        return [Line("\(place)\(wording.happened(former)); \(result)")]
      }
      let names = [line.patient, line.protocol].compactMap(\.self).map(visible)
      return [Line("\(place)\(names.joined(separator: ", ")): \(result)")]
    }
    let code = fault.code.map { " (\($0))" } ?? ""
    let text = "\(place)\(wording.notEnrolled): \(fault.message)\(code)"
    let paragraph = Paragraph(width: session.terminal.width)
    let help = fault.help.map { paragraph.lines($0, lead: "      ") } ?? []
    return paragraph.lines(text, lead: "  ! ") + help
  }
}
