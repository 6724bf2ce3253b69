import Diagnostics
import Expressions
public import Values

/// Looks at each row of thresholds along all that its one value can be.
///
/// The verdict is exact: the number line cuts the value at every limit, and every own limit is
/// tried at both of its ends.
struct ThresholdCheck {
  private let rules: RuleSet

  init(_ rules: RuleSet) { self.rules = rules }

  func diagnostics() -> [Diagnostic] {
    rules.thresholds.flatMap { threshold in
      threshold.rows.flatMap { diagnostics(threshold, $0) }
    }
  }

  private func diagnostics(_ threshold: Threshold, _ row: Threshold.Row) -> [Diagnostic] {
    let lines = rules.settings(of: row).compactMap { setting in
      rules.numberLine(of: row, own: setting.own).map { (line: $0, setting: setting) }
    }
    guard let standard = lines.first else { return [] }
    let name = Self.name(threshold, row)
    var found = unreached(row, name, lines.map(\.line), standard.line)
    if let (line, setting) = lines.first(where: { $0.line.gap != nil }), let gap = line.gap {
      found.append(.colourGap(name, gap, line, setting.words, at: row.green?.place ?? row.place))
    }
    guard let worse = rules.subject(of: row)?.worse, worse != .neither else { return found }
    for (line, setting) in lines {
      guard let fall = line.fall(worse) else { continue }
      let cell = fall.first?.colour == .red ? row.red : row.yellow
      found.append(
        .colourFalls(name, fall, line, setting.words, at: cell?.place ?? row.place)
      )
      break
    }
    return found
  }

  /// The cells whose colour no value has, at no setting of an own limit.
  private func unreached(
    _ row: Threshold.Row,
    _ name: String,
    _ lines: [NumberLine],
    _ standard: NumberLine
  ) -> [Diagnostic] {
    [(Verdict.yellow, row.yellow), (.red, row.red)].compactMap { colour, cell in
      let isReached = lines.contains { line in line.stretches.contains { $0.colour == colour } }
      guard let cell, !isReached else { return nil }
      return .colourUnreached(name, colour, standard, at: cell.place)
    }
  }

  /// A row as it is spoken of: its id, and where it has one, its first time point.
  static func name(_ threshold: Threshold, _ row: Threshold.Row) -> String {
    "`\(threshold.id)`" + (row.timePoints.first.map { " at \($0)" } ?? "")
  }
}

/// What is set for one patient, and how it is said.
struct OwnSetting {
  /// The limits, by slot.
  var own: [Int: Number] = [:]
  /// ` where `dose_limit` is 3`; empty for the defaults.
  var words = ""
}

extension RuleSet {
  /// The defaults, then the ends of each own limit that a row reads.
  func settings(of row: Threshold.Row) -> [OwnSetting] {
    var settings = [OwnSetting()]
    var slots: Set<Int> = []
    for cell in [row.green, row.yellow, row.red].compactMap(\.self) {
      for limit in cell.limits { slots.formUnion(program.reads(limit).slots) }
    }
    for limit in limits where slots.contains(limit.slot) {
      let ends = [limit.allowed.lowerBound, limit.allowed.upperBound]
      settings += settings.prefix(64).flatMap { setting in
        ends.map { end in
          var own = setting.own
          own[limit.slot] = end
          let joint = setting.words.isEmpty ? " where" : "\(setting.words) and"
          return OwnSetting(own: own, words: "\(joint) `\(limit.id)` is \(end)")
        }
      }
    }
    return settings
  }
}

extension NumberLine {
  /// A number that no cell colours.
  var gap: Number? { stretches.first { $0.colour == nil }?.least }

  /// Neighbouring numbers of which the worse one is milder, and where there is one, a worse number
  /// still, at which the colour has risen again; `nil` where the colour never falls.
  func fall(_ worse: Direction) -> [(number: Number, colour: Verdict)]? {
    let towardsWorse = worse == .lower ? stretches.reversed() : stretches
    let coloured = towardsWorse.compactMap { stretch in
      stretch.colour.map { (stretch: stretch, colour: $0) }
    }
    for (milder, next) in zip(coloured, coloured.dropFirst()) where next.colour < milder.colour {
      let later = coloured.drop { $0.stretch != next.stretch }.first { $0.colour > next.colour }
      let before = worse == .lower ? milder.stretch.least : milder.stretch.greatest
      return [(before, milder.colour)]
        + [next, later].compactMap(\.self).map { found in
          (worse == .lower ? found.stretch.greatest : found.stretch.least, found.colour)
        }
    }
    return nil
  }
}

extension NumberLine.Stretch {
  /// The least number that belongs to it, or one near it.
  public var least: Number { includesFirst && first.isBounded ? first : sample }

  /// The greatest number that belongs to it, or one near it.
  public var greatest: Number { includesLast && last.isBounded ? last : sample }
}
