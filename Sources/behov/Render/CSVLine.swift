/// One line of a file for spreadsheets.
enum CSVLine {
  /// The cells with commas between, quoted where they must be (RFC 4180).
  ///
  /// Lines end as everywhere else here, with a line feed alone. A cell that a spreadsheet would take for a formula gets a `'` before it.
  static func text(_ cells: [String]) -> String {
    cells.map(cell).joined(separator: ",") + "\n"
  }

  private static func cell(_ text: String) -> String {
    let risky: [UInt8] = [0x3D, 0x2B, 0x2D, 0x40, 0x09, 0x0D, 0x00]
    let isFormula = text.utf8.first.map(risky.contains) ?? false
    let plain = isFormula ? "'" + text : text
    let mustQuote = isFormula || plain.utf8.contains { [0x2C, 0x22, 0x0A, 0x0D].contains($0) }
    return mustQuote ? "\"" + plain.replacing("\"", with: "\"\"") + "\"" : plain
  }
}
