public import Values

/// How far two who judge the same forms agree, on green, yellow and red.
///
/// Cohen's kappa with linear weights: agreement beyond what the two would have by chance, where a step
/// of one colour counts half as much as one of two. 1 is full agreement and 0 what chance gives.
///
/// - SeeAlso: Cohen 1968, doi:10.1037/h0026256; for the standard error Fleiss, Cohen and Everitt 1969,
///   doi:10.1037/h0028106
public struct Agreement: Sendable, Hashable {
  /// How many were judged as a row and a column, mildest first; as many rows as columns.
  private var counts: [[Int]]

  /// Takes a table of counts, one row and one column for each category in their order.
  ///
  /// - Precondition: it is square, and has two categories at least.
  public init(_ counts: [[Int]]) {
    precondition(counts.count >= 2 && counts.allSatisfy { $0.count == counts.count })
    self.counts = counts
  }

  /// Takes how many forms two judged as each pair of verdicts.
  public init(_ pairs: [Pair: Int]) {
    let verdicts = Verdict.allCases
    self.init(
      verdicts.map { one in verdicts.map { pairs[Pair(engine: one, clinic: $0)] ?? 0 } }
    )
  }

  /// What the engine and the clinic made of a form.
  public struct Pair: Sendable, Hashable {
    /// The engine's verdict.
    public let engine: Verdict
    /// The clinic's.
    public let clinic: Verdict

    /// Makes a pair.
    public init(engine: Verdict, clinic: Verdict) {
      self.engine = engine
      self.clinic = clinic
    }
  }

  /// How many were judged alike, of all.
  public var alike: Share { Share(counts.indices.map { counts[$0][$0] }.reduce(0, +), of: whole) }

  private var whole: Int { counts.joined().reduce(0, +) }

  /// Weighted kappa with its standard error; `nil` where nothing was judged, or where both judged
  /// everything alike as one category, so that chance agrees as well.
  public var kappa: Kappa? {
    let places = counts.indices
    let count = Double(whole)
    if whole == 0 { return nil }
    let shares = counts.map { $0.map { Double($0) / count } }
    let rows = shares.map { $0.reduce(0, +) }
    let columns = places.map { column in shares.reduce(0) { $0 + $1[column] } }
    func sum(_ value: (Int, Int) -> Double) -> Double {
      places.reduce(0) { sum, row in places.reduce(sum) { $0 + value(row, $1) } }
    }
    let observed = sum { weight($0, $1) * shares[$0][$1] }
    let expected = sum { weight($0, $1) * rows[$0] * columns[$1] }
    if expected >= 1 { return nil }
    // Rounding may leave full agreement a little above 1.
    let kappa = min((observed - expected) / (1 - expected), 1)
    let byRow = places.map { row in places.reduce(0) { $0 + weight(row, $1) * columns[$1] } }
    let byColumn = places.map { column in places.reduce(0) { $0 + weight($1, column) * rows[$1] } }
    let spread = sum { row, column in
      let term = weight(row, column) - (byRow[row] + byColumn[column]) * (1 - kappa)
      return shares[row][column] * term * term
    }
    let middle = kappa - expected * (1 - kappa)
    let variance = (spread - middle * middle) / (count * (1 - expected) * (1 - expected))
    return Kappa(value: kappa, standardError: max(variance, 0).squareRoot())
  }

  private func weight(_ row: Int, _ column: Int) -> Double {
    1 - Double(abs(row - column)) / Double(counts.count - 1)
  }

  /// Weighted kappa, as far as chance lets it be known.
  public struct Kappa: Sendable, Hashable {
    /// From −1 to 1.
    public let value: Double
    /// Its large-sample standard error.
    public let standardError: Double

    /// The interval of 95 %.
    public var interval: ClosedRange<Double> {
      let width = Share.quantile * standardError
      let low = max(value - width, -1)
      return low...max(min(value + width, 1), low)
    }
  }
}
