import Expressions
import Rules
import Values

/// What is said of a series of readings.
struct SeriesWords {
  let expressions: ExpressionWords

  private var wording: any Wording { expressions.names.wording }

  /// What the readings are, what one of them can be, and how many are enough.
  func sentence(_ row: SeriesRow) -> String {
    let whole = wording.series(
      wording.quoted(row.id.value),
      code: row.code.value,
      unit: row.unit?.value,
      every: wording.duration(row.interval.value.description)
    )
    guard case .range(let range)? = row.plausible?.kind,
      case .comparison(_, _, let least)? = row.usableWhen?.kind
    else { return whole }
    return whole + ". "
      + wording.enough(
        expressions.words(least),
        from: expressions.words(range.low),
        to: expressions.words(range.high)
      )
  }
}
