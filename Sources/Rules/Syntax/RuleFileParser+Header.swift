import Diagnostics
import Expressions
import Values

/// What the header has said so far.
private struct SaidLines {
  /// The lines there are, faulty ones included.
  var words: Set<String> = []
  /// Where each first stood; a title counts by its language.
  var first: [String: Span] = [:]
}

extension RuleFileParser {
  mutating func header(_ section: Section) {
    file.header.span = section.heading.span
    let identity = read(section.heading) { line in
      line.take()
      return (try line.id("the protocol's id"), try line.version())
    }
    file.header.id = identity?.0
    file.header.version = identity?.1
    var said = SaidLines()
    for line in section.lines { headerLine(line, &said) }
    for (word, example) in Self.obligatory where !said.words.contains(word) {
      report(.missingHeader(word, example: example, at: place(section.heading.span)))
    }
  }

  /// The lines that every header has, and how each might read.
  private static let obligatory = [
    ("form", "form epilepsy_follow_up 1.0"), ("status", "status draft"),
    ("title", "title nb \"Epilepsi\""), ("owner", "owner \"Nevrologisk poliklinikk\""),
    ("review by", "review by 2027-11-01"),
  ]

  private mutating func headerLine(_ line: Line, _ said: inout SaidLines) {
    guard let first = line.tokens.first else { return }
    let words = SectionKind.header.lineWords
    let word = words.contains(first.text) ? first.text : didYouMean(first.text, among: words)
    guard word == first.text else {
      if let word { said.words.insert(Self.lineName(word)) }
      return report(unknownHeaderWord(first, meant: word))
    }
    guard isFirst(first.text, line, &said) else { return }
    switch first.text {
    case "form": file.header.form = read(line) { try Self.form(&$0) }
    case "status": file.header.status = read(line) { try Self.protocolStatus(&$0) }
    case "title":
      if let title = read(line, { try Self.title(&$0) }) { file.header.titles.append(title) }
    case "owner": file.header.owner = read(line) { try Self.after(&$0) { try $0.string() } }
    case "review": file.header.reviewDate = read(line) { try Self.review(&$0) }
    case "wish": file.header.wish = read(line) { try Self.after(&$0) { try $0.id("an item") } }
    case "anchor": file.header.anchor = read(line) { try Self.after(&$0) { try $0.id("a date") } }
    default:
      let items = read(line) { try Self.after(&$0) { try Self.items(&$0) } }
      addInformative(items ?? [])
    }
  }

  private func unknownHeaderWord(_ token: Token, meant: String?) -> Diagnostic {
    guard token.kind == .word else {
      return .expected("a line of the header", found: token.text, at: place(token.span))
    }
    let words = SectionKind.header.lineWords
    return .unknownWord(token.text, meant: meant, among: words, at: place(token.span))
  }

  private static func lineName(_ word: String) -> String { word == "review" ? "review by" : word }

  /// Whether nothing said the same before: a title counts by its language, `informative` adds.
  private mutating func isFirst(
    _ word: String,
    _ line: Line,
    _ said: inout SaidLines
  ) -> Bool {
    said.words.insert(Self.lineName(word))
    let name =
      word == "title" ? line.words(2).joined(separator: " ") : Self.lineName(word)
    guard let first = said.first[name], word != "informative" else {
      said.first[name] = line.span
      return true
    }
    report(.duplicateLine(name, at: place(line.span), first: place(first)))
    return false
  }

  private mutating func addInformative(_ items: [Name]) {
    for item in items {
      if let first = file.header.informative.first(where: { $0.value == item.value }) {
        report(.duplicateName(item.value, at: place(item.span), first: place(first.span)))
      } else {
        file.header.informative.append(item)
      }
    }
  }
}

// MARK: Lines

extension RuleFileParser {
  /// What follows the line's first word.
  private static func after<Value>(
    _ line: inout LineReader,
    _ read: (inout LineReader) throws -> Value
  ) throws -> Value {
    line.take()
    return try read(&line)
  }

  private static func form(_ line: inout LineReader) throws(Fault) -> FormReference {
    line.take()
    return FormReference(id: try line.id("the form's id"), lowest: try line.version())
  }

  private static func protocolStatus(
    _ line: inout LineReader
  ) throws(Fault) -> Located<ProtocolStatus> {
    line.take()
    if line.atWord("approved") {
      throw Fault(diagnostic: .approvedInFile(at: line.place(line.here)))
    }
    return try line.choice(ProtocolStatus.self)
  }

  private static func title(_ line: inout LineReader) throws(Fault) -> TitleLine {
    line.take()
    return TitleLine(language: try line.choice(Language.self), text: try line.string())
  }

  private static func review(_ line: inout LineReader) throws(Fault) -> Located<CivilDate> {
    line.take()
    try line.expect("by")
    return try line.date()
  }

  private static func items(_ line: inout LineReader) throws(Fault) -> [Name] {
    var items = [try line.id("an item")]
    while line.accept(.comma) != nil { items.append(try line.id("an item")) }
    return items
  }
}
