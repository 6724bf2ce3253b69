import Diagnostics
import JSONText
public import Values

/// Reads enrolments line by line and collects what is wrong with them.
struct PatientReading {
  /// Where an enrolment comes from.
  enum Origin {
    /// Somebody gives it, and can mend it.
    case given
    /// A store has it, perhaps of a version that refused less.
    case stored
  }

  private(set) var diagnostics: [Diagnostic] = []
  private let source: SourceText
  private let origin: Origin

  init(_ source: SourceText, _ origin: Origin = .given) {
    self.source = source
    self.origin = origin
  }

  mutating func refuse(_ diagnostic: Diagnostic) { diagnostics.append(diagnostic) }

  /// What a line says; `nil` where anything is wrong with it.
  mutating func change(in line: Span) -> PatientChange? {
    let before = diagnostics.count
    let (value, faults) = JSONValue.parse(source, in: line)
    diagnostics += faults
    guard let value, let change = change(value), diagnostics.count == before else { return nil }
    return change
  }

  private static let keys = [
    "patient", "protocol", "anchor", "birth_date", "sex", "language", "unit", "channel",
    "interval", "limits",
  ]

  /// What an object says; `nil` where anything is wrong with it.
  mutating func change(_ value: JSONValue) -> PatientChange? {
    let before = diagnostics.count
    var removedLimits: Set<String> = []
    guard let patient = read(value, &removedLimits), diagnostics.count == before else { return nil }
    let isEmpty = value["limits"]?.elements?.isEmpty ?? false
    let removed = PatientChange.Part.allCases.filter { part in
      value[part.rawValue]?.isNull ?? false || (part == .limits && isEmpty)
    }
    return PatientChange(patient, removing: Set(removed), limits: removedLimits)
  }

  private mutating func read(_ value: JSONValue, _ removedLimits: inout Set<String>) -> Patient? {
    guard isObject(value, knowing: Self.keys) else { return nil }
    let id = required("patient", of: value)
    let protocolID = required("protocol", of: value)
    let sex = word("sex", of: value, among: ["female", "male"])
    let language = word("language", of: value, among: Language.allCases.map(\.rawValue))
    let anchor = date("anchor", of: value)
    let birthDate = date("birth_date", of: value)
    let unit = text("unit", of: value)
    let channel = text("channel", of: value)
    let interval = period("interval", of: value)
    let limits = limits(of: value, &removedLimits)
    guard let id, let protocolID else { return nil }
    return Patient(
      id: id,
      protocol: protocolID,
      anchor: anchor,
      birthDate: birthDate,
      sex: sex,
      language: language.flatMap { Language(rawValue: $0) },
      unit: unit,
      channel: channel,
      interval: interval,
      limits: limits
    )
  }

  // MARK: Limits

  private static let limitKeys = ["id", "value", "by", "reason", "from", "until"]

  /// The limits that are given; one whose value is `null` is removed.
  private mutating func limits(
    of value: JSONValue,
    _ removed: inout Set<String>
  ) -> [Patient.OwnLimit] {
    guard let found = member("limits", of: value) else { return [] }
    guard let elements = found.elements else {
      refuse(.wrongType("limits", "an array", found, in: source))
      return []
    }
    var limits: [Patient.OwnLimit] = []
    for element in elements {
      if element["value"]?.isNull ?? false {
        if let id = removedLimit(element) { removed.insert(id) }
      } else if let limit = limit(element) {
        if origin == .given, let other = limits.first(where: limit.overlaps) {
          refuse(.overlappingLimits(limit, other, at: source.place(element.span)))
        }
        limits.append(limit)
      }
    }
    return limits
  }

  private mutating func removedLimit(_ value: JSONValue) -> String? {
    isObject(value, knowing: Self.limitKeys) ? required("id", of: value) : nil
  }

  private mutating func limit(_ value: JSONValue) -> Patient.OwnLimit? {
    guard isObject(value, knowing: Self.limitKeys) else { return nil }
    let id = required("id", of: value)
    let number = number("value", of: value)
    let by = required("by", of: value)
    let reason = required("reason", of: value)
    let hasStart = isPresent("from", of: value)
    let from = date("from", of: value)
    let until = date("until", of: value)
    if !hasStart { refuse(.missingField("from", of: value, in: source)) }
    guard let id, let number, let by, let reason, let from else { return nil }
    if let until, until < from, let place = member("until", of: value)?.span {
      refuse(.endsBeforeItStarts(at: source.place(place)))
    }
    return Patient.OwnLimit(
      id: id,
      value: number,
      by: by,
      reason: reason,
      from: from,
      until: until
    )
  }

