import Diagnostics
import Forms
import Testing
import Values

@testable import Triage

/// What is counted is what is decided by a protocol, whatever may stand in one: of what the protocols that
/// ship lack, all is in this one.
@Suite("What is counted of a small form")
struct CountedKneeTests {
  /// A named value that is a condition, and an item that has but one answer and is not needed.
  private static let additions = [
    ("thresholds\n", "values\n  hot = fever >= 38 and pain >= 5\n\nthresholds\n"),
    ("| red       | source", "| red       | missing | source"),
    (
      "  | wish     | wish  ",
      "  | tick     | tick           | never | never | \"ticked\" | -    | \"made up\" |\n"
        + "  | wish     | wish  "
    ),
    // No other form is looked at.
    (
      "rule worse yellow\n  when worsening(function.total) >= mcid(function.total)",
      "rule is_hot yellow\n  when hot = true"
    ),
    ("  worse       \"", "  tick        \"x\"\n  is_hot      \""),
  ]

  /// A value made of readings.
  private static let readings = [
    (
      "limits\n",
      "series\n"
        + "  | id | code  | unit | one reading every | plausible | usable when    | source    |\n"
        + "  | hr | \"a|b\" | \"1\"  | 1 day             | [1..300]  | coverage >= 70 | \"made up\" |\n"
        + "\nlimits\n"
    ),
    ("  hot = ", "  fast = hr.percent(> 100, last 14 days) worse higher\n  hot = "),
    (
      "  | tick     |",
      "  | fast     | fast           | -     | >= 5  | >= 50      | grey | \"made up\" |\n"
        + "  | tick     |"
    ),
    ("  tick        \"", "  fast        \"x\"\n  tick        \""),
  ]

  private static let extraForms = [
    ("  answers count for", "  extra form counts within 30 days\n  answers count for")
  ]

  private static let formAdditions = [
    (
      "{ \"id\": \"comment\"",
      "{ \"id\": \"tick\", \"node\": \"at0041\", \"type\": \"coded\", \"options\": \"ticks\" },\n"
        + "{ \"id\": \"comment\""
    ),
    ("\"wishes\": [", "\"ticks\": [{ \"id\": \"ticked\", \"node\": \"at0042\" }], \"wishes\": ["),
    ("\"wish\": \"", "\"tick\": \"x\", \"ticked\": \"x\", \"wish\": \""),
  ]

  private static func knee(_ path: String, _ changes: [(String, String)]) throws -> SourceText {
    let source = try #require(Content.source("Tests/Content/knee/\(path)"))
    let text = changes.reduce(source[Span(0, source.bytes.count)]) { text, change in
      text.replacing(change.0, with: change.1)
    }
    return SourceText(path: path, text)
  }

