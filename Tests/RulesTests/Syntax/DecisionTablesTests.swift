import Diagnostics
import Expressions
import Rules
import TestSupport
import Testing
import Values

@Suite struct DecisionTablesTests {
  @Test func readsConsultation() throws {
    let table = try #require(
      parsed(
        """
        consultation
          | colour | proven | possible | fired | wish || outcome | contact | by | within |
          | red | - | - | tendon, cast red | - || "see_now" | phone | physician | same day |
          | grey, red | - | red | - | "now" || see later | in_person | nurse | 1 working day |
          | yellow | - | - | - | - || - | video | nurse | 14 days |
          | green | - | - | - | - || - | none | - | - |
        """
      ).consultation
    )
    #expect(table.inputs.dropLast().map(\.kind) == [.colour, .proven, .possible, .fired])
    guard case .value(let wish) = table.inputs.last?.kind else {
      Issue.record("the wish is not a value")
      return
    }
    #expect(shape(wish) == "wish")
    #expect(table.freeOutputs.map(\.value) == ["outcome"])
    #expect(
      table.rows.map { $0.inputs.map { shape($0) }.joined(separator: " ; ") } == [
        "red ; - ; - ; tendon, cast/red ; -", "grey, red ; - ; red ; - ; 'now'",
        "yellow ; - ; - ; - ; -", "green ; - ; - ; - ; -",
      ]
    )
    #expect(table.rows.map(\.contact.value) == ["phone", "in_person", "video", "none"])
    #expect(table.rows.map { $0.role?.value } == ["physician", "nurse", "nurse", nil])
    #expect(
      table.rows.map { $0.deadline?.value }
        == [.sameDay, .workingDays(1), .period(Period(14, .day)), nil]
    )
    #expect(
      table.rows.map { $0.free.map { $0?.value } }
        == [["see_now"], ["see later"], [nil], [nil]]
    )
  }

  @Test func readsActions() throws {
    let table = try #require(
      parsed(
        """
        actions
          | fired | since(last_foot_check) | phq_9.total || order | by | within |
          | - | > 12 months | >= 10 || "foot_check" | nurse | 60 days |
          | eye_due | - | - || eye photo | - | 5 working days |
        """
      ).actions
    )
    let headings = table.inputs.dropFirst().map { column in
      if case .value(let expression) = column.kind { shape(expression) } else { "" }
    }
    #expect(headings == ["since(last_foot_check)", "phq_9.total"])
    #expect(table.rows.map(\.order.value) == ["foot_check", "eye photo"])
    #expect(table.rows.map { $0.role?.value } == ["nurse", nil])
    #expect(table.rows[0].inputs.map { shape($0) } == ["-", "(> 12 months)", "(>= 10)"])
  }

  @Test(arguments: [
    ("double-pipe", "«| colour | contact | by | within |»\n  | red | phone | nurse | 1 day |"),
    ("missing-column", "«| colour || contact | by |»\n  | red || phone | nurse |"),
    ("unknown-column", "| colour || «contct» | by | within |\n  | red || phone | nurse | 1 day |"),
    (
      "duplicate-column",
      "| colour | «colour» || contact | by | within |\n  | red | red || phone | nurse | 1 day |"
    ),
    (
      "duplicate-column",
      "| since(a) | «since( a )» || contact | by | within |\n"
        + "  | - | - || phone | nurse | 1 day |"
    ),
    (
      "syntax",
      "| colour | fired «x» || contact | by | within |\n  | red | - || phone | nurse | 1 day |"
    ),
    (
      "cell-count",
      "| colour || contact« »by | within |\n  | red || phone | nurse | 1 day |"
    ),
  ])
  func refusesColumns(code: String, table: String) {
    expectOne(code, soundHeader + "consultation\n  \(table)\n")
  }

  @Test(arguments: [
    ("double-pipe", "| red | - «|» phone | nurse | same day |"),
    ("cell-count", "| red« »tendon || phone | nurse | same day |"),
    ("cell-count", "| red | - || phone« »nurse | same day |"),
    ("cell-count", "| red | - || phone | nurse« »same day |"),
    ("cell-count", "| red | - || phone | nurse | same day«»"),
    ("cell-count", "«| red || phone | nurse | same day |»"),
    ("cell-count", "«| red | - | x || phone | nurse | same day |»"),
    ("cell-count", "| red | - || phone | nurse | same day | «soon»"),
    ("empty-cell", "| red |« »|| phone | nurse | same day |"),
    ("empty-cell", "| red | - || phone |« »| same day |"),
    ("empty-cell", "| red | - || phone |«»| same day |"),
    ("double-pipe", "| red || - «|» phone | nurse | same day |"),
    ("syntax", "| red | - || phone | nurse | «soon» |"),
    ("syntax", "| red | - || phone | nurse | same«» |"),
    (
      "unknown-word",
      "| red | - || phone | nurse | 2 workings days |"
        .replacing("workings", with: "«workings»")
    ),
    ("unknown-word", "| red | - || phone | nurse | 2 working «dayz» |"),
    ("unknown-word", "| red | - || phone | nurse | 2 «dayz» |"),
    ("syntax", "| red | - || «-» | nurse | 2 days |"),
    ("syntax", "| red | - || phone «call» | nurse | 2 days |"),
    ("syntax", "| red «yellow» | - || phone | nurse | 2 days |"),
    ("syntax", "| red | tendon, «» || phone | nurse | 2 days |".replacing(" «»", with: "«»")),
  ])
  func refusesOneRow(code: String, row: String) {
    let table = """
      consultation
        | colour | fired || contact | by | within |
        | red | first || phone | nurse | 1 day |
        \(row)
        | - | - || phone | nurse | 7 days |

      """
    expectOne(code, soundHeader + table)
    let source = MarkedText(soundHeader + table).source
    #expect((2...3).contains(RuleFileParser.parse(source).0.consultation?.rows.count ?? 0))
  }
}
