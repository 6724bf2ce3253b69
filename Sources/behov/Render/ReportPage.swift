import FollowUp
import Pages
import Values

/// Indicators on paper: each with its definition, a chart and a table.
struct ReportPage {
  let report: IndicatorReport
  let wording: any Wording

  private var cells: ReportCells { ReportCells(wording: wording, protocols: report.protocols) }

  /// The page.
  var page: Page {
    var blocks = cells.facts(report).map { Page.Block.paragraph(Words($0, .strong)) }
    blocks.append(.paragraph(Words(wording.moment(report.now), .quiet)))
    for (now, before) in report.pairs { blocks += section(now, before) }
    blocks.append(.heading(2, wording.report.method))
    blocks += cells.methods(report).map { .paragraph(Words($0)) }
    return Page(language: wording.language, title: wording.report.title, blocks: blocks)
  }

  private func section(_ now: Indicator, _ before: Indicator?) -> [Page.Block] {
    let words = wording.words(now.id)
    var blocks: [Page.Block] = [.heading(2, words.name), definition(words)]
    if let chart = ReportChart(cells: cells, report: report).chart(now, before) {
      blocks.append(.chart(chart))
    }
    blocks.append(.table(table(words.name, now, before)))
    if let change = before.flatMap({ cells.change(now, $0) }) {
      blocks.append(.paragraph(Words("\(wording.report.change): \(change)", .strong)))
    }
    return blocks
  }

  private func definition(_ words: IndicatorWords) -> Page.Block {
    let report = wording.report
    let parts = [
      (report.part, words.part), (report.whole, words.whole), (report.leftOut, words.leftOut),
    ]
    return .list(parts.map { .init(Words("\($0): ", .strong) + Words($1)) })
  }

  private func table(_ name: String, _ now: Indicator, _ before: Indicator?) -> Page.Table {
    let hasReasons = now.id == .overridesByRule
    var headings = [wording.report.what] + cells.headings(now)
    if hasReasons { headings.append(wording.report.overridden) }
    if before != nil { headings.append(wording.report.baseline) }
    let rows = cells.pairs(now, before).map { pair in
      [pair.label] + cells.texts(pair.now?.measure)
        + (hasReasons ? [cells.reasons(pair.now)] : [])
        + (before == nil ? [] : [cells.text(pair.before?.measure)])
    }
    return Page.Table(caption: name, headings: headings, rows: rows)
  }
}

/// The chart of a figure.
struct ReportChart {
  let cells: ReportCells
  let report: IndicatorReport

  /// A row of a chart, before the scale is known.
  private struct Entry {
    let label: String
    let measure: Indicator.Measure
    var isEarlier = false
  }

  private var words: ReportWords { cells.wording.report }

  /// The chart; `nil` where there is nothing to draw.
  func chart(_ now: Indicator, _ before: Indicator?) -> Page.Chart? {
    var entries = self.entries(now, before)
    var legend = before.map { _ in
      Page.Chart.Legend(plain: words.period, hatched: words.baseline)
    }
    if case .rate = now.total {
      entries = rates(now, before)
      legend = nil
    }
    let scale = entries.compactMap(\.measure.greatest).max() ?? 0
    guard scale > 0 else { return nil }
    let isShare = entries.contains { if case .share = $0.measure { true } else { false } }
    let most = isShare ? 1 : scale
    return Page.Chart(
      id: now.id.rawValue,
      title: cells.wording.words(now.id).name,
      description: cells.wording.chart(line(now)),
      end: end(now, most),
      bars: entries.map { bar($0, most) },
      legend: legend
    )
  }

  /// How often in a hundred years, since the periods need not be as long: each bar has its name.
  private func rates(_ now: Indicator, _ before: Indicator?) -> [Entry] {
    var entries: [Entry] = []
    if let rate = now.total { entries.append(Entry(label: words.period, measure: rate)) }
    if let rate = before?.total {
      entries.append(Entry(label: words.baseline, measure: rate, isEarlier: true))
    }
    if let rate = now.total?.fixedRate {
      entries.append(Entry(label: words.fixed, measure: rate, isEarlier: true))
    }
    return entries
  }

  private func entries(_ now: Indicator, _ before: Indicator?) -> [Entry] {
    // A whole and its own parts do not stand on one scale.
    let hasOtherWhole = now.id == .grey || now.id == .overrides
    var entries: [Entry] = []
    if !hasOtherWhole, let total = now.total {
      entries.append(Entry(label: words.all, measure: total))
      if let earlier = before?.total {
        entries.append(Entry(label: "", measure: earlier, isEarlier: true))
      }
    }
    for row in now.rows {
      entries.append(Entry(label: cells.label(row, of: now), measure: row.measure))
      if let earlier = before?.rows.first(where: { $0.key == row.key }) {
        entries.append(Entry(label: "", measure: earlier.measure, isEarlier: true))
      }
    }
    return entries
  }

  private func line(_ indicator: Indicator) -> ReportLine {
    switch indicator.id {
    case .timeToContact: .ninetieth
    case .inPerson: .none
    default: .interval
    }
  }

  private func end(_ indicator: Indicator, _ most: Double) -> String {
    switch indicator.id {
    case .timeToContact: cells.days(Int(most))
    case .inPerson: "\(words.yearly): \(cells.number(most))"
    default: cells.wording.percent("100")
    }
  }

  private func bar(_ entry: Entry, _ most: Double) -> Page.Chart.Bar {
    var length: Double?
    var line: ClosedRange<Double>?
    switch entry.measure {
    case .share(let share): (length, line) = (share.value, share.interval)
    case .times(_, let median, let ninetieth):
      length = median.map { Double($0) / most }
      if let median, let ninetieth { line = Double(median) / most...Double(ninetieth) / most }
    case .rate: length = entry.measure.yearlyRate.map { $0 / most }
    case .hidden: break
    }
    return Page.Chart.Bar(
      label: entry.label,
      text: cells.short(entry.measure),
      length: length,
      line: line,
      isHatched: entry.isEarlier
    )
  }
}

extension Indicator.Measure {
  /// How far it reaches on a scale; `nil` where it has nothing to draw.
  fileprivate var greatest: Double? {
    switch self {
    case .share(let share): share.value.map { _ in 1 }
    case .times(_, let median, let ninetieth): (ninetieth ?? median).map(Double.init)
    case .rate: yearlyRate
    case .hidden: nil
    }
  }

  /// What a fixed interval comes to over the same days; `nil` where none is asked for.
  fileprivate var fixedRate: Indicator.Measure? {
    guard case .rate(_, let days, let expected?) = self else { return nil }
    return .rate(events: Int(expected.rounded()), days: days, expected: nil)
  }
}
