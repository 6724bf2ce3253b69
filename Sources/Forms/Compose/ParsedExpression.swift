import Diagnostics
import Expressions
import JSONText

/// An expression that stands in a string of a file.
struct ParsedExpression {
  /// The string.
  let text: JSONString
  /// The file.
  let source: SourceText
  /// What it says, its spans counted in the string's content; `nil` where it has faults.
  let expression: Expression?

  /// Reads a string, and gives its faults where they stand in the file.
  init(_ text: JSONString, of source: SourceText, faults: inout [Diagnostic]) {
    let content = SourceText(path: source.path, text.text)
    let (expression, found) = ExpressionParser.expression(in: content)
    self.text = text
    self.source = source
    self.expression = found.isEmpty ? expression : nil
    faults += found.map { $0.moved(into: text) }
  }

  /// The place of the whole.
  var place: Place { source.place(text.contentSpan) }

  /// Every name it reads, in the order they are written.
  var names: [String] { expression?.names ?? [] }
}

extension Diagnostic {
  /// The diagnostic of a string's content, moved to where the string stands in its file.
  func moved(into text: JSONString) -> Diagnostic {
    func moved(_ place: Place) -> Place {
      Place(path: place.path, span: text.place(ofContent: place.span))
    }
    return Diagnostic(
      severity,
      code: code,
      message,
      at: moved(place),
      label: label,
      notes: notes.map { Note($0.message, at: moved($0.place)) },
      help: help,
      fixIts: fixIts.map { FixIt(moved($0.place), replacement: $0.replacement) }
    )
  }
}
