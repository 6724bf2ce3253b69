import Diagnostics

/// A text in which `«` and `»` mark what a diagnostic points at.
struct MarkedText {
  let source: SourceText
  let span: Span

  /// Takes the marks out; without marks the span is the empty one at the end.
  init(_ marked: String, path: String = "test.rules") {
    let text = marked.replacing("«", with: "").replacing("»", with: "")
    let before = marked.split(separator: "«", maxSplits: 1, omittingEmptySubsequences: false)[0]
    let upTo = marked.split(separator: "»", maxSplits: 1, omittingEmptySubsequences: false)[0]
      .replacing("«", with: "")
    source = SourceText(path: path, text)
    span = Span(before.utf8.count, upTo.utf8.count)
  }
}
