import Expressions
import JSONText
import Values

extension Answers {
  /// Reads the value of an item, whose key was read last.
  mutating func readItem(
    _ index: Int,
    _ scanner: inout JSONScanner
  ) throws(JSONFault) -> State {
    let token = try scanner.next()
    switch (plan.form.items[index].answer, token.kind) {
    case (_, .null): return .unanswered
    case (.ordinal(let values), .number): return ordinal(index, values, token, scanner)
    case (.count(let range), .number): return count(index, range, token, scanner)
    case (.boolean, .true): return .answered(.boolean(true), at: token.range.lowerBound)
    case (.boolean, .false): return .answered(.boolean(false), at: token.range.lowerBound)
    case (.coded, .string): return option(index, token, scanner)
    case (.several(_, let exclusive), .arrayStart):
      return try options(index, exclusive, token, &scanner)
    case (.quantity, .objectStart): return try quantity(index, token, &scanner)
    case (.quantity(_, let unit, _), .number):
      return refuse(.missingUnit(name(index), unit, at: token.range.lowerBound))
    case (.date, .string): return day(index, token, scanner)
    case (.dateTime, .string): return moment(index, token, scanner)
    case (.text(let limit), .string): return text(index, limit, token, scanner)
    default:
      try scanner.skipRest(of: token)
      return refuse(
        .wrongType(name(index), plan.form.items[index].answer, at: token.range.lowerBound)
      )
    }
  }

  func name(_ item: Int) -> String { plan.form.items[item].name }

  mutating func refuse(_ fault: AnswerFault) -> State {
    list.append(fault)
    return .invalid
  }

  // MARK: Numbers

  private mutating func ordinal(
    _ item: Int,
    _ values: [Number],
    _ token: JSONToken,
    _ scanner: JSONScanner
  ) -> State {
    let offset = token.range.lowerBound
    guard let number = Number(written: scanner.text(of: token)) else {
      return refuse(.tooManyDigits(name(item), at: offset))
    }
    guard values.contains(number) else {
      if let low = values.min(), let high = values.max(), !(low...high).contains(number) {
        return refuse(.outOfRange(name(item), number, low...high, at: offset))
      }
      return refuse(.notAValue(name(item), number, values, at: offset))
    }
    return .answered(.number(number), at: offset)
  }

  private mutating func count(
    _ item: Int,
    _ range: ClosedRange<Number>,
    _ token: JSONToken,
    _ scanner: JSONScanner
  ) -> State {
    number(name(item), range, decimals: 0, token, scanner)
  }

  mutating func readScore(
    _ index: Int,
    _ scanner: inout JSONScanner
  ) throws(JSONFault) -> State {
    let token = try scanner.next()
    let score = plan.form.scores[index]
    switch token.kind {
    case .null: return .unanswered
    case .number:
      return number(score.name, score.range, decimals: score.decimals, token, scanner)
    default:
      try scanner.skipRest(of: token)
      return refuse(.scoreWrongType(score.name, at: token.range.lowerBound))
    }
  }

  /// Checks a number; the state of a number that is in order has no more than its value.
  mutating func number(
    _ name: String,
    _ range: ClosedRange<Number>,
    decimals: Int,
    _ token: JSONToken,
    _ scanner: JSONScanner
  ) -> State {
    let offset = token.range.lowerBound
    guard let number = Number(written: scanner.text(of: token)) else {
      return refuse(.tooManyDigits(name, at: offset))
    }
    guard number.hasDecimals(atMost: decimals) else {
      return refuse(.tooManyDecimals(name, decimals, at: offset))
    }
    guard range.contains(number) else {
      return refuse(.outOfRange(name, number, range, at: offset))
    }
    return .answered(.number(number), at: offset)
  }

  // MARK: Days and texts

  private mutating func day(
    _ item: Int,
    _ token: JSONToken,
    _ scanner: JSONScanner
  ) -> State {
    guard let day = scanner.withContent(of: token, { CivilDate(written: $0) }) else {
      return refuseDate(item, token)
    }
    return .answered(.date(day), at: token.range.lowerBound)
  }

  private mutating func moment(
    _ item: Int,
    _ token: JSONToken,
    _ scanner: JSONScanner
  ) -> State {
    guard let moment = scanner.withContent(of: token, { Instant(written: $0) }) else {
      return refuseDate(item, token)
    }
    return .moment(moment, at: token.range.lowerBound)
  }

  private mutating func refuseDate(_ item: Int, _ token: JSONToken) -> State {
    refuse(.invalidDate(name(item), plan.form.items[item].answer, at: token.range.lowerBound))
  }

  private mutating func text(
    _ item: Int,
    _ limit: Int,
    _ token: JSONToken,
    _ scanner: JSONScanner
  ) -> State {
    if TextMeasure.isShort(scanner.text(of: token), limit) {
      return .answered(.text, at: token.range.lowerBound)
    }
    let measure = scanner.withContent(of: token) { TextMeasure($0) }
    guard !measure.isBlank else { return .unanswered }
    guard measure.length <= limit else {
      return refuse(.tooLong(name(item), limit, at: token.range.lowerBound))
    }
    return .answered(.text, at: token.range.lowerBound)
  }
}
