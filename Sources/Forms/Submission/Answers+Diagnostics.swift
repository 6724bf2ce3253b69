import Values

// Where answers stand.
extension AnswerFault {
  static func unknownItem(_ name: String, among known: [String], at offset: Int) -> AnswerFault {
    AnswerFault(
      code: .unknownItem,
      item: nil,
      offset: offset,
      message: "\(quoted(name)) is not an item of this form",
      suggestion: suggestion(for: name, among: known),
      particulars: [.found: shown(name)]
    )
  }

  static func unknownEntryItem(
    _ name: String,
    of section: String,
    among known: [String],
    at offset: Int
  ) -> AnswerFault {
    AnswerFault(
      code: .unknownItem,
      item: section,
      offset: offset,
      message: "\(quoted(name)) is not an item of the section `\(section)`",
      suggestion: suggestion(for: name, among: known),
      particulars: [.found: shown(name), .section: section]
    )
  }

  static func itemOfSection(_ item: String, _ section: String, at offset: Int) -> AnswerFault {
    AnswerFault(
      code: .unknownItem,
      item: item,
      offset: offset,
      message: "`\(item)` must stand in an entry of the section `\(section)`",
      particulars: [.section: section]
    )
  }

  static func computedScore(_ score: String, at offset: Int) -> AnswerFault {
    AnswerFault(
      code: .unknownItem,
      item: score,
      offset: offset,
      message: "`\(score)` is computed from answers and must not be reported",
      particulars: [.expected: ExpectedKind.nothing.rawValue]
    )
  }

  static func sectionWrongType(_ section: String, at offset: Int) -> AnswerFault {
    AnswerFault(
      code: .wrongType,
      item: section,
      offset: offset,
      message: "`\(section)` must be an array of objects",
      particulars: [.expected: ExpectedKind.entries.rawValue]
    )
  }

  static func tooManyEntries(_ section: RepeatedSection, at offset: Int) -> AnswerFault {
    AnswerFault(
      code: .tooManyEntries,
      item: section.name,
      offset: offset,
      message: "`\(section.name)` must have at most \(section.entries.upperBound) entries",
      particulars: [.most: "\(section.entries.upperBound)"]
    )
  }

  static func tooFewEntries(_ section: RepeatedSection, at offset: Int) -> AnswerFault {
    AnswerFault(
      code: .tooFewEntries,
      item: section.name,
      offset: offset,
      message: "`\(section.name)` must have at least \(section.entries.lowerBound) entries",
      particulars: [.least: "\(section.entries.lowerBound)"]
    )
  }

  static func duplicateEntry(_ section: String, at offset: Int) -> AnswerFault {
    AnswerFault(
      code: .duplicateEntry,
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
      code: .wrongType,
      item: item,
      offset: offset,
      message: "`\(item)` must be \(answer.words)",
      particulars: [.expected: answer.kind.rawValue]
    )
  }

  static func scoreWrongType(_ score: String, at offset: Int) -> AnswerFault {
    AnswerFault(
      code: .wrongType,
      item: score,
      offset: offset,
      message: "`\(score)` must be a number",
      particulars: [.expected: ExpectedKind.number.rawValue]
    )
  }

