import Diagnostics

/// A source text whose marked part, as in `when «phq_9.totl» >= 20`, is the span under test.
struct MarkedText {
  let source: SourceText
  let span: Span

  init(_ marked: String, path: String = "Rules/a.rules") {
    let parts = marked.split(omittingEmptySubsequences: false) { $0 == "«" || $0 == "»" }
    let start = parts.first?.utf8.count ?? 0
    let middle = parts.dropFirst().first?.utf8.count ?? 0
    source = SourceText(path: path, parts.joined())
    span = Span(start, start + middle)
  }

  var place: Place { source.place(span) }
}
