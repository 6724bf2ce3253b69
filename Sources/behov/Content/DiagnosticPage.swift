import Values

/// One page of `docs/diagnostics`: what a code means, in every language.
///
/// A page is Markdown that stands in this order, with a blank line between its parts:
///
/// ```
/// # unknown-value
///
/// `Rules/knee.rules`:
///
///     - a line that is wrong
///     + the line mended
///       a line between
///
/// ## nb: Navnet finnes ikke
///
/// **Feil:** …
///
/// **Riktig:** …
///
/// **Hvorfor:** …
/// ```
///
/// An example stands in a fence of ```` ```diff ````. Where the line before it ends in
/// `, not run:`, no test tries it; where `<!-- in place of: … -->` follows that line, the tests put the
/// example there. The parts are in each language the same three.
struct DiagnosticPage: Hashable {
  /// Lines of one file, before and after they are mended.
  struct Example: Hashable {
    /// The file that they stand in.
    var path: String
    /// Whether the tests try it.
    var isRun: Bool
    /// What stands in its place in the file that the tests put it into; `nil` is what is right.
    var stead: String?
    /// The lines, each with its mark in front.
    var lines: [String] = []

    /// The lines as they are wrong.
    var wrong: [String] { lines(without: "+") }
    /// The lines as they are right.
    var right: [String] { lines(without: "-") }

    /// Reads where the tests put it; false for any other line.
    fileprivate mutating func readStead(_ line: String) -> Bool {
      let (opening, closing) = ("<!-- in place of: ", " -->")
      guard line.hasPrefix(opening), line.hasSuffix(closing) else { return false }
      stead = String(line.dropFirst(opening.count).dropLast(closing.count))
      return true
    }

    private func lines(without mark: Character) -> [String] {
      lines.filter { $0.first != mark }.map { String($0.dropFirst(2)) }
    }
  }

  /// What is told in one language.
  struct Section: Hashable {
    /// The code in a few words.
    var title: String
    /// What is wrong.
    var wrong = ""
    /// How it is right.
    var right = ""
    /// Why it matters.
    var why = ""
  }

  /// The code.
  let code: String
  /// The examples, at least one.
  private(set) var examples: [Example] = []
  /// What is told, by language.
  private(set) var sections: [Language: Section] = [:]

  /// Why a text is no page.
  struct FormatError: Error, Hashable {
    let line: String
  }

  /// The words that open the three parts.
  static func labels(_ language: Language) -> (wrong: String, right: String, why: String) {
    switch language {
    case .nb: ("Feil", "Riktig", "Hvorfor")
    case .nn: ("Feil", "Rett", "Kvifor")
    case .en: ("Wrong", "Right", "Why")
    }
  }

  /// Reads a page.
  init(_ text: String) throws(FormatError) {
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)[...]
    guard let heading = lines.popFirst(), heading.hasPrefix("# ") else {
      throw FormatError(line: text.split(separator: "\n").first.map(String.init) ?? "")
    }
    code = String(heading.dropFirst(2))
    var language: Language?
    while let line = lines.popFirst() {
      if line.isEmpty { continue }
      if line.hasPrefix("## ") {
        language = try begin(section: line)
      } else if let language {
        try read(part: line, language)
      } else if line.hasPrefix("`") && line.hasSuffix(":") {
        examples.append(try Self.example(line, &lines))
      } else {
        throw FormatError(line: line)
      }
    }
  }

  private mutating func begin(section line: String) throws(FormatError) -> Language {
    let parts = line.dropFirst(3).split(separator: ":", maxSplits: 1)
    guard parts.count == 2, let language = Language(rawValue: String(parts[0])),
      sections[language] == nil
    else { throw FormatError(line: line) }
    sections[language] = Section(title: String(parts[1].dropFirst()))
    return language
  }

  private mutating func read(part line: String, _ language: Language) throws(FormatError) {
    let labels = Self.labels(language)
    for (label, part) in [
      (labels.wrong, \Section.wrong), (labels.right, \Section.right), (labels.why, \Section.why),
    ] {
      let opening = "**\(label):** "
      guard line.hasPrefix(opening), sections[language]?[keyPath: part] == "" else { continue }
      sections[language]?[keyPath: part] = String(line.dropFirst(opening.count))
      return
    }
    throw FormatError(line: line)
  }

  private static func example(
    _ heading: String,
    _ lines: inout ArraySlice<String>
  ) throws(FormatError) -> Example {
    let path = heading.dropFirst().prefix { $0 != "`" }
    let rest = heading.dropFirst(path.count + 2)
    guard rest == ":" || rest == ", not run:" else { throw FormatError(line: heading) }
    var example = Example(path: String(path), isRun: rest == ":")
    while let line = lines.first, line != "```diff" {
      guard line.isEmpty || example.readStead(line) else { throw FormatError(line: line) }
      lines.removeFirst()
    }
    guard lines.popFirst() != nil else { throw FormatError(line: heading) }
    while let line = lines.popFirst(), line != "```" {
      guard ["-", "+", " "].contains(line.first) else { throw FormatError(line: line) }
      example.lines.append(line)
    }
    return example
  }
}
