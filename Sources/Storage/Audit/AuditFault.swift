public import Values

/// An entry of the audit by its number and hash, as it is kept outside the store.
///
/// A chain whose last entries were cut off still holds together; that they were there is known only
/// from an anchor. So is it where everything was written anew.
public struct AuditAnchor: Sendable, Hashable {
  /// The entry's number.
  public let entry: Int
  /// Its hash.
  public let hash: ContentHash

  /// Makes an anchor.
  public init(entry: Int, hash: ContentHash) {
    self.entry = entry
    self.hash = hash
  }
}

/// Something in the audit, or in what it covers, that is not as it was written.
public enum AuditFault: Sendable, Hashable {
  /// Entries are not there.
  case missing(first: Int, last: Int)
  /// Entries are not what was written, or not in their order.
  case altered(first: Int, last: Int)
  /// Rows that an entry covers are not what was written: changed, removed, added or moved.
  case rows(table: String, first: Int, last: Int, entry: Int)
  /// Rows that no entry covers.
  case uncovered(table: String, count: Int)
  /// Rows that this engine did not write, and found when it wrote the next time.
  case foreign(table: String, count: Int, entry: Int)
  /// A table, index, view or trigger that is not as the engine makes it.
  case schema(SchemaFault)
  /// The entry of an anchor is not there: the chain was cut off before it.
  case cut(anchor: Int, last: Int)
  /// The entry of an anchor has another hash: the chain was written anew.
  case rewritten(anchor: Int)
}

/// Something in the schema of a store that is not as the engine makes it.
public struct SchemaFault: Sendable, Hashable {
  /// What it is.
  public enum Kind: String, Sendable, Hashable {
    /// Holds rows.
    case table
    /// Finds rows, or refuses two that are alike.
    case index
    /// Shows rows of tables.
    case view
    /// Does something each time that a row is written.
    case trigger
  }

  /// What has become of it.
  public enum Change: String, Sendable, Hashable {
    /// It was added.
    case added
    /// It was changed.
    case changed
    /// It was removed.
    case removed
  }

  /// What it is.
  public let kind: Kind
  /// Its name.
  public let name: String
  /// What has become of it.
  public let change: Change

  /// Makes a fault.
  public init(_ kind: Kind, _ name: String, _ change: Change) {
    self.kind = kind
    self.name = name
    self.change = change
  }
}

/// What was found in the audit.
public struct AuditReport: Sendable, Hashable {
  /// How many entries there are.
  public internal(set) var entries = 0
  /// How many rows they cover.
  public internal(set) var rows = 0
  /// The last entry; `nil` where there is none.
  public internal(set) var last: AuditAnchor?
  /// What is wrong, in the order of the chain.
  public internal(set) var faults: [AuditFault] = []
}
