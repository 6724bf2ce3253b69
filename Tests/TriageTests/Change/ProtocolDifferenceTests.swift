import Diagnostics
import Foundation
import Forms
import Rules
import Testing
import Triage
import Values

/// Each case changes one place of the small knee protocol.
struct ProtocolDifferenceTests {
  private static let forms = FormLibrary(
    reading: Content.files(in: "Tests/Content/knee/Forms", ending: ".json")
  )
  private static let text =
    Content.source("Tests/Content/knee/Rules/knee.rules")
    .map { String(decoding: $0.bytes, as: UTF8.self) } ?? ""

  private func load(_ text: String) throws -> TriageProtocol {
    let source = SourceText(path: "knee.rules", bytes: Array(text.utf8))
    let library = ProtocolLibrary([source], forms: Self.forms, asksForMeaning: false)
    return try #require(library.protocols.first, "\(library.diagnostics)")
  }

  private func difference(_ old: String, _ new: String) throws -> ProtocolDifference {
    try #require(Self.text.contains(old))
    return ProtocolDifference(
      from: try load(Self.text),
      to: try load(Self.text.replacing(old, with: new))
    )
  }

  /// Each change as `area id aspect kind effect`, and each colour as `values old new`.
  private func told(_ old: String, _ new: String) throws -> [String] {
    try difference(old, new).changes.flatMap { change in
      ["\(change.area) \(change.id) \(change.aspect) \(change.kind) \(change.effect)"]
        + change.colours.map(told)
    }
  }

  private func told(_ change: ColourChange) -> String {
    let values: String
    switch change.values {
    case .option(let option): values = option
    case .numbers(let low, let high, true, true): values = "\(low)–\(high)"
    case .numbers(let low, let high, _, _): values = "\(low)<>\(high)"
    case .days(let from, let to): values = "\(from as Any)–\(to as Any)"
    case nil: values = "when"
    }
    let own = change.own == .standard ? "" : " \(change.own)"
    return "\(values) \(change.old) \(change.new)\(own)"
  }

  @Test func aProtocolIsNotDifferentFromItself() throws {
    for id in ["epilepsy_follow_up", "wrist_surgery_follow_up"] {
      let shipped = Content.triageProtocol(id)
      #expect(ProtocolDifference(from: shipped, to: shipped).isEmpty)
    }
  }

  @Test(
    arguments: [
      (
        "  | pain     | pain           | -             | >= pain_limit | >= 8      | \"made up\" |",
        "  |pain|pain|-|>=   pain_limit|>= 8|\"made up\"|   // as before"
      ),
      ("any(falls, since(fell) <= 30 days)", "(any(falls, (since(fell) <= 30 days)))"),
      ("| >= 2          | >= 4 ", "| > 1           | > 3 "),
      (
        "green         | yellow        | red       |", "green         | yellow        | red       |"
      ),
      ("\"swollen\" |", "(\"swollen\") |"),
      ("compare with forms 2 weeks to", "compare with forms 14 days to"),
      (
        "  send every 3 months\n  answers count for 14 days",
        "  answers count for 14 days\n  send every 3 months"
      ),
      (
        "  | yellow | -      || phone     | nurse     | 7 days        |\n  | green  | -      || none      | -         | -             |",
        "  | green  | -      || none      | -         | -             |\n  | yellow | -      || phone     | nurse     | 7 days        |"
      ),
    ]
  )
  func anotherLayoutIsNoChange(old: String, new: String) throws {
    #expect(try told(old, new) == [])
  }

