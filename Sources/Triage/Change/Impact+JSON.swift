public import JSONText
import Values

extension Impact {
  /// The impact as one JSON object.
  public var json: [UInt8] { JSONWriter.object { write(&$0) } }

  /// Writes its members.
  public func write(_ object: inout JSONObjectWriter) {
    object.object("protocol") { rules.write(&$0) }
    object.string("since", ifPresent: since?.description)
    object.number("compared", compared)
    object.number("changed", changes.count)
    object.number("downgrades", downgrades)
    object.number("other_grounds", otherGrounds)
    object.number("changed_anyway", changedAnyway)
    object.array("counts") { array in
      for before in Colour.allCases.reversed() {
        for after in Colour.allCases.reversed() {
          array.object { object in
            object.string("from", before.description)
            object.string("to", after.description)
            object.number("count", counts[before]?[after] ?? 0)
          }
        }
      }
    }
    object.array("changes") { array in
      for change in changes { array.object { change.write(&$0) } }
    }
    object.array("unread") { array in
      for unread in unread { array.object { unread.write(&$0) } }
    }
  }
}

extension Impact.Change {
  /// Writes its members.
  public func write(_ object: inout JSONObjectWriter) {
    object.string("change", kind.rawValue)
    object.string("patient", patient)
    object.string("submission", submission)
    object.string("decision", decision)
    object.string("from", before.description)
    object.string("to", after.description)
    if let difference {
      object.object("difference") { difference.write(&$0) }
    } else {
      object.null("difference")
    }
    object.object("consultation_from") { contactBefore.write(&$0) }
    object.object("consultation_to") { contactAfter.write(&$0) }
  }
}

extension Impact.Difference {
  func write(_ object: inout JSONObjectWriter) {
    object.string("in", isNew ? "new" : "old")
    switch ground {
    case .found(let finding):
      object.string("state", "fired")
      finding.write(&object)
    case .open(let test):
      object.string("state", "open")
      test.write(&object, cause: .patient)
    case .fault(let fault):
      object.string("state", "fault")
      fault.write(&object)
    }
  }
}

extension Impact.Contact {
  func write(_ object: inout JSONObjectWriter) {
    object.string("contact", contact)
    object.write("by", by)
    object.write("deadline", deadline?.description)
  }
}

extension Impact.Unread {
  /// Writes its members.
  public func write(_ object: inout JSONObjectWriter) {
    object.string("change", "unread")
    object.string("patient", patient)
    object.string("submission", submission)
    object.string("from", colour.description)
    object.object("form") { form in
      form.string("id", self.form)
      form.string("version", version)
    }
    object.boolean("was_read", wasRead)
  }
}
