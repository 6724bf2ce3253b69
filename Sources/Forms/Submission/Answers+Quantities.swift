import Expressions
import JSONText
import Values

extension Answers {
  /// The parts of a quantity as they are read.
  private struct Quantity {
    /// The number's state; `nil` where there is none.
    var value: State?
    /// Whether the unit is the item's; `nil` where there is none.
    var hasUnit: Bool?
    /// Whether there is a part that does not belong there.
    var isValid = true
  }

  /// Reads a quantity, from after the brace on.
  mutating func quantity(
    _ item: Int,
    _ start: JSONToken,
    _ scanner: inout JSONScanner
  ) throws(JSONFault) -> State {
    guard case .quantity(let range, let unit, let decimals) = plan.form.items[item].answer else {
      return .invalid
    }
    var quantity = Quantity()
    let told = list.faults.count
    while case let key = try scanner.next(), key.kind == .key {
      switch AnswerPlan.quantityFields.index(of: key, in: scanner) {
      case 0: quantity.value = try value(item, range, decimals, &scanner)
      case 1: quantity.hasUnit = try self.unit(item, unit, &scanner)
      default:
        quantity.isValid = false
        list.append(unknownField(item, key, scanner))
        try scanner.skipValue()
      }
    }
    if quantity.hasUnit == false { list.forgetMagnitude(from: told) }
    return state(item, unit, quantity, at: start.range.lowerBound)
  }

  private func unknownField(
    _ item: Int,
    _ key: JSONToken,
    _ scanner: JSONScanner
  ) -> AnswerFault {
    .unknownField(
      scanner.string(key),
      in: "the quantity `\(name(item))`",
      item: name(item),
      among: list.isFull ? [] : AnswerPlan.quantityFields.names,
      at: key.range.lowerBound
    )
  }

  private mutating func value(
    _ item: Int,
    _ range: ClosedRange<Number>,
    _ decimals: Int,
    _ scanner: inout JSONScanner
  ) throws(JSONFault) -> State {
    let token = try scanner.next()
    switch token.kind {
    case .null: return .unanswered
    case .number: return number(name(item), range, decimals: decimals, token, scanner)
    default:
      try scanner.skipRest(of: token)
      return refuse(
        .wrongType(name(item), plan.form.items[item].answer, at: token.range.lowerBound)
      )
    }
  }

  /// Whether the next value is the unit; `nil` where it is `null`.
  private mutating func unit(
    _ item: Int,
    _ unit: String,
    _ scanner: inout JSONScanner
  ) throws(JSONFault) -> Bool? {
    let token = try scanner.next()
    if token.kind == .null { return nil }
    guard token.kind == .string else {
      let answer = plan.form.items[item].answer
      list.append(.wrongType(name(item), answer, at: token.range.lowerBound))
      try scanner.skipRest(of: token)
      return false
    }
    if scanner.content(of: token, equals: unit.utf8) { return true }
    list.append(.wrongUnit(name(item), scanner.string(token), unit, at: token.range.lowerBound))
    return false
  }

  private mutating func state(
    _ item: Int,
    _ unit: String,
    _ quantity: Quantity,
    at offset: Int
  ) -> State {
    guard quantity.isValid, quantity.hasUnit != false else { return .invalid }
    guard let value = quantity.value else { return refuse(.missingValue(name(item), at: offset)) }
    guard case .answered(let number, _) = value else { return value }
    guard quantity.hasUnit == true else {
      return refuse(.missingUnit(name(item), unit, at: offset))
    }
    return .answered(number, at: offset)
  }
}
