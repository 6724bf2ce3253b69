public import FollowUp
import GRDB

extension Store {
  /// Keeps who is given which slot, or nothing at all; ends ``hold()``.
  ///
  /// Of two people who book at the same time, the second is to have held the store before reading what
  /// is open, so that no slot is given twice.
  public func keep(_ bookings: [Booking]) throws(StorageError) {
    if bookings.isEmpty { return release() }
    try write { database in
      for booking in bookings { try database.insert(booking.step) }
    }
  }
}
