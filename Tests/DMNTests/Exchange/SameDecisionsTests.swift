import Diagnostics
import Expressions
import Rules
import Testing
import Triage
import Values

@testable import DMN

/// The tables decide as the protocol does wherever everything is known, by an interpreter that has
/// nothing in common with the rule engine.
struct SameDecisionsTests {
  @Test(arguments: Content.all.indices)
  func thresholdsGiveTheSameColours(index: Int) throws {
    try check(Content.all[index])
  }

  @Test func generatedThresholdsGiveTheSameColours() throws {
    var random = SeededGenerator(seed: 20_261_121)
    var loaded = 0
    var refusals: [String: Int] = [:]
    for _ in 0..<60 {
      let library = ProtocolLibrary([Self.generated(&random)], forms: Content.kneeForms)
      guard let made = library.protocols.first else {
        for code in Set(library.diagnostics.map(\.code)) { refusals[code, default: 0] += 1 }
        continue
      }
      loaded += 1
      try check(made)
    }
    #expect(loaded > 30, "most generated tables must be free of faults: \(refusals)")
  }

  @Test(arguments: Content.all.indices)
  func theSameConsultationsAndOrdersFollow(index: Int) throws {
    let rules = Content.all[index].readings[0].rules
    let tables = try imported(Content.all[index])
    var random = SeededGenerator(seed: UInt64(index))
    for _ in 0..<500 {
      let situation = Situation(rules, Content.all[index].wish, &random)
      try check(situation, rules, tables)
    }
  }

  // MARK: Checks

  /// The tables after a journey through a file.
  private func imported(_ made: TriageProtocol) throws -> [String: DecisionTable] {
    let export = DMNExport(made.file, of: made.source, over: made.readings[0].rules.schema)
    let source = SourceText(path: "a.dmn", export.xml(describedAs: ""))
    let definitions = try #require(DefinitionsReader.read(source).0)
    return Dictionary(uniqueKeysWithValues: definitions.decisions.map { ($0.name.text, $0.table) })
  }

  private func check(_ made: TriageProtocol) throws {
    let rules = made.readings[0].rules
    let tables = try imported(made)
    for threshold in rules.thresholds {
      let table = try #require(tables[threshold.id + "_colour"])
      let points = threshold.rows.flatMap(\.timePoints)
      for time in points.isEmpty ? [nil] : points.map(Optional.some) {
        for setting in Setting.all(threshold, rules) {
          var frame = setting.frame
          let outcome = rules.evaluate(threshold, &frame, at: time).outcome
          var values = setting.values
          values["time_point"] = time.map { .literal(.text($0.description)) }
          let given = Interpreter(table: table).matches(values).first
          #expect(outcome.proven == outcome.possible)
          #expect(given == ["\(outcome.proven)"], "\(threshold.id) \(values)")
          // Only of what the author says is not needed is silence green.
          if threshold.rows.contains(where: { $0.missing == .notNeeded }) { continue }
          values[table.inputs.last?.expression.text ?? ""] = .null
          #expect(Interpreter(table: table).matches(values).first != ["green"], "\(threshold.id)")
        }
      }
    }
  }

  private func check(
    _ situation: Situation,
    _ rules: RuleSet,
    _ tables: [String: DecisionTable]
  ) throws {
    var frame = situation.frame
    let reached = rules.consultations(for: situation.colour, situation.overall, &frame)
    let consultation = try #require(tables["consultation"])
    let given = Interpreter(table: consultation).matches(situation.values).first
    let row = try #require(reached.first)
    let own = consultation.outputs.dropFirst(3).map { column in
      row.free.first { $0.heading == column.name.text }?.word
    }
    #expect(given == [row.contact, row.by, row.within?.description] + own)
    let ordered = rules.actions(for: situation.colour, situation.overall, &frame)
    let orders = tables["actions"].map { Interpreter(table: $0).matches(situation.values) } ?? []
    #expect(orders == ordered.map { [$0.order, $0.by, $0.within?.description] })
  }

  // MARK: Generated tables

