import Triage
import Values

extension Wording {
  /// A kind of contact in words.
  func contact(_ word: String) -> String { contacts[word] ?? word }

  /// A role in words.
  func role(_ word: String) -> String { roles[word] ?? word }

  /// How soon, as the protocol writes it, in words: `14 days`, `same day`, `1 working day`.
  func soon(_ text: String) -> String {
    if text == "same day" { return sameDay }
    return periodInWords(text).map(within) ?? text
  }

  /// A period, as the protocol writes it, in words: `14 days`; another text as it is.
  func duration(_ text: String) -> String { periodInWords(text) ?? text }

  private func periodInWords(_ text: String) -> String? {
    let parts = text.split(separator: " ", maxSplits: 1).map(String.init)
    guard parts.count == 2, let count = Int(parts[0]) else { return nil }
    let one = parts[1].hasSuffix("s") ? String(parts[1].dropLast()) : parts[1]
    return units[one].map { "\(count) \(count == 1 ? $0.one : $0.several)" }
  }

  /// What is ordered, by whom and by when.
  func sentence(_ order: Order) -> String {
    let what = text(order.text) ?? order.order
    let words = [what] + action(order.by, order.within, order.deadline)
    return self.order(words.joined(separator: ", "))
  }

  /// An output of the clinic's own, its heading first.
  func sentence(_ output: FreeOutput) -> String {
    "\(text(output.label) ?? output.heading): \(text(output.text) ?? output.word)"
  }

  /// By whom, how soon and by which day, as far as that is known.
  func action(_ by: String?, _ within: String?, _ deadline: CivilDate?) -> [String] {
    [by.map(role), within.map(soon), deadline.map { latest(date($0)) }].compactMap(\.self)
  }

  /// A day with its weekday, its month in letters.
  func date(_ date: CivilDate) -> String {
    let (year, month, day) = date.components
    return self.date(
      weekday: weekdays[date.weekday - 1],
      day: day,
      month: months[month - 1],
      year: year
    )
  }

  /// A moment to the minute, by the clock of its own offset.
  func moment(_ instant: Instant) -> String {
    let minutes = floor(instant.milliseconds, 60_000) + instant.offset
    let day = floor(minutes, 1440)
    let clock = minutes - day * 1440
    return moment(
      date: date(CivilDate(dayNumber: day)),
      hour: twoDigits(clock / 60),
      minute: twoDigits(clock % 60)
    )
  }

  /// What was answered without being asked, in the words of the form.
  func hiddenAnswers(_ decision: Decision) -> String {
    let names = decision.hiddenAnswers.map { name in
      decision.hiddenLabels[name].flatMap(text).map(quoted) ?? name
    }
    return hiddenAnswers(list(names))
  }

  /// That other submissions came with the same id; `nil` where none did.
  func conflicts(_ moments: [Instant]) -> String? {
    moments.last.map { conflicts(moments.count, latest: moment($0)) }
  }

  /// A number with the language's decimal sign, to six decimals at most.
  func number(_ number: Number) -> String {
    number.text(decimals: min(number.decimals ?? 2, 6), sign: language.decimalSign)
  }

  /// A value in words; an option by its id.
  func value(_ value: ShownValue) -> String {
    switch value {
    case .number(let number): self.number(number)
    case .boolean(let answer): answer ? yes : no
    case .option(let option): option
    case .options(let options): options.joined(separator: ", ")
    case .date(let date): self.date(date)
    }
  }

  /// What a number could be, in words.
  func bounds(_ bounds: ShownBounds) -> String {
    bounds.low == bounds.high
      ? number(bounds.low) : between(number(bounds.low), number(bounds.high))
  }

  /// The text in this language; where there is none, in the first there is.
  func text(_ text: LocalizedText) -> String? {
    ([language] + Language.allCases).lazy.compactMap { text[$0] }.first { !$0.isEmpty }
  }

  /// Texts as a person lists them: `a, b and c`.
  func list(_ texts: [String], _ word: String? = nil) -> String {
    guard let last = texts.last, texts.count > 1 else { return texts.first ?? "" }
    return texts.dropLast().joined(separator: ", ") + " \(word ?? and) " + last
  }

  /// A limit in words, where it is nothing but comparisons with numbers: `10 or more`.
  func limitInWords(_ limit: String) -> String? {
    comparisons(limit).map { list($0.map { self.limit($0.sign, $0.number) }, or) }
  }

  /// A limit in signs: comparisons as `≥ 10`, an answer as the language's word for it, anything
  /// else as the protocol writes it.
  func limitInSigns(_ limit: String) -> String {
    if limit == "true" || limit == "false" { return limit == "true" ? yes : no }
    guard let comparisons = comparisons(limit) else { return limit }
    return comparisons.map { "\(Self.signs[$0.sign] ?? $0.sign) \($0.number)" }
      .joined(separator: ", ")
  }

  private static var signs: [String: String] { [">=": "≥", "<=": "≤", "!=": "≠"] }

  private func comparisons(_ limit: String) -> [(sign: String, number: String)]? {
    let parts = limit.split(separator: ",").map { $0.split(separator: " ").map(String.init) }
    let found = parts.compactMap { part -> (sign: String, number: String)? in
      guard part.count == 2, [">=", "<=", ">", "<", "=", "!="].contains(part[0]),
        let number = try? Number(parsing: part[1])
      else { return nil }
      return (part[0], self.number(number))
    }
    return found.isEmpty || found.count < parts.count ? nil : found
  }
}

private func floor(_ value: Int, _ divisor: Int) -> Int {
  let (quotient, remainder) = value.quotientAndRemainder(dividingBy: divisor)
  return remainder < 0 ? quotient - 1 : quotient
}

private func twoDigits(_ value: Int) -> String { value < 10 ? "0\(value)" : "\(value)" }
