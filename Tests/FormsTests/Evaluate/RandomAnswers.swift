import Values

@testable import Forms

/// A small generator whose numbers depend on its seed alone.
///
/// - SeeAlso: Steele, Lea and Flood 2014, SplitMix64, doi:10.1145/2660193.2660195
struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  init(_ seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}

/// Valid answers to all of a form's items, or some.
struct RandomAnswers {
  /// The members of the answers' object.
  let members: [String]

  var text: String { members.joined(separator: ",") }

  init(members: [String]) { self.members = members }

  init(_ form: Form, _ generator: inout SeededGenerator) {
    var members: [String] = []
    for item in form.items {
      guard case .slot = item.position else { continue }
      members.append("\"\(item.name)\":\(Self.value(item.answer, &generator))")
    }
    for section in form.repeats {
      let least = max(section.entries.lowerBound, 1)
      let count = Int.random(in: least...max(least, 3), using: &generator)
      let entries = (0..<count).map { _ in
        let fields = section.items.map { form.items[$0] }.map { item in
          "\"\(item.name)\":\(Self.value(item.answer, &generator))"
        }
        return "{\(fields.joined(separator: ","))}"
      }
      let different = Set(entries).sorted().joined(separator: ",")
      members.append("\"\(section.name)\":[\(different)]")
    }
    self.members = members
  }

  /// The same without some, which may be few or all.
  func removing(_ generator: inout SeededGenerator) -> RandomAnswers {
    let share = Int.random(in: 1...10, using: &generator)
    return RandomAnswers(
      members: members.filter { _ in Int.random(in: 0..<10, using: &generator) >= share }
    )
  }

  private static func value(
    _ answer: FormItem.Answer,
    _ generator: inout SeededGenerator
  ) -> String {
    switch answer {
    case .ordinal(let values): values.randomElement(using: &generator)?.description ?? "null"
    case .coded(let options): quoted(options.randomElement(using: &generator) ?? "")
    case .several(let options, let exclusive): several(options, exclusive, &generator)
    case .count(let range): whole(range, &generator).description
    case .quantity(let range, let unit, _):
      "{\"value\":\(whole(range, &generator)),\"unit\":\(quoted(unit))}"
    case .boolean: Bool.random(using: &generator).description
    case .date: quoted("2026-0\(Int.random(in: 1...9, using: &generator))-15")
    case .dateTime: quoted("2026-0\(Int.random(in: 1...9, using: &generator))-15T12:00:00Z")
    case .text: quoted("x")
    }
  }

  private static func quoted(_ text: String) -> String { "\"\(text)\"" }

  private static func whole(
    _ range: ClosedRange<Number>,
    _ generator: inout SeededGenerator
  ) -> Int {
    let low = range.lowerBound.negated.roundedDown.negated.whole ?? 0
    return Int.random(in: low...(range.upperBound.roundedDown.whole ?? low), using: &generator)
  }

  private static func several(
    _ options: [String],
    _ exclusive: Int?,
    _ generator: inout SeededGenerator
  ) -> String {
    let others = options.indices.filter { $0 != exclusive }
    let some = others.filter { _ in Bool.random(using: &generator) }
    let chosen = some.isEmpty ? Array((exclusive.map { [$0] } ?? others).prefix(1)) : some
    return "[\(chosen.map { quoted(options[$0]) }.joined(separator: ","))]"
  }
}
