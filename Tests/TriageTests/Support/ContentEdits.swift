import Diagnostics
import Forms
import Foundation

/// Changes of a protocol's file such as authors make, drawn at random; many do not load.
enum ProtocolEdit: CaseIterable {
  case number, number2, number3, number4, removal, order, colour, word, sentence, layout, cells
  case silence, safety

  /// A changed file of a shipped protocol, and what was done to it.
  static func any(_ id: String, _ random: inout Seeded) -> (text: String?, what: String) {
    guard let source = Content.source("Rules/\(id).rules") else { return (nil, "") }
    var lines = String(decoding: source.bytes, as: UTF8.self).components(separatedBy: "\n")
    lines[0] = lines[0].replacing("1.0.0", with: "1.\(Int.random(in: 1...9, using: &random)).0")
    var what: [String] = []
    for _ in 0..<(random.chance(70) ? 1 : 2) {
      let edit = allCases.randomElement(using: &random) ?? .number
      guard let place = edit.places(lines).randomElement(using: &random) else { continue }
      what.append("\(edit) in `\(lines[place].trimmingCharacters(in: .whitespaces).prefix(60))`")
      edit.apply(to: &lines, at: place, &random)
    }
    return (lines.joined(separator: "\n"), what.joined(separator: " and "))
  }

  /// The lines that it can be done to.
  private func places(_ lines: [String]) -> [Int] {
    let texts = lines.firstIndex { $0.hasPrefix("texts ") } ?? lines.count
    let body = lines.indices.filter { $0 > 9 && $0 < texts }
    let rows = body.filter { lines[$0].hasPrefix("  |") && !lines[$0].contains("| source") }
    switch self {
    case .number, .number2, .number3, .number4:
      return body.filter { !Self.numbers(in: lines[$0]).isEmpty }
    case .removal: return rows + body.filter { lines[$0].hasPrefix("rule ") }
    case .order: return rows.filter { rows.contains($0 + 1) }
    case .colour, .safety: return body.filter { lines[$0].hasPrefix("rule ") }
    case .word: return rows.filter { lines[$0].contains("||") }
    case .sentence: return lines.indices.filter { $0 > texts && lines[$0].hasSuffix("\"") }
    case .layout: return body.filter { lines[$0].contains(">= ") }
    case .cells, .silence: return rows.filter { !lines[$0].contains("||") }
    }
  }

  private func apply(to lines: inout [String], at place: Int, _ random: inout Seeded) {
    let line = lines[place]
    switch self {
    case .number, .number2, .number3, .number4:
      guard let range = Self.numbers(in: line).randomElement(using: &random),
        let number = Int(line[range])
      else { return }
      let other = [number + 1, number - 1, number * 2].randomElement(using: &random) ?? 0
      lines[place].replaceSubrange(range, with: "\(max(other, 0))")
    case .removal:
      let end =
        line.hasPrefix("rule ") ? lines[place...].firstIndex(of: "") ?? place + 1 : place + 1
      lines.removeSubrange(place..<end)
    case .order: lines.swapAt(place, place + 1)
    case .colour:
      lines[place] =
        line.contains(" red")
        ? line.replacing(" red", with: " yellow")
        : line.replacing(" yellow", with: " red")
    case .word:
      let words = [("phone ", "video "), ("nurse ", "physician "), ("in_person ", "phone ")]
      let chosen = words.filter { line.contains("| \($0.0)") }.randomElement(using: &random)
      if let chosen { lines[place] = line.replacing("| \(chosen.0)", with: "| \(chosen.1)") }
    case .sentence: lines[place] = String(line.dropLast()) + "!\""
    case .layout: lines[place] = line.replacing(">= ", with: ">=") + "  // as before"
    case .cells:
      var cells = line.components(separatedBy: "|")
      let first = Int.random(in: 3..<max(cells.count - 3, 4), using: &random)
      if cells.indices.contains(first + 1) { cells.swapAt(first, first + 1) }
      lines[place] = cells.joined(separator: "|")
    case .silence:
      let other = ["grey", "yellow", "red", "-"].randomElement(using: &random) ?? ""
      lines[place] = line.replacing(#/\| (grey|yellow|-) +\| "/#, with: "| \(other) | \"")
    case .safety:
      lines[place] =
        line.contains(" safety")
        ? line.replacing(" safety", with: "")
        : line.replacing(#/ (red|yellow)/#) { "\($0.output.0) safety" }
    }
  }

  /// The whole numbers of a line that stand outside of quotes.
  private static func numbers(in line: String) -> [Range<String.Index>] {
    line.ranges(of: #/\b[0-9]+\b/#).filter { range in
      line[..<range.lowerBound].count { $0 == "\"" }.isMultiple(of: 2)
    }
  }
}

/// The forms that ship, one of them edited in place: all its items are shown, and its ranges are narrower.
enum FormEdit {
  static func narrowed(_ id: String) -> FormLibrary {
    FormLibrary(
      reading: Content.files(in: "Forms", ending: ".json").map { source in
        guard source.path.hasSuffix("/\(id).form.json") else { return source }
        let text = String(decoding: source.bytes, as: UTF8.self)
          .replacing(#/,\s*"show_when": "(?:[^"\\]|\\.)*"/#, with: "")
          .replacing(#/"range": \[([0-9]+), ([0-9]+)\]/#) { match in
            "\"range\": [\(match.output.1), \((Int(match.output.2) ?? 2) / 2)]"
          }
        return SourceText(path: source.path, bytes: Array(text.utf8))
      }
    )
  }
}
