import Expressions
import Rules
import Values

/// Compares what a clinician may set, device data and named values.
struct LimitComparison {
  private let old: ComparedProtocol
  private let new: ComparedProtocol

  init(_ old: ComparedProtocol, _ new: ComparedProtocol) {
    self.old = old
    self.new = new
  }

  var changes: [ProtocolChange] { limits + series + values }

  private var limits: [ProtocolChange] {
    Paired.pairs(old.file.limits, new.file.limits) { $0.id.value }.flatMap { pair in
      guard let before = pair.old, let after = pair.new else {
        return [
          change(pair, .limit, .whole, pair.old.map { .limit($0) }, pair.new.map { .limit($0) })
        ]
      }
      return [
        change(pair, .standard, before.defaultValue, after.defaultValue),
        change(pair, .allowed, before.allowed, after.allowed),
        source(pair, before.source?.value, after.source?.value),
      ].compactMap(\.self)
    }
  }

  private var series: [ProtocolChange] {
    Paired.pairs(old.file.series, new.file.series) { $0.id.value }.compactMap { pair in
      let (before, after) = (
        pair.old.map { ProtocolPart.series($0) }, pair.new.map { ProtocolPart.series($0) }
      )
      return before?.written == after?.written ? nil : change(pair, .series, .whole, before, after)
    }
  }

  private var values: [ProtocolChange] {
    Paired.pairs(old.file.values, new.file.values) { $0.id.value }.compactMap { pair in
      let isSame =
        pair.old?.expression.meaning == pair.new?.expression.meaning
        && pair.old?.worse?.value == pair.new?.worse?.value
      if isSame { return nil }
      return change(
        pair,
        .value,
        pair.kind == .changed ? .value : .whole,
        pair.old.map { .expression($0.expression) },
        pair.new.map { .expression($0.expression) }
      )
    }
  }

  private func change<Row>(
    _ pair: Paired<Row>,
    _ area: ProtocolChange.Area,
    _ aspect: ProtocolChange.Aspect,
    _ before: ProtocolPart?,
    _ after: ProtocolPart?
  ) -> ProtocolChange {
    ProtocolChange(
      area: area,
      id: pair.key,
      kind: pair.kind,
      aspect: aspect,
      effect: .either,
      old: before,
      new: after
    )
  }

  private func change(
    _ pair: Paired<LimitRow>,
    _ aspect: ProtocolChange.Aspect,
    _ before: Expression,
    _ after: Expression
  ) -> ProtocolChange? {
    if before.meaning == after.meaning { return nil }
    return change(pair, .limit, aspect, .expression(before), .expression(after))
  }

  private func source(
    _ pair: Paired<LimitRow>,
    _ before: String?,
    _ after: String?
  ) -> ProtocolChange? {
    .source(area: .limit, id: pair.key, before, after)
  }
}

extension ProtocolChange {
  /// Another source; `nil` where it is the same.
  static func source(
    area: Area,
    id: String,
    _ before: String?,
    _ after: String?,
    label: LocalizedText = LocalizedText()
  ) -> ProtocolChange? {
    if before == after { return nil }
    return ProtocolChange(
      area: area,
      id: id,
      kind: before == nil ? .added : after == nil ? .removed : .changed,
      aspect: .source,
      effect: .none,
      old: before.map { .text($0) },
      new: after.map { .text($0) },
      label: label
    )
  }
}
