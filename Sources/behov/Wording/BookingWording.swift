import FollowUp
import Scheduling
import Values

/// What is said of the times that patients are given.
protocol BookingWording {
  var bookingHeadings: BookingHeadings { get }
  func bookingTitle(_ count: Int, _ moment: String) -> String
  var nothingToBook: String { get }
  var proposals: String { get }
  var notInTime: String { get }
  var haveTime: String { get }
  func minutes(_ count: Int) -> String
  /// What becomes of a patient who is not seen as was promised; `time` is of the slot, where there is
  /// one.
  func missed(_ outcome: BookingPlan.Outcome, time: String) -> String
  /// How a patient who has a time is moved.
  func canBeMoved(_ entry: Int) -> String
  /// How many times of a kind are lacking, and by which day the first is needed.
  func lacking(_ count: Int, _ kind: String, by day: String) -> String
  func notBooked(_ patients: [String]) -> String
  var notKept: String { get }
  func kept(_ count: Int, by person: String) -> String
  func hasTime(_ time: String, isPast: Bool) -> String
  func nothingToMove(_ entry: Int) -> String
}

/// The headings of the times that are proposed.
struct BookingHeadings: Sendable {
  let unit: String
  let time: String
}

extension Wording {
  /// When a slot is and of what kind: moment, length, contact, role and unit.
  func time(_ slot: Slot) -> String {
    let kind = [contact(slot.contact), role(slot.role), slot.unit.map(visible)]
      .compactMap(\.self).joined(separator: ", ")
    return "\(moment(slot.start)) (\(minutes(slot.minutes))), \(kind)"
  }

  /// The kind of slot that is needed.
  func kind(_ need: SlotNeed) -> String {
    [contact(need.contact), need.role.map(role), visible(need.unit)].compactMap(\.self)
      .joined(separator: ", ")
  }
}
