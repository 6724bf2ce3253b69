import Values

/// What is said while a batch is decided.
protocol ProgressWording {
  /// That a run goes on where another has begun.
  func goesOn(decided: Int, fresh: Int) -> String
  /// How many a second, and how long it takes as it has gone so far.
  func rate(_ count: String, left: String) -> String
  var rejectedLines: String { get }
  /// How to have what was decided and is written nowhere.
  var repeatWritesIt: String { get }
  /// That a stopped run has not written its file.
  func notPutInPlace(_ path: String) -> String
  /// That a count was stopped, and nothing is told.
  var countInterrupted: String { get }
  /// That of lines that were decided before only the colour is written.
  func onlyTheColour(_ count: Int) -> String
}

extension Wording {
  /// `62 % · 4 200/s, 0:23 igjen · ▲ 12 · ? 30 · ◆ 400 · ● 5 100 · avvist 3`.
  func progress(_ pace: Pace, at now: Int) -> String {
    let left = pace.secondsLeft(at: now).map { seconds in
      let minutes = seconds / 60 % 60
      let hours = seconds >= 3600 ? "\(seconds / 3600):\(padded(minutes))" : "\(minutes)"
      return "\(hours):\(padded(seconds % 60))"
    }
    let colours = [Colour.red, .grey, .yellow, .green].map { colour in
      "\(colour.symbol) \(spaced(pace.colours[colour] ?? 0))"
    }
    let parts =
      ["\(pace.percent) %", rate(spaced(pace.rate(at: now)), left: left ?? "–")] + colours
      + (pace.rejected == 0 ? [] : ["\(rejectedLines) \(spaced(pace.rejected))"])
    return parts.joined(separator: " · ")
  }

  /// A count with a space that does not break after each thousand.
  private func spaced(_ count: Int) -> String {
    if count < 1000 { return "\(count)" }
    let rest = count % 1000
    return "\(spaced(count / 1000))\u{A0}\(rest < 100 ? "0" : "")\(padded(rest))"
  }
}

private func padded(_ value: Int) -> String { value < 10 ? "0\(value)" : "\(value)" }

extension Bokmaal: ProgressWording {
  func goesOn(decided: Int, fresh: Int) -> String {
    "\(decided) vurdert fra før, \(fresh) \(fresh == 1 ? "ny" : "nye")"
  }
  func rate(_ count: String, left: String) -> String { "\(count)/s, \(left) igjen" }
  var rejectedLines: String { "avvist" }
  var repeatWritesIt: String {
    "det som ble vurdert, er lagret: samme kommando med --repeat skriver også det"
  }
  func notPutInPlace(_ path: String) -> String {
    "\(path) er som før: \(repeatWritesIt)"
  }
  var countInterrupted: String { "tellingen er avbrutt, og ingenting er talt eller lagret" }
  func onlyTheColour(_ count: Int) -> String {
    "\(count) \(count == 1 ? "linje" : "linjer") var vurdert fra før, og bare fargen er skrevet: "
      + "--repeat skriver hele vurderingen"
  }
}

extension Nynorsk: ProgressWording {
  func goesOn(decided: Int, fresh: Int) -> String {
    "\(decided) \(decided == 1 ? "vurdert" : "vurderte") frå før, \(fresh) \(fresh == 1 ? "ny" : "nye")"
  }
  func rate(_ count: String, left: String) -> String { "\(count)/s, \(left) att" }
  var rejectedLines: String { "avvist" }
  var repeatWritesIt: String {
    "det som vart vurdert, er lagra: same kommando med --repeat skriv det òg"
  }
  func notPutInPlace(_ path: String) -> String {
    "\(path) er som før: \(repeatWritesIt)"
  }
  var countInterrupted: String { "teljinga er avbroten, og ingenting er talt eller lagra" }
  func onlyTheColour(_ count: Int) -> String {
    "\(count) \(count == 1 ? "linje var vurdert" : "linjer var vurderte") frå før, og berre fargen er skriven: "
      + "--repeat skriv heile vurderinga"
  }
}

extension English: ProgressWording {
  func goesOn(decided: Int, fresh: Int) -> String { "\(decided) decided before, \(fresh) new" }
  func rate(_ count: String, left: String) -> String { "\(count)/s, \(left) left" }
  var rejectedLines: String { "rejected" }
  var repeatWritesIt: String {
    "what was decided is stored: the same command with --repeat writes it too"
  }
  func notPutInPlace(_ path: String) -> String {
    "\(path) is as it was; \(repeatWritesIt)"
  }
  var countInterrupted: String { "the count was interrupted; nothing is told or stored" }
  func onlyTheColour(_ count: Int) -> String {
    "\(count) line\(count == 1 ? " was" : "s were") decided before, and only the colour is written: "
      + "--repeat writes the decisions whole"
  }
}