  static func tooManyDigits(_ item: String, at offset: Int) -> AnswerFault {
    AnswerFault(
      code: .tooManyDigits,
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
      code: .outOfRange,
      item: item,
      offset: offset,
      message: "\(number) of `\(item)` is not between \(range.lowerBound) and \(range.upperBound)",
      particulars: [
        .found: number.description, .least: range.lowerBound.description,
        .most: range.upperBound.description,
      ]
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
    var days: Particulars = [.found: day.description]
    days[.earliest] = earliest?.description
    days[.latest] = latest?.description
    return AnswerFault(
      code: .outOfRange,
      item: item,
      offset: offset,
      message: "`\(item)` must not be " + ends.compactMap { $0 }.joined(separator: " or "),
      particulars: days
    )
  }

  static func tooManyDecimals(_ item: String, _ decimals: Int, at offset: Int) -> AnswerFault {
    let few = decimals == 1 ? "1 decimal" : "\(decimals) decimals"
    let rule = decimals == 0 ? "must be a whole number" : "must have at most \(few)"
    return AnswerFault(
      code: .tooManyDecimals,
      item: item,
      offset: offset,
      message: "`\(item)` \(rule)",
      particulars: decimals == 0
        ? [.expected: ExpectedKind.wholeNumber.rawValue] : [.most: "\(decimals)"]
    )
  }

  static func notAValue(
    _ item: String,
    _ number: Number,
    _ values: [Number],
    at offset: Int
  ) -> AnswerFault {
    AnswerFault(
      code: .unknownOption,
      item: item,
      offset: offset,
      message: "\(number) of `\(item)` is not one of \(list(values))",
      particulars: [.found: number.description, .allowed: list(values)]
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
      code: .unknownOption,
      item: item,
      offset: offset,
      message: "\(quoted(option)) is not an option of `\(name)`",
      suggestion: suggestion(for: option, among: known),
      particulars: [.found: shown(option)]
    )
  }

  static func duplicateOption(_ item: String, _ option: String, at offset: Int) -> AnswerFault {
    AnswerFault(
      code: .duplicateOption,
      item: item,
      offset: offset,
      message: "`\(option)` stands twice in `\(item)`",
      particulars: [.found: option]
    )
  }

  static func notExclusive(_ item: String, _ option: String, at offset: Int) -> AnswerFault {
    AnswerFault(
      code: .notExclusive,
      item: item,
      offset: offset,
      message: "`\(option)` of `\(item)` must stand alone",
      particulars: [.found: option]
    )
  }

  static func missingUnit(_ item: String, _ unit: String, at offset: Int) -> AnswerFault {
    AnswerFault(
      code: .missingUnit,
      item: item,
      offset: offset,
      message: "`\(item)` must have its unit `\(unit)`",
      particulars: [.unit: unit]
    )
  }

  static func wrongUnit(
    _ item: String,
    _ written: String,
    _ unit: String,
    at offset: Int
  ) -> AnswerFault {
    AnswerFault(
      code: .wrongUnit,
      item: item,
      offset: offset,
      message: "the unit of `\(item)` must be `\(unit)`, found \(quoted(written))",
      particulars: [.found: shown(written), .unit: unit]
    )
  }

  static func missingValue(_ item: String, at offset: Int) -> AnswerFault {
    AnswerFault(
      code: .missingField,
      item: item,
      offset: offset,
      message: "`\(item)` must have a `value`",
      particulars: [.field: "value"]
    )
  }

  static func invalidDate(_ item: String, _ answer: FormItem.Answer, at offset: Int) -> AnswerFault
  {
    AnswerFault(
      code: .invalidDate,
      item: item,
      offset: offset,
      message: "`\(item)` must be \(answer.words) that exists",
      particulars: [.expected: answer.kind.rawValue]
    )
  }

  static func tooLong(_ item: String, _ limit: Int, at offset: Int) -> AnswerFault {
    AnswerFault(
      code: .tooLong,
      item: item,
      offset: offset,
      message: "`\(item)` must have at most \(limit) characters",
      particulars: [.most: "\(limit)"]
    )
  }

  static func contradiction(
    _ score: String,
    _ reported: Number,
    _ computed: ClosedRange<Number>?,
    words: String,
    at offset: Int
  ) -> AnswerFault {
    var particulars: Particulars = [.found: reported.description]
    particulars[.computed] = computed.map { range in
      range.lowerBound == range.upperBound
        ? "\(range.lowerBound)" : "\(range.lowerBound)–\(range.upperBound)"
    }
    return AnswerFault(
      code: .contradiction,
      item: score,
      offset: offset,
      message: "`\(score)` is reported as \(reported), its answers give \(words)",
      particulars: particulars
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
