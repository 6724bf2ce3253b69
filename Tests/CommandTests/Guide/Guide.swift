import Foundation

/// A guide: a text for people whose blocks can be run, one after another, in an empty directory.
///
/// ```` ```sh ```` holds commands, and ```` ```text ```` after it all that they say, where a line
/// `…` stands for any lines. A block with a path, as ```` ```json Forms/a.form.json ````, is a
/// file; ```` ```diff PATH ```` is what changes in one: lines that begin with `- ` and `+ `.
struct Guide {
  struct Block: Equatable {
    let kind: String
    let path: String?
    var text: String
    /// The lines of the guide that the text takes.
    let lines: Range<Int>
  }

  private(set) var lines: [String]
  private(set) var blocks: [Block] = []

  init(_ text: String) {
    lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    var start: Int?
    for (index, line) in lines.enumerated() where line.hasPrefix("```") {
      guard let opened = start else {
        start = index
        continue
      }
      let words = lines[opened].dropFirst(3).split(separator: " ").map(String.init)
      blocks.append(
        Block(
          kind: words.first ?? "",
          path: words.dropFirst().first,
          text: lines[(opened + 1)..<index].map { $0 + "\n" }.joined(),
          lines: (opened + 1)..<index
        )
      )
      start = nil
    }
  }

  /// The guide with other texts in its blocks.
  func text(replacing replacements: [(block: Block, text: String)]) -> String {
    var lines = lines
    for (block, text) in replacements.reversed() {
      let new = text.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
      lines.replaceSubrange(block.lines, with: new.map(String.init))
    }
    return lines.joined(separator: "\n")
  }
}

extension Guide.Block {
  /// Whether a text is what the block shows.
  func shows(_ said: String) -> Bool {
    let parts = text.components(separatedBy: "…\n")
    guard parts.count > 1 else { return said == text }
    var rest = said[...]
    guard rest.hasPrefix(parts[0]), said.hasSuffix(parts[parts.count - 1]) else { return false }
    for part in parts where !part.isEmpty {
      guard let found = rest.firstRange(of: part) else { return false }
      rest = rest[found.upperBound...]
    }
    return true
  }
}
