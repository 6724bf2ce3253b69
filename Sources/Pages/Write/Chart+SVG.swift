extension Page.Chart {
  /// The widths of what stands beside each other, in the drawing's own units.
  private static let (labels, scale, numbers) = (250, 270, 120)
  private static let (row, bar) = (24, 14)
  /// The longest label that is drawn whole; the table has it whole in any case.
  private static let longestLabel = 34

  /// The drawing, read to who does not see it by its title and description.
  var svg: String {
    let top = legend == nil ? 4 : Self.row
    let bottom = top + bars.count * Self.row
    let width = Self.labels + Self.scale + Self.numbers
    return """
      <svg viewBox="0 0 \(width) \(bottom + 20)" width="100%" font-size="12" \
      style="break-inside: avoid" role="img" \
      aria-labelledby="\(id)-title \(id)-text">
      <title id="\(id)-title">\(title.asHTML)</title>
      <desc id="\(id)-text">\(description.asHTML)</desc>
      \(([key] + [axis(from: top, to: bottom)] + drawnBars(top)).joined(separator: "\n"))
      </svg>
      """
  }

  private var key: String {
    guard let legend else { return "" }
    let middle = Self.labels + Self.scale / 2
    return box(0, 4, 14, false) + text(20, 15, legend.plain) + box(middle, 4, 14, true)
      + text(middle + 20, 15, legend.hatched)
  }

  private func axis(from top: Int, to bottom: Int) -> String {
    let end = Self.labels + Self.scale
    let lines = [Self.labels, Self.labels + Self.scale / 2, end].map { x in
      "<path d=\"M\(x) \(top)V\(bottom)\" stroke=\"#777\" stroke-dasharray=\"2 3\"/>"
    }
    let numbers =
      text(Self.labels, bottom + 14, "0", "middle")
      + text(end, bottom + 14, self.end, "middle")
    return lines.joined() + numbers
  }

  private func drawnBars(_ top: Int) -> [String] {
    bars.enumerated().map { index, bar in
      let y = top + index * Self.row
      let label =
        bar.label.count > Self.longestLabel
        ? bar.label.prefix(Self.longestLabel - 1) + "…" : bar.label[...]
      var drawn = text(Self.labels - 8, y + 16, String(label), "end")
      if let length = bar.length {
        drawn += box(Self.labels, y + 5, units(length), bar.isHatched)
      }
      if let line = bar.line { drawn += whisker(line, y + 5 + Self.bar / 2) }
      return drawn + text(Self.labels + Self.scale + 10, y + 16, bar.text)
    }
  }

  private func units(_ length: Double) -> Int {
    Int((min(max(length, 0), 1) * Double(Self.scale)).rounded())
  }

  private func box(_ x: Int, _ y: Int, _ width: Int, _ isHatched: Bool) -> String {
    let fill = isHatched ? "#fff" : "#555"
    let box =
      "<rect x=\"\(x)\" y=\"\(y)\" width=\"\(width)\" height=\"\(Self.bar)\" "
      + "fill=\"\(fill)\" stroke=\"#111\"/>"
    if !isHatched || width < 4 { return box }
    let stripes = stride(from: x + 4, to: x + width, by: 4).map { "M\($0) \(y)v\(Self.bar)" }
    return box + "<path d=\"\(stripes.joined())\" stroke=\"#111\"/>"
  }

  /// A line with ends, white around black so that it is seen on the bar and beside it.
  private func whisker(_ line: ClosedRange<Double>, _ y: Int) -> String {
    let from = Self.labels + units(line.lowerBound)
    let to = Self.labels + units(line.upperBound)
    let path = "M\(from) \(y)H\(to)M\(from) \(y - 4)v8M\(to) \(y - 4)v8"
    return "<path d=\"\(path)\" stroke=\"#fff\" stroke-width=\"4\"/>"
      + "<path d=\"\(path)\" stroke=\"#111\" stroke-width=\"1.5\"/>"
  }

  private func text(_ x: Int, _ y: Int, _ text: String, _ anchor: String = "start") -> String {
    "<text x=\"\(x)\" y=\"\(y)\" text-anchor=\"\(anchor)\">\(text.asHTML)</text>"
  }
}
