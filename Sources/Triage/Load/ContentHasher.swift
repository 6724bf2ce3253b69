import Crypto
public import Values

/// Makes the hash of values that come one after another, none of which can shift into the next.
///
/// Each value has its kind and its length before it, so that a text is never a number, and nothing is
/// never an empty text.
public struct ContentHasher {
  private enum Kind: UInt8 {
    case nothing, whole, text, bytes
  }

  private static let limit = 1 << 16

  private var hasher = SHA256()
  private var held: [UInt8] = []

  /// Begins with nothing.
  public init() {}

  /// Adds that there is no value.
  public mutating func addNothing() { held.append(Kind.nothing.rawValue) }

  /// Adds a whole number.
  public mutating func add(_ number: Int64) {
    held.append(Kind.whole.rawValue)
    append(number)
  }

  /// Adds a text.
  public mutating func add(_ text: String) {
    var text = text
    text.withUTF8 { add(Kind.text, UnsafeRawBufferPointer($0)) }
  }

  /// Adds bytes.
  public mutating func add(_ bytes: [UInt8]) {
    bytes.withUnsafeBytes { add(Kind.bytes, $0) }
  }

  /// Adds bytes that stand in memory: those of a text in UTF-8, or any.
  public mutating func add(_ bytes: UnsafeRawBufferPointer, isText: Bool) {
    add(isText ? .text : .bytes, bytes)
  }

  private mutating func add(_ kind: Kind, _ bytes: UnsafeRawBufferPointer) {
    held.append(kind.rawValue)
    append(Int64(bytes.count))
    held.append(contentsOf: bytes)
    if held.count >= Self.limit { flush() }
  }

  private mutating func append(_ number: Int64) {
    withUnsafeBytes(of: number.littleEndian) { held.append(contentsOf: $0) }
  }

  private mutating func flush() {
    held.withUnsafeBytes { hasher.update(bufferPointer: $0) }
    held.removeAll(keepingCapacity: true)
  }

  /// The hash of all that was added, which starts anew.
  public mutating func finish() -> ContentHash {
    flush()
    let digest = hasher.finalize()
    hasher = SHA256()
    guard let hash = ContentHash(bytes: Array(digest)) else {
      preconditionFailure("SHA-256 has 32 bytes")
    }
    return hash
  }
}
