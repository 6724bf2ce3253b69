public import JSONText
import Values

extension Patient {
  /// The enrolment as one line of a patients file, keys in the order of the contract; what is not
  /// known is left out.
  ///
  /// The same enrolment gives the same bytes.
  public var json: [UInt8] {
    JSONWriter.object { object in
      object.string("patient", id)
      object.string("protocol", self.protocol)
      object.string("anchor", ifPresent: anchor?.description)
      object.string("birth_date", ifPresent: birthDate?.description)
      object.string("sex", ifPresent: sex)
      object.string("language", ifPresent: language?.rawValue)
      object.string("unit", ifPresent: unit)
      object.string("channel", ifPresent: channel)
      object.string("interval", ifPresent: interval?.description)
      guard !limits.isEmpty else { return }
      object.array("limits") { array in
        for limit in limits { array.object { limit.write(&$0) } }
      }
    }
  }
}

extension Patient.OwnLimit {
  /// Writes the members of the limit.
  public func write(_ object: inout JSONObjectWriter) {
    object.string("id", id)
    object.number("value", value.description)
    object.string("by", by)
    object.string("reason", reason)
    object.string("from", from.description)
    object.string("until", ifPresent: until?.description)
  }
}
