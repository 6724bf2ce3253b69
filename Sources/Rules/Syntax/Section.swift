import Diagnostics
import Expressions
import Values

/// The sections of a rule file; the header counts as the first.
enum SectionKind: String, CaseIterable {
  case header = "protocol"
  case limits, series, thresholds, values, rule, status, consultation, actions
  case followUp = "follow up"
  case texts

  /// Whether a file may hold several.
  var isRepeatable: Bool { self == .rule || self == .texts }

  var isTable: Bool {
    switch self {
    case .limits, .series, .thresholds, .consultation, .actions: true
    default: false
    }
  }

  /// The words that begin a line of the section.
  var lineWords: [String] {
    switch self {
    case .header:
      ["form", "status", "title", "owner", "review", "wish", "anchor", "informative"]
    case .rule: ["when", "source", "yellow", "red"]
    case .status: ["yellow", "red"]
    case .followUp:
      [
        "send", "answer", "answers", "compare", "baseline", "remind", "unanswered", "patient",
        "extra", "meet", "contact", "green", "readings",
      ]
    default: []
    }
  }

  /// Whether a line is one of this section, wherever it begins.
  func owns(_ line: Line) -> Bool {
    let first = line.tokens[line.tokens.startIndex]
    let second = line.tokens.dropFirst().first
    switch self {
    case .values: return first.kind == .word && second?.kind == .equal
    case .texts: return first.kind == .word && second?.kind == .string
    case .header, .rule, .status, .followUp:
      let mayStandAlone = !line.startsSection
      return lineWords.contains(first.text) && (second != nil || mayStandAlone)
    default: return first.kind == .pipe || first.kind == .doublePipe
    }
  }
}

/// The tokens of one line, and of those that continue it; never none.
struct Line {
  let tokens: ArraySlice<Token>
  /// From the first token to the last.
  let span: Span
  /// Whether it begins in the first column.
  let startsSection: Bool

  init?(_ tokens: ArraySlice<Token>) {
    guard let first = tokens.first, let last = tokens.last else { return nil }
    self.tokens = tokens
    span = first.span.joined(last.span)
    startsSection = first.startsSection
  }

  /// Where something that is missing would stand.
  var end: Span { Span(span.end, span.end) }

  /// The leading words, up to a number of them.
  func words(_ count: Int) -> [String] {
    tokens.prefix(count).prefix { $0.kind == .word }.map(\.text)
  }
}

/// A section's first line and the lines under it.
struct Section {
  /// `nil` where the first line could not be understood.
  let kind: SectionKind?
  let heading: Line
  var lines: [Line] = []

  /// The words that name it.
  var headingSpan: Span {
    let words = heading.tokens.prefix(kind == .followUp ? 2 : 1).prefix { $0.kind == .word }
    return words.reduce(heading.tokens.first?.span ?? heading.span) { $0.joined($1.span) }
  }
}
