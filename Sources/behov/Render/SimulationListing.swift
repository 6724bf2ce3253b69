import Diagnostics
import Forms
import JSONText
import Simulation
import Triage
import Values

/// What came of a simulation, for people and for programs.
struct SimulationListing {
  private let run: SimulationRun
  private let outcome: Outcome
  private let varied: [String]
  private let session: Session
  private let wording: any Wording

  init(_ run: SimulationRun, _ outcome: Outcome, varied: [String], _ session: Session) {
    self.varied = varied
    self.run = run
    self.outcome = outcome
    self.session = session
    wording = session.settings.language.wording
  }

  /// Writes it in the form that was asked for.
  func write(_ output: inout Output) throws(OutputError) {
    switch session.format(standard: .table) {
    case .json: try output.writeLine(json)
    case .csv: for row in [Self.columns] + rows { try output.write(CSVLine.text(row)) }
    default: try output.write(session.terminal.text(lines))
    }
  }

  private func published(_ figure: Figure) -> PublishedFigure? {
    run.cohort.published.first { $0.measure.rawValue == figure.kind.rawValue }
  }

  // MARK: For programs

  private static let columns = [
    "measure", "group", "count", "of", "per_mille", "median_days", "ninetieth_days",
    "fixed_count", "fixed_of", "published_from_per_mille", "published_to_per_mille",
  ]

  private var rows: [[String]] {
    outcome.figures.map { figure in
      let numbers = figure.amount.numbers
      let fixed = figure.fixed?.numbers
      let published = published(figure)?.perMille
      let cells: [Int?] = [
        numbers.count, numbers.of, figure.amount.perMille, numbers.median, numbers.ninetieth,
        fixed?.count ?? fixed?.median, fixed?.of, published?.lowerBound, published?.upperBound,
      ]
      return [figure.kind.rawValue, figure.group] + cells.map { $0.map(String.init) ?? "" }
    }
  }

  private var json: [UInt8] {
    let size = run.size
    let reference = run.clinic.triageProtocol.reference
    return JSONWriter.object { object in
      object.object("protocol") { $0.write(reference) }
      object.object("cohort") { cohort in
        cohort.string("id", run.cohort.id)
        cohort.string("version", run.cohort.version.description)
        cohort.string("hash", ContentHash(of: run.cohort.source.bytes).description)
      }
      object.strings("varied", varied)
      object.string("engine", Behov.version)
      object.number("patients", size.patients)
      object.number("years", size.years)
      object.number("seed", String(size.seed))
      object.string("from", size.firstDay.description)
      object.string("until", run.lastDay.description)
      object.number("lines", run.sentForms.count)
      object.number("refused", run.refused)
      object.array("figures") { figures in
        for figure in outcome.figures { figures.object { write(figure, &$0) } }
      }
    }
  }

  private func write(_ figure: Figure, _ object: inout JSONObjectWriter) {
    object.string("measure", figure.kind.rawValue)
    if !figure.group.isEmpty { object.string("group", figure.group) }
    object.write(figure.amount)
    if let fixed = figure.fixed { object.object("fixed") { $0.write(fixed) } }
    if let published = published(figure) {
      object.object("published") { object in
        object.number("from_per_mille", published.perMille.lowerBound)
        object.number("to_per_mille", published.perMille.upperBound)
        object.string("source", published.source)
      }
    }
  }

  // MARK: For people

  /// The most columns that what is measured takes: a question can be long.
  private static let widest = 90

