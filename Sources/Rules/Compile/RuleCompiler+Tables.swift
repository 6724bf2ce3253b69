import Diagnostics
import Expressions
import Values

extension RuleCompiler {
  mutating func compileConsultation() -> [ConsultationRule] {
    guard let table = file.consultation else { return [] }
    let columns = compile(table.inputs)
    return table.rows.map { row in
      if row.contact.value != "none", row.role == nil || row.deadline == nil {
        report(
          .incompleteConsultation(
            row.contact.value,
            by: row.role?.value,
            hasDeadline: row.deadline != nil,
            at: place(row.contact.span)
          )
        )
      }
      check(row.contact, among: ["none", "message", "phone", "video", "in_person"])
      check(row.role)
      return ConsultationRule(
        inputs: inputs(row.inputs, columns),
        contact: row.contact.value,
        by: row.role?.value,
        within: row.deadline?.value,
        free: free(row.free, table.freeOutputs),
        place: place(row.span),
        contactPlace: place(row.contact.span)
      )
    }
  }

  mutating func compileActions() -> [ActionRule] {
    guard let table = file.actions else { return [] }
    let columns = compile(table.inputs)
    return table.rows.map { row in
      check(row.role)
      return ActionRule(
        inputs: inputs(row.inputs, columns),
        order: row.order.value,
        by: row.role?.value,
        within: row.deadline?.value,
        place: place(row.span)
      )
    }
  }

  /// A clinic may have contacts and roles of its own; one that is nearly a known one is told.
  private mutating func check(
    _ word: Name?,
    among known: [String] = ["nurse", "physician", "anaesthetist"]
  ) {
    guard let word, !known.contains(word.value),
      let meant = didYouMean(word.value, among: known.filter { $0 != "none" })
        ?? didYouMean(word.value, among: known)
    else { return }
    report(.nearlyKnown(word.value, meant, at: place(word.span)))
  }

  private func free(_ words: [Name?], _ headings: [Name]) -> [FreeWord] {
    zip(headings, words).compactMap { heading, word in
      word.map { FreeWord(heading: heading.value, word: $0.value) }
    }
  }

  /// An input column, its value compiled where it reads one.
  struct Column {
    let kind: InputColumn.Kind
    let subject: Computation?
  }

  private mutating func compile(_ columns: [InputColumn]) -> [Column] {
    columns.map { column in
      guard case .value(let expression) = column.kind else {
        return Column(kind: column.kind, subject: nil)
      }
      if isMisspelt(expression) { return Column(kind: column.kind, subject: nil) }
      return Column(kind: column.kind, subject: compiler.computation(resolved(expression)))
    }
  }

  /// Whether a heading is no value but nearly a column of its own, which is then reported.
  private mutating func isMisspelt(_ heading: Expression) -> Bool {
    let columns = ["colour", "proven", "possible", "fired"]
    guard case .path(let name) = heading.kind, !compiler.schema.allNames.contains(name),
      let meant = didYouMean(name, among: columns)
    else { return false }
    let place = place(heading.span)
    report(.unknownColumn(name, meant: meant, among: columns, at: place))
    return true
  }

  /// The heading `wish` stands for the item that the header names.
  private func resolved(_ heading: Expression) -> Expression {
    guard case .path("wish") = heading.kind, let wish = file.header.wish else { return heading }
    return Expression(.path(wish.value), heading.span)
  }

