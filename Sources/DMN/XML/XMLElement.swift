import Diagnostics

/// An element of an XML document, its names resolved.
struct XMLElement: Sendable, Hashable {
  /// The namespace's name; empty for none.
  let namespace: String
  let name: String
  let attributes: [XMLAttribute]
  var children: [XMLElement] = []
  /// The characters that stand directly in it.
  var text = ""
  /// The start tag.
  let span: Span
  /// What stands between the tags.
  var content: Span

  /// The attribute of a name without a prefix.
  subscript(attribute: String) -> XMLAttribute? {
    attributes.first { $0.namespace.isEmpty && $0.name == attribute }
  }
}

/// An attribute.
struct XMLAttribute: Sendable, Hashable {
  /// Empty where it has no prefix.
  let namespace: String
  let name: String
  let value: String
  /// The value, without its quotes.
  let span: Span
}

/// What keeps a text from being read as XML.
enum XMLFault: String, Error, Sendable, CaseIterable {
  case notUTF8 = "the bytes are not UTF-8"
  case encoding = "the encoding must be UTF-8"
  case doctype = "a document type declaration is not accepted"
  case entity =
    "an entity must be one of `&lt;` `&gt;` `&amp;` `&quot;` `&apos;`, or a character's number"
  case character = "a character that XML does not allow"
  case expectedElement = "expected an element"
  case secondElement = "expected the end of the text after the last element"
  case name = "expected a name"
  case attribute = "expected `name=\"value\"`"
  case attributeTwice = "an attribute stands twice in one element"
  case prefix = "a prefix that no namespace has been given"
  case lessThan = "`<` in an attribute must be written `&lt;`"
  case wrongEnd = "an end tag must have the name of the element it ends"
  case unfinished = "the text ends inside an element"
  case tooDeep = "more than 64 elements inside one another"
}
