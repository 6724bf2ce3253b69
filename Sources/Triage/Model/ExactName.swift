/// A name that is compared byte by byte, as the ledger does; Swift takes `é` and `e` with an accent
/// for equal.
public struct ExactName: Sendable, Hashable, Comparable {
  private let name: String

  /// Takes a name.
  public init(_ name: String) { self.name = name }

  /// The same bytes.
  public static func == (left: ExactName, right: ExactName) -> Bool {
    left.name.utf8.count == right.name.utf8.count && left.name.utf8.elementsEqual(right.name.utf8)
  }

  /// By bytes.
  public static func < (left: ExactName, right: ExactName) -> Bool {
    left.name.utf8.lexicographicallyPrecedes(right.name.utf8)
  }

  /// Hashes the bytes.
  public func hash(into hasher: inout Hasher) {
    var name = name
    name.withUTF8 { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
    hasher.combine(name.utf8.count)
  }
}
