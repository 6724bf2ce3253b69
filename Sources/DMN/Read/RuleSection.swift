/// A section of a rule file that is a table, its columns aligned.
struct RuleSection {
  let name: String
  let headings: [String]
  /// How many of the columns are tested, where `||` parts them from those that are given.
  var tested: Int?
  var rows: [[String]] = []

  /// The section as it stands in a file.
  var text: String {
    let lines = [headings] + rows
    let widths = headings.indices.map { column in
      lines.map { $0[column].count }.max() ?? 0
    }
    return ([name] + lines.map { "  " + line($0, widths) }).map { $0 + "\n" }.joined()
  }

  private func line(_ cells: [String], _ widths: [Int]) -> String {
    cells.indices.reduce(into: "") { line, column in
      let cell = cells[column]
      line += column == tested ? "|| " : "| "
      line += cell + String(repeating: " ", count: widths[column] - cell.count + 1)
    } + "|"
  }
}
