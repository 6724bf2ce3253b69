import JSONText

/// Test results as build servers read them: JUnit's XML, one suite a file.
struct JUnit {
  /// The tests of one file.
  struct Suite {
    let name: String
    let tests: [Test]
  }

  /// One test and how it went.
  struct Test {
    /// How a test went.
    enum Result {
      case passed, skipped
      /// What is wrong in one line, and in full.
      case failed(String, details: [String])
    }

    let name: String
    let path: String
    let line: Int?
    let result: Result
  }

  /// The suites, those without a test left out.
  let suites: [Suite]

  /// The XML document.
  var text: String {
    let suites = suites.filter { !$0.tests.isEmpty }
    let all = suites.flatMap(\.tests)
    let lines =
      [#"<?xml version="1.0" encoding="UTF-8"?>"#]
      + ["<testsuites \(Self.counts(all))>"] + suites.flatMap(Self.lines) + ["</testsuites>"]
    return lines.map { $0 + "\n" }.joined()
  }

  private static func lines(_ suite: Suite) -> [String] {
    ["  <testsuite \(attribute("name", suite.name)) \(counts(suite.tests))>"]
      + suite.tests.flatMap(lines) + ["  </testsuite>"]
  }

  private static func counts(_ tests: [Test]) -> String {
    let failed = tests.count { if case .failed = $0.result { true } else { false } }
    let skipped = tests.count { if case .skipped = $0.result { true } else { false } }
    return #"tests="\#(tests.count)" failures="\#(failed)" errors="0" skipped="\#(skipped)""#
  }

  private static func lines(_ test: Test) -> [String] {
    let line = test.line.map { #" line="\#($0)""# } ?? ""
    let names = [attribute("name", test.name), attribute("classname", test.path)]
    let head =
      "    <testcase \(names.joined(separator: " ")) \(attribute("file", test.path))\(line)"
    switch test.result {
    case .passed: return ["\(head)/>"]
    case .skipped: return ["\(head)>", "      <skipped/>", "    </testcase>"]
    case .failed(let message, let details):
      let body = escaped(details.joined(separator: "\n"))
      return [
        "\(head)>", "      <failure \(attribute("message", message))>\(body)</failure>",
        "    </testcase>",
      ]
    }
  }

  private static func attribute(_ name: String, _ value: String) -> String {
    "\(name)=\"\(escaped(value))\""
  }

  /// The text with XML's own marks written out; control characters, which XML cannot hold, are
  /// made visible.
  private static func escaped(_ text: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      visible(String(line)).replacing("&", with: "&amp;").replacing("<", with: "&lt;")
        .replacing(">", with: "&gt;").replacing("\"", with: "&quot;")
    }.joined(separator: "\n")
  }
}
