/// One file of `Tests/CommandCases`: commands, what they are given, and all that they say.
///
/// ```
/// # What the case shows; lines before the first command are for readers.
/// -- mask hashes --
/// $ behov triage forms.ndjson --store :memory:
/// -- file forms.ndjson --
/// {"id": "s-1", …
/// -- stdin --
/// …
/// -- stdout --
/// …
/// -- stderr --
/// …
/// -- exit 1 --
/// ```
///
/// - Commands run one after another, in one new directory that holds links to the repository's
///   `Forms`, `Rules`, `Examples` and `docs`. A command is `behov` and arguments, quoted as in a
///   shell, or `cat FILE`. `NAME=VALUE` before it sets a variable; nothing else of the host's environment
///   is there but `PATH`, and the time zone is UTC.
/// - Where the head has `-- content NAME --`, `Forms` and `Rules` are a copy of those in
///   `Tests/Content/NAME`, so that a case can change one place of them; `Content` is a link to that
///   directory, for what else it has.
/// - Under a command stand the files it needs, what it reads on standard input, and what it says.
///   A part that would be empty is left out; `-- exit N --` ends each command. Besides
///   `-- file PATH --` there is what a text cannot hold; ``File/Kind`` tells how it is written.
/// - What is said is compared exactly. Only where the head has `-- mask hashes --`, a hash is
///   written `sha256:…`.
/// - A line that starts with `$ `, `-- ` or `\` stands with a `\` before it. Where a part does not
///   end with a line end, `-- no line end --` stands after it.
/// - `UPDATE_GOLDENS=1` writes what was said into the files, and `UPDATE_GOLDENS=diff` shows what
///   differs. A command without `-- exit N --` is new: what it says is written, and the test fails.
struct CommandCase: Equatable {
  /// The lines before the first command.
  var head: [String] = []
  /// The commands, in order.
  var steps: [Step] = []

  /// A command with what it is given and what it says.
  struct Step: Equatable {
    var command: String
    var files: [File] = []
    var stdin: String?
    var said: Said?
  }

  /// A file that is there before the command runs.
  struct File: Equatable {
    var kind = Kind.file
    var path: String
    var text: String

    /// How a file is given.
    enum Kind: String {
      /// Its text.
      case file
      /// Its text, in which `<FF FE>` is bytes and `<1000 * ab>` is `ab` a thousand times.
      case bytes
      /// What is changed in a file that is there: lines that start with `< ` are what stands in one
      /// place of it, and those that start with `> ` what takes their place; lines that nothing takes
      /// the place of go with their line end.
      case change
      /// The path of a file that is there, such as a shipped one, to be copied.
      case copy
      /// Where a symbolic link points.
      case link
      /// Nothing: it is a named pipe.
      case pipe
    }
  }

  /// What a command says, and how it ends.
  struct Said: Equatable {
    var stdout = ""
    var stderr = ""
    var status: Int32 = 0
  }

  /// Why a file is no case.
  struct FormatError: Error {
    let line: String
  }

  /// Whether hashes are masked.
  var masksHashes: Bool { head.contains("-- mask hashes --") }

  /// The content that is copied, by its name in `Tests/Content`.
  var content: String? {
    head.lazy.compactMap { $0.wholeMatch(of: #/-- content (\w+) --/#)?.1 }.first.map(String.init)
  }
}

// MARK: Reading

extension CommandCase {
  /// Reads a case.
  ///
  /// - Throws: ``FormatError`` for a heading that there is not.
  init(_ text: String) throws {
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)[...]
    if lines.last == "" { lines.removeLast() }
    head = Array(lines.prefix { !$0.hasPrefix("$ ") })
    lines = lines.dropFirst(head.count)
    while let line = lines.popFirst() {
      if line.hasPrefix("$ ") {
        steps.append(Step(command: String(line.dropFirst(2))))
      } else {
        try read(heading: line, &lines)
      }
    }
  }

  private mutating func read(heading: String, _ lines: inout ArraySlice<String>) throws {
    let words = heading.split(separator: " ").map(String.init)
    guard words.count >= 3, words.first == "--", words.last == "--", !steps.isEmpty else {
      throw FormatError(line: heading)
    }
    let last = steps.count - 1
    switch (words[1], words.count) {
    case ("stdin", 3): steps[last].stdin = Self.part(&lines)
    case ("stdout", 3): steps[last].said = Said(stdout: Self.part(&lines))
    case ("stderr", 3):
      steps[last].said = steps[last].said ?? Said()
      steps[last].said?.stderr = Self.part(&lines)
    case ("exit", 4):
      guard let status = Int32(words[2]) else { throw FormatError(line: heading) }
      steps[last].said = steps[last].said ?? Said()
      steps[last].said?.status = status
    default:
      guard let kind = File.Kind(rawValue: words[1]), words.count == 4 else {
        throw FormatError(line: heading)
      }
      steps[last].files.append(File(kind: kind, path: words[2], text: Self.part(&lines)))
    }
  }

  private static func part(_ lines: inout ArraySlice<String>) -> String {
    let body = lines.prefix { !$0.hasPrefix("$ ") && !$0.hasPrefix("-- ") }
    lines = lines.dropFirst(body.count)
    let text = body.map { $0.hasPrefix("\\") ? String($0.dropFirst()) : $0 }
      .joined(separator: "\n")
    guard lines.first == "-- no line end --" else { return body.isEmpty ? "" : text + "\n" }
    lines.removeFirst()
    return text
  }
}

// MARK: Writing

extension CommandCase {
  /// The case as its file is written; reading it gives the same case.
  var text: String {
    var lines = head
    for step in steps {
      lines.append("$ \(step.command)")
      for file in step.files { lines += Self.part("\(file.kind) \(file.path)", file.text) }
      if let stdin = step.stdin { lines += Self.part("stdin", stdin) }
      guard let said = step.said else { continue }
      if !said.stdout.isEmpty { lines += Self.part("stdout", said.stdout) }
      if !said.stderr.isEmpty { lines += Self.part("stderr", said.stderr) }
      lines.append("-- exit \(said.status) --")
    }
    return lines.map { $0 + "\n" }.joined()
  }

  private static func part(_ heading: String, _ text: String) -> [String] {
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    if text.hasSuffix("\n") || text.isEmpty { lines.removeLast() }
    let body = lines.map { line in
      ["$ ", "-- ", "\\"].contains { line.hasPrefix($0) } ? "\\" + line : line
    }
    let end = text.hasSuffix("\n") || text.isEmpty ? [] : ["-- no line end --"]
    return ["-- \(heading) --"] + body + end
  }
}
