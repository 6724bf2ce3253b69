/// Writes JSON in one canonical way: no white space, keys in the order they are given, all
/// characters raw but `"`, `\` and control characters, numbers as they are given.
///
/// ```swift
/// let bytes = JSONWriter.object { decision in
///   decision.string("colour", "red")
///   decision.number("total", "27")
///   decision.array("reasons") { reasons in
///     reasons.object { $0.string("rule", "self_harm") }
///   }
/// }
/// // {"colour":"red","total":27,"reasons":[{"rule":"self_harm"}]}
/// ```
public enum JSONWriter {
  /// The bytes of an object with the members that `members` writes.
  ///
  /// - Parameters:
  ///   - capacity: how many bytes there may be; more are no fault.
  ///   - members: writes them.
  /// - Returns: the bytes.
  public static func object(
    capacity: Int = 0,
    _ members: (inout JSONObjectWriter) -> Void
  ) -> [UInt8] {
    var output = JSONOutput()
    output.bytes.reserveCapacity(capacity)
    output.object(members)
    return output.bytes
  }

  /// The bytes of an array with the elements that `elements` writes.
  public static func array(_ elements: (inout JSONArrayWriter) -> Void) -> [UInt8] {
    var output = JSONOutput()
    output.array(elements)
    return output.bytes
  }

  /// The bytes of a value read from a file, in canonical form.
  public static func value(_ value: JSONValue) -> [UInt8] {
    var output = JSONOutput()
    output.value(value)
    return output.bytes
  }
}
