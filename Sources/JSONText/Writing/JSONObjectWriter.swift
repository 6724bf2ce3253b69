/// Writes the members of one object; a key must not be given twice.
public struct JSONObjectWriter {
  var output = JSONOutput()
  private var isFirst = true

  init() {}

  /// Writes a string.
  public mutating func string(_ key: String, _ value: String) {
    name(key)
    output.string(value)
  }

  /// Writes a string, or no member at all for `nil`.
  public mutating func string(_ key: String, ifPresent value: String?) {
    if let value { string(key, value) }
  }

  /// Writes an array of strings.
  public mutating func strings(_ key: String, _ values: some Sequence<String>) {
    array(key) { array in
      for value in values { array.string(value) }
    }
  }

  /// Writes a number given as text, which must be a JSON number.
  public mutating func number(_ key: String, _ text: String) {
    name(key)
    output.number(text)
  }

  /// Writes a number given as text, or no member at all for `nil`.
  public mutating func number(_ key: String, ifPresent text: String?) {
    if let text { number(key, text) }
  }

  /// Writes a whole number.
  public mutating func number(_ key: String, _ value: Int) {
    name(key)
    output.number(value)
  }

  /// Writes true or false.
  public mutating func boolean(_ key: String, _ value: Bool) {
    name(key)
    output.boolean(value)
  }

  /// Writes `null`.
  public mutating func null(_ key: String) {
    name(key)
    output.null()
  }

  /// Writes an object.
  public mutating func object(_ key: String, _ members: (inout JSONObjectWriter) -> Void) {
    name(key)
    output.object(members)
  }

  /// Writes an array.
  public mutating func array(_ key: String, _ elements: (inout JSONArrayWriter) -> Void) {
    name(key)
    output.array(elements)
  }

  /// Writes a value read from a file.
  public mutating func value(_ key: String, _ value: JSONValue) {
    name(key)
    output.value(value)
  }

  private mutating func name(_ key: String) {
    output.separate(&isFirst)
    output.string(key)
    output.byte(":")
  }
}
