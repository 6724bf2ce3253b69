import Diagnostics
import Expressions
import Testing
import Values

/// A form of a few small values, so that every filling of its gaps can be tried.
private struct Fixture {
  static let schema: Schema = {
    var schema = Schema()
    for name in ["a", "b"] {
      schema.add(
        SchemaValue(
          name,
          .item,
          .number(unit: nil),
          domain: .interval(.zero, Number(3), step: .one),
          worse: .higher,
          minimalImportantChange: Number(2)
        )
      )
    }
    schema.add(SchemaValue("drives", .item, .boolean))
    schema.add(SchemaValue("wound", .item, .choice(["dry", "seeping", "pus"])))
    schema.add(SchemaValue("changes", .item, .choices(["nothing", "new_type", "cluster"])))
    schema.add(SchemaValue("met", .item, .date))
    schema.add(SchemaValue("comment", .item, .text))
    schema.add(
      SchemaSection(
        "drugs",
        fields: [
          SchemaValue("drug", .item, .choice(["valproate", "other"])),
          SchemaValue(
            "dose",
            .item,
            .number(unit: nil),
            domain: .interval(.zero, Number(2), step: .one)
          ),
          SchemaValue(
            "harm",
            .item,
            .number(unit: nil),
            domain: .interval(.zero, Number(3), step: .one),
            canBeHidden: true
          ),
        ],
        entries: 1...3,
        canBeHidden: true
      )
    )
    return schema
  }()

  static let norm = [
    Number.zero: Number.zero, .one: Number(5), Number(2): .one, Number(3): Number(2),
  ]

  static let today = CivilDate(dayNumber: 20_000)

  static func compile(_ text: String) -> (Program, Condition?, [Diagnostic]) {
    let source = SourceText(path: "test", text)
    let (expression, faults) = ExpressionParser.expression(in: source)
    var compiler = ExpressionCompiler(path: "test", schema: schema, program: Program(schema))
    compiler.tables = ["norm": norm]
    let condition = compiler.condition(raising: expression)
    return (compiler.program, condition, faults + compiler.diagnostics)
  }

  static func frame(_ program: Program, _ change: (inout Frame) -> Void) -> Frame {
    var frame = Frame(
      slots: schema.values.map(\.domain),
      sections: [SectionEntries(width: 3)],
      authored: today
    )
    frame.recalled = program.recalls.map { schema.values[$0.slot].domain }
    change(&frame)
    return frame
  }

  static func truth(_ text: String, _ change: (inout Frame) -> Void = { _ in }) throws -> TruthSet {
    let (program, condition, faults) = compile(text)
    #expect(faults.filter { $0.severity == .error }.isEmpty, "\(text): \(faults)")
    var frame = frame(program, change)
    return program.truth(try #require(condition), &frame)
  }
}

extension Fixture {
  /// What a condition gives over the values of a frame that are settled; `nil` where it reads another.
  static func settled(_ program: Program, _ condition: Condition, _ frame: Frame) -> TruthSet? {
    let slots = frame.slots.map { SettledValue($0) }
    var settled = SettledFrame(slots, outcomes: 0, authored: frame.authored)
    settled.recalled = frame.recalled
    settled.sections = frame.sections.map { entries in
      var section = SettledSection(width: entries.width, isHidden: !entries.canApply)
      // One that is perhaps hidden, or not filled in, has no entries that are settled.
      if entries.canApply, !entries.canBeNotApplicable {
        section.values = entries.values.map { SettledValue($0) }
      }
      return section
    }
    let truth = program.truth(condition, &settled)
    return settled.isOpen ? nil : truth
  }
}

@Suite("Values with gaps")
struct EvaluationTests {
  static let table: [(String, TruthSet)] = [
    ("a >= 0 or a < 2", .yes),
    ("a >= 2", .open),
    ("a + b >= 1", .open),
    ("sum(a, b) <= 6", .yes),
    ("wound = \"pus\"", .open),
    ("wound in (\"dry\", \"seeping\", \"pus\")", .yes),
    ("changes has \"cluster\"", .open),
    ("drives = true", .open),
    ("not (drives = true)", .open),
    ("any(drugs, drug = \"valproate\")", .open),
    ("answered(comment)", .no),
    ("missing(a)", .yes),
    ("since(met) >= 12 months", .open),
    ("until(met) < 10 days", .open),
    ("worsening(a) >= 1", .open),
    ("worsening(a) >= mcid(a)", .open),
    ("if drives then a >= 1 else b >= 1", .open),
    ("count_true(drives, a >= 1) >= 1", .open),
    ("max(a, b) >= 0", .yes),
  ]

  @Test("an unanswered value is all that the form allows", arguments: table)
  func takesGapsAsEverything(_ row: (String, TruthSet)) throws {
    #expect(try Fixture.truth(row.0) == row.1, "\(row.0)")
  }

