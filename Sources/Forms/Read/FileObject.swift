import Diagnostics
import JSONText

/// An object of a file while it is read.
struct FileObject {
  let members: [JSONMember]
  let span: Span
  /// What it stands for, such as "an item".
  let what: String

  /// The value of a key; the first where the key stands twice.
  subscript(key: String) -> JSONValue? { members.first { $0.key.text == key }?.value }

  /// Where what is missing is told.
  var opening: Span { Span(span.start, min(span.start + 1, span.end)) }
}
