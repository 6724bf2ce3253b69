import Expressions
import JSONText
import Values

extension Answers {
  mutating func option(
    _ item: Int,
    _ token: JSONToken,
    _ scanner: JSONScanner
  ) -> State {
    guard let option = plan.options[item]?.index(of: token, in: scanner) else {
      return refuse(unknownOption(item, token, scanner))
    }
    return .answered(.option(option), at: token.range.lowerBound)
  }

  private func unknownOption(
    _ item: Int,
    _ token: JSONToken,
    _ scanner: JSONScanner
  ) -> AnswerFault {
    .unknownOption(
      scanner.string(token),
      of: name(item),
      item: name(item),
      among: list.isFull ? [] : plan.options[item]?.names ?? [],
      at: token.range.lowerBound
    )
  }

  /// Reads several options, from after the bracket on.
  mutating func options(
    _ item: Int,
    _ exclusive: Int?,
    _ start: JSONToken,
    _ scanner: inout JSONScanner
  ) throws(JSONFault) -> State {
    var chosen: UInt64 = 0
    var isValid = true
    while case let token = try scanner.next(), token.kind != .arrayEnd {
      guard let option = try self.element(item, token, &scanner) else {
        isValid = false
        continue
      }
      if chosen & 1 << UInt64(option) != 0 {
        let id = plan.options[item]?.names[option] ?? ""
        list.append(.duplicateOption(name(item), id, at: token.range.lowerBound))
        isValid = false
      }
      chosen |= 1 << UInt64(option)
    }
    if let exclusive, chosen & 1 << UInt64(exclusive) != 0, chosen.nonzeroBitCount > 1 {
      let id = plan.options[item]?.names[exclusive] ?? ""
      return refuse(.notExclusive(name(item), id, at: start.range.lowerBound))
    }
    guard isValid else { return .invalid }
    return chosen == 0 ? .unanswered : .answered(.chosen(chosen), at: start.range.lowerBound)
  }

  private mutating func element(
    _ item: Int,
    _ token: JSONToken,
    _ scanner: inout JSONScanner
  ) throws(JSONFault) -> Int? {
    guard token.kind == .string else {
      let answer = plan.form.items[item].answer
      list.append(.wrongType(name(item), answer, at: token.range.lowerBound))
      try scanner.skipRest(of: token)
      return nil
    }
    if let option = plan.options[item]?.index(of: token, in: scanner) { return option }
    list.append(unknownOption(item, token, scanner))
    return nil
  }
}
