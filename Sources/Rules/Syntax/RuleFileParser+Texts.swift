import Diagnostics
import Expressions
import Values

extension RuleFileParser {
  mutating func texts(_ section: Section) {
    let heading = read(section.heading) { line in
      line.take()
      let language = try line.choice(Language.self)
      guard line.current != nil else { return (language, TextReader.clinician) }
      try line.expect("for")
      try line.expect("patient")
      return (language, .patient)
    }
    guard let (language, reader) = heading else { return }
    let same = file.texts.first { $0.language.value == language.value && $0.reader == reader }
    if let same {
      let name = source[section.heading.span]
      report(
        .duplicateSection(name, at: place(section.heading.span), first: place(same.span))
      )
    }
    let block = TextBlock(
      language: language,
      reader: reader,
      lines: textLines(section.lines),
      span: section.heading.span
    )
    if same == nil { file.texts.append(block) }
  }

  private mutating func textLines(_ lines: [Line]) -> [TextLine] {
    var texts: [TextLine] = []
    var first: [String: Span] = [:]
    for line in lines {
      let text = read(line) { reader in
        TextLine(id: try reader.id(), text: try reader.string(), span: line.span)
      }
      guard let text else { continue }
      reportPlaceholders(in: text.text.span)
      if let first = first[text.id.value] {
        report(.duplicateName(text.id.value, at: place(text.id.span), first: place(first)))
        continue
      }
      first[text.id.value] = text.id.span
      texts.append(text)
    }
    return texts
  }

  private mutating func reportPlaceholders(in span: Span) {
    let known = ["value", "limit"]
    let bytes = source.bytes[span.start..<span.end]
    var rest = bytes
    while let open = rest.firstIndex(of: UInt8(ascii: "{")) {
      let close = bytes[open...].firstIndex(of: UInt8(ascii: "}"))
      guard let close else { return report(.openPlaceholder(at: place(Span(open, open + 1)))) }
      let word = source[Span(open + 1, close)]
      if !known.contains(word) {
        let meant = didYouMean(word, among: known)
        report(.unknownPlaceholder(word, meant: meant, at: place(Span(open, close + 1))))
      }
      rest = bytes[(close + 1)...]
    }
  }
}
