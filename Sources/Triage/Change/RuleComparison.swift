import Expressions
import Rules
import Values

/// Compares rules and what the number of findings adds.
struct RuleComparison {
  private let old: ComparedProtocol
  private let new: ComparedProtocol

  init(_ old: ComparedProtocol, _ new: ComparedProtocol) {
    self.old = old
    self.new = new
  }

  var changes: [ProtocolChange] { rules + statuses }

  private var rules: [ProtocolChange] {
    Paired.pairs(old.file.rules, new.file.rules) { $0.id.value }.flatMap { pair in
      guard let before = pair.old, let after = pair.new else { return [whole(pair)] }
      let conditions =
        recoloured(before, after)
        ?? [clause(.red, before, after), clause(.yellow, before, after)].compactMap(\.self)
      let source = ProtocolChange.source(
        area: .rule,
        id: pair.key,
        before.source?.value,
        after.source?.value,
        label: new.sentence(pair.key)
      )
      return conditions + [safety(before, after), source].compactMap(\.self)
    }
  }

  private func whole(_ pair: Paired<RuleBlock>) -> ProtocolChange {
    let colours = (pair.old ?? pair.new)?.clauses.map { Colour($0.colour.value) } ?? []
    return ProtocolChange(
      area: .rule,
      id: pair.key,
      kind: pair.kind,
      aspect: .whole,
      effect: pair.kind == .added ? .stricter : .milder,
      old: pair.old.map { .rule($0) },
      new: pair.new.map { .rule($0) },
      colours: colours.map { colour in
        pair.kind == .added
          ? ColourChange(values: nil, old: .green, new: colour)
          : ColourChange(values: nil, old: colour, new: .green)
      },
      label: (pair.new == nil ? old : new).sentence(pair.key)
    )
  }

  /// The same single condition in another colour.
  private func recoloured(_ before: RuleBlock, _ after: RuleBlock) -> [ProtocolChange]? {
    guard before.clauses.count == 1, after.clauses.count == 1 else { return nil }
    let (was, now) = (before.clauses[0], after.clauses[0])
    let (old, new) = (Colour(was.colour.value), Colour(now.colour.value))
    guard old != new, was.condition.meaning == now.condition.meaning else { return nil }
    var change = change(after.id.value, .colours, .init(old, new), .rule(before), .rule(after))
    change.colours = [ColourChange(values: nil, old: old, new: new)]
    return [change]
  }

  private func clause(
    _ colour: Verdict,
    _ before: RuleBlock,
    _ after: RuleBlock
  ) -> ProtocolChange? {
    let was = before.clauses.first { $0.colour.value == colour }?.condition
    let now = after.clauses.first { $0.colour.value == colour }?.condition
    if was?.meaning == now?.meaning { return nil }
    let effect: ProtocolChange.Effect =
      switch (was, now) {
      case (let was?, let now?): .init(from: was, to: now)
      case (nil, _): .stricter
      default: .milder
      }
    return change(
      after.id.value,
      colour == .red ? .red : .yellow,
      effect,
      was.map { .expression($0) },
      now.map { .expression($0) }
    )
  }

  private func safety(_ before: RuleBlock, _ after: RuleBlock) -> ProtocolChange? {
    if before.isSafety == after.isSafety { return nil }
    return change(after.id.value, .safety, .either, .rule(before), .rule(after))
  }

  private func change(
    _ id: String,
    _ aspect: ProtocolChange.Aspect,
    _ effect: ProtocolChange.Effect,
    _ before: ProtocolPart?,
    _ after: ProtocolPart?
  ) -> ProtocolChange {
    ProtocolChange(
      area: .rule,
      id: id,
      kind: .changed,
      aspect: aspect,
      effect: effect,
      old: before,
      new: after,
      label: new.sentence(id)
    )
  }

  /// A status whose condition changed is told as such where it is the only one of its colour.
  private var statuses: [ProtocolChange] {
    [Verdict.red, .yellow].flatMap { colour in
      let before = old.file.status.filter { $0.colour.value == colour }
      let after = new.file.status.filter { $0.colour.value == colour }
      if before.count == 1, after.count == 1 { return status(before[0], after[0]) }
      return Paired.pairs(before, after) { $0.condition.meaning }.flatMap { pair in
        pair.kind == .changed ? [] : status(pair.old, pair.new)
      }
    }
  }

  private func status(_ before: StatusLine?, _ after: StatusLine?) -> [ProtocolChange] {
    guard let line = after ?? before, before?.condition.meaning != after?.condition.meaning
    else { return [] }
    var effect = before == nil ? ProtocolChange.Effect.stricter : .milder
    if let before, let after { effect = .init(from: before.condition, to: after.condition) }
    return [
      ProtocolChange(
        area: .status,
        id: line.colour.value.description,
        kind: before == nil ? .added : after == nil ? .removed : .changed,
        aspect: .whole,
        effect: effect,
        old: before.map { .status($0) },
        new: after.map { .status($0) }
      )
    ]
  }
}
