/// How a terminal shows lines: in colour or not, and how wide it is.
///
/// Colour only strengthens: what matters stands there as a symbol and a word too.
struct Terminal: Sendable, Hashable {
  /// Whether colours may be used.
  let usesColour: Bool
  /// The columns there are.
  let width: Int

  /// The columns of what is no terminal.
  static let standardWidth = 100

  init(usesColour: Bool, width: Int = standardWidth) {
    self.usesColour = usesColour
    self.width = width
  }

  /// Lines as text, each with its end; this is the one way any of them reaches a terminal.
  ///
  /// Control characters in them are made visible, and national identity numbers are masked.
  func text(_ lines: [Line]) -> String {
    lines.reduce(into: "") { text, line in
      for piece in trimmed(line.pieces) { text += shown(piece) }
      text += "\n"
    }
  }

  private func shown(_ piece: Line.Piece) -> String {
    let text = visible(piece.text)
    guard usesColour, let code = piece.style.code, !text.isEmpty else { return text }
    return "\u{1B}[\(code)m\(text)\u{1B}[0m"
  }

  /// No line ends in blanks.
  private func trimmed(_ pieces: [Line.Piece]) -> [Line.Piece] {
    var pieces = pieces
    while var last = pieces.popLast() {
      while last.text.hasSuffix(" ") { last.text.removeLast() }
      if !last.text.isEmpty { return pieces + [last] }
    }
    return []
  }
}

/// One line that is shown: pieces of text, each in a style.
struct Line: Sendable, Hashable {
  /// A text in one style.
  struct Piece: Sendable, Hashable {
    var text: String
    var style: Style
  }

  /// How a piece stands out.
  enum Style: Sendable, Hashable {
    case plain, strong, faint, green, yellow, grey, red

    /// The parameters of SGR; `nil` where nothing is to be set.
    var code: String? {
      switch self {
      case .plain: nil
      case .strong: "1"
      case .faint: "2"
      case .green: "32"
      case .yellow: "33"
      case .grey: "1;36"
      case .red: "1;31"
      }
    }
  }

  /// The pieces, from the left.
  var pieces: [Piece]

  /// A line of one piece.
  init(_ text: String = "", _ style: Style = .plain) { pieces = [Piece(text: text, style: style)] }

  /// Adds a piece at the end.
  mutating func append(_ text: String, _ style: Style = .plain) {
    pieces.append(Piece(text: text, style: style))
  }

  /// The text of all pieces.
  var text: String { pieces.map(\.text).joined() }
}
