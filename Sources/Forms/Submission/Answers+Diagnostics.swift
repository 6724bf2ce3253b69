import Values

// Where answers stand.
extension AnswerFault {
  static func unknownItem(_ name: String, among known: [String], at offset: Int) -> AnswerFault {
    AnswerFault(
      code: "unknown-item",
      item: nil,
      offset: offset,
      message: "\(quoted(name)) is not an item of this form",
      suggestion: suggestion(for: name, among: known)
    )
  }

  static func unknownEntryItem(
    _ name: String,
    of section: String,
    among known: [String],
    at offset: Int
  ) -> AnswerFault {
    AnswerFault(
      code: "unknown-item",
      item: section,
      offset: offset,
      message: "\(quoted(name)) is not an item of the section `\(section)`",
      suggestion: suggestion(for: name, among: known)
    )
  }

  static func itemOfSection(_ item: String, _ section: String, at offset: Int) -> AnswerFault {
    AnswerFault(
      code: "unknown-item",
      item: item,
      offset: offset,
      message: "`\(item)` must stand in an entry of the section `\(section)`"
    )
  }

  static func computedScore(_ score: String, at offset: Int) -> AnswerFault {
    AnswerFault(
      code: "unknown-item",
      item: score,
      offset: offset,
      message: "`\(score)` is computed from answers and must not be reported"
    )
  }

  static func sectionWrongType(_ section: String, at offset: Int) -> AnswerFault {
    AnswerFault(
      code: "wrong-type",
      item: section,
      offset: offset,
      message: "`\(section)` must be an array of objects"
    )
  }

  static func tooManyEntries(_ section: RepeatedSection, at offset: Int) -> AnswerFault {
    AnswerFault(
      code: "too-many-entries",
      item: section.name,
      offset: offset,
      message: "`\(section.name)` must have at most \(section.entries.upperBound) entries"
    )
  }

  static func tooFewEntries(_ section: RepeatedSection, at offset: Int) -> AnswerFault {
    AnswerFault(
      code: "too-few-entries",
      item: section.name,
      offset: offset,
      message: "`\(section.name)` must have at least \(section.entries.lowerBound) entries"
    )
  }

  static func duplicateEntry(_ section: String, at offset: Int) -> AnswerFault {
    AnswerFault(
      code: "duplicate-entry",
      item: section,
      offset: offset,
      message: "an entry of `\(section)` stands twice"
    )
  }
}

// What answers are.
extension AnswerFault {
  static func wrongType(_ item: String, _ answer: FormItem.Answer, at offset: Int) -> AnswerFault {
    AnswerFault(
      code: "wrong-type",
      item: item,
      offset: offset,
      message: "`\(item)` must be \(answer.words)"
    )
  }

  static func scoreWrongType(_ score: String, at offset: Int) -> AnswerFault {
    AnswerFault(
      code: "wrong-type",
      item: score,
      offset: offset,
      message: "`\(score)` must be a number"
    )
  }

  static func tooManyDigits(_ item: String, at offset: Int) -> AnswerFault {
    AnswerFault(
      code: "too-many-digits",
      item: item,
      offset: offset,
      message: "the number of `\(item)` has more digits than can be held exactly"
    )
  }

  static func outOfRange(
    _ item: String,
    _ number: Number,
    _ range: ClosedRange<Number>,
    at offset: Int
  ) -> AnswerFault {
    AnswerFault(
      code: "out-of-range",
      item: item,
      offset: offset,
      message: "\(number) of `\(item)` is not between \(range.lowerBound) and \(range.upperBound)"
    )
  }

  static func dayOutOfRange(
    _ item: String,
    _ day: CivilDate,
    _ earliest: CivilDate?,
    _ latest: CivilDate?,
    at offset: Int
  ) -> AnswerFault {
    let ends = [earliest.map { "before \($0)" }, latest.map { "after \($0)" }]
    return AnswerFault(
      code: "out-of-range",
      item: item,
      offset: offset,
      message: "`\(item)` must not be " + ends.compactMap { $0 }.joined(separator: " or ")
    )
  }

