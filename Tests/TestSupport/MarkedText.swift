package import Diagnostics

/// A source text whose marked part, as in `when «phq_9.totl» >= 20`, is the span under test.
package struct MarkedText {
  package let source: SourceText
  package let span: Span

  /// Takes the marks out; without marks the span is the empty one at the end.
  package init(_ marked: String, path: String = "Rules/a.rules") {
    let parts = marked.split(omittingEmptySubsequences: false) { $0 == "«" || $0 == "»" }
    let start = parts.first?.utf8.count ?? 0
    let middle = parts.dropFirst().first?.utf8.count ?? 0
    source = SourceText(path: path, parts.joined())
    span = Span(start, start + middle)
  }

  package var place: Place { source.place(span) }
}
