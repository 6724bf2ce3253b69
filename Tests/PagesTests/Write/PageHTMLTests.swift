import Pages
import Testing
import Values

struct PageHTMLTests {
  private func html(_ blocks: Page.Block..., title: String = "Knee") -> String {
    Page(language: .nn, title: title, blocks: blocks).html
  }

  @Test func saysItsLanguageAndTitle() {
    let html = html(title: "A <b> & \"c\"")
    #expect(html.contains("<html lang=\"nn\">"))
    #expect(html.contains("<title>A &lt;b&gt; &amp; &quot;c&quot;</title>"))
    #expect(html.contains("<h1>A &lt;b&gt; &amp; &quot;c&quot;</h1>"))
  }

  @Test func needsNothingBesideIt() {
    let html = html(.paragraph("a"))
    for word in ["<script", "<link", "<img", "http:", "https:", "url(", "@import"] {
      #expect(!html.contains(word))
    }
    #expect(html.contains("size: A4"))
  }

  @Test func aTableHasCaptionAndScopes() {
    let table = Page.Table(caption: "All & some", headings: ["a", "b"], rows: [["1", "<2>"]])
    let html = html(.table(table))
    #expect(html.contains("<caption>All &amp; some</caption>"))
    #expect(html.contains("<th scope=\"col\">a</th><th scope=\"col\">b</th>"))
    #expect(html.contains("<tr><th scope=\"row\">1</th><td>&lt;2&gt;</td></tr>"))
  }

  @Test func aColourIsASignAndAWordToo() {
    let html = html(.scale([.init(colour: .red, word: "▲ raud", values: "20–27")]))
    #expect(html.contains("<li class=\"red\">▲ raud 20–27</li>"))
  }

  @Test func pointsStandUnderPoints() {
    let html = html(.list([.init("a", inner: ["b<"])]))
    #expect(html.contains("<li>a\n<ul>\n<li>b&lt;</li>\n</ul></li>"))
  }

  @Test func wordsStandOut() {
    let html = html(.paragraph(Words("a", .strong) + Words(" b", .quiet)))
    #expect(html.contains("<p><strong>a</strong><span class=\"quiet\"> b</span></p>"))
  }

  /// A combining mark makes one character of itself and the sign before it.
  @Test(arguments: ["<\u{301}script>", "&\u{20DD}", "\"\u{308}", "'\u{301}", ">\u{338}"])
  func signsAreEscapedUnderCombiningMarks(text: String) {
    let html = html(.paragraph(Words(text)))
    let body = html.split(separator: "<p>").last?.split(separator: "</p>").first ?? ""
    #expect(!body.unicodeScalars.contains { "<>\"'".unicodeScalars.contains($0) })
    #expect(
      body.unicodeScalars.filter { $0 == "&" }.count
        == body.unicodeScalars.filter { $0 == ";" }.count
    )
  }

  @Test(arguments: ["\u{0}", "\u{1B}", "\u{202E}", "\u{200B}", "\u{FFFE}", "\u{85}"])
  func whatHidesTextIsReplaced(text: String) {
    #expect(html(.paragraph(Words("a\(text)b"))).contains("<p>a\u{FFFD}b</p>"))
  }
}
