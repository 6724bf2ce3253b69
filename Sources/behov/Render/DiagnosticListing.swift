import Diagnostics
import JSONText

/// Diagnostics as a person reads them and as programs do.
struct DiagnosticListing {
  private let diagnostics: [Diagnostic]
  private let source: (String) -> SourceText?

  /// Takes diagnostics; they are sorted by place.
  ///
  /// - Parameters:
  ///   - diagnostics: what was found.
  ///   - source: the text of a path; a place whose text is not at hand shows no line.
  init(_ diagnostics: [Diagnostic], source: @escaping (String) -> SourceText?) {
    self.diagnostics = diagnostics.sortedByPlace()
    self.source = source
  }

  /// Whether there is nothing.
  var isEmpty: Bool { diagnostics.isEmpty }

  /// Whether nothing is an error or a warning.
  var status: ExitStatus { diagnostics.isClean ? .done : .findings }

  /// A frame for each, in the reader's language what kind of fault it is, then how many there are.
  func lines(_ settings: Settings) -> [Line] {
    lines(settings.language.wording, PageHeadings(in: settings.pages, settings.language))
  }

  /// As above, with the pages that headings are taken from.
  func lines(_ wording: any Wording, _ headings: PageHeadings) -> [Line] {
    var headings = headings
    let frames = diagnostics.flatMap { frame($0, heading: headings.line($0.code)) + [Line()] }
    let counts = wording.counts(
      errors: count(.error),
      warnings: count(.warning),
      notes: count(.note)
    )
    return frames + [Line(counts, diagnostics.isEmpty ? .plain : .strong)]
  }

  private func frame(_ diagnostic: Diagnostic, heading: String? = nil) -> [Line] {
    let lines = diagnostic.frame(source).split(separator: "\n", omittingEmptySubsequences: false)
    return [Line(String(lines[0]), diagnostic.severity.style)]
      + (heading.map { [Line("   = \($0)", .strong)] } ?? [])
      + lines.dropFirst().map { Line(String($0)) }
  }

  private func count(_ severity: Diagnostic.Severity) -> Int {
    diagnostics.count { $0.severity == severity }
  }

  // MARK: JSON

  /// One object: every diagnostic with its places in lines and columns, then how many there are.
  var json: [UInt8] { JSONWriter.object { write(&$0) } }

  /// Adds the diagnostics to an object.
  func write(_ object: inout JSONObjectWriter) {
    object.array("diagnostics") { array in
      for diagnostic in diagnostics { array.object { write(diagnostic, &$0) } }
    }
    object.number("errors", count(.error))
    object.number("warnings", count(.warning))
    object.number("notes", count(.note))
  }

  /// Each as a test that failed.
  var suite: JUnit.Suite {
    JUnit.Suite(
      name: "diagnostics",
      tests: diagnostics.map { diagnostic in
        let line = source(diagnostic.place.path).map {
          $0.position(of: diagnostic.place.span.start).line
        }
        let frame = frame(diagnostic).map(\.text)
        return JUnit.Test(
          name: diagnostic.code,
          path: diagnostic.place.path,
          line: line,
          result: .failed(diagnostic.message, details: frame)
        )
      }
    )
  }

  /// One object a line, without its end.
  var ndjson: [[UInt8]] {
    diagnostics.map { diagnostic in JSONWriter.object { write(diagnostic, &$0) } }
  }

  private func write(_ diagnostic: Diagnostic, _ object: inout JSONObjectWriter) {
    object.string("severity", diagnostic.severity.rawValue)
    object.string("code", diagnostic.code)
    object.string("message", diagnostic.message)
    write(diagnostic.place, &object)
    object.string("label", ifPresent: diagnostic.label)
    object.string("help", ifPresent: diagnostic.help)
    object.array("notes") { array in
      for note in diagnostic.notes {
        array.object { object in
          object.string("message", note.message)
          write(note.place, &object)
        }
      }
    }
    object.array("fixes") { array in
      for fix in diagnostic.fixIts {
        array.object { object in
          write(fix.place, &object)
          object.string("replacement", fix.replacement)
        }
      }
    }
  }

  /// A place: from 1, in characters, the end exclusive; without lines where the text is not at hand.
  private func write(_ place: Place, _ object: inout JSONObjectWriter) {
    object.string("path", place.path)
    guard let text = source(place.path) else { return }
    let start = text.position(of: place.span.start)
    let end = text.position(of: place.span.end)
    object.number("line", start.line)
    object.number("column", start.column)
    object.number("end_line", end.line)
    object.number("end_column", end.column)
  }
}

extension Diagnostic.Severity {
  /// How its first line stands out.
  var style: Line.Style {
    switch self {
    case .error: .red
    case .warning: .yellow
    case .note: .strong
    }
  }
}
