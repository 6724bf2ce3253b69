import Diagnostics
import Expressions
import Values

/// Looks at each row of thresholds along all that its one value can be.
///
/// The verdict is exact: the value is cut at every limit, and every own limit is
/// tried at both of its ends.
struct ThresholdCheck {
  private let rules: RuleSet

  init(_ rules: RuleSet) { self.rules = rules }

  func diagnostics() -> [Diagnostic] {
    rules.thresholds.flatMap { threshold in
      never(threshold) + threshold.rows.flatMap { diagnostics(threshold, $0) }
    }
  }

  private func diagnostics(_ threshold: Threshold, _ row: Threshold.Row) -> [Diagnostic] {
    let lines = rules.settings(of: row).compactMap { setting in
      rules.settledColours(of: row, own: setting.own).map { ColourLine($0, setting) }
    }
    guard let standard = lines.first else { return [] }
    let name = Self.name(threshold, row)
    var found = unreached(row, name, lines, standard.colours)
    if let line = lines.first(where: { $0.gap != nil }), let gap = line.gap {
      let place = row.green?.place ?? row.place
      found.append(.colourGap(name, gap, line.colours, line.setting.words, at: place))
    }
    guard let subject = rules.subject(of: row), subject.worse != .neither else { return found }
    for line in lines {
      guard let fall = line.fall(subject.worse) else { continue }
      let place = (fall.first?.colour == .red ? row.red : row.yellow)?.place ?? row.place
      found.append(
        .colourFalls(
          name,
          fall,
          line.colours,
          line.setting.words,
          neither: line.hasColourAtBothEnds ? Self.neither(subject) : nil,
          at: place
        )
      )
      break
    }
    return found
  }

  /// Whether the colour falls along the value that a row is about.
  func falls(_ row: Threshold.Row) -> Bool {
    guard let worse = rules.subject(of: row)?.worse, worse != .neither else { return false }
    return rules.settings(of: row).contains { setting in
      rules.settledColours(of: row, own: setting.own).map {
        ColourLine($0, setting).fall(worse) != nil
      } ?? false
    }
  }

  /// A threshold that is neither yellow nor red at any time point, whatever the answer.
  private func never(_ threshold: Threshold) -> [Diagnostic] {
    let isNever = threshold.rows.allSatisfy { row in
      row.yellow == nil && row.red == nil && row.missing.colour == nil
    }
    guard isNever, let row = threshold.rows.first else { return [] }
    return [.thresholdNever(threshold.id, at: row.place)]
  }

  /// The cells whose colour no value has, at no setting of an own limit.
  private func unreached(
    _ row: Threshold.Row,
    _ name: String,
    _ lines: [ColourLine],
    _ standard: RowColours
  ) -> [Diagnostic] {
    [(Verdict.yellow, row.yellow), (.red, row.red)].compactMap { colour, cell in
      let isReached = lines.contains { $0.stretches.contains { $0.colour == Colour(colour) } }
      guard let cell, !isReached else { return nil }
      return .colourUnreached(name, colour, standard, at: cell.place)
    }
  }

  /// How an author says of a value that neither way is worse.
  private static func neither(_ subject: SchemaValue) -> String {
    subject.origin == .named
      ? "`worse neither` after the value" : "`\"worse\": \"neither\"` in the form"
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
    for cell in row.cells {
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

extension RuleSet {
  /// The colours of a row along its number; `nil` where it is no number, or where a cell compares it
  /// with another answer.
  func settledColours(of row: Threshold.Row, own: [Int: Number] = [:]) -> RowColours? {
    guard case .number = row.subject.type else { return nil }
    let colours = RowColours(row, of: self, own: own)
    return colours.areLimitsKnown && colours.domain.kind == .interval ? colours : nil
  }
}

/// The stretches of a row's colours, with what is asked of them.
private struct ColourLine {
  let colours: RowColours
  let stretches: [(values: Stretch, colour: Colour)]
  let setting: OwnSetting

  init(_ colours: RowColours, _ setting: OwnSetting) {
    self.colours = colours
    stretches = colours.stretches
    self.setting = setting
  }

  /// Whether the least and the greatest are yellow or red.
  var hasColourAtBothEnds: Bool {
    [stretches.first, stretches.last].allSatisfy { $0?.colour == .yellow || $0?.colour == .red }
  }

  /// A number that no cell colours.
  var gap: Number? { stretches.first { $0.colour == .grey }?.values.numbers?.least }

  /// Neighbouring numbers of which the worse one is milder, and where there is one, a worse number
  /// still, at which the colour has risen again; `nil` where the colour never falls.
  func fall(_ worse: Direction) -> [(number: Number, colour: Verdict)]? {
    let ascending = stretches.compactMap { stretch -> (least: Number, most: Number, Verdict)? in
      guard let numbers = stretch.values.numbers, let colour = stretch.colour.verdict else {
        return nil
      }
      return (numbers.least, numbers.greatest, colour)
    }
    let line =
      worse == .lower ? ascending.reversed().map { ($0.most, $0.least, $0.2) } : ascending
    for index in line.indices.dropFirst() where line[index].2 < line[index - 1].2 {
      let later = line[index...].first { $0.2 > line[index].2 }
      return [(line[index - 1].1, line[index - 1].2)]
        + [line[index], later].compactMap(\.self).map { ($0.0, $0.2) }
    }
    return nil
  }
}
