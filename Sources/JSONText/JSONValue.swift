public import Diagnostics

/// A value of a JSON file that an author wrote, with its place in the file.
///
/// Two values are equal only where they also stand at the same place.
public struct JSONValue: Sendable, Hashable {
  /// What a value is.
  public enum Kind: Sendable, Hashable {
    /// The members in the order of the file.
    case object([JSONMember])
    case array([JSONValue])
    case string(JSONString)
    /// The number as it is written.
    case number(String)
    case boolean(Bool)
    case null
  }

  /// What it is.
  public let kind: Kind
  /// Where it stands in the file, quotes and brackets included.
  public let span: Span

  /// Makes a value.
  public init(_ kind: Kind, at span: Span) {
    self.kind = kind
    self.span = span
  }
}

/// A key of an object and its value.
public struct JSONMember: Sendable, Hashable {
  /// The key, with its place.
  public let key: JSONString
  /// The value.
  public let value: JSONValue

  /// Makes a member.
  public init(_ key: JSONString, _ value: JSONValue) {
    self.key = key
    self.value = value
  }
}

extension JSONValue {
  /// An object's members in the order of the file; `nil` for anything else.
  public var members: [JSONMember]? {
    if case .object(let members) = kind { members } else { nil }
  }

  /// An array's elements; `nil` for anything else.
  public var elements: [JSONValue]? {
    if case .array(let elements) = kind { elements } else { nil }
  }

  /// A string with its place; `nil` for anything else.
  public var string: JSONString? {
    if case .string(let string) = kind { string } else { nil }
  }

  /// A number as it is written; `nil` for anything else.
  public var number: String? {
    if case .number(let text) = kind { text } else { nil }
  }

  /// True or false; `nil` for anything else.
  public var boolean: Bool? {
    if case .boolean(let value) = kind { value } else { nil }
  }

  /// Whether it is `null`.
  public var isNull: Bool { kind == .null }

  /// The value of a key, compared byte for byte; `nil` where there is none or this is no object.
  ///
  /// - Complexity: O(members).
  public subscript(key: String) -> JSONValue? {
    members?.first { member in
      let name = member.key.text.utf8
      return name.count == key.utf8.count && name.elementsEqual(key.utf8)
    }?.value
  }

  /// What it is, for a message, such as "an object".
  public var kindName: String {
    switch kind {
    case .object: "an object"
    case .array: "an array"
    case .string: "a string"
    case .number: "a number"
    case .boolean(let value): value ? "`true`" : "`false`"
    case .null: "`null`"
    }
  }
}
