import Scheduling
import Storage
import Values

extension Session {
  /// The same run, as of what the host's clock says now.
  func asOfNow() -> Session {
    var session = self
    session.settings = settings.later(Instant(milliseconds: SystemCalls.milliseconds()))
    return session
  }

  /// How far clocks may differ, in minutes; a proposal.
  static let clockTolerance = 5

  /// Sees that the host's clock has not jumped back, since deadlines are counted from it.
  ///
  /// A moment that a person has named is taken as it is.
  ///
  /// - Throws: `CommandFailure` where the store has lines from after now.
  func checkClock(_ store: Store) throws {
    guard settings.isNowTheClocks, let latest = try store.latestMoment(),
      settings.now.adding(minutes: Self.clockTolerance) < latest
    else { return }
    let wording = settings.language.wording
    let now = settings.calendar.local(settings.now)
    throw CommandFailure(
      .unusableInput,
      wording.clockIsBack(wording.moment(now), wording.moment(settings.calendar.local(latest))),
      help: wording.seeToTheClock("\(now)")
    )
  }
}
