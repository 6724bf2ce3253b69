import Diagnostics
import Rules
import TestSupport
import Testing

/// A header without fault.
let soundHeader = """
  protocol knee 1.0.0
    form knee 1.0
    status draft
    title nb "Kne"
    owner "Ortopedi"
    review by 2027-11-01

  """

/// What a file says whose header is sound; the rest must be without fault too.
func parsed(_ sections: String, sourceLocation: SourceLocation = #_sourceLocation) -> ProtocolFile {
  let source = SourceText(path: "test.rules", soundHeader + sections)
  let (file, diagnostics) = RuleFileParser.parse(source)
  for diagnostic in diagnostics {
    Issue.record("\(diagnostic.frame { _ in source })", sourceLocation: sourceLocation)
  }
  return file
}

/// Whether a file gives exactly one diagnostic, of that code, at the marked text.
func expectOne(
  _ code: String,
  _ marked: String,
  message: String? = nil,
  sourceLocation: SourceLocation = #_sourceLocation
) {
  let marked = MarkedText(marked)
  let (_, diagnostics) = RuleFileParser.parse(marked.source)
  let frames = diagnostics.map { $0.frame { _ in marked.source } }.joined(separator: "\n")
  #expect(diagnostics.map(\.code) == [code], "\(frames)", sourceLocation: sourceLocation)
  guard let only = diagnostics.first, diagnostics.count == 1 else { return }
  let found = marked.source[only.place.span]
  #expect(
    only.place.span == marked.span,
    "points at `\(found)`\n\(frames)",
    sourceLocation: sourceLocation
  )
  if let message {
    let said = [only.message, only.label, only.help].compactMap { $0 }.joined(separator: "; ")
    #expect(said == message, sourceLocation: sourceLocation)
  }
}
