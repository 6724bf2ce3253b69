import Diagnostics
import Expressions
import Forms
import Rules
public import Scheduling
import Values

/// The boundary cases that a case file lacks: one step under, on and over each limit, and each
/// item left out once.
///
/// A row is a case that is as expected, with as little changed as reaches the boundary. What is to
/// be expected is not filled in, not even with what the protocol says today: `expect colour` holds
/// `?`, which is a fault of the case file until a person has written a colour there. A colour that
/// was proposed could be taken over without a look, and would then prove nothing.
public struct BoundaryCases: Sendable {
  /// The rows, as lines of the case file, without their ends.
  public let lines: [String]
  /// What no row could be made for.
  public let unreached: [CaseCoverage.Gap]

  /// Makes the rows.
  ///
  /// - Parameters:
  ///   - file: the cases there are; the rows are variations of them. Where there is nothing, the
  ///     one line is the headings that a case file of the protocol can have.
  ///   - triageProtocol: the protocol they stand beside.
  ///   - calendar: the clinic's days.
  public init(_ file: CaseFile, _ triageProtocol: TriageProtocol, calendar: ClinicCalendar) {
    guard !file.headings.isEmpty,
      let cases = PreparedCases(file, triageProtocol, calendar: calendar)
    else {
      (lines, unreached) = ([CaseColumns(triageProtocol).all.joined(separator: ";")], [])
      return
    }
    var maker = BoundaryMaker(file, cases)
    let reader = CoverageReader(cases)
    for limit in reader.untriedLimits { maker.add(limit, reader.gap(limit)) }
    for item in reader.neverMissing { maker.add(missing: item) }
    lines = maker.lines
    unreached = maker.unreached
  }
}

/// Makes boundary cases, one after another.
private struct BoundaryMaker {
  private let file: CaseFile
  private let cases: PreparedCases
  /// The cases that can be varied: of one form only, the mildest first.
  private let bases: [PreparedCases.Prepared]
  private var names: Set<String>
  private(set) var lines: [String] = []
  private(set) var unreached: [CaseCoverage.Gap] = []

  init(_ file: CaseFile, _ cases: PreparedCases) {
    self.file = file
    self.cases = cases
    names = Set(file.rows.map(\.name))
    let counts = Dictionary(grouping: file.rows, by: \.name).mapValues(\.count)
    bases = cases.cases.filter { counts[$0.row.name] == 1 && $0.isAsExpected }.enumerated()
      .sorted { ($0.element.decision.colour, $0.offset) < ($1.element.decision.colour, $1.offset) }
      .map(\.element)
  }

  mutating func add(_ untried: CoverageReader.UntriedLimit, _ gap: CaseCoverage.Gap) {
    let due = bases.filter { base in
      base.run.evaluation.evaluated[untried.threshold].row == untried.row
        && (untried.point == nil || base.run.timePoint == untried.point)
    }
    let row = cases.reading.rules.thresholds[untried.threshold].rows[untried.row]
    let searches = due.map { ($0, AnswerSearch(cases.reading, $0.run.frame)) }
    let usable = searches.filter { $1.isKnown(row.subject, untried.limit) }
    for (base, search) in usable.prefix(5) {
      if let answers = search.answers(bringing: row.subject, untried.distance, from: untried.limit)
      {
        let cells = varied(base, answers)
        if let cells, check(cells, base, { search.lies(untried, in: $0, row.subject) }) {
          return add(cells, gap.caseName)
        }
      }
    }
    unreached.append(gap)
  }

  mutating func add(missing item: FormItem) {
    for base in bases {
      let cells = varied(base, [(item, "")])
      if let cells, check(cells, base, { item.isMissing(in: $0.values) }) {
        return add(cells, "\(item.name.caseWord)_unanswered")
      }
    }
    unreached.append(CaseCoverage.Gap(kind: .unanswered, subject: item.name, place: nil))
  }

  /// The cells of a case with some answers changed; `nil` where one has no column.
  private func varied(
    _ base: PreparedCases.Prepared,
    _ answers: [(item: FormItem, text: String)]
  ) -> [String]? {
    var cells = base.row.cells
    for (item, text) in answers {
      let heading = item.caseColumn(cases.reading.form)
      guard let column = file.headings.firstIndex(of: heading) else { return nil }
      cells[column] = text
    }
    for (column, heading) in file.headings.enumerated() where heading.hasPrefix("expect ") {
      cells[column] = heading == "expect colour" ? CaseFile.toBeConfirmed : ""
    }
    return cells
  }

  /// Whether the row, read as it will be written, is what it is made to be.
  private func check(
    _ cells: [String],
    _ base: PreparedCases.Prepared,
    _ isMet: (Triage.Run) -> Bool
  ) -> Bool {
    let answered = cells.map { $0 == CaseFile.toBeConfirmed ? Colour.grey.description : $0 }
    let table = [file.line(file.headings), file.line(answered)].joined(separator: "\n")
    let (read, _) = CaseFile.read(
      SourceText(path: "", table),
      for: cases.triageProtocol
    )
    let triage = Triage(cases.triageProtocol, calendar: cases.calendar, engine: "test")
    let forms = FormLibrary([cases.reading.form])
    guard let row = read.rows.first, let request = triage.request(row, among: [row], forms),
      let answers = request.answers, answers.faults.isEmpty
    else { return false }
    return isMet(triage.run(cases.reading, answers, request, base.day))
  }

  private mutating func add(_ cells: [String], _ name: String) {
    guard let column = file.headings.firstIndex(of: "case") else { return }
    var cells = cells
    cells[column] =
      names.contains(name)
      ? (2...).lazy.map { "\(name)_\($0)" }.first { !names.contains($0) } ?? name : name
    names.insert(cells[column])
    lines.append(file.line(cells))
  }
}

extension CaseCoverage.Gap {
  /// What a case that fills it is called.
  fileprivate var caseName: String {
    guard case .limit(let limit, let side, let point) = kind else { return subject.caseWord }
    let at = point.map { "_at_\($0.description.caseWord)" } ?? ""
    return "\(subject)\(at)_\(side.rawValue)_\(limit.caseWord)"
  }
}

extension String {
  /// The text as part of a case's name.
  fileprivate var caseWord: String {
    String(map { $0.isLetter || $0.isNumber ? $0 : "_" })
  }
}

extension CaseFile {
  /// Cells as a line of the file; what holds a separator, a quote or a line end stands in quotes.
  func line(_ cells: [String]) -> String {
    cells.map { cell in
      let marks: [Character] = [separator, "\"", "\n"]
      guard cell.contains(where: { marks.contains($0) }) else { return cell }
      return "\"\(cell.replacing("\"", with: "\"\""))\""
    }.joined(separator: String(separator))
  }
}
