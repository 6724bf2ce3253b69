import Diagnostics
import Testing

@testable import Rules

/// Which changes of a protocol are small enough that a form need not be decided again, and which reach
/// further than the test that is changed.
@Suite("Tests that two protocols have otherwise")
struct ChangedTestsTests {
  private static let sections = """
    values
      effort = pain + walk

    limits
      | id          | default | allowed  | source    |
      | most_effort | 22      | [20..30] | "made up" |

    thresholds
      | id     | value  | green     | yellow         | red     | missing | source    |
      | pain   | pain   | <= 4      | >= 5           | >= 8    | grey    | "made up" |
      | effort | effort | -         | >= most_effort | -       | yellow  | "made up" |
      | wish   | wish   | "nothing" | "call"         | "visit" | grey    | "made up" |
      | fever  | fever  | -         | >= 38          | >= 40   | -       | "made up" |

    rule slow
      yellow when walk <= 9
      red when walk <= 4 and locked = true
      source "made up"

    rule hot yellow
      when fired(fever) and pain >= 3
      source "made up"

    rule worse yellow
      when pain >= 2 and previous(pain) = 0
      source "made up"

    rule locks red safety
      when locked = true and pain > 7
      source "made up"

    consultation
      | colour | fired | pain | wish || contact   | by        | within   |
      | red    | locks | -    | -    || in_person | physician | same day |
      | red    | -     | -    | -    || in_person | physician | same day |
      | grey   | locks | -    | -    || in_person | physician | same day |
      | grey   | -     | -    | -    || phone     | nurse     | same day |
      | yellow | -     | >= 5 | -    || phone     | nurse     | same day |
      | yellow | -     | -    | -    || phone     | nurse     | same day |
      | green  | -     | -    | -    || none      | -         | -        |

    """

  /// The tests that a replacement changes.
  private static func tests(replacing was: String, with becomes: String) throws -> ChangedTests? {
    let changed = sections.replacing(was, with: becomes)
    #expect(changed != sections)
    func written(_ text: String) -> WrittenProtocol {
      WrittenProtocol(SourceText(path: "knee.rules", "protocol knee 1.0.0\n\n" + text))
    }
    let old = try #require(kneeRules(sections, mayFail: true))
    let new = try #require(kneeRules(changed, mayFail: true))
    return ChangedTests(
      from: (old, written(sections)),
      to: (new, written(changed)),
      wish: "wish"
    )
  }

  @Test(
    "of which each stands alone are compared alone",
    arguments: [
      ("<= 4      | >= 5  ", "<= 3      | >= 4  "), (">= 8    | grey", ">= 9    | grey"),
      ("yellow when walk <= 9", "yellow when walk <= 8"),
      ("locked = true and pain > 7", "locked = true and pain > 6"),
    ]
  )
  func aTestThatStandsAlone(_ was: String, _ becomes: String) throws {
    #expect(try Self.tests(replacing: was, with: becomes) != nil)
  }

  @Test(
    "but not where one reaches further than its colour, or more than tests is changed",
    arguments: [
      // What it reads: the wish, another test, an earlier form; what it leaves out for every test.
      ("\"nothing\" | \"call\"   ", "\"call\"    | \"nothing\""),
      ("fired(fever) and pain >= 3", "fired(fever) and pain >= 4"),
      ("pain >= 2 and previous(pain) = 0", "pain >= 3 and previous(pain) = 0"),
      (">= 38          | >= 40", ">= 39          | >= 40"),
      // What is no test.
      ("effort = pain + walk", "effort = pain + walk + 1"), ("| 22      |", "| 21      |"),
      ("| yellow | -     | >= 5 |", "| yellow | -     | >= 6 |"),
      ("|| phone     | nurse     | same day |", "|| phone     | nurse     | 1 week   |"),
    ]
  )
  func aChangeThatReachesFurther(_ was: String, _ becomes: String) throws {
    #expect(try Self.tests(replacing: was, with: becomes) == nil)
  }
}
