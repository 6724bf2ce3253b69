/// A name that is compared byte by byte, as the ledger does; Swift takes `é` and `e` with an accent
/// for equal.
public struct ExactName: Sendable, Hashable, Comparable {
  private let bytes: [UInt8]

  /// Takes a name.
  public init(_ name: String) { bytes = Array(name.utf8) }

  /// By bytes.
  public static func < (left: ExactName, right: ExactName) -> Bool {
    left.bytes.lexicographicallyPrecedes(right.bytes)
  }
}
