import Diagnostics
import JSONText

/// A place in a decision at which it came out otherwise.
public struct ReplayDifference: Sendable, Hashable {
  /// The place, as `findings[0].value`; empty for the whole.
  public let place: String
  /// What is stored there, as JSON; `nil` where there is nothing.
  public let stored: String?
  /// What came out, as JSON; `nil` where nothing did.
  public let again: String?

  /// Every place in which two decisions differ, in the order of the first.
  ///
  /// Where the values are all the same, the bytes differ in how they are written: the whole is told.
  static func all(_ stored: [UInt8], _ again: [UInt8]) -> [ReplayDifference] {
    let old = JSONValue.parse(SourceText(path: "stored", bytes: stored)).value
    let new = JSONValue.parse(SourceText(path: "again", bytes: again)).value
    var found: [ReplayDifference] = []
    compare(old, new, at: "", &found)
    if !found.isEmpty { return found }
    return [
      ReplayDifference(
        place: "",
        stored: String(decoding: stored, as: UTF8.self),
        again: String(decoding: again, as: UTF8.self)
      )
    ]
  }

  private static func compare(
    _ old: JSONValue?,
    _ new: JSONValue?,
    at place: String,
    _ found: inout [ReplayDifference]
  ) {
    if let old = old?.members, let new = new?.members {
      let keys =
        old.map(\.key.text)
        + new.map(\.key.text).filter { key in
          !old.contains { $0.key.text == key }
        }
      for key in keys {
        compare(
          old.first { $0.key.text == key }?.value,
          new.first { $0.key.text == key }?.value,
          at: place.isEmpty ? key : "\(place).\(key)",
          &found
        )
      }
    } else if let old = old?.elements, let new = new?.elements {
      for index in 0..<max(old.count, new.count) {
        compare(
          index < old.count ? old[index] : nil,
          index < new.count ? new[index] : nil,
          at: "\(place)[\(index)]",
          &found
        )
      }
    } else {
      let (stored, again) = (old.map(text), new.map(text))
      if stored != again {
        found.append(ReplayDifference(place: place, stored: stored, again: again))
      }
    }
  }

  private static func text(_ value: JSONValue) -> String {
    let json = JSONWriter.object { $0.value("", value) }
    return String(decoding: json.dropFirst(4).dropLast(), as: UTF8.self)
  }
}
