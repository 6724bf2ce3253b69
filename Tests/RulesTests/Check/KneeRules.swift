import Diagnostics
import Expressions
import Rules
import Testing
import Values

/// A small form: numbers with and without steps, both directions, options, and hidden items.
let kneeSchema: Schema = {
  var schema = Schema()
  schema.add(
    SchemaValue("reporter", .fact, .choice(["self", "parent"]))
  )
  schema.add(
    SchemaValue("pain", .item, .number(unit: nil), domain: steps(0, 10), worse: .higher)
  )
  schema.add(
    SchemaValue("walk", .item, .number(unit: nil), domain: steps(0, 20), worse: .lower)
  )
  schema.add(
    SchemaValue(
      "total",
      .score,
      .number(unit: nil),
      domain: .interval(.zero, Number(100)),
      worse: .higher
    )
  )
  schema.add(
    SchemaValue("wish", .item, .choice(["nothing", "call", "visit"]))
  )
  schema.add(SchemaValue("locked", .item, .boolean, isRequired: true, isSafety: true))
  schema.add(
    SchemaValue(
      "fever",
      .item,
      .number(unit: nil),
      domain: steps(36, 42),
      worse: .higher,
      canBeHidden: true
    )
  )
  schema.add(SchemaValue("seen", .item, .date))
  schema.add(SchemaValue("operated", .fact, .date))
  let grade = SchemaValue(
    "grade",
    .item,
    .number(unit: nil),
    domain: steps(0, 3),
    worse: .higher
  )
  let speed = SchemaValue(
    "speed",
    .item,
    .number(unit: nil),
    domain: steps(0, 3),
    worse: .lower
  )
  schema.add(SchemaSection("falls", fields: [grade, speed], entries: 1...2, canBeHidden: false))
  return schema
}()

private func steps(_ low: Int, _ high: Int) -> ValueSet {
  .interval(Number(low), Number(high), step: .one)
}

/// The rules of a file made of these sections; a consultation table and all texts are added.
///
/// - Returns: the rules, or `nil` where a section has an error, which is recorded unless it may.
func kneeRules(
  _ sections: String,
  mayFail: Bool = false,
  sourceLocation: SourceLocation = #_sourceLocation
) -> RuleSet? {
  var text = header + sections + "\n\n"
  if !sections.contains("consultation\n") { text += consultation }
  let (file, _) = RuleFileParser.parse(SourceText(path: "knee.rules", text))
  text += texts(of: file)
  let source = SourceText(path: "knee.rules", text)
  let (whole, faults) = RuleFileParser.parse(source)
  let (rules, found) = RuleCompiler.compile(whole, of: source, over: kneeSchema)
  for diagnostic in faults + found where diagnostic.severity == .error && !mayFail {
    Issue.record("\(diagnostic.frame { _ in source })", sourceLocation: sourceLocation)
  }
  return rules
}

extension RuleSet {
  /// What is told of the rules; `wish` is the patient's.
  var told: [Diagnostic] {
    faultsOfMeaning(
      wish: "wish",
      consultation: Place(path: "knee.rules", span: Span(0, 0))
    )
  }

  /// A frame in which every value can be all that it can be.
  var emptyFrame: Frame {
    var frame = Frame(
      slots: schema.values.map(\.domain),
      sections: schema.sections.map { SectionEntries(width: $0.fields.count) },
      authored: CivilDate(dayNumber: 20_000)
    )
    for limit in limits {
      frame.slots[limit.slot] = limit.standard.map(ValueSet.number) ?? .unknown
    }
    frame.recalled = program.recalls.map { schema.values[$0.slot].domain.hidden }
    return frame
  }
}

private let header = """
  protocol knee 1.0.0
    form knee 1.0
    status draft
    title nb "Kne"
    title nn "Kne"
    title en "Knee"
    owner "Ortopedi"
    review by 2027-11-01
    wish wish


  """

private let consultation = """
  consultation
    | colour | fired  || contact   | by        | within   |
    | red    | -      || in_person | physician | same day |
    | grey   | -      || phone     | nurse     | same day |
    | yellow | -      || phone     | nurse     | same day |
    | green  | -      || none      | -         | -        |


  """

private func texts(of file: ProtocolFile) -> String {
  var ids = file.thresholds.map(\.id.value) + file.rules.map(\.id.value)
  ids = Set(ids).sorted()
  let safety =
    file.rules.filter(\.isSafety).map(\.id.value)
    + file.thresholds.filter { $0.value.kind == .path("locked") }.map(\.id.value)
  let patient = ["when_green", "when_yellow", "when_red", "when_grey"] + safety
  return Language.allCases.map { language in
    "texts \(language.rawValue)\n" + ids.map { "  \($0) \"…\"\n" }.joined() + "\n"
      + "texts \(language.rawValue) for patient\n"
      + patient.map { "  \($0) \"…\"\n" }.joined() + "\n"
  }.joined()
}
