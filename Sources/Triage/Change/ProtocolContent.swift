public import JSONText
public import Values

/// All that a protocol decides by: its own file, and the forms it reads with their archetypes.
///
/// An approval holds for this and for nothing else.
public struct ProtocolContent: Sendable, Hashable {
  /// The protocol.
  public let rules: ContentReference
  /// The forms, newest first.
  public let forms: [ContentReference]
  /// The hash of all of it.
  public let hash: ContentHash

  /// The content of a protocol as it was read.
  public init(_ triageProtocol: TriageProtocol) {
    rules = triageProtocol.reference
    forms = triageProtocol.readings.map(\.reference)
    hash = ContentHash(ofParts: ([rules] + forms).map { $0.hash?.bytes ?? [] })
  }

  /// Writes its members.
  public func write(_ object: inout JSONObjectWriter) {
    object.string("hash", hash.description)
    object.object("protocol") { rules.write(&$0) }
    object.array("forms") { array in
      for form in forms { array.object { form.write(&$0) } }
    }
  }
}
