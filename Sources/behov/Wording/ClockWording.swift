/// What is said of a clock that has jumped back.
protocol ClockWording {
  /// That it is now, by the clock, before the last line of the store came; nothing was done.
  func clockIsBack(_ now: String, _ last: String) -> String
  /// What to do; the moment is one that `--now` takes.
  func seeToTheClock(_ now: String) -> String
}

extension Bokmaal: ClockWording {
  func clockIsBack(_ now: String, _ last: String) -> String {
    "klokken sier \(now), men lageret har noe fra \(last); ingenting er gjort"
  }
  func seeToTheClock(_ now: String) -> String {
    "still klokken; går den riktig, så oppgi tidspunktet: --now \(now)"
  }
}

extension Nynorsk: ClockWording {
  func clockIsBack(_ now: String, _ last: String) -> String {
    "klokka seier \(now), men lageret har noko frå \(last); ingenting er gjort"
  }
  func seeToTheClock(_ now: String) -> String {
    "still klokka; går ho rett, så oppgi tidspunktet: --now \(now)"
  }
}

extension English: ClockWording {
  func clockIsBack(_ now: String, _ last: String) -> String {
    "the clock says \(now), but the store has something from \(last); nothing was done"
  }
  func seeToTheClock(_ now: String) -> String {
    "set the clock; if it is right, name the moment: --now \(now)"
  }
}
