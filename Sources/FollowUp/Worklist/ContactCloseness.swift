/// How close kinds of contact are: who held another one than was asked for may have to say why.
enum ContactCloseness {
  /// From the least close; those of one row are alike.
  private static let ranks = [
    ["none"], ["message", "letter"], ["phone"], ["video"], ["in_person"],
  ]

  /// Whether a contact is less than the one that was asked for.
  ///
  /// A clinic's own word is as close as a meeting where it is asked for, and no more than none where
  /// another one was: nobody knows what it is.
  static func isLess(_ held: String, than asked: String) -> Bool {
    if held == asked { return false }
    return (rank(held) ?? 0) < (rank(asked) ?? ranks.count - 1)
  }

  private static func rank(_ contact: String) -> Int? {
    ranks.firstIndex { $0.contains(contact) }
  }
}

extension WorklistEntry {
  /// The closest contact that anything open asks for: one that is held does for all of it.
  public var closestContact: String {
    open.map(\.concern.contact).reduce(leading.contact) { closest, contact in
      ContactCloseness.isLess(closest, than: contact) ? contact : closest
    }
  }

  /// Whether a contact is no less than any that something open asks for.
  public func isMet(by contact: String) -> Bool {
    !open.contains { ContactCloseness.isLess(contact, than: $0.concern.contact) }
  }
}
