/// A name that is compared byte by byte, as the ledger does; Swift takes `é` and `e` with an accent
/// for equal.
struct ExactName: Hashable {
  private let bytes: [UInt8]

  init(_ name: String) { bytes = Array(name.utf8) }
}
