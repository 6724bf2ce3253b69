import Forms
import Rules
import Values

extension ProtocolDifference {
  /// Compares what two protocols mean.
  ///
  /// Colours are compared value by value, over the newest version of each one's form.
  /// - Parameters:
  ///   - old: the protocol before.
  ///   - new: the protocol after.
  public init(from old: TriageProtocol, to new: TriageProtocol) {
    let (old, new) = (ComparedProtocol(old), ComparedProtocol(new))
    let changes =
      HeaderComparison(old, new).changes + FormComparison(old, new).changes
      + LimitComparison(old, new).changes
      + ThresholdComparison(old, new).changes + RuleComparison(old, new).changes
      + TableComparison(old, new).changes + PlanComparison(old, new).changes
      + TextComparison(old, new).changes
    self.init(
      old: old.loaded.reference,
      new: new.loaded.reference,
      changes: changes.filter { $0.effect == .milder } + changes.filter { $0.effect != .milder }
    )
  }
}

/// A protocol with its file as it was written, and its newest reading.
struct ComparedProtocol {
  let loaded: TriageProtocol
  let file: ProtocolFile

  init(_ loaded: TriageProtocol) {
    self.loaded = loaded
    file = RuleFileParser.parse(loaded.source).0
  }

  var reading: TriageProtocol.Reading { loaded.readings[0] }

  /// What people call a value of the form.
  func label(_ name: String) -> LocalizedText {
    reading.form.terminology.texts[name] ?? LocalizedText()
  }

  /// The sentence of a threshold, rule or order.
  func sentence(_ id: String) -> LocalizedText { loaded.texts[id] ?? LocalizedText() }
}

/// Things by a key, before and after.
struct Paired<Element> {
  let key: String
  let old: Element?
  let new: Element?

  /// Pairs two lists: first those that are there now, in their order, then those that are gone.
  ///
  /// Of several with the same key, the first is paired with the first, and so on.
  static func pairs(
    _ old: [Element],
    _ new: [Element],
    by key: (Element) -> String
  ) -> [Paired] {
    let (before, after) = (numbered(old, key), numbered(new, key))
    let (oldByKey, newKeys) = (
      Dictionary(before) { first, _ in first }, Set(after.map(\.0))
    )
    return after.map { Paired(key: key($1), old: oldByKey[$0], new: $1) }
      + before.filter { !newKeys.contains($0.0) }.map { Paired(key: key($1), old: $1, new: nil) }
  }

  private static func numbered(
    _ elements: [Element],
    _ key: (Element) -> String
  ) -> [(String, Element)] {
    var counts: [String: Int] = [:]
    return elements.map { element in
      counts[key(element), default: 0] += 1
      return ("\(key(element))\n\(counts[key(element)] ?? 0)", element)
    }
  }

  /// Whether it is new, gone or there in both.
  var kind: ProtocolChange.Kind { old == nil ? .added : new == nil ? .removed : .changed }
}
