import Values

extension Page {
  /// The page as one HTML file that needs nothing beside it: no script, no font, no picture.
  ///
  /// It prints on A4, also in shades of grey: a colour is told by its sign, its word and the line
  /// under it.
  public var html: String {
    """
    <!DOCTYPE html>
    <html lang="\(language.rawValue)">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>\(title.asHTML)</title>
    <style>
    \(Self.style)
    </style>
    </head>
    <body>
    <main>
    <h1>\(title.asHTML)</h1>
    \(blocks.map(\.html).joined(separator: "\n"))
    </main>
    </body>
    </html>

    """
  }

  private static let style = """
    @page { size: A4; margin: 18mm }
    body { font: 11pt/1.45 system-ui, sans-serif; color: #111; background: #fff; margin: 0 }
    main { max-width: 46rem; margin: 0 auto; padding: 1rem }
    h1 { font-size: 1.6rem; line-height: 1.2 }
    h2 { font-size: 1.2rem; margin: 2rem 0 .5rem; border-bottom: 2px solid #111 }
    h3 { font-size: 1rem; margin: 1.2rem 0 .2rem }
    h2, h3, caption { break-after: avoid }
    p, ul, ol { margin: .25rem 0 }
    .quiet { color: #555 }
    table { border-collapse: collapse; width: 100%; margin: .5rem 0; font-size: .92em }
    caption { text-align: left; font-weight: bold; padding: .3rem 0 }
    th, td { border: 1px solid #777; padding: .3rem .45rem; text-align: left; vertical-align: top }
    tr { break-inside: avoid }
    thead { display: table-header-group }
    .scale { display: flex; flex-wrap: wrap; list-style: none; padding: 0; margin: .3rem 0 }
    .scale li { border: 1px solid #777; padding: .1rem .5rem; margin: 0 -1px -1px 0 }
    .green { border-bottom: 1px solid #777 }
    .scale .yellow { border-bottom: 4px dashed #8a6d00 }
    .scale .grey { border-bottom: 4px dotted #444 }
    .scale .red { border-bottom: 4px solid #a40000 }
    """
}

extension Page.Block {
  fileprivate var html: String {
    switch self {
    case .heading(let level, let text): "<h\(level)>\(text.asHTML)</h\(level)>"
    case .paragraph(let words): "<p>\(words.html)</p>"
    case .list(let points): "<ul>\n\(points.map(\.html).joined(separator: "\n"))\n</ul>"
    case .table(let table): table.html
    case .scale(let parts):
      "<ul class=\"scale\">\n\(parts.map(\.html).joined(separator: "\n"))\n</ul>"
    case .chart(let chart): chart.svg
    }
  }
}

extension Page.Point {
  fileprivate var html: String {
    if inner.isEmpty { return "<li>\(words.html)</li>" }
    let points = inner.map { "<li>\($0.html)</li>" }.joined(separator: "\n")
    return "<li>\(words.html)\n<ul>\n\(points)\n</ul></li>"
  }
}

extension Page.Table {
  fileprivate var html: String {
    let head = headings.map { "<th scope=\"col\">\($0.asHTML)</th>" }.joined()
    let body = rows.map { row in
      // A number and its sign of per cent stay on one line.
      let cells = row.dropFirst().map { cell in
        "<td>\(cell.asHTML.replacing(" %", with: "\u{A0}%"))</td>"
      }.joined()
      return "<tr><th scope=\"row\">\((row.first ?? "").asHTML)</th>\(cells)</tr>"
    }
    return """
      <table>
      <caption>\(caption.asHTML)</caption>
      <thead><tr>\(head)</tr></thead>
      <tbody>
      \(body.joined(separator: "\n"))
      </tbody>
      </table>
      """
  }
}

extension Page.ScalePart {
  fileprivate var html: String {
    "<li class=\"\(colour)\">\(word.asHTML) \(values.asHTML)</li>"
  }
}

extension Words {
  fileprivate var html: String {
    pieces.map { piece in
      switch piece.style {
      case .plain: piece.text.asHTML
      case .strong: "<strong>\(piece.text.asHTML)</strong>"
      case .quiet: "<span class=\"quiet\">\(piece.text.asHTML)</span>"
      }
    }.joined()
  }
}