  @Test(
    arguments: [
      (
        ">= 2          | >= 4 ", ">= 3          | >= 4 ",
        ["threshold function colours changed milder", "2–2 yellow green"]
      ),
      (
        ">= 2          | >= 4 ", ">= 1          | >= 3 ",
        ["threshold function colours changed stricter", "1–1 green yellow", "3–3 yellow red"]
      ),
      (
        ">= 37.5       | >= 38.5", ">= 37.5       | >= 39  ",
        ["threshold fever colours changed milder", "38.5–38.9 red yellow"]
      ),
      (
        "\"do_not_know\" | \"swollen\" |", "\"swollen\" | \"do_not_know\" |",
        [
          "threshold swelling colours changed milder", "swollen red yellow",
          "do_not_know yellow red",
        ]
      ),
      (
        "4       | [3..6]", "5       | [3..6]",
        [
          "threshold pain colours changed milder", "4–4 yellow green",
          "limit pain_limit standard changed either",
        ]
      ),
      (
        "4       | [3..6]", "4       | [3..7]",
        [
          "threshold pain colours changed milder", "6–6 yellow green highest",
          "limit pain_limit allowed changed either",
        ]
      ),
      (
        "| swelling | swelling       | \"not_swollen\" | \"do_not_know\" | \"swollen\" ",
        "| swelling | swelling       | \"not_swollen\" | \"do_not_know\", \"swollen\" | never ",
        ["threshold swelling colours changed milder", "swollen red yellow"]
      ),
    ]
  )
  func coloursOfValuesAreTold(old: String, new: String, expected: [String]) throws {
    #expect(try told(old, new) == expected)
  }

  @Test(
    arguments: [
      (
        "rule worse yellow", "rule worse red",
        ["rule worse colours changed stricter", "when yellow red"]
      ),
      ("<= 30 days)", "<= 60 days)", ["rule fell_lately yellow changed either"]),
      (
        "when worsening(function.total) >= mcid(function.total)",
        "when worsening(function.total) >= mcid(function.total) and pain >= 3",
        ["rule worse yellow changed milder"]
      ),
      (
        "when worsening(function.total) >= mcid(function.total)",
        "when worsening(function.total) >= mcid(function.total) or pain >= 3",
        ["rule worse yellow changed stricter"]
      ),
      ("  send every 3 months", "  send every 4 months", ["plan send every whole changed either"]),
      (
        "En lege vil se kneet.", "En lege ser kneet.", ["patientText when_red wording changed none"]
      ),
      (
        "| red    | locked || in_person | physician | 1 day         |",
        "| red    | locked || in_person | physician | same day      |",
        ["consultation colour red; fired locked outcome changed stricter"]
      ),
      (
        "| yellow | -      || phone     | nurse     | 7 days        |",
        "| yellow | -      || message   | nurse     | 7 days        |",
        ["consultation colour yellow outcome changed milder"]
      ),
      ("review by 2027-11-01", "review by 2028-11-01", ["header review by wording changed none"]),
    ]
  )
  func otherChangesAreTold(old: String, new: String, expected: [String]) throws {
    #expect(try told(old, new) == expected)
  }

  @Test func ofAWordInTheClinicsOwnColumnNobodySaysWhetherItIsMilder() throws {
    let table = Self.text.replacing("|| contact", with: "|| place | contact")
      .replacing("|| in_person", with: "|| \"home\" | in_person")
      .replacing("|| phone", with: "|| \"home\" | phone").replacing("|| none", with: "|| - | none")
      .replacing("  function    \"", with: "  place \"x\"\n  home \"x\"\n  function    \"")
    let row = "| phone     | nurse     | 7 days"
    let changed = table.replacing("\"home\" \(row)", with: "\"ward\" \(row)")
      .replacing("  home \"x\"", with: "  home \"x\"\n  ward \"x\"")
    try #require(changed != table)
    let changes = ProtocolDifference(from: try load(table), to: try load(changed)).changes
    let rows = changes.filter { $0.area == .consultation }
    #expect(rows.map(\.id) == ["colour yellow"])
    #expect(rows.map(\.effect) == [.either])
  }

