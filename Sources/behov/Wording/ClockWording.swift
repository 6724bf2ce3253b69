/// What is said of the computer's clock.
protocol ClockWording {
  /// That the clock stands before what the store has, and nothing is decided.
  func clockStands(_ now: String, before latest: String) -> String
  /// What to do about it.
  var setClockOrGiveTime: String { get }
}

extension Bokmaal: ClockWording {
  func clockStands(_ now: String, before latest: String) -> String {
    "klokken sier \(now), men lageret har noe fra \(latest); ingenting er vurdert"
  }
  var setClockOrGiveTime: String {
    "still klokken; er den riktig og lageret feil, så oppgi tiden med --now"
  }
}

extension Nynorsk: ClockWording {
  func clockStands(_ now: String, before latest: String) -> String {
    "klokka seier \(now), men lageret har noko frå \(latest); ingenting er vurdert"
  }
  var setClockOrGiveTime: String {
    "still klokka; er ho rett og lageret feil, så oppgi tida med --now"
  }
}

extension English: ClockWording {
  func clockStands(_ now: String, before latest: String) -> String {
    "the clock says \(now), but the store has something from \(latest); nothing was decided"
  }
  var setClockOrGiveTime: String {
    "set the clock; where it is right, and what is stored is not, give the time with --now"
  }
}