  /// The knee protocol with other limits, intervals and options.
  private static func generated(_ random: inout SeededGenerator) -> SourceText {
    let text = String(decoding: Content.kneeSource.bytes, as: UTF8.self)
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      if line.contains("| function.total |") {
        return limits("function", "function.total", 1...3, &random)
      }
      if line.contains("| fever          |") { return limits("fever", "fever", 35...41, &random) }
      if line.contains("| swelling       |") { return options(&random) }
      return String(line)
    }
    return SourceText(path: "g.rules", lines.joined(separator: "\n"))
  }

  /// Limits as a protocol must have them: the higher, the worse, and every colour reached.
  private static func limits(
    _ id: String,
    _ value: String,
    _ range: ClosedRange<Int>,
    _ random: inout SeededGenerator
  ) -> String {
    let sorted = range.shuffled(using: &random).prefix(2).sorted()
    let (low, high) = (sorted[0], sorted[1])
    let cells = [
      (">= \(low)", ">= \(high)"), ("> \(low)", "> \(high)"), (">= \(low)", "> \(high)"),
      ("[\(low)..\(high))", ">= \(high)"), ("(\(low)..\(high)]", "> \(high)"),
      ("[\(low)..\(high)], > \(high)", "> \(high)"), ("> \(low)", "never"),
      ("never", ">= \(high)"),
    ]
    let (yellow, red) = cells.randomElement(using: &random) ?? cells[0]
    return "  | \(id) | \(value) | - | \(yellow) | \(red) | \"made up\" |"
  }

  /// A colour for each option, one of them green.
  private static func options(_ random: inout SeededGenerator) -> String {
    let shuffled = ["not_swollen", "swollen"].shuffled(using: &random)
    var cells = [[shuffled[0]], [], []]
    cells[Int.random(in: 0..<3, using: &random)].append(shuffled[1])
    cells[Int.random(in: 1..<3, using: &random)].append("do_not_know")
    let written = cells.map { cell in
      cell.isEmpty ? "never" : cell.map { "\"\($0)\"" }.joined(separator: ", ")
    }
    return "  | swelling | swelling | \(written.joined(separator: " | ")) | \"made up\" |"
  }
}

/// One value that a threshold can meet, for both sides.
struct Setting {
  var frame: Frame
  var values: [String: Interpreter.Value]

  static func all(_ threshold: Threshold, _ rules: RuleSet) -> [Setting] {
    guard let slot = rules.program.reads(threshold.rows[0].subject).slots.first else { return [] }
    let value = rules.schema.values[slot]
    var frame = Frame(slots: rules.schema.values.map(\.domain), authored: CivilDate(dayNumber: 0))
    var values: [String: Interpreter.Value] = [:]
    for limit in rules.limits {
      guard let standard = limit.standard else { continue }
      frame.slots[limit.slot] = .number(standard)
      values[limit.id] = .literal(.number(standard))
    }
    return points(value).map { set, known in
      var setting = Setting(frame: frame, values: values)
      setting.frame.slots[slot] = set
      setting.values[value.name] = known
      return setting
    }
  }

  private static func points(_ value: SchemaValue) -> [(ValueSet, Interpreter.Value)] {
    switch value.type {
    case .boolean: return [false, true].map { (.boolean($0), .literal(.boolean($0))) }
    case .choice(let options):
      return options.enumerated().map { (.option($0), .literal(.text($1))) }
    case .choices(let options):
      return options.enumerated().map { (.chosen(1 << UInt64($0)), .list([$1])) }
    default: break
    }
    guard let low = Int("\(value.domain.low.roundedDown)"),
      let high = Int("\(value.domain.high.roundedDown)")
    else { return [] }
    let halves = (low * 2...high * 2).compactMap { Number($0).divided(by: Number(2)) }
    return halves.map { (.number($0), .literal(.number($0))) }
  }
}

/// What the consultation follows from, for both sides.
struct Situation {
  let colour: Colour
  let overall: Outcome
  var frame: Frame
  var values: [String: Interpreter.Value]

  init(_ rules: RuleSet, _ wish: String?, _ random: inout SeededGenerator) {
    colour = Colour.allCases.randomElement(using: &random) ?? .red
    let verdicts = Verdict.allCases
    let proven = verdicts.randomElement(using: &random) ?? .green
    let possible = verdicts.filter { $0 >= proven }.randomElement(using: &random) ?? proven
    overall = Outcome(proven: proven, possible: possible)
    frame = Frame(slots: rules.schema.values.map(\.domain), authored: CivilDate(dayNumber: 0))
    values = [
      "colour": .literal(.text("\(colour)")), "proven": .literal(.text("\(proven)")),
      "possible": .literal(.text("\(possible)")),
    ]
    var fired: Set<String> = []
    for id in rules.outcomeIDs {
      let verdict =
        [.green, .green, .green, .yellow, .red].randomElement(using: &random) ?? Verdict.red
      frame.outcomes.append(Outcome(proven: verdict, possible: verdict))
      if verdict > .green { fired.formUnion([id, "\(id) \(verdict)"]) }
    }
    values["fired"] = .list(fired)
    guard let wish, case .value(let slot, let value)? = rules.schema.lookUp(wish),
      let options = value.type.options, let option = options.indices.randomElement(using: &random)
    else { return }
    frame.slots[slot] = .option(option)
    values[wish] = .literal(.text(options[option]))
  }
}