  /// Each change of the plan as `topic kind effect`.
  @Test(
    arguments: [
      ("green is confirmed by nurse", []), ("green closes", ["green added milder"]),
      ("green is confirmed by physician", ["green added either"]),
      ("patient may send any time", ["patient may send any time added either"]),
    ]
  )
  func aLineOfThePlanThatIsNewIsTold(line: String, expected: [String]) throws {
    let every = "  send every 3 months\n"
    let changes = try difference(every, every + "  \(line)\n").changes.filter { $0.area == .plan }
    #expect(changes.map { "\($0.id) \($0.kind) \($0.effect)" } == expected)
  }

  @Test func aMovedRowIsTold() throws {
    let first = "  | grey   | locked || phone     | nurse     | 1 working day |\n"
    let second = "  | grey   | -      || phone     | nurse     | 3 days        |\n"
    let found = try difference(first + second, second + first).changes
    #expect(found.map(\.kind) == [.moved])
  }

  @Test func fallsStandFirst() throws {
    let text = Self.text.replacing("title en \"Knee\"", with: "title en \"Knees\"")
      .replacing(">= 8 ", with: ">= 9 ")
    let found = ProtocolDifference(from: try load(Self.text), to: try load(text))
    #expect(found.changes.map(\.area) == [.threshold, .header])
    #expect(found.falls.count == 1)
  }

  @Test(
    arguments: [
      ("3 days", "2 working days", "either"), ("3 days", "2 days", "stricter"),
      ("3 days", "4 days", "milder"), ("3 days", "20 working days", "milder"),
      ("3 days", "1 month", "milder"),
    ]
  )
  func aDeadlineIsLaterOnlyWhereItIsFromEveryDay(old: String, new: String, effect: String) throws {
    let row = { (within: String) in
      "  | grey   | -      || phone     | nurse     | \(within)        |\n"
    }
    let found = try difference(row(old), row(new)).changes
    #expect(found.map { "\($0.area) \($0.effect)" } == ["consultation \(effect)"])
  }

  @Test func anOrderThatIsGoneOrLaterIsAFall() throws {
    let actions = { (within: String) in
      """
      actions
        | fired || order | by    | within   |
        | worse || "x_ray" | nurse | \(within) |

      follow up

      """
    }
    func orders(_ text: String) -> String {
      text.replacing("  function    \"", with: "  x_ray \"x\"\n  function    \"")
    }
    let without = Self.text
    let (soon, late) = (
      orders(Self.text.replacing("follow up\n", with: actions("1 day"))),
      orders(Self.text.replacing("follow up\n", with: actions("7 days")))
    )
    for (old, new, effect) in [
      (soon, without, ProtocolChange.Effect.milder), (without, soon, .stricter),
      (soon, late, .milder), (late, soon, .stricter),
    ] {
      let found = ProtocolDifference(from: try load(old), to: try load(new)).changes
      #expect(found.filter { $0.area == .action }.map(\.effect) == [effect])
    }
  }

  /// What `missing -` silences is silent in every other rule, too.
  @Test func ofANewRowWhoseSilenceIsNotNeededNobodySaysThatNothingIsMilder() throws {
    var lines = Self.text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    let head = try #require(lines.firstIndex { $0.contains("| id       | value") })
    for index in head...head + 6 {
      let cells = lines[index].components(separatedBy: " | ")
      let missing = index == head ? "missing" : "grey"
      lines[index] = (cells.dropLast() + [missing, cells[cells.count - 1]]).joined(separator: " | ")
    }
    let before = lines.joined(separator: "\n")
    lines.insert("  | walks | function.walking | - | >= 1 | >= 2 | - | \"made up\" |", at: head + 7)
    let after = lines.joined(separator: "\n")
      .replacing("  function    \"", with: "  walks \"x\"\n  function    \"")
    let required =
      "\"walking\", \"node\": \"at0002\", \"type\": \"ordinal\", \"options\": \"trouble\", "
      + "\"worse\": \"higher\", \"required\": true"
    let forms = FormLibrary(
      reading: Content.files(in: "Tests/Content/knee/Forms", ending: ".json").map { file in
        let text = String(decoding: file.bytes, as: UTF8.self)
          .replacing(required, with: required.replacing("true", with: "false"))
        return SourceText(path: file.path, bytes: Array(text.utf8))
      }
    )
    func load(_ text: String) throws -> TriageProtocol {
      let source = SourceText(path: "knee.rules", bytes: Array(text.utf8))
      let library = ProtocolLibrary([source], forms: forms, asksForMeaning: false)
      return try #require(library.protocols.first, "\(library.diagnostics)")
    }
    let found = ProtocolDifference(from: try load(before), to: try load(after)).changes
    #expect(found.filter { $0.area == .threshold }.map(\.effect) == [.either])
  }

