import Diagnostics
import Expressions

/// What stands in a section: lines that say something, and what stands between them.
enum WrittenItem {
  case blank
  case comment(WrittenLine)
  /// A line, the lines that continue it, and comments among these.
  case statement([WrittenLine])
}

/// A section with everything that stands in it and before its first line.
struct WrittenSection {
  let kind: SectionKind
  /// The comments that stand in the first column right above the heading.
  var preface: [WrittenItem] = []
  /// The section's first line.
  let heading: [WrittenLine]
  var items: [WrittenItem] = []
}

/// A whole rule file, sorted into sections.
struct WrittenFile {
  private(set) var sections: [WrittenSection] = []
  /// The comments after the last section.
  private(set) var ending: [WrittenItem] = []

  /// Sorts the lines of a file.
  ///
  /// - Parameters:
  ///   - lines: every line.
  ///   - headings: the sections, by where their first tokens start.
  init(_ lines: [WrittenLine], headings: [Int: SectionKind]) {
    for item in Self.items(lines) {
      guard case .statement(let lines) = item,
        let kind = lines.first?.tokens.first.flatMap({ headings[$0.span.start] })
      else {
        add(item)
        continue
      }
      sections.append(WrittenSection(kind: kind, preface: takePreface(), heading: lines))
    }
    ending = takePreface()
  }

  private mutating func add(_ item: WrittenItem) {
    if sections.isEmpty {
      ending.append(item)
    } else {
      sections[sections.count - 1].items.append(item)
    }
  }

  /// Takes what belongs to the section that follows from the end of the one before.
  private mutating func takePreface() -> [WrittenItem] {
    guard let last = sections.indices.last else {
      defer { ending = [] }
      return ending.withoutDoubleBlanks
    }
    let items = sections[last].items
    let start = items.lastIndex { !$0.belongsToWhatFollows }.map { $0 + 1 } ?? 0
    sections[last].items.removeSubrange(start...)
    return Array(items[start...]).withoutDoubleBlanks
  }

  private static func items(_ lines: [WrittenLine]) -> [WrittenItem] {
    var items: [WrittenItem] = []
    var between: [WrittenLine] = []
    for line in lines {
      if line.tokens.isEmpty {
        between.append(line)
      } else if line.continues, case .statement(let before) = items.last {
        items[items.count - 1] = .statement(before + between.filter { !$0.isBlank } + [line])
        between = []
      } else {
        items += between.map { $0.isBlank ? .blank : .comment($0) } + [.statement([line])]
        between = []
      }
    }
    return items + between.map { $0.isBlank ? .blank : .comment($0) }
  }
}

extension WrittenItem {
  var isBlank: Bool { if case .blank = self { true } else { false } }

  fileprivate var belongsToWhatFollows: Bool {
    switch self {
    case .blank: true
    case .comment(let line): line.isAtMargin
    case .statement: false
    }
  }
}

extension [WrittenItem] {
  /// Without blank lines at the start, and never two in a row.
  var withoutDoubleBlanks: [WrittenItem] {
    var items: [WrittenItem] = []
    for item in self where !item.isBlank || items.last.map({ !$0.isBlank }) ?? false {
      items.append(item)
    }
    return items
  }

  /// Without blank lines at the end either.
  var trimmed: [WrittenItem] {
    let items = withoutDoubleBlanks
    return items.last?.isBlank ?? false ? items.dropLast() : items
  }
}
