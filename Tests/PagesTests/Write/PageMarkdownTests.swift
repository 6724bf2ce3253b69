import Pages
import Testing
import Values

struct PageMarkdownTests {
  private func markdown(_ blocks: Page.Block...) -> String {
    Page(language: .en, title: "Knee", blocks: blocks).markdown
  }

  @Test func headingsListsAndTables() {
    let table = Page.Table(caption: "All", headings: ["a", "b"], rows: [["1", "x|y"]])
    let page = markdown(.heading(2, "Part"), .list([.init("a", inner: ["b"])]), .table(table))
    #expect(
      page == """
        # Knee

        ## Part

        - a
          - b

        **All**

        | a | b |
        | --- | --- |
        | 1 | x\\|y |

        """
    )
  }

  @Test(
    arguments: [
      ("# a", "\\# a"), ("1. a", "1\\. a"), ("a * b_c", "a \\* b\\_c"), ("<b>", "\\<b\\>"),
      ("[a](b)", "\\[a\\](b)"), ("a\nb", "a b"), ("- a", "\\- a"), ("1.5", "1\\.5"),
      ("a. b", "a. b"),
      ("&amp;", "\\&amp;"), ("2 til 3", "2 til 3"), ("`a`", "\\`a\\`"),
    ]
  )
  func nothingInATextIsMarkup(text: String, written: String) {
    #expect(markdown(.paragraph(Words(text))) == "# Knee\n\n\(written)\n")
  }
}