  @Test(
    arguments: [
      (
        "\"type\": \"count\", \"range\": [0, 10]", "\"type\": \"count\", \"range\": [0, 11]",
        "pain"
      ),
      (
        "\"has_fallen\", \"node\": \"at0009\", \"type\": \"boolean\"",
        "\"has_fallen\", \"node\": \"at0009\", \"type\": \"boolean\", \"show_when\": \"pain >= 1\"",
        "has_fallen"
      ),
      ("\"max_length\": 100", "\"max_length\": 200", "comment"),
    ]
  )
  func aChangedQuestionIsTold(old: String, new: String, item: String) throws {
    let files = Content.files(in: "Tests/Content/knee/Forms", ending: ".json")
    let changed = files.map { file in
      let text = String(decoding: file.bytes, as: UTF8.self).replacing(old, with: new)
      return SourceText(path: file.path, bytes: Array(text.utf8))
    }
    try #require(changed != files)
    let source = SourceText(path: "knee.rules", bytes: Array(Self.text.utf8))
    let library = ProtocolLibrary(
      [source],
      forms: FormLibrary(reading: changed),
      asksForMeaning: false
    )
    let after = try #require(library.protocols.first, "\(library.diagnostics)")
    let found = ProtocolDifference(from: try load(Self.text), to: after).changes
    let told = found.map { "\($0.area) \($0.id) \($0.kind) \($0.effect)" }
    #expect(told == ["form \(item) changed either"])
  }

  @Test func theWordsOfAFormAreNoChange() throws {
    let files = Content.files(in: "Tests/Content/knee/Forms", ending: ".json").map { file in
      let text = String(decoding: file.bytes, as: UTF8.self)
        .replacing("How much does it hurt?", with: "How bad is the pain?")
      return SourceText(path: file.path, bytes: Array(text.utf8))
    }
    let source = SourceText(path: "knee.rules", bytes: Array(Self.text.utf8))
    let library = ProtocolLibrary(
      [source],
      forms: FormLibrary(reading: files),
      asksForMeaning: false
    )
    let after = try #require(library.protocols.first)
    #expect(ProtocolDifference(from: try load(Self.text), to: after).isEmpty)
  }

  @Test func aRemovedRuleIsAFallAndAnAddedOneIsNot() throws {
    let rule =
      "rule fell_lately yellow\n  when any(falls, since(fell) <= 30 days)\n  source \"made up\"\n"
    var text = Self.text.replacing(rule, with: "")
    for language in ["Har falt siste", "Har falle siste", "Has fallen in the last"] {
      let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
      text = lines.filter { !$0.contains(language) }.joined(separator: "\n")
    }
    let (old, new) = (try load(Self.text), try load(text))
    let removed = ProtocolDifference(from: old, to: new).changes.filter { $0.area == .rule }
    let added = ProtocolDifference(from: new, to: old).changes.filter { $0.area == .rule }
    #expect(removed.map(\.kind) == [.removed] && removed.map(\.effect) == [.milder])
    #expect(added.map(\.kind) == [.added] && added.map(\.effect) == [.stricter])
  }
}
