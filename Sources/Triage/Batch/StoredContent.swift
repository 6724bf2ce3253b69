public import Values

/// A file of content as it was when something was decided by it.
public struct StoredContent: Sendable, Hashable {
  /// What kind of file it is.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    /// A form, or an archetype that one uses.
    case form, archetype
    /// A protocol.
    case rules
  }

  /// What kind of file it is.
  public let kind: Kind
  /// Its id.
  public let id: String
  /// Its version.
  public let version: String
  /// The hash of its bytes.
  public let hash: ContentHash
  /// The path it was read from.
  public let path: String
  /// Its bytes.
  public let bytes: [UInt8]

  /// Makes a file of content.
  public init(
    kind: Kind,
    id: String,
    version: String,
    hash: ContentHash,
    path: String,
    bytes: [UInt8]
  ) {
    self.kind = kind
    self.id = id
    self.version = version
    self.hash = hash
    self.path = path
    self.bytes = bytes
  }
}
