public import Expressions
public import Values

/// The mildest colour that a form can have, where some of its answers are known.
///
/// All else can still be answered, and answered well: neither what a row says of silence nor a rule
/// that asks what is missing proves anything.
public struct MildestColour: Sendable {
  private let rules: RuleSet
  private let frame: Frame
  /// The slots of which a rule asks whether they were answered.
  private let asked: Set<Int>

  /// Takes the rules of a protocol.
  public init(_ rules: RuleSet) {
    let rules = rules.withoutSilence
    let conditions =
      rules.rules.flatMap { [$0.yellow, $0.red] }.compactMap(\.self)
      + rules.statuses.map(\.condition)
      + rules.thresholds.flatMap(\.rows).flatMap(\.cells).map(\.condition)
    asked = conditions.reduce(into: []) { slots, condition in
      slots.formUnion(rules.program.readsAskedMissing(in: condition).slots)
    }
    frame = rules.openFrame()
    self.rules = rules
  }

  /// The colour, at the time point that is mildest.
  ///
  /// - Parameter answered: sets what is answered in a frame in which all is open.
  /// - Returns: the colour.
  public func colour(where answered: (inout Frame) -> Void) -> Verdict {
    var frame = frame
    answered(&frame)
    for slot in asked {
      let value = frame.slots[slot]
      let isOpen = value.kind == .text ? !value.isAnswered : !value.isSettled
      if isOpen { frame.slots[slot] = value.perhapsHidden }
    }
    return rules.timePoints.map { point in
      var frame = frame
      return rules.evaluate(&frame, at: point).overall.proven
    }.min() ?? .green
  }
}
