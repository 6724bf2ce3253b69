import Triage
import Values

/// How far a batch has come: a bar on a terminal, else a plain line every ten seconds.
struct Progress {
  /// How often a bar is drawn, in milliseconds.
  private static let stroke = 200
  /// How often a line is said where there is no terminal.
  private static let pause = 10_000

  private let wording: any Wording
  private let talk: Talk
  private let isBar: Bool
  private let time: () -> Int
  private var pace: Pace
  private var isDrawn = false
  private var last: Int

  /// - Parameters:
  ///   - session: where it is said; a result that is written to the same terminal leaves no room for
  ///     a bar.
  ///   - time: milliseconds of a steady clock.
  init(_ session: Session, time: @escaping () -> Int = SystemCalls.steadyMilliseconds) {
    wording = session.settings.language.wording
    talk = session.talk
    isBar =
      SystemCalls.isTerminal(2)
      && (!session.isInteractive || session.format(standard: .ndjson) == .table)
    self.time = time
    last = time()
    pace = Pace(since: last)
  }

  /// Takes what the lines are; says so where a run goes on with what another has begun.
  mutating func begin(_ start: BatchStart) {
    pace = Pace(total: start.lines, since: time())
    last = pace.start
    if start.decidedBefore > 0, start.fresh > 0 {
      talk.note(Line(wording.goesOn(decided: start.decidedBefore, fresh: start.fresh)))
    }
  }

  /// Counts what became of a line.
  mutating func count(_ outcome: BatchOutcome) {
    pace.count(outcome)
    let now = time()
    guard now - last >= (isBar ? Self.stroke : Self.pause), pace.done < pace.total else { return }
    last = now
    if isBar {
      talk.replace(with: Line("\(pace.bar) \(wording.progress(pace, at: now))"))
      isDrawn = true
    } else {
      talk.note(Line(wording.progress(pace, at: now)))
    }
  }

  /// Wipes the bar.
  mutating func end() {
    if isDrawn { talk.replace(with: Line("")) }
    isDrawn = false
  }
}

/// How many lines are done, how fast, and what became of them.
struct Pace: Sendable, Hashable {
  /// The cells of the bar.
  private static let cells = 20

  /// The lines there are.
  var total = 0
  /// The lines that are done.
  private(set) var done = 0
  /// The decisions, by colour, and the lines that were refused.
  private(set) var colours: [Colour: Int] = [:]
  private(set) var rejected = 0
  /// When it began, in milliseconds of a steady clock.
  let start: Int

  init(total: Int = 0, since start: Int) {
    self.total = total
    self.start = start
  }

  mutating func count(_ outcome: BatchOutcome) {
    switch outcome {
    case .decision(_?, let written): colours[written.decision.colour, default: 0] += 1
    case .decision(nil, _): return
    case .rejected: rejected += 1
    case .duplicate: break
    }
    done += 1
  }

  /// Hundredths of the lines, rounded down: it is all only where all is done.
  var percent: Int { total == 0 ? 0 : done * 100 / total }

  /// Lines a second until a moment.
  func rate(at now: Int) -> Int { done * 1000 / max(now - start, 1) }

  /// The seconds that are left as it has gone so far, rounded up; `nil` before anything is done.
  func secondsLeft(at now: Int) -> Int? {
    if done == 0 { return nil }
    let left = (total - done) * max(now - start, 0)
    return (left + done * 1000 - 1) / (done * 1000)
  }

  /// The bar.
  var bar: String {
    let full = total == 0 ? 0 : done * Self.cells / total
    return String(repeating: "█", count: full) + String(repeating: "░", count: Self.cells - full)
  }
}
