import Diagnostics
import Forms
import JSONText
import Values

extension CohortReader {
  /// What a word of the file stands for as the answer to an item.
  mutating func outcome(_ word: JSONString, of item: FormItem) -> AnswerModel.Outcome? {
    switch item.answer {
    case .ordinal(let values): ordinal(word, values, item)
    case .count(let range): count(word, range, item)
    case .quantity(let range, _, let decimals): quantity(word, range, decimals, item)
    case .boolean: self.word(word, among: ["true", "false"]).map { .boolean($0 == "true") }
    case .coded(let options): option(word, word.text, options, item).map { .text($0) }
    case .several(let options, let exclusive): several(word, options, exclusive, item)
    case .date, .dateTime: range(word, in: 0...43_800).map { .daysAgo($0) }
    case .text: .text(word.text)
    }
  }

  private mutating func ordinal(
    _ word: JSONString,
    _ values: [Number],
    _ item: FormItem
  ) -> AnswerModel.Outcome? {
    if let number = try? Number(parsing: word.text), values.contains(number) {
      return .number(number)
    }
    let known = values.map(\.description)
    let place = self.place(word.contentSpan)
    report(.unknownOption(word.text, of: item.name, among: known, at: place))
    return nil
  }

  private mutating func count(
    _ word: JSONString,
    _ range: ClosedRange<Number>,
    _ item: FormItem
  ) -> AnswerModel.Outcome? {
    guard let found = self.range(word, in: -1_000_000...1_000_000) else { return nil }
    if range.contains(Number(found.lowerBound)), range.contains(Number(found.upperBound)) {
      return .whole(found)
    }
    report(.outOfRange(word.text, of: item.name, range, at: place(word.contentSpan)))
    return nil
  }

  /// `36.5` or `36.5..37.2`, held in the last decimal.
  private mutating func quantity(
    _ word: JSONString,
    _ range: ClosedRange<Number>,
    _ decimals: Int,
    _ item: FormItem
  ) -> AnswerModel.Outcome? {
    let scale = Number.scale(decimals)
    let parts = word.text.split(separator: "..", omittingEmptySubsequences: false)
    let ends = parts.compactMap { try? Number(parsing: $0) }
    let steps = ends.compactMap { $0.multiplied(by: scale)?.whole }
    guard (1...2).contains(parts.count), steps.count == parts.count, let low = steps.first,
      let high = steps.last
    else {
      report(.notARange(word.text, at: place(word.contentSpan)))
      return nil
    }
    guard low <= high else {
      report(.turnedRange(word.text, at: place(word.contentSpan)))
      return nil
    }
    if ends.allSatisfy(range.contains) { return .decimal(low...high) }
    report(.outOfRange(word.text, of: item.name, range, at: place(word.contentSpan)))
    return nil
  }

  private mutating func option(
    _ word: JSONString,
    _ name: String,
    _ options: [String],
    _ item: FormItem
  ) -> String? {
    if options.contains(name) { return name }
    report(.unknownOption(name, of: item.name, among: options, at: place(word.contentSpan)))
    return nil
  }

  /// Options with `+` between; the one that stands alone does so.
  private mutating func several(
    _ word: JSONString,
    _ options: [String],
    _ exclusive: Int?,
    _ item: FormItem
  ) -> AnswerModel.Outcome? {
    let names = word.text.split(separator: "+", omittingEmptySubsequences: false).map(String.init)
    let known = names.compactMap { option(word, $0, options, item) }
    guard known.count == names.count else { return nil }
    let standsAlone = exclusive.map { !names.contains(options[$0]) || names.count == 1 } ?? true
    if standsAlone, Set(names).count == names.count { return .options(names) }
    report(.optionsClash(word.text, at: place(word.contentSpan)))
    return nil
  }
}

extension Number {
  /// 1 in the last of some decimals goes this often into one.
  static func scale(_ decimals: Int) -> Number {
    Number((0..<decimals).reduce(1) { power, _ in power * 10 })
  }
}
