import Diagnostics
import Foundation
import Rules
import Testing

/// Layout changes nothing but blanks: on the sample protocols, what ships, and random variants.
struct FormatPropertyTests {
  private static let files: [SourceText] = {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("../../..").standardizedFileURL
    let folders = ["Tests/Protocols", "Rules", "Tests/Content/knee/Rules"]
    return folders.flatMap { folder -> [SourceText] in
      let directory = root.appendingPathComponent(folder)
      let names = (try? FileManager.default.contentsOfDirectory(atPath: directory.path)) ?? []
      return names.filter { $0.hasSuffix(".rules") }.sorted().compactMap { name in
        let data = try? Data(contentsOf: directory.appendingPathComponent(name))
        return data.map { SourceText(path: "\(folder)/\(name)", bytes: Array($0)) }
      }
    }
  }()

  @Test func thereAreFiles() { #expect(Self.files.count >= 7) }

  @Test(arguments: files)
  func sayTheSameFormatted(file: SourceText) throws { try check(file, "as it stands") }

  @Test(arguments: files)
  func variantsSayTheSameFormatted(file: SourceText) throws {
    for seed in 0..<UInt64(60) {
      var variant = RuleVariant(seed: seed, comments: true)
      try check(variant.variant(of: file), "seed \(seed)")
    }
  }

  @Test(arguments: files)
  func blanksMakeNoDifferenceToTheLayout(file: SourceText) throws {
    for seed in 0..<UInt64(60) {
      var variant = RuleVariant(seed: seed, comments: false)
      let other = variant.variant(of: file)
      #expect(RuleFormatter.format(other).text == RuleFormatter.format(file).text, "seed \(seed)")
    }
  }

  /// Whatever is written, it is either laid out with all that it says, or left as it is.
  @Test(arguments: files)
  func survivesRandomChanges(file: SourceText) {
    let pieces = [
      "|", "||", "\"", "-", "\n", " ", "(", "and ", "..", ".", "//", "\r", "\n\n", "  or", "[",
      "- ",
      "\nand ", "worse", " = ", "when ", "0", "\t",
    ]
    for seed in 0..<UInt64(300) {
      var random = Seeded(seed)
      var bytes = file.bytes
      for _ in 0...Int.random(in: 0..<3, using: &random) {
        let start = Int.random(in: 0..<bytes.count, using: &random)
        let end = min(start + Int.random(in: 0..<3, using: &random), bytes.count)
        let piece = pieces[Int.random(in: 0..<pieces.count, using: &random)]
        bytes.replaceSubrange(start..<end, with: Array(piece.utf8))
      }
      let (text, diagnostics) = RuleFormatter.format(SourceText(path: file.path, bytes: bytes))
      #expect((text == nil) == diagnostics.hasErrors, "seed \(seed)")
      guard let text else { continue }
      let again = RuleFormatter.format(SourceText(path: file.path, text)).text
      #expect(again == text, "seed \(seed)")
    }
  }

  private func check(_ source: SourceText, _ comment: Comment) throws {
    let (written, faults) = RuleFileParser.parse(source)
    #expect(faults.isEmpty, comment)
    let text = try #require(RuleFormatter.format(source).text, comment)
    let formatted = SourceText(path: source.path, text)
    #expect(RuleFormatter.format(formatted).text == text, comment)
    #expect(
      shapeWithoutSpans(RuleFileParser.parse(formatted).0) == shapeWithoutSpans(written),
      comment
    )
    #expect(comments(formatted) == comments(source), comment)
    #expect(!text.contains("\r") && !text.contains(" \n") && !text.contains("\n\n\n"), comment)
  }

  /// The random comments in some order: those of a row that was broken are moved.
  private func comments(_ source: SourceText) -> [String] {
    let lines = String(decoding: source.bytes, as: UTF8.self).split { $0.isNewline }
    let parts = lines.flatMap { $0.split(separator: "//").filter { $0.contains("remark") } }
    return parts.map { $0.trimmingCharacters(in: .whitespaces) }.sorted()
  }
}

/// Everything a value holds, but not where it was written.
private func shapeWithoutSpans(_ value: Any) -> String {
  if value is Span { return "" }
  let mirror = Mirror(reflecting: value)
  if mirror.children.isEmpty { return "\(value)" }
  let parts = mirror.children.map { "\($0.label ?? ""):\(shapeWithoutSpans($0.value))" }
  return "\(mirror.subjectType)(\(parts.joined(separator: ",")))"
}
