import Pages
import Testing
import Values

@testable import behov

struct PageTextTests {
  private func text(_ blocks: Page.Block..., width: Int = 40) -> [String] {
    let page = Page(language: .en, title: "Knee", blocks: blocks)
    return PageText(page: page, width: width).lines.map(\.text)
  }

  @Test func aNarrowTableStandsInColumns() {
    let table = Page.Table(
      caption: "All",
      headings: ["a", "b"],
      rows: [["1", "22"], ["333", "4"]]
    )
    #expect(text(.table(table)) == ["Knee", "====", "All:", "a    b ", "1    22", "333  4 "])
  }

  @Test func aWideTableIsStacked() {
    let long = String(repeating: "word ", count: 12) + "end"
    let table = Page.Table(
      caption: "All",
      headings: ["No.", "colour", "when", "by"],
      rows: [["1", "red", long, "nurse"]]
    )
    #expect(
      text(.table(table)).dropFirst(3) == [
        "1   colour: red", "    when: word word word word word word",
        "    word word word word word word end",
        "    by: nurse",
      ]
    )
  }

  @Test func aScaleIsBrokenBetweenItsParts() {
    let parts = ["0–9", "10–19", "20–27"].map {
      Page.ScalePart(colour: .yellow, word: "◆ yellow", values: $0)
    }
    #expect(
      text(.scale(parts)).dropFirst(2) == ["  ◆ yellow 0–9 | ◆ yellow 10–19", "  ◆ yellow 20–27"]
    )
  }
}
