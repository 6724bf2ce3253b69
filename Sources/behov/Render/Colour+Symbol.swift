import Values

extension Colour {
  /// A shape that tells the colours apart without any colour.
  var symbol: String {
    switch self {
    case .red: "▲"
    case .grey: "?"
    case .yellow: "◆"
    case .green: "●"
    }
  }

  /// How the symbol and the word stand out.
  var style: Line.Style {
    switch self {
    case .red: .red
    case .grey: .grey
    case .yellow: .yellow
    case .green: .green
    }
  }
}

extension Wording {
  /// A colour as symbol and word: `▲ RØD`.
  func label(_ colour: Colour) -> String { "\(colour.symbol) \(word(colour))" }
}