  @Test(
    "what is hidden does not apply",
    arguments: [
      "a >= 2", "wound = \"pus\"", "drives = true", "changes has \"cluster\"",
      "any(drugs, drug = \"valproate\")", "since(met) >= 1 month", "until(met) < 1 month",
      "worsening(a) >= 1",
    ]
  )
  func doesNotApplyWhenHidden(_ text: String) throws {
    let truth = try Fixture.truth(text) { frame in
      frame.slots = frame.slots.map(\.hidden)
      frame.sections[0].canApply = false
      frame.sections[0].canBeNotApplicable = true
    }
    #expect(truth == .notApplicable)
  }

  @Test("arithmetic with a hidden operand is unknown, unless the author says otherwise")
  func needsOtherwiseForHiddenOperands() throws {
    let hideB: (inout Frame) -> Void = { frame in
      frame.slots[0] = .number(Number(2))
      frame.slots[1] = frame.slots[1].hidden
    }
    #expect(try Fixture.truth("a + b >= 2", hideB) == .open)
    #expect(try Fixture.truth("a + (b otherwise 0) >= 2", hideB) == .yes)
    #expect(try Fixture.truth("max(a, b) >= 2", hideB) == .yes)
  }

  @Test(
    "a number of entries in each of which it may be hidden may itself not apply",
    arguments: [
      ("(max(drugs, harm) otherwise 5) >= 4", TruthSet.open),
      ("(min(drugs, harm) otherwise 5) >= 4", .open),
      ("(mean(drugs, harm) otherwise 5) >= 4", .open),
      ("(sum(drugs, harm) otherwise 5) >= 4", .open), ("max(drugs, dose) >= 0", .yes),
    ]
  )
  func numbersOfUnansweredEntries(_ row: (String, TruthSet)) throws {
    #expect(try Fixture.truth(row.0) == row.1, "\(row.0)")
  }

  @Test(
    "time since a date is counted in calendar months",
    arguments: [
      (-366, ">= 12 months", true), (-365, ">= 12 months", false), (-10, "<= 10 days", true),
      (-11, "<= 10 days", false), (0, ">= 0 days", true),
    ]
  )
  func countsCalendarTime(_ row: (Int, String, Bool)) throws {
    let truth = try Fixture.truth("since(met) \(row.1)") {
      $0.slots[5] = .date(Fixture.today.adding(days: row.0))
    }
    #expect(truth == TruthSet(row.2))
  }

  @Test(
    "time until a date ends on the day that a form is sent so long before it",
    arguments: [
      (10, "< 10 days", false), (9, "< 10 days", true), (0, "< 10 days", true),
      (-3, "< 10 days", true), (10, ">= 10 days", true), (9, ">= 10 days", false),
      (10, "<= 10 days", true), (11, "<= 10 days", false), (11, "> 10 days", true),
      (10, "> 10 days", false), (0, "<= 0 days", true), (1, "<= 0 days", false),
      (31, "< 1 month", false), (27, "< 1 month", true),
    ]
  )
  func countsTowardsADate(_ row: (Int, String, Bool)) throws {
    let met: (inout Frame) -> Void = { $0.slots[5] = .date(Fixture.today.adding(days: row.0)) }
    #expect(try Fixture.truth("until(met) \(row.1)", met) == TruthSet(row.2))
    let parts = row.1.split(separator: " ", maxSplits: 1).map(String.init)
    let mirrored = ["<": ">", "<=": ">=", ">": "<", ">=": "<="][parts[0]] ?? ""
    #expect(try Fixture.truth("\(parts[1]) \(mirrored) until(met)", met) == TruthSet(row.2))
  }

  @Test(
    "a number that may lack its row in a table is unknown",
    arguments: [
      (1, 2, TruthSet.open), (2, 3, .yes), (0, 3, .open), (2, 4, .open), (4, 4, .open),
      (3, 3, .yes),
    ]
  )
  func looksUpEveryStep(_ row: (low: Int, high: Int, expected: TruthSet)) throws {
    let truth = try Fixture.truth("lookup(a, norm) <= 2") { frame in
      frame.slots[0] = .interval(Number(row.low), Number(row.high), step: .one)
    }
    #expect(truth == row.expected)
  }

  @Test(
    "every filling of the gaps lies in the set that the gaps gave",
    arguments: [UInt64](1...200)
  )
  func isSound(_ seed: UInt64) throws {
    var random = Seeded(seed)
    for _ in 0..<25 {
      let text = ExpressionGenerator.condition(&random, depth: 3)
      let (program, condition, faults) = Fixture.compile(text)
      guard let condition else {
        #expect(
          faults.allSatisfy { ["out-of-range", "always-true"].contains($0.code) },
          "\(text): \(faults)"
        )
        continue
      }
      for _ in 0..<20 {
        var full = Fixture.frame(program) { Filling.fill(&$0, &random) }
        var gaps = full
        Filling.removeSome(&gaps, Fixture.frame(program) { _ in }, &random)
        let point = program.truth(condition, &full)
        let set = program.truth(condition, &gaps)
        #expect(set.union(point) == set, "seed \(seed): \(text)")
      }
    }
  }

