import Values

/// What became of the lines of a batch; every line that is not blank is counted once.
struct Tally: Sendable, Hashable {
  /// Green, yellow or red.
  var decided = 0
  /// Grey.
  var notAssessed = 0
  /// Refused.
  var rejected = 0
  /// Decided before.
  var duplicate = 0
  /// Of those decided before, the grey ones: they are still not assessed.
  var duplicateNotAssessed = 0
  /// Decided again because of another line; outside the sum.
  var redecided = 0

  /// The lines that are not blank.
  var lines: Int { decided + notAssessed + rejected + duplicate }

  /// The last line that `triage` says; programs read it, so it is the same in every language.
  ///
  /// - Parameters:
  ///   - isInterrupted: whether it was stopped.
  ///   - leavesARest: whether there are lines left then, which the same command decides.
  /// - Returns: the line.
  func line(isInterrupted: Bool, leavesARest: Bool = true) -> String {
    let again =
      (redecided == 0 ? "" : "; \(redecided) decided again")
      + (isInterrupted && leavesARest ? "; the same command again decides the rest" : "")
    return
      "\(isInterrupted ? "interrupted" : "complete"): \(lines) lines: \(decided) decided, \(notAssessed) not assessed, "
      + "\(rejected) rejected, \(duplicate) duplicate\(again)"
  }

  /// Whether every line has a proven colour, now or from before.
  var status: ExitStatus {
    notAssessed + rejected + duplicateNotAssessed == 0 ? .done : .findings
  }

  /// Counts a decision.
  mutating func add(_ colour: Colour) {
    if colour == .grey { notAssessed += 1 } else { decided += 1 }
  }

  /// Counts a line that was decided before.
  mutating func addDuplicate(of colour: Colour) {
    duplicate += 1
    if colour == .grey { duplicateNotAssessed += 1 }
  }
}
