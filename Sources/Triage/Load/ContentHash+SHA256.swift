import Crypto
public import Values

extension ContentHash {
  /// The hash of some bytes.
  public init(of bytes: [UInt8]) {
    self.init(SHA256.hash(data: bytes))
  }

  /// The hash of several files in order: that of their hashes, so that no boundary can shift.
  public init(ofParts parts: [[UInt8]]) {
    var hasher = SHA256()
    for part in parts { hasher.update(data: Array(SHA256.hash(data: part))) }
    self.init(hasher.finalize())
  }

  private init(_ digest: SHA256.Digest) {
    guard let hash = digest.withUnsafeBytes({ ContentHash(bytes: $0) }) else {
      preconditionFailure("SHA-256 has 32 bytes")
    }
    self = hash
  }
}
