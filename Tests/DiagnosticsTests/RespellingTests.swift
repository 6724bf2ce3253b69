import Diagnostics
import Testing

struct RespellingTests {
  private static let colours = ["green", "yellow", "grey", "red"]

  @Test(arguments: [
    ("yelow", colours, "yellow"), ("rde", colours, "red"),
    ("phq_9.totl", ["phq_9.total", "age"], "phq_9.total"),
  ])
  func aWordThatCanBeOneOnlyIsRespelt(word: String, known: [String], meant: String) {
    #expect(fixes(word, known).map(\.replacement) == [meant])
  }

  @Test(arguments: [
    ("gren", colours), ("gre", colours), ("gul", colours), ("red", colours),
    ("dose1", ["dose_1", "dose_2"]),
  ])
  func aWordThatCouldBeTwoOrIsNoneIsLeft(word: String, known: [String]) {
    #expect(fixes(word, known) == [])
  }

  @Test func aPlaceThatIsNotTheWordAloneIsLeft() {
    let place = Place(path: "a.rules", span: Span(0, 7))
    #expect([Diagnostic.FixIt].respelling("yelow", among: Self.colours, at: place) == [])
  }

  private func fixes(_ word: String, _ known: [String]) -> [Diagnostic.FixIt] {
    .respelling(
      word,
      among: known,
      at: Place(path: "a.rules", span: Span(3, 3 + word.utf8.count))
    )
  }
}
