import ArgumentParser
import Diagnostics
import JSONText
import Rules

/// Gives protocols their one layout.
struct FormatRules: BehovCommand {
  static let configuration = CommandConfiguration(
    commandName: "format",
    abstract: "Lay protocols out in their one form, tables aligned.",
    discussion: """
      Only blanks and line ends change, never what a protocol says. A file that cannot be read is \
      left as it is.
      """
  )

  @Argument(help: "Protocols or directories (default: all protocols).")
  var paths: [String] = []

  @Flag(help: "Change nothing; name the files that would be laid out anew, and end with 1.")
  var check = false

  @Flag(help: "Change nothing; show what would change, and end with 1.")
  var diff = false

  @OptionGroup(title: "Common") var common: RunOptions

  static let formats: [Settings.Format] = [.table, .json]
  var inputs: [String] { paths }

  func run(_ session: Session) async throws -> ExitStatus {
    var layouts: [Layout] = []
    for source in try sources(session.settings) { layouts.append(Layout(source)) }
    let changed = layouts.filter(\.isChanged)
    if !check, !diff { for layout in changed { try layout.write() } }
    try show(layouts, session)
    let isUnfinished = !changed.isEmpty && (check || diff)
    return isUnfinished || layouts.contains { $0.text == nil } ? .findings : .done
  }

  private func sources(_ settings: Settings) throws(CommandFailure) -> [SourceText] {
    var sources: [SourceText] = []
    for path in paths.isEmpty ? [settings.rules] : paths {
      if SystemCalls.isDirectory(path) {
        sources += try Files.sources(in: path, ending: ".rules")
      } else if path.hasSuffix(".rules") {
        sources.append(try Files.required(path))
      } else {
        _ = try Files.required(path)
        throw CommandFailure(
          .usage,
          "\(visible(path)) is no protocol",
          help: "name files that end in .rules, or directories with such files"
        )
      }
    }
    return sources
  }

  // MARK: What is shown

  private func show(_ layouts: [Layout], _ session: Session) throws {
    let wording = session.settings.language.wording
    let unreadable = layouts.filter { $0.text == nil }
    if !unreadable.isEmpty {
      let listing = DiagnosticListing(unreadable.flatMap(\.diagnostics)) { path in
        unreadable.first { $0.source.path == path }?.source
      }
      session.talk.say(String(session.terminal.text(listing.lines(session.settings)).dropLast()))
    }
    var output = try session.output()
    if session.format(standard: .table) == .table {
      try output.write(diff ? Self.diffs(layouts, session) : Self.names(layouts, session))
    } else {
      try output.writeLine(Self.json(layouts))
    }
    try output.finish()
    let changed = layouts.count(where: \.isChanged)
    let counts = LayoutCounts(
      changed: changed,
      unchanged: layouts.count - changed - unreadable.count,
      unreadable: unreadable.count
    )
    session.talk.note(Line(check || diff ? wording.toFormat(counts) : wording.formatted(counts)))
  }

  private static func names(_ layouts: [Layout], _ session: Session) -> String {
    session.terminal.text(layouts.filter(\.isChanged).map { Line($0.source.path) })
  }

  /// A person sees them in colour; a program gets every byte as it is.
  private static func diffs(_ layouts: [Layout], _ session: Session) -> String {
    let lines = layouts.flatMap { layout in
      UnifiedDiff(layout.source, to: layout.text ?? "").lines(isChanged: layout.isChanged)
    }
    if session.isInteractive { return session.terminal.text(lines) }
    return lines.map { $0.text + "\n" }.joined()
  }

  private static func json(_ layouts: [Layout]) -> [UInt8] {
    JSONWriter.object { object in
      object.array("changed") { array in
        for layout in layouts where layout.isChanged { array.string(layout.source.path) }
      }
      object.array("unreadable") { array in
        for layout in layouts where layout.text == nil { array.string(layout.source.path) }
      }
      object.number("files", layouts.count)
    }
  }
}

/// A file and the layout it is to have.
private struct Layout {
  let source: SourceText
  /// `nil` where the file cannot be read.
  let text: String?
  let diagnostics: [Diagnostic]

  init(_ source: SourceText) {
    self.source = source
    (text, diagnostics) = RuleFormatter.format(source)
  }

  var isChanged: Bool { text.map { Array($0.utf8) != source.bytes } ?? false }

  func write() throws {
    guard let text else { return }
    try Files.replace(SourceText(path: source.path, text), readAs: source)
  }
}
