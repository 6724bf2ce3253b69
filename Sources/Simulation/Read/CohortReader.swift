import Diagnostics
import Forms
import JSONText
import Triage
import Values

/// Reads what a cohort's file says and collects what is wrong with it; it never gives up at a fault.
///
/// A function that gives `nil` has told why, but for keys that may be left out.
struct CohortReader {
  let source: SourceText
  private(set) var diagnostics: [Diagnostic] = []
  /// Where the numbers of each part come from.
  var grounds: [Ground] = []
  /// The kinds of contact: those every clinic has, and what the protocol adds once it is found.
  var contacts = ["message", "phone", "video", "in_person"]
  /// The kinds that the protocol asks for.
  var neededContacts: [String] = []
  /// The states, once they are read.
  var stateIDs: [String] = []

  init(_ source: SourceText) { self.source = source }

  mutating func report(_ diagnostic: Diagnostic) { diagnostics.append(diagnostic) }

  func place(_ span: Span) -> Place { source.place(span) }

  /// An object of the file.
  struct Part {
    let members: [JSONMember]
    let span: Span
    /// What it is, such as "a state".
    let what: String

    subscript(key: String) -> JSONValue? { members.first { $0.key.text == key }?.value }

    /// Where what is missing is told.
    var opening: Span { Span(span.start, min(span.start + 1, span.end)) }
  }
}

// MARK: Objects and arrays

extension CohortReader {
  /// An object, its keys checked; `nil` keys are any.
  mutating func part(_ value: JSONValue, _ what: String, keys: [String]?) -> Part? {
    guard let members = value.members else {
      report(.wrongType(value, expected: "an object", at: place(value.span)))
      return nil
    }
    for member in members {
      guard let keys, !keys.contains(member.key.text) else { continue }
      let place = self.place(member.key.contentSpan)
      report(.unknownKey(member.key.text, of: what, among: keys, at: place))
    }
    return Part(members: members, span: value.span, what: what)
  }

  mutating func part(_ key: String, of outer: Part, _ what: String, keys: [String]?) -> Part? {
    required(key, of: outer).flatMap { part($0, what, keys: keys) }
  }

  mutating func required(_ key: String, of part: Part) -> JSONValue? {
    if let value = part[key] { return value }
    report(.missingKey(key, of: part.what, at: place(part.opening)))
    return nil
  }

  mutating func elements(_ value: JSONValue) -> [JSONValue]? {
    if let elements = value.elements { return elements }
    report(.wrongType(value, expected: "an array", at: place(value.span)))
    return nil
  }

  /// The elements of an array that must hold something.
  mutating func filled(_ key: String, of part: Part) -> [JSONValue] {
    guard let value = required(key, of: part), let elements = elements(value) else { return [] }
    if elements.isEmpty { report(.emptyList(at: place(value.span))) }
    return elements
  }

  /// The elements of an array that may be left out.
  mutating func elements(_ key: String, of part: Part) -> [JSONValue] {
    part[key].flatMap { elements($0) } ?? []
  }
}

// MARK: Words and numbers

extension CohortReader {
  mutating func string(_ value: JSONValue) -> JSONString? {
    guard let string = value.string else {
      report(.wrongType(value, expected: "a string", at: place(value.span)))
      return nil
    }
    if string.text.contains(where: { !$0.isWhitespace }) { return string }
    report(.emptyText(at: place(string.span)))
    return nil
  }

  mutating func string(_ key: String, of part: Part) -> JSONString? {
    required(key, of: part).flatMap { string($0) }
  }

  mutating func strings(_ key: String, of part: Part) -> [JSONString] {
    var strings: [JSONString] = []
    for value in filled(key, of: part) {
      if let string = string(value) { strings.append(string) }
    }
    return strings
  }

  /// One of some words.
  mutating func word(_ string: JSONString, among words: [String]) -> String? {
    if words.contains(string.text) { return string.text }
    report(.unknownWord(string.text, among: words, at: place(string.contentSpan)))
    return nil
  }

  mutating func boolean(_ key: String, of part: Part) -> Bool? {
    guard let value = required(key, of: part) else { return nil }
    if let boolean = value.boolean { return boolean }
    report(.wrongType(value, expected: "`true` or `false`", at: place(value.span)))
    return nil
  }

  /// A whole number within limits.
  mutating func whole(_ value: JSONValue, in limits: ClosedRange<Int>) -> Int? {
    guard let text = value.number else {
      report(.wrongType(value, expected: "a number", at: place(value.span)))
      return nil
    }
    if let whole = (try? Number(parsing: text))?.whole, limits.contains(whole) { return whole }
    report(.invalidNumber(limits, at: place(value.span)))
    return nil
  }

  mutating func whole(_ key: String, of part: Part, in limits: ClosedRange<Int>) -> Int? {
    required(key, of: part).flatMap { whole($0, in: limits) }
  }

  mutating func perMille(_ key: String, of part: Part) -> Int? {
    whole(key, of: part, in: 0...1000)
  }

  /// Outcomes and their weights, as the members of an object.
  mutating func weights<Outcome: Sendable & Hashable>(
    _ value: JSONValue,
    _ outcome: (inout CohortReader, JSONString) -> Outcome?
  ) -> Weights<Outcome>? {
    guard let part = part(value, "weights", keys: nil) else { return nil }
    var weighted: [(outcome: Outcome, weight: Int)] = []
    for member in part.members {
      let weight = whole(member.value, in: 0...10_000)
      if let outcome = outcome(&self, member.key), let weight { weighted.append((outcome, weight)) }
    }
    guard weighted.count == part.members.count else { return nil }
    if let weights = Weights(weighted) { return weights }
    report(.noWeight(at: place(value.span)))
    return nil
  }

  mutating func weights<Outcome: Sendable & Hashable>(
    _ key: String,
    of part: Part,
    _ outcome: (inout CohortReader, JSONString) -> Outcome?
  ) -> Weights<Outcome>? {
    required(key, of: part).flatMap { weights($0, outcome) }
  }

  /// Outcomes whose weights stand in them.
  mutating func weights<Outcome: Sendable & Hashable>(
    of weighted: [(outcome: Outcome, weight: Int)],
    in part: Part,
    _ key: String
  ) -> Weights<Outcome>? {
    if let weights = Weights(weighted) { return weights }
    if let value = part[key], value.elements?.isEmpty == false {
      report(.noWeight(at: place(value.span)))
    }
    return nil
  }

  /// A whole number, or two with `..` between.
  mutating func range(_ word: JSONString, in limits: ClosedRange<Int>) -> ClosedRange<Int>? {
    let ends = word.text.range()
    guard let ends else {
      report(.notARange(word.text, at: place(word.contentSpan)))
      return nil
    }
    guard ends.low <= ends.high else {
      report(.turnedRange(word.text, at: place(word.contentSpan)))
      return nil
    }
    guard limits.contains(ends.low), limits.contains(ends.high) else {
      report(.invalidNumber(limits, at: place(word.contentSpan)))
      return nil
    }
    return ends.low...ends.high
  }
}

extension String {
  /// The ends of `3` or `1..7`; `nil` for anything else.
  func range() -> (low: Int, high: Int)? {
    let ends = ranges(of: "..")
    guard ends.count <= 1 else { return nil }
    let low = ends.first.map { String(self[..<$0.lowerBound]) } ?? self
    let high = ends.first.map { String(self[$0.upperBound...]) } ?? self
    guard let low = (try? Number(parsing: low))?.whole,
      let high = (try? Number(parsing: high))?.whole
    else { return nil }
    return (low, high)
  }
}
