import Expressions
public import Values

extension RuleSet {
  /// The colours of a row of thresholds along all that its value can be.
  ///
  /// The value is cut at every limit, and each limit and each stretch between two is evaluated as
  /// the form of a patient would be.
  ///
  /// - Parameters:
  ///   - row: one of the rule set's.
  ///   - own: what is set for one patient, by slot; other limits are at their default.
  /// - Returns: the line; `nil` where the value is no number, or where a cell compares it with
  ///   another answer.
  public func numberLine(of row: Threshold.Row, own: [Int: Number] = [:]) -> NumberLine? {
    var frame = openFrame(own: own)
    let value = program.value(row.subject, &frame).applicable
    guard case .number = row.subject.type, value.kind == .interval,
      let limits = fixedLimits(of: row, &frame)
    else { return nil }
    return NumberLine(
      joining: value.pieces(between: limits).map { piece in
        var piece = piece
        piece.colour = colour(row, .number(piece.sample), &frame)
        return piece
      }
    )
  }

  /// The numbers that a row's cells are compared with; `nil` where one is not known beforehand.
  func fixedLimits(of row: Threshold.Row, _ frame: inout Frame) -> [Number]? {
    var numbers: [Number] = []
    for limit in [row.green, row.yellow, row.red].compactMap(\.self).flatMap(\.limits) {
      let value = program.value(limit, &frame)
      if value.isHidden { continue }
      guard let number = value.knownNumber else { return nil }
      numbers.append(number)
    }
    return numbers
  }

  /// The colour of one known value; `nil` where no cell of the row holds.
  func colour(_ row: Threshold.Row, _ value: ValueSet, _ frame: inout Frame) -> Verdict? {
    let found = verdict(row, value, &frame)
    return found.proven == found.possible ? found.proven : nil
  }

  /// A frame in which every value can be all that its form allows, and a limit what is set.
  func openFrame(own: [Int: Number] = [:]) -> Frame {
    var frame = Frame(
      slots: schema.values.map { $0.canBeHidden ? $0.domain.perhapsHidden : $0.domain },
      sections: schema.sections.map { section in
        var entries = SectionEntries(width: section.fields.count)
        entries.canBeNotApplicable = section.canBeHidden
        return entries
      },
      authored: Self.anyDay
    )
    for limit in limits {
      let value = own[limit.slot] ?? limit.standard
      frame.slots[limit.slot] = value.map(ValueSet.number) ?? frame.slots[limit.slot].hidden
    }
    frame.recalled = program.recalls.map { schema.values[$0.slot].domain.perhapsHidden }
    frame.outcomes = Array(
      repeating: Outcome(proven: .green, possible: .red),
      count: thresholds.count + rules.count
    )
    for value in named {
      frame.slots[value.slot] = program.value(value.computation, &frame)
    }
    return frame
  }

  /// A day to check on; no check depends on which.
  static let anyDay = CivilDate(dayNumber: 20_000)
}

extension ValueSet {
  /// The interval cut at every limit, so that no comparison with one changes within a piece.
  func pieces(between limits: [Number]) -> [NumberLine.Stretch] {
    guard step > .zero, low.isBounded, high.isBounded else { return openPieces(limits) }
    let points = points(between: limits)
    return zip(points, points.dropFirst() + [high]).map { point, next in
      let last = max(point, next.subtracting(step) ?? point)
      return NumberLine.Stretch(first: point, last: last, sample: point)
    }
  }

  /// Each end and limit by itself, and the open stretch between each two.
  private func openPieces(_ limits: [Number]) -> [NumberLine.Stretch] {
    let ends = Set(limits.filter { low < $0 && $0 < high } + [low, high]).sorted()
    var pieces: [NumberLine.Stretch] = []
    for (index, end) in ends.enumerated() {
      if end.isBounded { pieces.append(.init(first: end, last: end, sample: end)) }
      guard index + 1 < ends.count, let sample = end.middle(to: ends[index + 1]) else { continue }
      pieces.append(
        .init(
          first: end,
          last: ends[index + 1],
          includesFirst: false,
          includesLast: false,
          sample: sample
        )
      )
    }
    return pieces
  }
}

extension Number {
  /// A number between this one and a greater one; `nil` where none can be held.
  func middle(to other: Number) -> Number? {
    guard isBounded else { return other.isBounded ? other.subtracting(.one) : .zero }
    guard other.isBounded else { return adding(.one) }
    return adding(other)?.divided(by: Number(2))
  }
}
