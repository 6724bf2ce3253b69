import Expressions
import Forms
import Values

/// Values and limits in the words of a language.
struct Phrases {
  private let terminology: Terminology

  init(_ terminology: Terminology) { self.terminology = terminology }

  /// A limit with its number worked out.
  enum Limit {
    case comparison(ComparisonOperator, Number)
    case option(String)
    case written(String)
  }

  /// A value: a number with the language's decimal sign, an option by its text.
  func value(
    _ value: ValueSet?,
    of name: String?,
    type: ValueType,
    _ language: Language
  ) -> String {
    guard let value, let shown = ShownValue(value, type) else {
      if case .number = type { return bounds(value, language) }
      return Self.unknown(language)
    }
    switch shown {
    case .number(let number): return self.number(number, language)
    case .boolean(let answer): return Self.boolean(answer, language)
    case .option(let option): return self.option(option, of: name, language)
    case .options(let options):
      return options.map { option($0, of: name, language) }.joined(separator: ", ")
    case .date(let date): return Self.date(date, language)
    }
  }

  /// Limits joined by *or*: `3 or more`.
  func limit(_ limits: [Limit], of name: String?, _ language: Language) -> String {
    limits.map { limit in
      switch limit {
      case .comparison(let comparison, let number):
        Self.comparison(comparison, self.number(number, language), language)
      case .option(let option): self.option(option, of: name, language)
      case .written("true"): Self.boolean(true, language)
      case .written("false"): Self.boolean(false, language)
      case .written(let text): text
      }
    }.joined(separator: " \(Self.or(language)) ")
  }

  func number(_ number: Number, _ language: Language) -> String {
    number.text(decimals: min(number.decimals ?? 2, 6), sign: language.decimalSign)
  }

  private func option(_ option: String, of name: String?, _ language: Language) -> String {
    name.flatMap { terminology.options[$0]?[option]?[language] } ?? option
  }

  private func bounds(_ value: ValueSet?, _ language: Language) -> String {
    guard let value, value.kind == .interval, value.canApply, value.isBounded else {
      return Self.unknown(language)
    }
    return "\(number(value.low, language))–\(number(value.high, language))"
  }

  /// What the number of findings adds, and which those are.
  static func status(_ counted: [LocalizedText]) -> LocalizedText {
    text { language in
      let names = counted.compactMap { $0[language] }.filter { !$0.isEmpty }
      let list = names.isEmpty ? "" : ": " + names.joined(separator: "; ")
      return switch language {
      case .nb: "Flere funn samlet gir denne fargen" + list
      case .nn: "Fleire funn samla gir denne fargen" + list
      case .en: "Several findings together give this colour" + list
      }
    }
  }

  /// That a value cannot be held against its limits, because the date they hang on is not known.
  func noTimePoint(
    _ subject: LocalizedText,
    _ anchor: String?,
    isTooEarly: Bool
  ) -> LocalizedText {
    Self.text { language in
      let lead = subject[language].map { "\($0): " } ?? ""
      let date = anchor.map { terminology.texts[$0]?[language] ?? $0 } ?? ""
      return switch (language, isTooEarly) {
      case (.nb, false): "\(lead)kan ikke vurderes fordi «\(date)» ikke er kjent"
      case (.nn, false): "\(lead)kan ikkje vurderast fordi «\(date)» ikkje er kjend"
      case (.en, false): "\(lead)cannot be assessed because “\(date)” is not known"
      case (.nb, true): "\(lead)kan ikke vurderes fordi «\(date)» er etter skjemaet"
      case (.nn, true): "\(lead)kan ikkje vurderast fordi «\(date)» er etter skjemaet"
      case (.en, true): "\(lead)cannot be assessed because “\(date)” is after the form"
      }
    }
  }

  /// That nobody answered, wholly, what a row gives a colour to all the same.
  func unanswered(_ subject: LocalizedText) -> LocalizedText {
    subject.mapped { language, name in
      switch language {
      case .nb: "Svar mangler: «\(name)»"
      case .nn: "Svar manglar: «\(name)»"
      case .en: "Answers are missing: “\(name)”"
      }
    }
  }

  /// A text in every language.
  static func text(_ sentence: (Language) -> String) -> LocalizedText {
    LocalizedText(
      Dictionary(uniqueKeysWithValues: Language.allCases.map { ($0, sentence($0)) })
    )
  }

  /// The words before the value in a protocol's sentence, in the languages where there are any:
  /// `PRWE` of `PRWE: {value} of 100`.
  static func subject(_ sentence: LocalizedText) -> LocalizedText {
    var subject = LocalizedText()
    for language in sentence.languages {
      guard let text = sentence[language], let value = text.firstRange(of: "{value}") else {
        continue
      }
      let words = text[..<value.lowerBound].reversed().drop { $0 == " " || $0 == ":" }.reversed()
      if !words.isEmpty { subject[language] = String(words) }
    }
    return subject
  }

  /// A day in figures: in Norwegian with the day first, in English as everywhere.
  static func date(_ date: CivilDate, _ language: Language) -> String {
    let (year, month, day) = date.components
    return language == .en ? date.description : "\(day).\(month).\(year)"
  }

  static func unknown(_ language: Language) -> String {
    switch language {
    case .nb: "ikke kjent"
    case .nn: "ikkje kjent"
    case .en: "not known"
    }
  }

  static func boolean(_ value: Bool, _ language: Language) -> String {
    switch language {
    case .nb, .nn: value ? "ja" : "nei"
    case .en: value ? "yes" : "no"
    }
  }

  static func or(_ language: Language) -> String { language == .en ? "or" : "eller" }

  private static func comparison(
    _ comparison: ComparisonOperator,
    _ number: String,
    _ language: Language
  ) -> String {
    switch (comparison, language) {
    case (.greaterOrEqual, .nb): "\(number) eller mer"
    case (.greaterOrEqual, .nn): "\(number) eller meir"
    case (.greaterOrEqual, .en): "\(number) or more"
    case (.lessOrEqual, .nb), (.lessOrEqual, .nn): "\(number) eller mindre"
    case (.lessOrEqual, .en): "\(number) or less"
    case (.greater, .en): "above \(number)"
    case (.greater, _): "over \(number)"
    case (.less, .en): "below \(number)"
    case (.less, _): "under \(number)"
    case (.equal, _): number
    case (.notEqual, .nb): "noe annet enn \(number)"
    case (.notEqual, .nn): "noko anna enn \(number)"
    case (.notEqual, .en): "other than \(number)"
    }
  }
}