  private static func protocolAndForms(
    readsDevices: Bool,
    countsExtraForms: Bool = false
  ) throws -> (TriageProtocol, FormLibrary) {
    let forms = FormLibrary(reading: [
      try knee("Forms/knee.form.json", formAdditions), try knee("Forms/knee_function.json", []),
    ])
    let more = (readsDevices ? readings : []) + (countsExtraForms ? extraForms : [])
    var rules = try knee("Rules/knee.rules", additions + more)
    let parts = rules[Span(0, rules.bytes.count)].split(separator: "missing |", maxSplits: 1)
    let rows = try #require(parts.last).split(separator: "rule is_hot", maxSplits: 1)
    let filled = rows[0].replacing(" | \"made up\" |", with: " | grey | \"made up\" |")
      .replacing(" -    | grey |", with: " - |").replacing("| grey | grey |", with: "| grey |")
    rules = SourceText(path: rules.path, "\(parts[0])missing |\(filled)rule is_hot\(rows[1])")
    let library = ProtocolLibrary([rules], forms: forms, asksForMeaning: false)
    let found = "\(forms.diagnostics + library.diagnostics)"
    return (try #require(library.protocols.first, "\(found)"), forms)
  }

  /// Forms of which nearly all are answered wholly.
  private static func lines(_ count: Int) -> [[UInt8]] {
    var random = Seeded(91)
    return (0..<count).map { number in
      let isSwollen = random.chance(50)
      var answers = [
        "\"function.stairs\":\(Int.random(in: 0...4, using: &random))", "\"function.walking\":0",
        "\"pain\":\(Int.random(in: 0...9, using: &random))", "\"locked\":\(random.chance(10))",
        "\"swelling\":\"\(isSwollen ? "do_not_know" : "not_swollen")\"", "\"has_fallen\":false",
        "\"wish\":\"nothing\"",
      ]
      let fever = Int.random(in: 36...40, using: &random)
      if isSwollen { answers.append("\"fever\":{\"value\":\(fever),\"unit\":\"Cel\"}") }
      if random.chance(30) { answers.append("\"tick\":\"ticked\"") }
      if random.chance(5) { answers.remove(at: Int.random(in: answers.indices, using: &random)) }
      // Every tenth corrects the one before it.
      let corrected = number % 10 == 9 ? number - 1 : nil
      let envelope =
        "\"id\":\"s\(number)\",\"patient\":\"p\(corrected ?? number)\",\"form\":\"knee\","
        + "\"version\":\"1.0.0\",\"authored\":\"2026-12-10T08:00:\(10 + number % 10)Z\","
        + "\"reporter\":\"self\"" + (corrected.map { ",\"replaces\":\"s\($0)\"" } ?? "")
      return Array("{\(envelope),\"answers\":{\(answers.joined(separator: ","))}}".utf8)
    }
  }

  @Test(arguments: [false, true])
  func isWhatIsDecided(readsDevices: Bool) throws {
    let (triageProtocol, forms) = try Self.protocolAndForms(readsDevices: readsDevices)
    let ledger = MemoryLedger()
    if readsDevices { ledger.stated = ["fast": Number(2)] }
    let batch = Batch(
      by: triageProtocol,
      MemoryLines(Self.lines(1000)),
      ledger,
      forms: forms,
      now: try #require(Instant("2026-12-11T08:00:00Z"))
    )
    let (count, decided) = (try batch.count(), try batch.decidedCount())
    #expect(count == decided)
    #expect(Colour.allCases.allSatisfy { decided.summary.colours[$0, default: 0] > 10 })
    for id in ["tick", "is_hot"] {
      #expect(decided.tests.contains { $0.key.id == id && $0.value > 10 })
    }
  }

  /// What makes a form hang on more than itself.
  enum Reach: CaseIterable { case nothing, devices, extraForms }

  @Test("what is decided as it is read is decided as in its turn", arguments: Reach.allCases)
  func isDecidedAheadAsInItsTurn(_ reach: Reach) throws {
    let (triageProtocol, forms) = try Self.protocolAndForms(
      readsDevices: reach == .devices,
      countsExtraForms: reach == .extraForms
    )
    // Of each patient's two forms the second is of another day.
    let lines = Self.lines(600).enumerated().map { number, line in
      let text = String(decoding: line, as: UTF8.self)
      let own = number % 10 == 9 ? number - 1 : number
      return Array(
        text.replacing("\"p\(own)\"", with: "\"p\(own % 300)\"")
          .replacing("2026-12-10", with: number < 300 ? "2026-12-08" : "2026-12-10").utf8
      )
    }
    let start = try #require(CivilDate("2026-01-01"))
    let limit = Patient.OwnLimit(
      id: "pain_limit",
      value: Number(6),
      by: "Kari",
      reason: "made up",
      from: start
    )
    let patients = (0..<300).map { number in
      Patient(id: "p\(number)", protocol: "knee", limits: number % 2 == 0 ? [limit] : [])
    }
    let written = try [true, false].map { decidesAhead in
      let ledger = MemoryLedger()
      if reach == .devices { ledger.stated = ["fast": Number(2)] }
      var batch = Batch(
        by: triageProtocol,
        MemoryLines(lines),
        ledger,
        forms: forms,
        patients: patients,
        now: try #require(Instant("2026-12-11T08:00:00Z")),
        workers: 2
      )
      batch.decidesAhead = decidesAhead
      #expect(try batch.decidesAhead(anyOf: lines) == (reach == .nothing))
      return try batch.written()
    }
    #expect(written[0] == written[1] && written[0].count == 600)
  }
}
