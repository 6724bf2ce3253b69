import Foundation
import Pages
import Testing
import Values

@Suite("Charts")
struct ChartTests {
  private func chart(
    _ bars: [Page.Chart.Bar],
    legend: Page.Chart.Legend? = nil,
    title: String = "Svar"
  ) -> String {
    let chart = Page.Chart(
      id: "response",
      title: title,
      description: "Les tabellen",
      end: "100 %",
      bars: bars,
      legend: legend
    )
    return Page(language: .nn, title: "a", blocks: [.chart(chart)]).html
  }

  @Test func whoDoesNotSeeItIsTold() {
    let html = chart([.init(label: "a", text: "50 %", length: 0.5)])
    #expect(html.contains("role=\"img\" aria-labelledby=\"response-title response-text\""))
    #expect(html.contains("<title id=\"response-title\">Svar</title>"))
    #expect(html.contains("<desc id=\"response-text\">Les tabellen</desc>"))
  }

  @Test func needsNothingBesideIt() {
    let html = chart([.init(label: "a", text: "b", length: 1, isHatched: true)])
    for word in ["<script", "<link", "<img", "http:", "https:", "url(", "@import"] {
      #expect(!html.contains(word))
    }
  }

  @Test func everyNumberIsWrittenAndNothingIsMarkup() {
    let html = chart(
      [.init(label: "<i>", text: "3 & 4", length: nil)],
      title: "a\"b<c"
    )
    #expect(html.contains(">&lt;i&gt;</text>"))
    #expect(html.contains(">3 &amp; 4</text>"))
    #expect(html.contains(">a&quot;b&lt;c</title>"))
  }

  /// In shades of grey, and without colours: what is of which period is told by stripes.
  @Test func twoPeriodsAreToldApartByStripes() {
    let plain = chart([.init(label: "a", text: "b", length: 0.5)])
    let both = chart(
      [
        .init(label: "a", text: "b", length: 0.5),
        .init(label: "", text: "c", length: 0.5, isHatched: true),
      ],
      legend: .init(plain: "no", hatched: "før")
    )
    #expect(!plain.contains("fill=\"#fff\" stroke=\"#111\"/><path d=\"M"))
    #expect(both.contains("fill=\"#fff\" stroke=\"#111\"/><path d=\"M"))
    #expect(both.contains(">no</text>") && both.contains(">før</text>"))
  }

  @Test func lengthsStayOnTheScale() {
    let html = chart([
      .init(label: "a", text: "b", length: 1.7, line: -0.2...2),
      .init(label: "c", text: "d", length: -1),
    ])
    #expect(html.contains("width=\"270\""))
    #expect(html.contains("width=\"0\""))
    #expect(html.contains("M250 16H520"))
  }

  @Test func itIsWellFormed() {
    let html = chart(
      (0..<12).map {
        .init(
          label: String(repeating: "å", count: 4 * $0),
          text: "\($0)",
          length: Double($0) / 12,
          line: 0...1,
          isHatched: $0 % 2 == 0
        )
      },
      legend: .init(plain: "a", hatched: "b")
    )
    let start = html.range(of: "<svg")?.lowerBound ?? html.startIndex
    let end = html.range(of: "</svg>")?.upperBound ?? html.endIndex
    var open: [Substring] = []
    for tag in html[start..<end].matches(of: #/<(\/?)([a-z]+)[^>]*?(\/?)>/#) {
      if tag.1 == "/" {
        #expect(open.popLast() == tag.2)
      } else if tag.3.isEmpty {
        open.append(tag.2)
      }
    }
    #expect(open.isEmpty)
  }
}
