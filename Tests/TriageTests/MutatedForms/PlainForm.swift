import Forms
import Scheduling
import Triage
import Values

/// What a person who has the form before them sees in a line: what is wrong, and what was answered.
///
/// It reads the line by itself, and takes nothing of the engine but what the form asks for.
struct PlainForm {
  /// Why it must not be green; none where everything that is said is said rightly.
  private(set) var faults: [String] = []
  /// The answers; what is wrong is not among them.
  private(set) var filled: Filled
  private let form: Form

  /// The keys of a submission.
  private static let keys = [
    "id", "patient", "form", "version", "authored", "reporter", "entered_by", "trigger", "replaces",
    "correction_reason", "answers",
  ]

  /// Reads a line as one who knows the patients and the forms that were sent, and what day it is.
  init(_ line: [UInt8], _ form: Form, by expected: Expected) {
    self.form = form
    filled = Filled(authored: expected.now)
    guard let json = PlainJSON(line) else {
      faults = ["is no JSON"]
      return
    }
    guard case .object(let members) = json else {
      faults = ["is no object"]
      return
    }
    faults = members.map(\.key).filter { key in !Self.keys.contains { $0.isExactly(key) } }
      .map { "unknown key \($0)" }
    readEnvelope(json, expected)
    guard case .object(let answers)? = json["answers"] else {
      faults.append("no answers")
      return
    }
    for member in answers { read(member) }
  }

  /// What is known beside the line.
  struct Expected {
    let patients: Set<String>
    let submissions: Set<String>
    let now: Instant
    let countFor: Period?
  }

  // MARK: Beside the answers

  private mutating func readEnvelope(_ json: PlainJSON, _ expected: Expected) {
    func text(_ key: String) -> String { json[key]?.string ?? "" }
    filled.id = text("id")
    filled.patient = text("patient")
    if filled.id.allSatisfy(\.isWhitespace) || filled.id.utf8.count > 256 { faults.append("id") }
    if !expected.patients.contains(filled.patient) { faults.append("unknown patient") }
    if !text("form").isExactly(form.id) { faults.append("another form") }
    let parts = text("version").split(separator: ".", omittingEmptySubsequences: false)
    let version = [form.version.major, form.version.minor, form.version.patch].map(String.init)
    let isWhole = parts.count == 3 ? parts.map(String.init) == version : false
    let isShort = parts.count == 2 && parts.map(String.init) + ["0"] == version
    if !isWhole && !isShort { faults.append("another version") }
    readTime(text("authored"), expected)
    filled.reporter = optional(json["reporter"], "reporter", ["self", "parent", "proxy", "staff"])
    if filled.reporter == "staff", optional(json["entered_by"], "entered_by") == nil {
      faults.append("staff without a name")
    }
    _ = optional(json["trigger"], "trigger", ["planned", "patient"])
    _ = optional(json["correction_reason"], "correction_reason")
    filled.replaces = optional(json["replaces"], "replaces")
    if let named = filled.replaces, !expected.submissions.contains(named) {
      faults.append("corrects what nobody sent")
    }
  }

  private mutating func readTime(_ text: String, _ expected: Expected) {
    guard let authored = Instant(text) else { return faults.append("no time") }
    filled.authored = authored
    if authored > expected.now.adding(minutes: 5) { faults.append("from the future") }
    let days = [authored, expected.now].map { Content.calendar.date(of: $0) }
    if let countFor = expected.countFor, days[1] >= days[0].adding(countFor) {
      faults.append("too old")
    }
  }

  private mutating func optional(
    _ value: PlainJSON?,
    _ name: String,
    _ words: [String]? = nil
  ) -> String? {
    guard let value, value != .null else { return nil }
    guard let text = value.string else {
      faults.append("\(name) is no text")
      return nil
    }
    if let words, !words.contains(where: { $0.isExactly(text) }) {
      faults.append("\(name) is \(text)")
      return nil
    }
    if text.utf8.count > 256 { faults.append("\(name) is too long") }
    return text.allSatisfy(\.isWhitespace) ? nil : text
  }

  // MARK: Answers

  private mutating func read(_ member: PlainJSON.Member) {
    if let item = form.items.first(where: { $0.name.isExactly(member.key) }) {
      guard case .slot = item.position else {
        return faults.append("\(member.key) is of a section")
      }
      filled.answers[item.name] = answer(member.value, to: item)
    } else if let section = form.repeats.first(where: { $0.name.isExactly(member.key) }) {
      readEntries(member.value, of: section)
    } else if let score = form.scores.first(where: { $0.name.isExactly(member.key) }),
      score.given != .computed
    {
      filled.extra[score.name] = number(member.value, score.name, score.range, score.decimals)
    } else {
      faults.append("unknown item \(member.key)")
    }
  }

