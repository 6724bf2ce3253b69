import JSONText
import Values

/// Pages on diagnostics as a person reads them and as programs do.
struct PageListing {
  let language: Language
  let width: Int

  /// Every code with its title.
  func lines(_ pages: [DiagnosticPage]) -> [Line] {
    let column = (pages.map(\.code.count).max() ?? 0) + 2
    return pages.flatMap { page in
      Paragraph(width: width).lines(
        page.sections[language]?.title ?? "",
        lead: Columns.padded(page.code, column),
        leadStyle: .strong
      )
    }
  }

  /// One page: what is wrong, how it is right, why it matters.
  func lines(_ page: DiagnosticPage) -> [Line] {
    guard let section = page.sections[language] else { return [] }
    let labels = DiagnosticPage.labels(language)
    var lines = [Line("\(page.code): \(section.title)", .strong)]
    lines += part(labels.wrong, section.wrong, page.examples, \.wrong)
    lines += part(labels.right, section.right, page.examples, \.right)
    return lines + part(labels.why, section.why, [], \.right)
  }

  private func part(
    _ label: String,
    _ text: String,
    _ examples: [DiagnosticPage.Example],
    _ code: KeyPath<DiagnosticPage.Example, [String]>
  ) -> [Line] {
    let paragraph = Paragraph(width: min(width, Self.textWidth))
    var lines = [Line()]
    lines += paragraph.lines(plain(text), lead: "\(label): ", leadStyle: .strong)
    for example in examples where !example[keyPath: code].isEmpty {
      lines += [Line(), Line("  \(example.path)", .faint)]
      lines += example[keyPath: code].map { Line("    " + $0) }
    }
    return lines
  }

  /// The widest a text is set, so that it is easily read.
  private static let textWidth = 88

  /// The text without the marks of Markdown that a terminal does not show.
  private func plain(_ text: String) -> String { text.replacing("**", with: "") }

  // MARK: JSON

  /// One object a page.
  func json(_ page: DiagnosticPage) -> [UInt8] {
    JSONWriter.object { write(page, &$0) }
  }

  /// Every code with its title.
  func json(_ pages: [DiagnosticPage]) -> [UInt8] {
    JSONWriter.object { object in
      object.array("diagnostics") { array in
        for page in pages {
          array.object { object in
            object.string("code", page.code)
            object.string("title", ifPresent: page.sections[language]?.title)
          }
        }
      }
    }
  }

  private func write(_ page: DiagnosticPage, _ object: inout JSONObjectWriter) {
    let section = page.sections[language]
    object.string("code", page.code)
    object.string("title", ifPresent: section?.title)
    object.string("wrong", ifPresent: section?.wrong)
    object.string("right", ifPresent: section?.right)
    object.string("why", ifPresent: section?.why)
    object.array("examples") { array in
      for example in page.examples {
        array.object { object in
          object.string("path", example.path)
          object.string("wrong", example.wrong.joined(separator: "\n"))
          object.string("right", example.right.joined(separator: "\n"))
        }
      }
    }
  }
}
