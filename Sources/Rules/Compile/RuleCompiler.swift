public import Diagnostics
public import Expressions
import Values

/// Checks a rule file against the names of one version of its form, and compiles it.
///
/// Every fault is collected. A file with an error compiles to nothing, so that no part of a
/// protocol ever runs without the rest.
public struct RuleCompiler {
  let file: ProtocolFile
  let source: SourceText
  let formNames: Set<String>
  var compiler: ExpressionCompiler
  var diagnostics: [Diagnostic] = []

  var limits: [PatientLimit] = []
  var series: [DeviceSeries] = []
  var named: [NamedValue] = []
  var thresholds: [Threshold] = []
  var rules: [Rule] = []
  var notNeeded: Set<Int> = []
  /// The ids of thresholds and rules that override totals, with the worst colour they can give.
  var safetyIDs: [(id: String, span: Span)] = []

  /// Compiles a file.
  ///
  /// - Parameters:
  ///   - file: the file, as it was written.
  ///   - source: its text.
  ///   - schema: the names of the form.
  /// - Returns: the rules, or `nil` where there is an error; and every fault.
  public static func compile(
    _ file: ProtocolFile,
    of source: SourceText,
    over schema: Schema
  ) -> (RuleSet?, [Diagnostic]) {
    var compiler = RuleCompiler(file, source, schema)
    let ruleSet = compiler.ruleSet()
    let found = compiler.diagnostics + compiler.compiler.diagnostics
    return (found.hasErrors ? nil : ruleSet, found)
  }

  private init(_ file: ProtocolFile, _ source: SourceText, _ schema: Schema) {
    self.file = file
    self.source = source
    formNames = Set(schema.allNames)
    compiler = ExpressionCompiler(path: source.path, schema: schema, program: Program(schema))
    compiler.seriesNames = Set(file.series.map(\.id.value))
    compiler.skippedNames = file.skippedNames
  }

  private mutating func ruleSet() -> RuleSet {
    checkHeader()
    compileLimits()
    compileSeries()
    compileValues()
    compileThresholds()
    compileRules()
    let statuses = compileStatuses()
    let consultation = compileConsultation()
    let actions = compileActions()
    checkConsultation(consultation)
    checkSeriesAreRead()
    checkTexts()
    let rules = rules.filter(\.isSafety) + rules.filter { !$0.isSafety }
    return RuleSet(
      schema: compiler.schema,
      program: compiler.program,
      limits: limits,
      series: series,
      seriesValues: compiler.seriesValues,
      named: named,
      notNeeded: notNeeded,
      thresholds: thresholds,
      rules: rules,
      ruleOrder: rules.indices.sorted { rules[$0].outcome < rules[$1].outcome },
      statuses: statuses,
      consultation: consultation,
      actions: actions
    )
  }

  func place(_ span: Span) -> Place { source.place(span) }

  mutating func report(_ diagnostic: Diagnostic) { diagnostics.append(diagnostic) }

  /// Whether a name could not be read where it is defined; then nothing more is said of it.
  func wasSkipped(_ name: String) -> Bool { file.skippedNames.contains(name) }

  // MARK: Header

  private mutating func checkHeader() {
    let header = file.header
    if let owner = header.owner, owner.value.isBlank {
      let example = "owner \"Nevrologisk poliklinikk\""
      report(.emptyHeader("owner", example: example, at: place(owner.span)))
    }
    if let wish = header.wish {
      switch compiler.schema.lookUp(wish.value) {
      case .value(_, let value) where value.type.options != nil: break
      case nil: report(.unknownItem(wish.value, among: formNames, at: place(wish.span)))
      default: report(.wishNotCoded(wish.value, at: place(wish.span)))
      }
    }
    if let anchor = header.anchor {
      switch compiler.schema.lookUp(anchor.value) {
      case .value(_, let value) where value.type == .date && value.origin == .fact: break
      default: report(.anchorNotDate(anchor.value, at: place(anchor.span)))
      }
    }
    for item in header.informative where compiler.schema.lookUp(item.value) == nil {
      report(.unknownItem(item.value, among: formNames, at: place(item.span)))
    }
  }

  // MARK: Limits and values

  private mutating func compileLimits() {
    for row in file.limits {
      guard isFree(row.id) else { continue }
      guard case .range(let range) = row.allowed.kind, let low = range.low.plainNumber,
        let high = range.high.plainNumber, low <= high
      else {
        report(.allowedNotRange(at: place(row.allowed.span)))
        continue
      }
      let standard = row.defaultValue.plainNumber
      if standard == nil, row.defaultValue.kind != .none {
        report(.limitNotNumber(at: place(row.defaultValue.span)))
      }
      if let standard, !(low...high).contains(standard) {
        report(.defaultOutside(low, high, at: place(row.defaultValue.span)))
      }
      let isWhole = [low, high, standard ?? low].allSatisfy(\.isWhole)
      let slot = compiler.add(
        SchemaValue(
          row.id.value,
          .limit,
          .number(unit: nil),
          domain: .interval(low, high, step: isWhole ? .one : .zero),
          canBeHidden: standard == nil,
          place: place(row.id.span)
        )
      )
      limits.append(
        PatientLimit(id: row.id.value, slot: slot, standard: standard, allowed: low...high)
      )
    }
  }

  private mutating func compileValues() {
    for line in file.values {
      guard isFree(line.id) else { continue }
      let worse = Direction(line.worse?.value)
      let place = place(line.id.span)
      if compiler.nameSeriesValue(line.expression, line.id.value, worse: worse, at: place) {
        continue
      }
      let computation = compiler.computation(line.expression)
      let slot = compiler.add(
        SchemaValue(
          line.id.value,
          .named,
          computation?.type ?? .number(unit: nil),
          domain: computation.map { compiler.domain($0) },
          worse: worse,
          place: place
        )
      )
      guard let computation else { continue }
      named.append(NamedValue(id: line.id.value, slot: slot, computation: computation))
    }
  }

  mutating func isFree(_ name: Name) -> Bool {
    guard compiler.schema.lookUp(name.value) != nil else { return true }
    report(.nameTaken(name.value, at: place(name.span)))
    return false
  }

  private mutating func compileStatuses() -> [StatusRule] {
    file.status.compactMap { line in
      guard let condition = compiler.condition(ofStatus: line.condition) else { return nil }
      return StatusRule(
        colour: line.colour.value,
        condition: condition,
        written: source[line.condition.span]
      )
    }
  }
}

extension Direction {
  init(_ worse: WorseDirection?) {
    switch worse {
    case .higher: self = .higher
    case .lower: self = .lower
    case .neither, nil: self = .neither
    }
  }
}