  private mutating func readEntries(_ value: PlainJSON, of section: RepeatedSection) {
    if value == .null { return }
    guard case .array(let entries) = value else { return faults.append("\(section.name): no list") }
    if entries.count > section.entries.upperBound { faults.append("\(section.name): too many") }
    var read: [[String: Filled.Answer]] = []
    for entry in entries {
      guard case .object(let members) = entry else {
        faults.append("\(section.name): no entry")
        continue
      }
      var fields: [String: Filled.Answer] = [:]
      for member in members {
        let items = section.items.map { form.items[$0] }
        guard let item = items.first(where: { $0.name.isExactly(member.key) }) else {
          faults.append("\(section.name): unknown item \(member.key)")
          continue
        }
        fields[item.name] = answer(member.value, to: item)
      }
      read.append(fields)
    }
    filled.entries[section.name] = read
  }

  /// What an item was answered; nothing where nothing was, and where it is wrong.
  private mutating func answer(_ value: PlainJSON, to item: FormItem) -> Filled.Answer? {
    if value == .null { return nil }
    switch (item.answer, value) {
    case (.ordinal(let values), .number(let text)):
      let found = (try? Number(parsing: text)).flatMap { values.contains($0) ? $0 : nil }
      if found == nil { faults.append("\(item.name): \(text)") }
      return found.map { .number($0) }
    case (.count(let range), .number): return number(value, item.name, range, 0)
    case (.boolean, .boolean(let value)): return .boolean(value)
    case (.coded(let options), .string(let text)):
      if let option = options.first(where: { $0.isExactly(text) }) { return .text(option) }
    case (.several(let options, let exclusive), .array(let elements)):
      if elements.isEmpty { return nil }
      let chosen = elements.map { element in options.first { $0.isExactly(element.string ?? "") } }
      let names = chosen.compactMap(\.self)
      let alone = exclusive.map { options[$0] }
      let isAlone = names.count == 1 || !names.contains { $0 == alone }
      if names.count == chosen.count, Set(names).count == names.count, isAlone {
        return .options(names)
      }
    case (.quantity(let range, let unit, let decimals), .object(let parts)):
      return quantity(parts, item.name, range, unit, decimals)
    case (.date(let earliest, let latest), .string(let text)):
      if let day = CivilDate(text), isWithin(day, earliest, latest) { return .text(text) }
    case (.dateTime, .string(let text)): if Instant(text) != nil { return .text(text) }
    case (.text(let most), .string(let text)):
      if text.unicodeScalars.allSatisfy(\.properties.isWhitespace) { return nil }
      if text.unicodeScalars.count <= most { return .text(text) }
    default: break
    }
    faults.append("\(item.name): \(value.text)")
    return nil
  }

  private func isWithin(_ day: CivilDate, _ earliest: Period?, _ latest: Period?) -> Bool {
    let authored = Content.calendar.date(of: filled.authored)
    return (earliest.map { day >= authored.adding($0) } ?? true)
      && (latest.map { day <= authored.adding($0) } ?? true)
  }

  private mutating func number(
    _ value: PlainJSON,
    _ name: String,
    _ range: ClosedRange<Number>,
    _ decimals: Int
  ) -> Filled.Answer? {
    guard case .number(let text) = value, let number = try? Number(parsing: text),
      range.contains(number), number.rounded(toDecimals: decimals) == number
    else {
      if value != .null { faults.append("\(name): \(value.text)") }
      return nil
    }
    return .number(number)
  }

  private mutating func quantity(
    _ parts: [PlainJSON.Member],
    _ name: String,
    _ range: ClosedRange<Number>,
    _ unit: String,
    _ decimals: Int
  ) -> Filled.Answer? {
    let whole = PlainJSON.object(parts)
    let isKnown = parts.allSatisfy { $0.key.isExactly("value") || $0.key.isExactly("unit") }
    guard isKnown, let value = whole["value"] else {
      faults.append("\(name): \(whole.text)")
      return nil
    }
    if value == .null {
      if let found = whole["unit"], found != .null, found.string?.isExactly(unit) != true {
        faults.append("\(name): \(whole.text)")
      }
      return nil
    }
    guard whole["unit"]?.string?.isExactly(unit) == true,
      case .number(let number)? = number(value, name, range, decimals)
    else {
      faults.append("\(name): \(whole.text)")
      return nil
    }
    return .quantity(number, unit)
  }
}