  private mutating func inputs(_ cells: [Cell], _ columns: [Column]) -> TableInputs {
    var colours: Set<Colour>?
    var proven: Set<Verdict>?
    var possible: Set<Verdict>?
    var fired: [TableInputs.Fired] = []
    var values: [TableInputs.ValueCell] = []
    // No colour is among none: a row with `never` in it never holds.
    let isNever = cells.contains { $0.kind == .never }
    for (cell, column) in zip(cells, columns) {
      guard case .tests(let tests) = cell.kind else { continue }
      switch column.kind {
      case .colour: colours = Set(tests.compactMap { colour($0) })
      case .proven: proven = Set(tests.compactMap { colour($0)?.verdict })
      case .possible: possible = Set(tests.compactMap { colour($0)?.verdict })
      case .fired: fired = tests.compactMap { self.fired($0) }
      case .value:
        guard let subject = column.subject,
          let condition = compiler.condition(tests, onSubjectOf: subject)
        else { continue }
        values.append(TableInputs.ValueCell(subject: subject, condition: condition))
      }
    }
    return TableInputs(
      colours: isNever ? [] : colours,
      proven: proven,
      possible: possible,
      fired: fired,
      values: values
    )
  }

  private mutating func colour(_ test: UnaryTest) -> Colour? {
    if case .colour(let colour) = test.kind { return colour }
    report(.expectedColour(at: place(test.span)))
    return nil
  }

  private mutating func fired(_ test: UnaryTest) -> TableInputs.Fired? {
    let name: String
    var colour: Verdict?
    switch test.kind {
    case .value(let operand):
      guard case .path(let path) = operand.kind else { return unknownFinding("", test) }
      name = path
    case .named(let path, let named):
      name = path
      colour = named.verdict
      if colour == nil { report(.expectedColour(at: place(test.span))) }
    case .comparison, .colour: return unknownFinding("", test)
    }
    guard let outcome = compiler.outcomes[name] else { return unknownFinding(name, test) }
    return TableInputs.Fired(outcome: outcome, colour: colour)
  }

  private mutating func unknownFinding(_ name: String, _ test: UnaryTest) -> TableInputs.Fired? {
    if !wasSkipped(name) {
      report(
        .unknownFiredName(name, among: compiler.outcomes.keys.sorted(), at: place(test.span))
      )
    }
    return nil
  }

  // MARK: Checks

  /// The safety rules are named where they must be.
  mutating func checkConsultation(_ rows: [ConsultationRule]) {
    guard file.consultation != nil else {
      return report(.noConsultation(at: place(file.header.span)))
    }
    for safety in safetyIDs {
      guard let outcome = compiler.outcomes[safety.id] else { continue }
      for colour in colours(of: outcome) + [.grey] {
        checkNamed(safety.id, outcome, colour, rows, at: place(safety.span))
      }
    }
  }

  /// The colours, but for green, that a threshold or rule can give.
  private func colours(of outcome: Int) -> [Colour] {
    guard outcome < thresholds.count else {
      let rule = rules[outcome - thresholds.count]
      return (rule.yellow == nil ? [] : [.yellow]) + (rule.red == nil ? [] : [.red])
    }
    let rows = thresholds[outcome].rows
    return (rows.contains { $0.yellow != nil } ? [.yellow] : [])
      + (rows.contains { $0.red != nil } ? [.red] : [])
  }

  private mutating func checkNamed(
    _ id: String,
    _ outcome: Int,
    _ colour: Colour,
    _ rows: [ConsultationRule],
    at place: Place
  ) {
    let ofColour = rows.filter { $0.inputs.colours?.contains(colour) ?? true }
    let naming = ofColour.filter { row in row.inputs.fired.contains { $0.outcome == outcome } }
    guard let shortest = ofColour.compactMap(\.within).map(\.roughDays).min() else { return }
    if naming.isEmpty { return report(.safetyNotNamed(id, colour, at: place)) }
    let isShortest = naming.contains { row in row.within.map { $0.roughDays <= shortest } ?? false }
    if !isShortest { report(.safetyNotSoonest(id, colour, at: place)) }
  }
}

extension Within {
  /// Days for ranking deadlines of one table; not for dates.
  var roughDays: Double {
    switch self {
    case .sameDay: 0
    case .workingDays(let count): Double(count) * 1.4 - 0.4
    case .period(let period): period.isMonths ? Double(period.months) * 30 : Double(period.days)
    }
  }
}
