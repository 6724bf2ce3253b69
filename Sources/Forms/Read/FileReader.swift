import Diagnostics
import JSONText
import Values

/// Reads what one file says and collects what is wrong with it; it never gives up at a fault.
///
/// A function that gives `nil` has told why, but for keys that may be left out.
struct FileReader {
  let source: SourceText
  private(set) var diagnostics: [Diagnostic] = []
  /// What each id of the file was first given to.
  private var ids: [String: Span] = [:]
  private var nodes: [String: Span] = [:]
  /// The keys of objects that are there under a misspelt name, which is told of.
  private var misspelt: Set<Misspelling> = []
  var optionSets: [String: OptionSet] = [:]

  private struct Misspelling: Hashable {
    let object: Span
    let key: String
  }

  init(_ source: SourceText) { self.source = source }

  mutating func report(_ diagnostic: Diagnostic) { diagnostics.append(diagnostic) }

  func place(_ span: Span) -> Place { source.place(span) }

  /// Takes an id into the file's one space of names.
  mutating func declare(_ id: Placed<String>) {
    if let first = ids[id.value] {
      report(.duplicateID(id.value, first: place(first), at: place(id.span)))
    } else {
      ids[id.value] = id.span
    }
  }

  mutating func declare(node: Placed<String>) {
    if let first = nodes[node.value] {
      report(.duplicateNode(node.value, first: place(first), at: place(node.span)))
    } else {
      nodes[node.value] = node.span
    }
  }
}

// MARK: Objects and arrays

extension FileReader {
  /// An object, its keys checked.
  ///
  /// - Parameters:
  ///   - value: what should be one.
  ///   - what: what it stands for, with its article.
  ///   - keys: those it may have; `nil` is any.
  /// - Returns: the object, also where it has keys that it may not have.
  mutating func object(_ value: JSONValue, _ what: String, keys: [String]?) -> FileObject? {
    guard let members = value.members else {
      report(.wrongType(value, expected: "an object", at: place(value.span)))
      return nil
    }
    let object = FileObject(members: members, span: value.span, what: what)
    if let keys { allow(keys, in: object) }
    return object
  }

  mutating func allow(_ keys: [String], in object: FileObject) {
    for member in object.members where !keys.contains(member.key.text) {
      let place = self.place(member.key.contentSpan)
      let meant = didYouMean(member.key.text, among: keys)
      if let meant { misspelt.insert(Misspelling(object: object.span, key: meant)) }
      report(.unknownKey(member.key.text, of: object.what, among: keys, at: place))
    }
  }

  /// Whether a key is there under a misspelt name, so that it is not missing besides.
  func isMisspelt(_ key: String, in object: FileObject) -> Bool {
    misspelt.contains(Misspelling(object: object.span, key: key))
  }

  /// Tells of keys that have no meaning on this kind of object.
  mutating func refuse(_ keys: [String], in object: FileObject, on what: String) {
    for member in object.members where keys.contains(member.key.text) {
      let place = self.place(member.key.contentSpan)
      report(.unexpectedKey(member.key.text, on: what, at: place))
    }
  }

  mutating func required(_ key: String, of object: FileObject) -> JSONValue? {
    if let value = object[key] { return value }
    if !isMisspelt(key, in: object) {
      report(.missingKey(key, of: object.what, at: place(object.opening)))
    }
    return nil
  }

  mutating func object(
    _ key: String,
    of outer: FileObject,
    _ what: String,
    keys: [String]?
  ) -> FileObject? {
    required(key, of: outer).flatMap { object($0, what, keys: keys) }
  }

  mutating func elements(_ value: JSONValue) -> [JSONValue]? {
    if let elements = value.elements { return elements }
    report(.wrongType(value, expected: "an array", at: place(value.span)))
    return nil
  }

  /// The elements of an array that may be left out.
  mutating func elements(_ key: String, of object: FileObject) -> [JSONValue] {
    object[key].flatMap { elements($0) } ?? []
  }
}

// MARK: Strings

extension FileReader {
  mutating func string(_ value: JSONValue) -> JSONString? {
    if let string = value.string { return string }
    report(.wrongType(value, expected: "a string", at: place(value.span)))
    return nil
  }

  /// A text that says something.
  mutating func text(_ key: String, of object: FileObject) -> Placed<String>? {
    required(key, of: object).flatMap { text($0) }
  }

  mutating func text(_ value: JSONValue) -> Placed<String>? {
    guard let string = self.string(value) else { return nil }
    if !string.isBlank {
      return Placed(string.text, at: string.contentSpan)
    }
    report(.emptyText(at: place(string.span)))
    return nil
  }

  /// An expression, to be parsed when the names it may read are known.
  mutating func expression(_ key: String, of object: FileObject) -> JSONString? {
    object[key].flatMap { string($0) }
  }

  mutating func boolean(_ key: String, of object: FileObject) -> Bool {
    guard let value = object[key] else { return false }
    if let boolean = value.boolean { return boolean }
    report(.wrongType(value, expected: "`true` or `false`", at: place(value.span)))
    return false
  }

  /// One of some words; `nil` also where the key is left out.
  mutating func word<Word: CaseIterable & RawRepresentable<String>>(
    _ key: String,
    of object: FileObject,
    _ words: Word.Type
  ) -> Word? {
    guard let string = object[key].flatMap({ self.string($0) }) else { return nil }
    if let word = Word(rawValue: string.text) { return word }
    let known = words.allCases.map(\.rawValue)
    report(.unknownWord(string.text, among: known, at: place(string.contentSpan)))
    return nil
  }
}

// MARK: Numbers

extension FileReader {
  mutating func number(_ value: JSONValue) -> Placed<Number>? {
    guard let text = value.number else {
      report(.wrongType(value, expected: "a number", at: place(value.span)))
      return nil
    }
    do throws(Number.TextFault) {
      return Placed(try Number(parsing: text), at: value.span)
    } catch {
      report(.tooLargeNumber(at: place(value.span)))
      return nil
    }
  }

  /// A whole number within limits.
  mutating func whole(_ value: JSONValue, in limits: ClosedRange<Int>) -> Int? {
    guard let number = self.number(value) else { return nil }
    if let whole = number.value.whole, limits.contains(whole) { return whole }
    report(.invalidNumber(limits, at: place(number.span)))
    return nil
  }

  mutating func whole(_ key: String, of object: FileObject, in limits: ClosedRange<Int>) -> Int? {
    required(key, of: object).flatMap { whole($0, in: limits) }
  }

  /// A range `[low, high]` of numbers with at most some decimals.
  mutating func range(
    _ key: String,
    of object: FileObject,
    decimals: Int
  ) -> Placed<ClosedRange<Number>>? {
    guard let value = required(key, of: object), let ends = elements(value) else { return nil }
    let numbers = ends.compactMap { number($0)?.value }
    guard numbers.count == ends.count else { return nil }
    let fits = numbers.allSatisfy { ($0.decimals ?? .max) <= decimals }
    guard numbers.count == 2, numbers[0] < numbers[1], fits else {
      report(.invalidRange(decimals: decimals, at: place(value.span)))
      return nil
    }
    return Placed(numbers[0]...numbers[1], at: value.span)
  }
}

extension JSONString {
  /// Whether it says nothing.
  var isBlank: Bool { text.allSatisfy(\.isWhitespace) }
}
