import Diagnostics
import Values

/// What the pages on diagnostics are headed by in the reader's language, where that is not English.
///
/// A message is exact and in English; the heading of its page says in the reader's own words what
/// kind of fault it is. A page that is not there is no fault of what is being checked.
struct PageHeadings {
  private let directory: String
  private let language: Language
  private var known: [String: String?] = [:]

  /// Reads pages as they are asked for.
  init(in directory: String, _ language: Language) {
    self.directory = directory
    self.language = language
  }

  /// The heading of a code's page, the first time with the command that shows the rest of it.
  mutating func line(_ code: String) -> String? {
    if let known = known[code] { return known }
    let heading = heading(code)
    known[code] = .some(heading)
    return heading.map { "\($0): behov explain \(code)" }
  }

  private func heading(_ code: String) -> String? {
    if language == .en { return nil }
    let source = try? Files.source("\(directory)/\(code).md")
    let page = source.flatMap { try? DiagnosticPage(String(decoding: $0.bytes, as: UTF8.self)) }
    return page?.sections[language]?.title
  }
}
