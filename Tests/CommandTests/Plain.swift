@testable import behov

/// Lines as a terminal without colour shows them, without the last line's end.
func plain(_ lines: [Line]) -> String {
  String(Terminal(usesColour: false).text(lines).dropLast())
}
