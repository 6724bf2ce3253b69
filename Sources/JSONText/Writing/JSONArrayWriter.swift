/// Writes the elements of one array.
public struct JSONArrayWriter {
  var output = JSONOutput()
  private var isFirst = true

  init() {}

  /// Writes a string.
  public mutating func string(_ value: String) {
    output.separate(&isFirst)
    output.string(value)
  }

  /// Writes a number given as text, which must be a JSON number.
  public mutating func number(_ text: String) {
    output.separate(&isFirst)
    output.number(text)
  }

  /// Writes a whole number.
  public mutating func number(_ value: Int) {
    output.separate(&isFirst)
    output.number(value)
  }

  /// Writes true or false.
  public mutating func boolean(_ value: Bool) {
    output.separate(&isFirst)
    output.boolean(value)
  }

  /// Writes `null`.
  public mutating func null() {
    output.separate(&isFirst)
    output.null()
  }

  /// Writes an object.
  public mutating func object(_ members: (inout JSONObjectWriter) -> Void) {
    output.separate(&isFirst)
    output.object(members)
  }

  /// Writes an array.
  public mutating func array(_ elements: (inout JSONArrayWriter) -> Void) {
    output.separate(&isFirst)
    output.array(elements)
  }

  /// Writes a value read from a file.
  public mutating func value(_ value: JSONValue) {
    output.separate(&isFirst)
    output.value(value)
  }
}
