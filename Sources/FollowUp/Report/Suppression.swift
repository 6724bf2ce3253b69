/// Which cells are not told, so that nobody can be known by being one of few.
///
/// A cell with one to four is hidden. A hidden cell could be found from what all cells come to, so at
/// least two are hidden, of at least ten together; where that cannot be, all of them are. A figure that
/// could be found from another one, or that the other could be found from, is hidden with it.
///
/// A cell with nobody in it tells of nobody, and stands unless all are hidden.
public enum Suppression {
  /// The fewest that are told.
  public static let least = 5

  /// Hides what tells of few, in every figure of one period.
  public static func applied(to indicators: [Indicator]) -> [Indicator] {
    var told = indicators
    var hidden: Set<Indicator.ID> = []
    for index in told.indices {
      if let source = told[index].id.source, hidden.contains(source) {
        told[index].hideAll()
      } else {
        told[index].hideSmall()
      }
      if told[index].hidesAny { hidden.insert(told[index].id) }
    }
    return told
  }

  /// Whether a count tells of few.
  static func isSmall(_ count: Int) -> Bool { 0 < count && count < least }

  /// The cells that are hidden of those that are all of a whole, by their place.
  ///
  /// - Parameters:
  ///   - counts: how many are in each.
  ///   - small: those that must be hidden.
  /// - Returns: none, several, or all.
  static func hidden(_ counts: [Int], _ small: [Int]) -> Set<Int> {
    if small.isEmpty { return [] }
    var hidden = Set(small)
    let others = counts.indices.filter { counts[$0] > 0 && !hidden.contains($0) }
      .sorted { (counts[$0], $0) < (counts[$1], $1) }
    for place in others {
      if isEnough(hidden, counts) { break }
      hidden.insert(place)
    }
    return isEnough(hidden, counts) ? hidden : Set(counts.indices)
  }

  private static func isEnough(_ hidden: Set<Int>, _ counts: [Int]) -> Bool {
    let sum = hidden.reduce(0) { $0 + counts[$1] }
    // Where each holds at least one, so much is left to be any one's.
    return hidden.count >= 2 && sum >= 2 * least && sum - hidden.count >= least - 1
  }
}

extension Indicator {
  /// Whether anything of it is not told.
  fileprivate var hidesAny: Bool {
    total == .hidden || (rows + units).contains { $0.measure == .hidden }
  }

  fileprivate mutating func hideAll() {
    if total != nil { total = .hidden }
    hide(Set(rows.indices), of: \.rows)
    hide(Set(units.indices), of: \.units)
  }

  fileprivate mutating func hideSmall() {
    if total?.isSmall ?? false { return hideAll() }
    let parts = rows.map { id.isWholeOfParts ? $0.measure.part : $0.measure.whole }
    let small = rows.indices.filter { place in
      let measure = rows[place].measure
      return id.isWholeOfParts
        ? Suppression.isSmall(measure.part) || Suppression.isSmall(measure.whole) : measure.isSmall
    }
    hide(Suppression.hidden(parts, small), of: \.rows)
    let smallUnits = units.indices.filter { units[$0].measure.isSmall }
    hide(Suppression.hidden(units.map(\.measure.whole), smallUnits), of: \.units)
    // The reasons of a rule are told where none of them is of few; else those of no rule are.
    let reasons = rows.flatMap { ($0.reasons ?? [:]).values }
    let hidesAny = rows.contains { $0.measure == .hidden }
    if hidesAny || reasons.contains(where: Suppression.isSmall) {
      for index in rows.indices where id == .overridesByRule { rows[index].reasons = nil }
    }
  }

  private mutating func hide(_ places: Set<Int>, of rows: WritableKeyPath<Indicator, [Row]>) {
    for place in places {
      self[keyPath: rows][place].measure = .hidden
      self[keyPath: rows][place].reasons = nil
    }
  }
}

extension Indicator.Measure {
  /// Whether it tells of few, or that few are left out of it.
  fileprivate var isSmall: Bool {
    [part, whole, whole - part].contains(where: Suppression.isSmall)
  }

  fileprivate var part: Int {
    switch self {
    case .share(let share): share.part
    case .times(let count, _, _): count
    case .rate(let events, _, _): events
    case .hidden: 0
    }
  }

  fileprivate var whole: Int {
    switch self {
    case .share(let share): share.whole
    case .times(let count, _, _): count
    case .rate(let events, _, _): events
    case .hidden: 0
    }
  }
}