  private var lines: [Line] {
    let size = run.size
    let reference = run.clinic.triageProtocol.reference
    let headings = wording.simulationHeadings
    let cells = outcome.figures.map { figure in
      [
        Columns.fitted(wording.figure(figure.kind, group(figure)), Self.widest),
        words(figure.amount),
        figure.fixed.map(words) ?? "", published(figure).map { range($0.perMille) } ?? "",
      ]
    }
    let all = [[headings.measure, headings.result, headings.fixed, headings.published]] + cells
    let widths = all[0].indices.map { column in all.map { Columns.width($0[column]) }.max() ?? 0 }
    let table = all.enumerated().map { index, row in
      let text = zip(row, widths).map { Columns.padded($0, $1) }.joined(separator: "  ")
      return Line(text, index == 0 ? .strong : .plain)
    }
    let name = wording.text(run.clinic.triageProtocol.title) ?? reference.id
    return [
      Line("\(name) (\(reference.id) \(reference.version))", .strong),
      Line(wording.simulated(size.patients, years: size.years, seed: String(size.seed))),
      Line(wording.simulatedLines(run.sentForms.count, refused: run.refused)),
    ] + varied.map { Line($0) } + [Line(wording.notReal), Line()] + table
  }

  private func group(_ figure: Figure) -> String {
    switch figure.kind {
    case .colour, .daysToContact, .deadlinesMissed:
      Colour(figure.group).map(wording.word) ?? figure.group
    case .contacts: wording.contact(figure.group)
    case .greyCause, .greyMistake: wording.doubt(figure.group)
    case .rule: names.finding(figure.group)
    case .greyReason: reason(figure.group)
    default: figure.group
    }
  }

  private var names: ProtocolNames {
    ProtocolNames(loaded: run.clinic.triageProtocol, wording: wording)
  }

  /// What made forms grey: the fault or the doubt, and the item that it is about.
  private func reason(_ group: String) -> String {
    let words = group.split(separator: " ", maxSplits: 1).map(String.init)
    let item = words.count > 1 ? names.quoted(words[1]) : nil
    if let fault = words.first.flatMap(FaultCode.init) {
      return [wording.fault(fault), item].compactMap(\.self).joined(separator: ": ")
    }
    let doubt = words.first.flatMap(Because.Reason.init)
    return doubt.map { wording.because($0, item ?? "") } ?? names.finding(group)
  }

  private func words(_ amount: Figure.Amount) -> String {
    switch amount {
    case .count(let count): return String(count)
    case .share(let part, let whole):
      guard let perMille = amount.perMille else { return "–" }
      return "\(tenths(perMille)) % (\(part)/\(whole))"
    case .rate: return amount.tenthsPerHundredYears.map(tenths) ?? "–"
    case .days(let median, let ninetieth, let count):
      return count == 0 ? "–" : "\(median) / \(ninetieth)"
    }
  }

  private func range(_ perMille: ClosedRange<Int>) -> String {
    let ends = [perMille.lowerBound, perMille.upperBound].map { perMille in
      perMille % 10 == 0 ? String(perMille / 10) : tenths(perMille)
    }
    return (ends[0] == ends[1] ? ends[0] : ends.joined(separator: "–")) + " %"
  }

  private func tenths(_ tenths: Int) -> String {
    let sign = tenths < 0 ? "-" : ""
    return "\(sign)\(abs(tenths) / 10)\(wording.language.decimalSign)\(abs(tenths) % 10)"
  }
}

extension Figure.Amount {
  /// Its numbers in the columns of a table.
  fileprivate var numbers: (count: Int?, of: Int?, median: Int?, ninetieth: Int?) {
    switch self {
    case .count(let count): (count, nil, nil, nil)
    case .share(let part, let whole): (part, whole, nil, nil)
    case .rate(let count, let days): (count, days, nil, nil)
    case .days(let median, let ninetieth, let count): (count, nil, median, ninetieth)
    }
  }
}

extension JSONObjectWriter {
  fileprivate mutating func write(_ amount: Figure.Amount) {
    switch amount {
    case .count(let count): number("count", count)
    case .share(let part, let whole):
      number("part", part)
      number("of", whole)
      if let perMille = amount.perMille { number("per_mille", perMille) } else { null("per_mille") }
    case .rate(let count, let days):
      number("count", count)
      number("patient_days", days)
    case .days(let median, let ninetieth, let count):
      number("of", count)
      number("median_days", median)
      number("ninetieth_days", ninetieth)
    }
  }

  fileprivate mutating func write(_ reference: ContentReference) {
    string("id", reference.id)
    string("version", reference.version)
    string("hash", ifPresent: reference.hash?.description)
  }
}