  // MARK: Members

  /// Whether it is an object; its unknown keys are told.
  private mutating func isObject(_ value: JSONValue, knowing keys: [String]) -> Bool {
    guard let members = value.members else {
      refuse(.wrongType(nil, "an object", value, in: source))
      return false
    }
    for member in members {
      let key = member.key.text
      if keys.contains(where: { $0.utf8.elementsEqual(key.utf8) }) { continue }
      let suggestion = didYouMean(key, among: keys)
      refuse(.unknownField(member.key, suggestion, in: source))
    }
    return true
  }

  /// A member that is there; `null` is the same as none.
  private func member(_ key: String, of value: JSONValue) -> JSONValue? {
    value[key].flatMap { $0.isNull ? nil : $0 }
  }

  private func isPresent(_ key: String, of value: JSONValue) -> Bool {
    member(key, of: value) != nil
  }

  private mutating func string(_ key: String, of value: JSONValue) -> JSONString? {
    guard let found = member(key, of: value) else { return nil }
    guard let string = found.string else {
      refuse(.wrongType(key, "a string", found, in: source))
      return nil
    }
    return string
  }

  private mutating func text(_ key: String, of value: JSONValue) -> String? {
    guard let string = string(key, of: value) else { return nil }
    guard string.text.utf8.contains(where: { $0 != 0x20 && $0 != 0x09 }) else {
      refuse(.emptyField(key, at: source.place(string.span)))
      return nil
    }
    return string.text
  }

  private mutating func required(_ key: String, of value: JSONValue) -> String? {
    if !isPresent(key, of: value) { refuse(.missingField(key, of: value, in: source)) }
    return text(key, of: value)
  }

  private mutating func word(
    _ key: String,
    of value: JSONValue,
    among words: [String]
  ) -> String? {
    guard let string = string(key, of: value) else { return nil }
    if words.contains(string.text) { return string.text }
    let place = source.place(string.contentSpan)
    refuse(.unknownOption(string.text, of: key, among: words, at: place))
    return nil
  }

  private mutating func date(_ key: String, of value: JSONValue) -> CivilDate? {
    guard let string = string(key, of: value) else { return nil }
    if let date = CivilDate(string.text) { return date }
    refuse(.invalidDay(string.text, at: source.place(string.contentSpan)))
    return nil
  }

  private mutating func period(_ key: String, of value: JSONValue) -> Period? {
    guard let string = string(key, of: value) else { return nil }
    if let period = Period(interval: string.text) { return period }
    refuse(.invalidInterval(string.text, at: source.place(string.contentSpan)))
    return nil
  }

  private mutating func number(_ key: String, of value: JSONValue) -> Number? {
    guard let found = member(key, of: value) else {
      refuse(.missingField(key, of: value, in: source))
      return nil
    }
    guard let text = found.number else {
      refuse(.wrongType(key, "a number", found, in: source))
      return nil
    }
    if let number = try? Number(parsing: text) { return number }
    refuse(.inexactNumber(text, at: source.place(found.span)))
    return nil
  }
}

extension Period {
  /// Reads `4 months`: a positive whole number, a space and days, weeks, months or years.
  public init?(interval text: String) {
    let parts = text.split(separator: " ", omittingEmptySubsequences: false)
    guard parts.count == 2, let count = Self.positive(parts[0]) else { return nil }
    let units: [Unit] = [.day, .week, .month, .year]
    let unit = units.first { parts[1] == $0.rawValue || parts[1] == $0.rawValue + "s" }
    guard let unit else { return nil }
    self.init(count, unit)
  }

  /// One to four digits without a leading zero.
  private static func positive(_ digits: Substring) -> Int? {
    guard (1...4).contains(digits.utf8.count), digits.utf8.first != 0x30,
      digits.utf8.allSatisfy({ (0x30...0x39).contains($0) })
    else { return nil }
    return Int(digits)
  }
}
