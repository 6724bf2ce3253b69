import Diagnostics
public import JSONText
public import Scheduling
import Values

extension Slot {
  /// The slot as it is kept with a booking.
  public var json: [UInt8] { JSONWriter.object { write(&$0) } }

  /// Writes the slot's members.
  public func write(_ object: inout JSONObjectWriter) {
    object.string("slot", id)
    object.string("start", start.description)
    object.number("length", minutes)
    object.string("type", contact)
    object.string("role", role)
    object.string("unit", ifPresent: unit)
  }

  /// Reads a slot as ``json`` writes it; `nil` for anything else.
  public init?(json text: String) {
    let value = JSONValue.parse(SourceText(path: "slot", text)).value
    guard let value, let id = value["slot"]?.string?.text,
      let start = value["start"]?.string.flatMap({ Instant($0.text) }),
      let minutes = value["length"]?.number.flatMap({ Int($0) }),
      let contact = value["type"]?.string?.text, let role = value["role"]?.string?.text
    else { return nil }
    self.init(
      id: id,
      start: start,
      minutes: minutes,
      contact: contact,
      role: role,
      unit: value["unit"]?.string?.text
    )
  }
}
