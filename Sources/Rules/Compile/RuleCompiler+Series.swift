import Diagnostics
import Expressions
import Values

/// Readings of devices: what they are, and when there are enough of them.
extension RuleCompiler {
  mutating func compileSeries() {
    for row in file.series {
      guard isFree(row.id) else { continue }
      if row.source == nil { report(.noSource(row.id.value, at: place(row.id.span))) }
      let (code, unit) = (code(row), unit(row))
      let (plausible, leastCoverage) = (plausible(row), leastCoverage(row))
      if row.interval.value.minutes < 1 {
        report(.readingsInMonths(at: place(row.interval.span)))
        continue
      }
      guard let code, let unit, let plausible, let leastCoverage else { continue }
      let made = DeviceSeries(
        id: row.id.value,
        code: code,
        unit: unit,
        interval: row.interval.value,
        plausible: plausible,
        leastCoverage: leastCoverage
      )
      series.append(made)
      compiler.series[made.id] = made
    }
  }

  private mutating func code(_ row: SeriesRow) -> String? {
    let text = row.code.value
    let parts = text.split(separator: "|", omittingEmptySubsequences: false)
    guard parts.count == 2, parts.allSatisfy({ !$0.isEmpty }), !text.contains(where: \.isWhitespace)
    else {
      report(.invalidCode(text, at: place(row.code.span)))
      return nil
    }
    return text
  }

  private mutating func unit(_ row: SeriesRow) -> Unit? {
    guard let written = row.unit else { return Unit("1") }
    if let unit = Unit(written.value) { return unit }
    report(.unknownUnit(written.value, among: Unit.known, at: place(written.span)))
    return nil
  }

  private mutating func plausible(_ row: SeriesRow) -> ClosedRange<Number>? {
    guard let written = row.plausible else {
      report(.noPlausibleRange(row.id.value, at: place(row.id.span)))
      return nil
    }
    guard case .range(let range) = written.kind, range.includesLow, range.includesHigh,
      let low = range.low.plainNumber, let high = range.high.plainNumber, low < high
    else {
      report(.plausibleNotRange(at: place(written.span)))
      return nil
    }
    return low...high
  }

  private mutating func leastCoverage(_ row: SeriesRow) -> Number? {
    guard let written = row.usableWhen else {
      report(.noCoverage(row.id.value, at: place(row.id.span)))
      return nil
    }
    guard case .comparison(.greaterOrEqual, let left, let right) = written.kind,
      left.kind == .path("coverage"), let least = right.plainNumber, least > .zero,
      least <= Number(100)
    else {
      report(.coverageNotTold(at: place(written.span)))
      return nil
    }
    return least
  }

  /// A series that no value is made of would only look as if someone heeded it.
  mutating func checkSeriesAreRead() {
    let read = Set(compiler.seriesValues.map(\.call.series))
    guard !compiler.diagnostics.hasErrors else { return }
    for row in file.series
    where compiler.series[row.id.value] != nil && !read.contains(row.id.value) {
      report(.unreadSeries(row.id.value, at: place(row.id.span)))
    }
  }
}
