import Expressions

extension ProtocolChange.Effect {
  /// What it does that a condition which raises a colour now reads otherwise.
  ///
  /// Holding oftener is stricter. It is told where that follows from how both are written: a part of
  /// `and` or `or` more or less, a limit moved, an option more or less. Else it is `either`.
  init(from old: Expression, to new: Expression) {
    if old.meaning == new.meaning {
      self = .none
      return
    }
    self =
      Self.joined(old, new) ?? Self.comparison(old, new) ?? Self.options(old, new)
      ?? Self.negation(old, new) ?? .either
  }

  /// `and` and `or`, one of them perhaps with a single part.
  private static func joined(_ old: Expression, _ new: Expression) -> Self? {
    switch (old.kind, new.kind) {
    case (.all(let before), .all(let after)): return parts(before, after, more: .milder)
    case (.all(let before), _): return parts(before, [new], more: .milder)
    case (.any(let before), .any(let after)): return parts(before, after, more: .stricter)
    case (.any(let before), _): return parts(before, [new], more: .stricter)
    case (_, .all(let after)): return parts([old], after, more: .milder)
    case (_, .any(let after)): return parts([old], after, more: .stricter)
    default: return nil
    }
  }

  private static func parts(_ old: [Expression], _ new: [Expression], more: Self) -> Self? {
    let (before, after) = (Set(old.map(\.meaning)), Set(new.map(\.meaning)))
    let gone = old.filter { !after.contains($0.meaning) }
    let added = new.filter { !before.contains($0.meaning) }
    switch (gone.count, added.count) {
    case (0, 0): return Self.none
    case (0, _): return more
    case (_, 0): return more.reversed
    case (1, 1) where old.count > 1 || new.count > 1:
      return Self(from: gone[0], to: added[0])
    default: return nil
    }
  }

  /// A comparison whose limit moved.
  private static func comparison(_ old: Expression, _ new: Expression) -> Self? {
    guard case .comparison(let sign, let value, let before) = old.kind,
      case .comparison(let newSign, let newValue, let after) = new.kind,
      sign == newSign, value.meaning == newValue.meaning,
      let low = before.constant, let high = after.constant
    else { return nil }
    switch sign {
    case .greater, .greaterOrEqual: return high > low ? .milder : .stricter
    case .less, .lessOrEqual: return high > low ? .stricter : .milder
    case .equal, .notEqual: return nil
    }
  }

  /// A value that is one of more or fewer options.
  private static func options(_ old: Expression, _ new: Expression) -> Self? {
    guard case .within(let value, let before) = old.kind,
      case .within(let newValue, let after) = new.kind, value.meaning == newValue.meaning
    else { return nil }
    let (was, now) = (Set(before.map(\.meaning)), Set(after.map(\.meaning)))
    return was.isSubset(of: now) ? .stricter : now.isSubset(of: was) ? .milder : nil
  }

  private static func negation(_ old: Expression, _ new: Expression) -> Self? {
    guard case .not(let before) = old.kind, case .not(let after) = new.kind else { return nil }
    return Self(from: before, to: after).reversed
  }

  /// The same for what holds where this does not.
  private var reversed: Self {
    switch self {
    case .milder: .stricter
    case .stricter: .milder
    case .either, .none: self
    }
  }
}
