import Diagnostics

/// What differs between two texts, line by line, as `diff -u` and `patch` write it.
struct UnifiedDiff {
  /// A line of either text or both.
  private struct Edit {
    var old: ArraySlice<UInt8>?
    var new: ArraySlice<UInt8>?

    var isChange: Bool { old == nil || new == nil }
  }

  private static let context = 3

  private let path: String
  private let edits: [Edit]

  init(_ old: SourceText, to new: String) {
    path = old.path
    let old = Self.lines(old.bytes)
    let new = Self.lines(Array(new.utf8))
    let difference = new.difference(from: old)
    var (removed, added): (Set<Int>, Set<Int>) = ([], [])
    for change in difference {
      switch change {
      case .remove(let offset, _, _): removed.insert(offset)
      case .insert(let offset, _, _): added.insert(offset)
      }
    }
    var edits: [Edit] = []
    var next = 0
    func addNew() {
      while added.contains(next) {
        edits.append(Edit(new: new[next]))
        next += 1
      }
    }
    for (index, line) in old.enumerated() {
      if removed.contains(index) {
        edits.append(Edit(old: line))
        continue
      }
      addNew()
      edits.append(Edit(old: line, new: new[next]))
      next += 1
    }
    addNew()
    self.edits = edits
  }

  /// Each line with its end, where it has one.
  private static func lines(_ bytes: [UInt8]) -> [ArraySlice<UInt8>] {
    var lines: [ArraySlice<UInt8>] = []
    var rest = bytes[...]
    while let end = rest.firstIndex(of: 0x0A) {
      lines.append(rest[...end])
      rest = rest[(end + 1)...]
    }
    return rest.isEmpty ? lines : lines + [rest]
  }

  /// The names, then every part that differs with the lines around it; none where nothing does.
  func lines(isChanged: Bool) -> [Line] {
    guard isChanged else { return [] }
    let names = [Line("--- \(path)", .strong), Line("+++ \(path)", .strong)]
    return names + hunks.flatMap(lines)
  }

  private var hunks: [Range<Int>] {
    var hunks: [Range<Int>] = []
    for index in edits.indices where edits[index].isChange {
      let start = max(index - Self.context, 0)
      let end = min(index + Self.context + 1, edits.count)
      if let last = hunks.last, last.upperBound >= start {
        hunks[hunks.count - 1] = last.lowerBound..<end
      } else {
        hunks.append(start..<end)
      }
    }
    return hunks
  }

  private func lines(_ hunk: Range<Int>) -> [Line] {
    func span(_ side: (Edit) -> ArraySlice<UInt8>?) -> String {
      let before = edits[..<hunk.lowerBound].count { side($0) != nil }
      let count = edits[hunk].count { side($0) != nil }
      return "\(count == 0 ? before : before + 1),\(count)"
    }
    let heading = Line("@@ -\(span(\.old)) +\(span(\.new)) @@", .faint)
    return [heading] + edits[hunk].flatMap(Self.lines)
  }

  private static func lines(_ edit: Edit) -> [Line] {
    let sign = edit.old == nil ? "+" : edit.new == nil ? "-" : " "
    let style: Line.Style = edit.old == nil ? .green : edit.new == nil ? .red : .plain
    let bytes = edit.old ?? edit.new ?? []
    let text = String(decoding: bytes.last == 0x0A ? bytes.dropLast() : bytes, as: UTF8.self)
    let line = Line(sign + text, style)
    return bytes.last == 0x0A ? [line] : [line, Line("\\ No newline at end of file")]
  }
}
