import Foundation

/// The tests that a page of `docs/safety` names.
///
/// A name in backticks is a test where it is a type's function
/// (`MasterPropertyTests.fillingStaysWithinBounds`), and else a command case (`faults/01-invalid-utf8`).
struct SafetyPage {
  /// The lines of the page.
  let lines: [Substring]

  private static let directory = CommandRun.repository.appendingPathComponent("docs/safety")

  /// Reads a page.
  ///
  /// - Throws: where there is no such file.
  init(_ name: String) throws {
    let text = try String(
      contentsOf: Self.directory.appendingPathComponent(name),
      encoding: .utf8
    )
    lines = text.split(separator: "\n", omittingEmptySubsequences: false)
  }

  /// The cells of the page's table, row by row, without the headings.
  var rows: [[String]] {
    let table = lines.filter { $0.hasPrefix("| ") }.dropFirst()
    return table.map { line in
      line.dropFirst(2).dropLast(2).split(separator: " | ", omittingEmptySubsequences: false)
        .map { $0.trimmingCharacters(in: .whitespaces) }
    }
  }

  /// The tests and cases that a text names.
  static func named(in text: some StringProtocol) -> [String] {
    String(text).matches(of: #/`([A-Za-z]\w*\.\w+|[a-z][\w-]*(?:/[\w.-]+)?)`/#).map { String($0.1) }
  }
}

/// What of the tests there is, to hold names against.
struct KnownTests {
  private let cases: Set<String>
  private let functions: Set<String>

  /// Reads the tests of the repository.
  init() {
    let tests = CommandRun.repository.appendingPathComponent("Tests")
    let paths =
      FileManager.default.enumerator(atPath: tests.path)?.compactMap { $0 as? String } ?? []
    cases = Set(
      paths.filter { $0.hasPrefix("CommandCases/") && $0.hasSuffix(".txt") }
        .map { String($0.dropFirst("CommandCases/".count).dropLast(".txt".count)) }
    )
    functions = Set(
      paths.filter { $0.hasSuffix(".swift") }.flatMap { path -> [String] in
        let url = tests.appendingPathComponent(path)
        guard let text = try? String(contentsOf: url, encoding: .utf8) else { return [] }
        return Self.functions(in: text)
      }
    )
  }

  /// Whether there is a test or case of the name.
  func has(_ name: String) -> Bool { cases.contains(name) || functions.contains(name) }

  /// The cases of a folder.
  func cases(in folder: String) -> [String] {
    cases.filter { $0.hasPrefix(folder + "/") }.sorted()
  }

  /// The tests of a file, each after its type: the function that stands next after each `@Test`.
  static func functions(in text: String) -> [String] {
    var type = ""
    var isTest = false
    var found: [String] = []
    for line in text.split(separator: "\n") {
      if let name = line.firstMatch(of: #/^(?:\S+ )*(?:struct|extension|enum|class) (\w+)/#)?.1 {
        type = String(name)
      } else if let name = line.firstMatch(of: #/^  struct (\w+Tests)\b/#)?.1 {
        // Under `#if`, all of a file stands further in.
        type = String(name)
      }
      if line.contains("@Test") { isTest = true }
      if isTest, let name = line.firstMatch(of: #/\bfunc (\w+)/#)?.1 {
        found.append("\(type).\(name)")
        isTest = false
      }
    }
    return found
  }
}
