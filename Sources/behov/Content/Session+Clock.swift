import Scheduling
import Storage
import Values

extension Session {
  /// How far the computer's clock may stand before what the store has, in minutes; a proposal.
  private static let clockTolerance = 5

  /// Stops where the computer's clock stands before what the store already has.
  ///
  /// By such a clock an old form would count as fresh, and every new one as from the future. Where a person
  /// gives the time, that is the time.
  ///
  /// - Throws: `CommandFailure`, and what keeps the store from being read.
  func checkClock(against store: Store, isGiven: Bool) throws {
    guard !isGiven, let latest = try store.lastArrival(),
      settings.now.adding(minutes: Self.clockTolerance) < latest
    else { return }
    let wording = settings.language.wording
    throw CommandFailure(
      .unusableInput,
      wording.clockStands(
        wording.moment(settings.now),
        before: wording.moment(settings.calendar.local(latest))
      ),
      help: wording.setClockOrGiveTime
    )
  }
}
