public import Diagnostics
public import Expressions
public import Values

extension RuleSet {
  /// Where the threshold or rule of an outcome stands: of a threshold, the row due at a time point.
  public func place(ofOutcome index: Int, at timePoint: Period?) -> Place? {
    guard index < thresholds.count else { return rule(ofOutcome: index)?.place }
    return row(ofOutcome: index, at: timePoint)?.place
  }

  /// The answers that an outcome reads, as `pain = 3`, in the order of the form.
  public func answers(toOutcome index: Int, _ frame: Frame, at timePoint: Period?) -> [String] {
    let reads = reads(ofOutcome: index, at: timePoint)
    let slots = reads.slots.sorted().filter { schema.values[$0].origin != .named }
    return slots.map { schema.values[$0].words(frame.slots[$0]) }
      + reads.recalls.sorted().map { recall in
        let earlier = program.recalls[recall]
        return earlier.words(schema.values[earlier.slot], frame.recalled[recall])
      }
  }

  /// The slot of a name; `nil` where it is no value of the whole form.
  func slot(of name: String) -> Int? {
    if case .value(let slot, _) = schema.lookUp(name) { slot } else { nil }
  }

  /// All that an outcome reads, by way of named values too.
  public func reads(ofOutcome index: Int, at timePoint: Period?) -> Reads {
    var reads = Reads()
    if index < thresholds.count {
      guard let row = row(ofOutcome: index, at: timePoint) else { return reads }
      reads = program.reads(row.subject)
      for cell in row.cells {
        reads.formUnion(program.reads(cell.condition))
      }
    } else if let rule = rule(ofOutcome: index) {
      for condition in [rule.yellow, rule.red].compactMap(\.self) {
        reads.formUnion(program.reads(condition))
      }
    }
    return expanded(reads)
  }

  /// All that a threshold, at any time point, or a rule reads.
  public func reads(byOutcome index: Int) -> Reads {
    let points = index < thresholds.count ? thresholds[index].rows.map(\.timePoints.first) : [nil]
    return points.reduce(into: Reads()) { $0.formUnion(reads(ofOutcome: index, at: $1)) }
  }

  /// The time points that rows are for; `nil` where there are none.
  public var timePoints: [Period?] {
    var seen: Set<Period> = []
    let points = thresholds.flatMap(\.rows).flatMap(\.timePoints).filter {
      seen.insert($0).inserted
    }
    return points.isEmpty ? [nil] : points
  }

  /// All that anything of the protocol reads; what is read of an earlier form is read of this one.
  public var allReads: Reads {
    var reads = Reads()
    for row in thresholds.flatMap(\.rows) {
      reads.formUnion(program.reads(row.subject))
      for cell in row.cells {
        reads.formUnion(program.reads(cell.condition))
      }
    }
    for condition in rules.flatMap({ [$0.yellow, $0.red] }).compactMap(\.self)
      + statuses.map(\.condition)
    {
      reads.formUnion(program.reads(condition))
    }
    for cell in (consultation.map(\.inputs) + actions.map(\.inputs)).flatMap(\.values) {
      reads.formUnion(program.reads(cell.subject))
      reads.formUnion(program.reads(cell.condition))
    }
    reads = expanded(reads)
    reads.slots.formUnion(reads.recalls.map { program.recalls[$0].slot })
    return reads
  }

  /// What is read, and what the named values among it read.
  func expanded(_ reads: Reads) -> Reads {
    var reads = reads
    for value in named.reversed() where reads.slots.contains(value.slot) {
      reads.formUnion(program.reads(value.computation))
    }
    return reads
  }

  private func rule(ofOutcome index: Int) -> Rule? {
    ruleIndex(ofOutcome: index).map { rules[$0] }
  }

  private func row(ofOutcome index: Int, at timePoint: Period?) -> Threshold.Row? {
    thresholds[index].rows.first { row in
      row.timePoints.isEmpty || timePoint.map(row.timePoints.contains) ?? false
    }
  }
}

extension SchemaValue {
  /// A value of it as an author writes the test, such as `pain = 3`.
  public func words(_ value: ValueSet) -> String { "\(name) = \(plain(value))" }

  func plain(_ value: ValueSet) -> String {
    if value.isHidden { return "not applicable" }
    guard value.isKnown else { return value.canBeNotApplicable ? "open" : "unanswered" }
    switch (type, value.kind) {
    case (.boolean, _): return value.knownOption == 1 ? "true" : "false"
    case (_, .text): return value.isAnswered ? "a text" : "no text"
    case (.date, _):
      return value.low.whole.map { CivilDate(dayNumber: $0).description } ?? "\(value.low)"
    case (_, .interval): return "\(value.low)"
    default:
      let options = type.options ?? []
      let chosen = options.indices.filter { value.options >> UInt64($0) & 1 == 1 }
      return chosen.map { "\"\(options[$0])\"" }.joined(separator: ", ")
    }
  }
}

extension Recall {
  func words(_ known: SchemaValue, _ value: ValueSet) -> String {
    let call =
      switch form {
      case .previous: "previous(\(known.name))"
      case .baseline: "baseline(\(known.name))"
      case .latest(let count): "latest(\(known.name), \(count))"
      }
    return "\(call) = \(known.plain(value))"
  }
}
