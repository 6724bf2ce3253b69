public import Expressions
public import Values

extension RuleSet {
  /// The frame of a form as rules read it: own limits at their defaults, and earlier forms that
  /// said what is given.
  ///
  /// - Parameters:
  ///   - frame: the form's values.
  ///   - earlier: the values of every earlier form; `nil` where there was none.
  /// - Returns: the frame, ready to be evaluated.
  public func completed(_ frame: Frame, recalling earlier: [ValueSet]?) -> Frame {
    var frame = frame
    for value in schema.values[frame.slots.count...] { frame.slots.append(value.domain.hidden) }
    for slot in notNeeded where !frame.slots[slot].isAnswered {
      frame.slots[slot] = frame.slots[slot].hidden
    }
    for limit in limits {
      if let standard = limit.standard { frame.slots[limit.slot] = .number(standard) }
    }
    frame.recalled = program.recalls.map { recall in
      earlier?[recall.slot] ?? schema.values[recall.slot].domain.hidden
    }
    return frame
  }

  /// The worst colour that a known value has in any row of thresholds that it is the subject of.
  ///
  /// - Parameters:
  ///   - value: the value.
  ///   - position: its slot, or its section and field.
  /// - Returns: the colour; `nil` where no row is about it.
  public func worstColour(of value: ValueSet, at position: SubjectPosition) -> Verdict? {
    var frame = openFrame()
    return rows(at: position).compactMap { row in
      let found = verdict(row, value, &frame)
      return found.proven == found.possible ? found.proven : nil
    }.max()
  }

  /// The rows of thresholds whose subject is one value of the form.
  public func rows(at position: SubjectPosition) -> [Threshold.Row] {
    thresholds.flatMap(\.rows).filter { row in
      switch position {
      case .slot(let slot): program.slot(of: row.subject) == slot
      case .field(let section, let field):
        program.field(of: row.subject).map { $0 == (section, field) } ?? false
      }
    }
  }
}

/// Where a value that a row is about stands.
public enum SubjectPosition: Sendable, Hashable {
  /// In a slot of the frame.
  case slot(Int)
  /// In each entry of a repeated section.
  case field(section: Int, field: Int)
}
