import JSONText
import Values

extension Dispatch {
  /// The dispatch as one line, for whatever sends the messages; what is not known is `null`.
  ///
  /// The same dispatch gives the same bytes.
  public var json: [UInt8] {
    JSONWriter.object { object in
      for (name, value) in members {
        if name == "number" {
          object.number(name, number)
        } else if let value {
          object.string(name, value)
        } else {
          object.null(name)
        }
      }
    }
  }

  /// What is told of a dispatch, in the order of the contract.
  public var members: [(name: String, value: String?)] {
    [
      ("key", key), ("kind", kind.rawValue), ("patient", patient), ("protocol", self.protocol),
      ("form", form), ("occurrence", occurrence), ("due", due.description),
      ("day", day.description), ("number", String(number)), ("channel", channel),
      ("language", language?.rawValue), ("unit", unit), ("answer_by", answerBy?.description),
      ("colour", colour?.description),
    ]
  }
}
