import Diagnostics
import Expressions
import Values

extension RuleFileParser {
  mutating func consultation(_ section: Section) {
    let known: [TableColumn] = [
      .obligatory("contact"), .obligatory("by"), .obligatory("within"),
    ]
    let (columns, rows) = partedRows(section, known, Self.consultationRow)
    file.consultation = ConsultationTable(
      inputs: columns?.inputs ?? [],
      freeOutputs: columns?.free ?? [],
      rows: rows,
      span: section.headingSpan
    )
  }

  mutating func actions(_ section: Section) {
    let known: [TableColumn] = [
      .obligatory("order"), .optional("by"), .optional("within"),
    ]
    let (columns, rows) = partedRows(section, known, Self.actionRow)
    file.actions = ActionTable(
      inputs: columns?.inputs ?? [],
      freeOutputs: columns?.free ?? [],
      rows: rows,
      span: section.headingSpan
    )
  }

  private mutating func partedRows<Row>(
    _ section: Section,
    _ known: [TableColumn],
    _ read: (inout RowReader) -> Row?
  ) -> (TableColumns?, [Row]) {
    expectNothingAfterHeading(section)
    var table = TableReader(source, name: section.kind?.rawValue ?? "", known: known)
    let (columns, rows) = table.table(section, inTwo: true, read)
    take(table)
    return (columns, rows)
  }

  private static func consultationRow(_ row: inout RowReader) -> ConsultationRow? {
    let inputs = row.inputs()
    let contact = row.cell("contact") { try $0.contact() }
    let role = row.role()
    let deadline = row.deadline()
    let free = row.free()
    guard let inputs, let contact, let role, let deadline, let free else { return nil }
    return ConsultationRow(
      inputs: inputs,
      contact: contact,
      role: role,
      deadline: deadline,
      free: free,
      span: row.span
    )
  }

  private static func actionRow(_ row: inout RowReader) -> ActionRow? {
    let inputs = row.inputs()
    let order = row.cell("order") { try $0.words("an order") }
    let role = row.role()
    let deadline = row.deadline()
    let free = row.free()
    guard let inputs, let order, let role, let deadline, let free else { return nil }
    return ActionRow(
      inputs: inputs,
      order: order,
      role: role,
      deadline: deadline,
      free: free,
      span: row.span
    )
  }
}

// MARK: Cells

extension RowReader {
  fileprivate mutating func role() -> Name?? {
    cell("by", leftOut: nil) { try $0.unlessDash { try $0.words("a role") } }
  }

  fileprivate mutating func deadline() -> Located<Within>?? {
    cell("within", leftOut: nil) { try $0.unlessDash { try $0.deadline() } }
  }
}

extension LineReader {
  /// A kind of contact; `none`, reserved elsewhere, is one.
  fileprivate mutating func contact() throws(Fault) -> Name {
    if let span = accept("none") { return Name("none", span) }
    return try id("a kind of contact")
  }

  fileprivate mutating func deadline() throws(Fault) -> Located<Within> {
    if let same = accept("same") {
      return Located(.sameDay, same.joined(try expect("day")))
    }
    guard current?.kind == .number else {
      throw expected("`same day`, `2 working days` or a period such as `7 days`")
    }
    let isWorkingDays = isNumberBeforeWord("working")
    guard isWorkingDays else { return try period().map { .period($0) } }
    let count = try wholeNumber()
    try expect("working")
    let days = try word(among: ["day", "days"])
    let span = count.span.joined(days.span)
    guard count.value <= 250 else {
      throw Fault(diagnostic: .tooManyWorkingDays(at: place(span)))
    }
    return Located(.workingDays(count.value), span)
  }
}
