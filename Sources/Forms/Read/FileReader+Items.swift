import Diagnostics
import Expressions
import JSONText
import Values

/// The types an item can have.
enum ItemType: String, CaseIterable {
  case ordinal, scale, coded, count, quantity, boolean, date
  case dateTime = "date_time"
  case text, display

  /// The keys that only some types have.
  static let particularKeys = [
    "required", "safety", "on_answer", "worse", "options", "several", "exclusive", "range",
    "decimals", "units", "max_length",
  ]

  /// Those of the particular keys that this type has.
  var keys: [String] {
    let answer = ["required", "safety", "on_answer"]
    switch self {
    case .ordinal, .scale: return answer + ["worse", "options"]
    case .coded: return answer + ["options", "several", "exclusive"]
    case .count: return answer + ["worse", "range"]
    case .quantity: return answer + ["worse", "range", "decimals", "units"]
    case .boolean, .dateTime: return answer
    case .date: return answer + ["range"]
    case .text: return answer + ["max_length"]
    case .display: return ["safety"]
    }
  }

  /// Whether an item of this type says which way it is worse.
  var hasDirection: Bool { keys.contains("worse") }
}

extension FileReader {
  mutating func item(_ object: FileObject) -> ItemDeclaration? {
    allow(["id", "node", "type", "show_when"] + ItemType.particularKeys, in: object)
    let id = self.id("id", of: object)
    if let id { declare(id) }
    let node = self.node("node", of: object, isRequired: true)
    _ = required("type", of: object)
    guard let type = word("type", of: object, ItemType.self) else { return nil }
    let others = ItemType.particularKeys.filter { !type.keys.contains($0) }
    refuse(others, in: object, on: "an item of type `\(type.rawValue)`")
    let kind = self.kind(type, object)
    let worse = type.hasDirection ? direction(of: object) : .neither
    let isRequired = boolean("required", of: object)
    let isSafety = boolean("safety", of: object)
    let showWhen = expression("show_when", of: object)
    let isAsked = isSafety && type != .display
    let answers = kind.flatMap { emergencyAnswers(object, $0, isAsked: isAsked) }
    guard let id, let node, let kind, let worse else { return nil }
    return ItemDeclaration(
      id: id,
      node: node,
      kind: kind,
      worse: worse,
      isRequired: isRequired,
      isSafety: isSafety,
      emergencyAnswers: answers ?? [],
      showWhen: showWhen
    )
  }

  /// Which way a number is worse, which every number says.
  mutating func direction(of object: FileObject) -> Direction? {
    guard object["worse"] == nil else { return word("worse", of: object, Direction.self) }
    if isMisspelt("worse", in: object) { return nil }
    report(.noDirection(of: object.what, at: place(object.opening)))
    return nil
  }

  private mutating func kind(_ type: ItemType, _ object: FileObject) -> ItemDeclaration.Kind? {
    switch type {
    case .ordinal: valuedOptionSet(of: object, decimals: 0).map { .ordinal($0) }
    case .scale: valuedOptionSet(of: object, decimals: 9).map { .scale($0) }
    case .coded: coded(object)
    case .count: range("range", of: object, decimals: 0).map { .count($0.value) }
    case .quantity: quantity(object)
    case .boolean: .boolean
    case .date: date(object)
    case .dateTime: .dateTime
    case .text: whole("max_length", of: object, in: 1...100_000).map { .text(maxLength: $0) }
    case .display: .display
    }
  }

  private mutating func coded(_ object: FileObject) -> ItemDeclaration.Kind? {
    let isSeveral = boolean("several", of: object)
    guard let set = optionSet(of: object) else { return nil }
    guard isSeveral else {
      refuse(["exclusive"], in: object, on: "an item with one answer")
      return .coded(set)
    }
    guard let value = object["exclusive"] else { return .several(set, exclusive: nil) }
    guard let exclusive = string(value) else { return nil }
    let known = set.options.map(\.id.value)
    guard known.contains(exclusive.text) else {
      let place = self.place(exclusive.contentSpan)
      report(.unknownOption(exclusive.text, of: set.id.value, among: known, at: place))
      return nil
    }
    return .several(set, exclusive: exclusive.text)
  }

  private mutating func quantity(_ object: FileObject) -> ItemDeclaration.Kind? {
    let decimals = object["decimals"].map { whole($0, in: 0...9) } ?? 0
    let range = decimals.flatMap { self.range("range", of: object, decimals: $0) }
    guard let value = required("units", of: object), let units = elements(value) else {
      return nil
    }
    let texts = units.compactMap { text($0)?.value }
    guard texts.count == units.count else { return nil }
    guard texts.count == 1 else {
      report(.oneUnit(at: place(value.span)))
      return nil
    }
    guard let decimals, let range else { return nil }
    return .quantity(range.value, unit: texts[0], decimals: decimals)
  }
}