  @Test(
    "settled values give what sets of one element give, or nothing",
    arguments: [UInt64](1...200)
  )
  func settledValuesGiveTheSame(_ seed: UInt64) throws {
    var random = Seeded(seed)
    var (settled, known) = (0, 0)
    for _ in 0..<25 {
      let text = ExpressionGenerator.condition(&random, depth: 3)
      let (program, condition, _) = Fixture.compile(text)
      guard let condition else { continue }
      for _ in 0..<20 {
        var frame = Fixture.frame(program) { Filling.fill(&$0, &random) }
        if Bool.random(using: &random) {
          Filling.removeSome(&frame, Fixture.frame(program) { _ in }, &random)
        }
        let found = Fixture.settled(program, condition, frame)
        let truth = program.truth(condition, &frame)
        if [.yes, .no, .notApplicable].contains(truth) { known += 1 }
        guard let found else { continue }
        settled += 1
        #expect(found == truth, "seed \(seed): \(text)")
      }
    }
    #expect(settled * 2 > known, "\(settled) of \(known) that are known")
  }
}

/// SplitMix64: the same numbers for the same seed, everywhere.
struct Seeded: RandomNumberGenerator {
  private var state: UInt64

  init(_ seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}

private enum Filling {
  static func fill(_ frame: inout Frame, _ random: inout Seeded) {
    for slot in 0...1 { frame.slots[slot] = .number(Number(Int.random(in: 0...3, using: &random))) }
    frame.slots[2] = .boolean(Bool.random(using: &random))
    frame.slots[3] = .option(Int.random(in: 0...2, using: &random))
    frame.slots[4] = .chosen(UInt64.random(in: 1...7, using: &random))
    frame.slots[5] = .date(Fixture.today.adding(days: -Int.random(in: 0...800, using: &random)))
    frame.slots[6] = .text(isGiven: false)
    for slot in 0...5 where Int.random(in: 0..<6, using: &random) == 0 {
      frame.slots[slot] = frame.slots[slot].hidden
    }
    frame.recalled = frame.recalled.map { domain in
      domain.kind == .interval && domain.isBounded
        ? .number(Number(Int.random(in: 0...3, using: &random))) : domain.hidden
    }
    let count = Int.random(in: 1...3, using: &random)
    frame.sections[0].isAnswered = true
    frame.sections[0].values = (0..<count).flatMap { _ -> [ValueSet] in
      [
        .option(Int.random(in: 0...1, using: &random)),
        .number(Number(Int.random(in: 0...2, using: &random))),
        Bool.random(using: &random)
          ? .number(Number(Int.random(in: 0...3, using: &random))) : .unknown.hidden,
      ]
    }
    if Int.random(in: 0..<6, using: &random) == 0 {
      frame.sections[0].isAnswered = false
      frame.sections[0].values = []
      frame.sections[0].canApply = false
      frame.sections[0].canBeNotApplicable = true
    }
  }

  static func removeSome(_ frame: inout Frame, _ domains: Frame, _ random: inout Seeded) {
    for slot in 0...5 where Int.random(in: 0..<3, using: &random) == 0 {
      let wasHidden = frame.slots[slot].isHidden
      frame.slots[slot] = domains.slots[slot]
      if wasHidden || Bool.random(using: &random) {
        frame.slots[slot] = frame.slots[slot].perhapsHidden
      }
    }
    for recall in frame.recalled.indices where Int.random(in: 0..<3, using: &random) == 0 {
      let known = frame.recalled[recall]
      frame.recalled[recall] =
        known.isHidden ? domains.recalled[recall].perhapsHidden : domains.recalled[recall]
    }
    removeEntries(&frame, domains, &random)
  }

  /// Takes the whole section out, or answers of its first entry; now and then it is open whether it
  /// is asked.
  private static func removeEntries(
    _ frame: inout Frame,
    _ domains: Frame,
    _ random: inout Seeded
  ) {
    let wasHidden = !frame.sections[0].canApply
    if Int.random(in: 0..<3, using: &random) == 0 {
      frame.sections = domains.sections
      frame.sections[0].canBeNotApplicable = wasHidden || Bool.random(using: &random)
      return
    }
    if wasHidden { return }
    if Bool.random(using: &random) { frame.sections[0].values[0] = .anyOption(0b11) }
    if Bool.random(using: &random) {
      frame.sections[0].values[2] = .interval(.zero, Number(3), step: .one).perhapsHidden
    }
    frame.sections[0].canBeNotApplicable = Int.random(in: 0..<6, using: &random) == 0
  }
}