  static func tooManyDecimals(_ item: String, _ decimals: Int, at offset: Int) -> AnswerFault {
    let few = decimals == 1 ? "1 decimal" : "\(decimals) decimals"
    let rule = decimals == 0 ? "must be a whole number" : "must have at most \(few)"
    return AnswerFault(
      code: "too-many-decimals",
      item: item,
      offset: offset,
      message: "`\(item)` \(rule)"
    )
  }

  static func notAValue(
    _ item: String,
    _ number: Number,
    _ values: [Number],
    at offset: Int
  ) -> AnswerFault {
    AnswerFault(
      code: "unknown-option",
      item: item,
      offset: offset,
      message: "\(number) of `\(item)` is not one of \(list(values))"
    )
  }

  static func unknownOption(
    _ option: String,
    of name: String,
    item: String?,
    among known: [String],
    at offset: Int
  ) -> AnswerFault {
    AnswerFault(
      code: "unknown-option",
      item: item,
      offset: offset,
      message: "\(quoted(option)) is not an option of `\(name)`",
      suggestion: suggestion(for: option, among: known)
    )
  }

  static func duplicateOption(_ item: String, _ option: String, at offset: Int) -> AnswerFault {
    AnswerFault(
      code: "duplicate-option",
      item: item,
      offset: offset,
      message: "`\(option)` stands twice in `\(item)`"
    )
  }

  static func notExclusive(_ item: String, _ option: String, at offset: Int) -> AnswerFault {
    AnswerFault(
      code: "not-exclusive",
      item: item,
      offset: offset,
      message: "`\(option)` of `\(item)` must stand alone"
    )
  }

  static func missingUnit(_ item: String, _ unit: String, at offset: Int) -> AnswerFault {
    AnswerFault(
      code: "missing-unit",
      item: item,
      offset: offset,
      message: "`\(item)` must have its unit `\(unit)`"
    )
  }

  static func wrongUnit(
    _ item: String,
    _ written: String,
    _ unit: String,
    at offset: Int
  ) -> AnswerFault {
    AnswerFault(
      code: "wrong-unit",
      item: item,
      offset: offset,
      message: "the unit of `\(item)` must be `\(unit)`, found \(quoted(written))"
    )
  }

  static func missingValue(_ item: String, at offset: Int) -> AnswerFault {
    AnswerFault(
      code: "missing-field",
      item: item,
      offset: offset,
      message: "`\(item)` must have a `value`"
    )
  }

  static func invalidDate(_ item: String, _ answer: FormItem.Answer, at offset: Int) -> AnswerFault
  {
    AnswerFault(
      code: "invalid-date",
      item: item,
      offset: offset,
      message: "`\(item)` must be \(answer.words) that exists"
    )
  }

  static func tooLong(_ item: String, _ limit: Int, at offset: Int) -> AnswerFault {
    AnswerFault(
      code: "too-long",
      item: item,
      offset: offset,
      message: "`\(item)` must have at most \(limit) characters"
    )
  }

  static func contradiction(
    _ score: String,
    _ reported: Number,
    computed: String,
    at offset: Int
  ) -> AnswerFault {
    AnswerFault(
      code: "contradiction",
      item: score,
      offset: offset,
      message: "`\(score)` is reported as \(reported), its answers give \(computed)"
    )
  }

  static func list(_ numbers: [Number]) -> String {
    numbers.map(\.description).joined(separator: ", ")
  }
}

extension FormItem.Answer {
  /// What an answer must be, as a message puts it.
  var words: String {
    switch self {
    case .ordinal(let values): "a number, one of \(AnswerFault.list(values))"
    case .coded: "the id of an option, a string"
    case .several: "an array of ids of options"
    case .count: "a whole number"
    case .quantity(_, let unit, _): "an object with `value` and `unit` (`\(unit)`)"
    case .boolean: "true or false"
    case .date: "a day, a string `YYYY-MM-DD`"
    case .dateTime: "a time with its zone, a string `YYYY-MM-DDThh:mm:ss+hh:mm`"
    case .text: "a string"
    }
  }
}
