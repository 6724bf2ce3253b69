public import JSONText
import Rules
import Values

extension ProtocolDifference {
  /// The difference as one JSON object on one line; the same difference gives the same bytes.
  public var json: [UInt8] { JSONWriter.object { write(&$0) } }

  /// Writes both protocols, how many changes there are, how many of them are falls or may be, and each.
  public func write(_ object: inout JSONObjectWriter) {
    object.object("old") { old.write(&$0) }
    object.object("new") { new.write(&$0) }
    object.number("count", changes.count)
    object.number("falls", falls.count)
    object.number("uncertain", uncertain.count)
    object.array("changes") { array in
      for change in changes { array.object { change.write(&$0) } }
    }
  }
}

extension ProtocolChange {
  fileprivate func write(_ object: inout JSONObjectWriter) {
    object.string("area", area.rawValue)
    object.string("id", id)
    object.string("kind", kind.rawValue)
    object.string("aspect", aspect.rawValue)
    object.string("effect", effect.rawValue)
    object.string("language", ifPresent: language?.rawValue)
    object.write("label", ifPresent: label)
    object.string("old", ifPresent: old?.written)
    object.string("new", ifPresent: new?.written)
    if colours.isEmpty { return }
    object.array("colours") { array in
      for change in colours { array.object { change.write(&$0) } }
    }
  }
}

extension ColourChange {
  fileprivate func write(_ object: inout JSONObjectWriter) {
    values?.write(&object)
    object.string("old", old.description)
    object.string("new", new.description)
    if isFall { object.boolean("fall", true) }
    if !timePoints.isEmpty { object.strings("at", timePoints.map(\.description)) }
    if own != .standard { object.string("own_limits", own.rawValue) }
  }
}

extension Stretch {
  fileprivate func write(_ object: inout JSONObjectWriter) {
    switch self {
    case .option(let option): object.string("option", option)
    case .days(let from, let to):
      object.string("from", ifPresent: from?.description)
      object.string("to", ifPresent: to?.description)
    case .numbers(let low, let high, let includesLow, let includesHigh):
      if low.isBounded { object.number(includesLow ? "from" : "above", low.description) }
      if high.isBounded { object.number(includesHigh ? "to" : "below", high.description) }
    }
  }
}
