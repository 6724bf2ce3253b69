import Diagnostics
import Expressions
import JSONText
import Values

// MARK: Dates

extension FileReader {
  /// A day, in a range relative to the day of authoring where one is given.
  mutating func date(_ object: FileObject) -> ItemDeclaration.Kind? {
    guard let value = object["range"] else { return .date(earliest: nil, latest: nil) }
    guard let ends = elements(value) else { return nil }
    let periods = ends.compactMap { period($0) }
    guard periods.count == ends.count else { return nil }
    guard periods.count == 2, Self.isOrdered(periods[0], periods[1]) else {
      report(.invalidDateRange(at: place(value.span)))
      return nil
    }
    return .date(earliest: periods[0], latest: periods[1])
  }

  private mutating func period(_ value: JSONValue) -> Period? {
    guard let string = self.string(value) else { return nil }
    let words = string.text.split(separator: " ", omittingEmptySubsequences: false)
    if words.count == 2, let count = Self.wholeNumber(words[0]),
      let unit = Period.Unit(word: String(words[1])), unit != .minute, unit != .hour
    {
      let period = Period(count, unit)
      if period.isWithinReach { return period }
    }
    report(.invalidPeriod(string.text, at: place(string.contentSpan)))
    return nil
  }

  private static func wholeNumber(_ text: Substring) -> Int? {
    guard let number = try? Number(parsing: text), let whole = number.whole,
      abs(whole) <= 10_000, !text.contains("."), !text.contains("e")
    else { return nil }
    return whole
  }

  /// Whether the first day is surely not after the second.
  private static func isOrdered(_ first: Period, _ second: Period) -> Bool {
    let day = CivilDate(dayNumber: 0)
    return day.adding(first) <= day.adding(second)
  }
}

// MARK: Emergency answers

extension FileReader {
  /// The answers at which the patient sees the emergency text.
  ///
  /// - Parameters:
  ///   - object: the item.
  ///   - kind: what it is answered with.
  ///   - isAsked: whether they must be given.
  /// - Returns: the answers; `nil` where they cannot be read.
  mutating func emergencyAnswers(
    _ object: FileObject,
    _ kind: ItemDeclaration.Kind,
    isAsked: Bool
  ) -> [ItemDeclaration.EmergencyAnswer]? {
    guard isAsked || object["on_answer"] != nil else { return [] }
    if case .display = kind { return [] }
    guard let inner = self.object("on_answer", of: object, "`on_answer`", keys: ["values"]),
      let list = required("values", of: inner), let values = elements(list)
    else { return nil }
    if values.isEmpty { report(.emptyItems(at: place(list.span))) }
    return values.compactMap { value in
      let answer = Self.emergencyAnswer(value, kind)
      if answer == nil { report(.invalidOnAnswer(Self.possible(kind), at: place(value.span))) }
      return answer
    }
  }

  private static func emergencyAnswer(
    _ value: JSONValue,
    _ kind: ItemDeclaration.Kind
  ) -> ItemDeclaration.EmergencyAnswer? {
    let number = value.number.flatMap { try? Number(parsing: $0) }
    switch kind {
    case .ordinal(let set), .scale(let set):
      return number.flatMap { number in
        set.options.contains { $0.value?.value == number } ? .number(number) : nil
      }
    case .coded(let set), .several(let set, _):
      return value.string.flatMap { string in
        set.options.contains { $0.id.value == string.text } ? .option(string.text) : nil
      }
    case .count(let range):
      return number.flatMap { range.contains($0) && $0.isWhole ? .number($0) : nil }
    case .quantity(let range, _, _):
      return number.flatMap { range.contains($0) ? .number($0) : nil }
    case .boolean: return value.boolean.map { .boolean($0) }
    case .date, .dateTime, .text, .display: return nil
    }
  }

  /// What can be listed, in words.
  private static func possible(_ kind: ItemDeclaration.Kind) -> String {
    switch kind {
    case .ordinal(let set), .scale(let set):
      set.options.compactMap { $0.value?.value.description }.joined(separator: ", ")
    case .coded(let set), .several(let set, _):
      set.options.map { "\"\($0.id.value)\"" }.joined(separator: ", ")
    case .count(let range), .quantity(let range, _, _):
      "\(range.lowerBound) to \(range.upperBound)"
    case .boolean: "true, false"
    case .date, .dateTime, .text, .display: "none: its answers cannot be listed"
    }
  }
}
