import JSONText
import Values

extension EnrolmentEvent {
  /// The event as one line; what does not apply is `null`.
  public var json: [UInt8] {
    let members: [(String, String?)] = [
      ("patient", patient), ("protocol", self.protocol), ("kind", kind.rawValue),
      ("day", day.description), ("until", until?.description), ("unit", unit),
      ("reason", reason?.rawValue), ("by", person), ("note", note), ("now", now.description),
    ]
    return JSONWriter.object { object in
      for (name, value) in members {
        if let value { object.string(name, value) } else { object.null(name) }
      }
    }
  }
}
