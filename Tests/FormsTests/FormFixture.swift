import Diagnostics
import Forms
import Testing
import Values

/// A file as a test writes it: `«` and `»` mark the place under test and are no part of it.
struct MarkedFile {
  let source: SourceText
  let span: Span?

  init(_ marked: String, path: String) {
    let parts = marked.split(omittingEmptySubsequences: false) { $0 == "«" || $0 == "»" }
    source = SourceText(path: path, parts.joined())
    let start = parts[0].utf8.count
    span = parts.count == 3 ? Span(start, start + parts[1].utf8.count) : nil
  }
}

/// Files of the least content that is without fault.
enum FormFixture {
  /// Two options with values, and an item that needs nothing more.
  static let options =
    #""option_sets": {"level": [{"id": "low", "value": 0}, {"id": "high", "value": 3}]}"#

  /// Words in all languages: a title, and a text for each key.
  static func terminology(_ keys: [String], translation: String = "own") -> String {
    let texts = (["title"] + keys).map { "\"\($0)\": \"text of \($0)\"" }.joined(separator: ", ")
    let blocks = ["nb", "nn", "en"].map {
      "\"\($0)\": {\"translation\": \"\(translation)\", \(texts)}"
    }
    return "{\(blocks.joined(separator: ", "))}"
  }

  /// An archetype's file.
  static func archetype(
    id: String = "observation.mood",
    version: String = "1.0.0",
    terms: String = "free",
    _ definition: String,
    texts: [String] = [],
    terminology: String? = nil
  ) -> String {
    """
    {"archetype": "\(id)", "version": "\(version)",
     "licence": {"terms": "\(terms)", "holder": "Somebody", "source": "somewhere"},
     "definition": {\(definition)},
     "terminology": \(terminology ?? Self.terminology(texts))}
    """
  }

  /// A form's file.
  static func form(
    id: String = "follow_up",
    version: String = "1.0.0",
    _ definition: String,
    texts: [String] = [],
    terminology: String? = nil
  ) -> String {
    """
    {"form": "\(id)", "version": "\(version)",
     "definition": {\(definition)},
     "terminology": \(terminology ?? Self.terminology(texts))}
    """
  }

  /// The library of files that should have no fault.
  static func library(_ files: String...) -> FormLibrary {
    let sources = files.enumerated().map { SourceText(path: "\($0.offset).json", $0.element) }
    let library = FormLibrary(reading: sources)
    #expect(library.diagnostics == [])
    return library
  }

  /// A yes-or-no item.
  static func boolean(_ id: String, _ node: Int, _ rest: String = "") -> String {
    #"{"id": "\#(id)", "node": "at000\#(node)", "type": "boolean"\#(rest)}"#
  }

  /// A whole number from 0 to 10 that is worse higher.
  static func count(_ id: String, _ node: Int, _ rest: String = "") -> String {
    #"{"id": "\#(id)", "node": "at000\#(node)", "type": "count", "range": [0, 10], "#
      + #""worse": "higher"\#(rest)}"#
  }
}

/// A file with one fault, and the code of its diagnostic.
struct FaultCase: Sendable, CustomTestStringConvertible {
  let code: String
  let name: String
  let file: String
  var others: [String] = []

  init(_ code: String, _ name: String, _ file: String, beside others: String...) {
    self.code = code
    self.name = name
    self.file = file
    self.others = others
  }

  var testDescription: String { "\(code): \(name)" }

  /// Expects one diagnostic of the code, at the marked place.
  @discardableResult
  func check() -> Diagnostic? {
    let file = MarkedFile(file, path: "z.json")
    let others = others.enumerated().map { SourceText(path: "\($0.offset).json", $0.element) }
    let library = FormLibrary(reading: others + [file.source])
    #expect(library.diagnostics.map(\.code) == [code], "\(library.diagnostics.map(\.message))")
    #expect(library.diagnostics.first?.place.path == "z.json")
    #expect(library.diagnostics.first?.place.span == file.span)
    return library.diagnostics.first
  }
}
