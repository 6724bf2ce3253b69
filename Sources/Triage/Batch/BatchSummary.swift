public import Values

/// How many lines of a batch ended how; every non-blank line is in exactly one.
public struct BatchSummary: Sendable, Hashable {
  /// Decided lines, by colour; grey is not assessed.
  public var colours: [Colour: Int] = [:]
  /// Lines that were refused.
  public var rejected = 0
  /// Lines that were decided earlier.
  public var duplicate = 0
  /// Decisions made again, which are no lines of the input.
  public var superseding = 0

  /// Whether it was stopped before the last line; the same lines again go on where it stopped.
  public var isInterrupted = false

  /// A batch without lines.
  public init() {}

  /// Lines that ended green, yellow or red.
  public var decided: Int { [Colour.green, .yellow, .red].reduce(0) { $0 + (colours[$1] ?? 0) } }
  /// Lines that ended grey.
  public var notAssessed: Int { colours[.grey] ?? 0 }
  /// All non-blank lines.
  public var lines: Int { decided + notAssessed + rejected + duplicate }
}

/// What becomes of one line, in the order of the input.
public enum BatchOutcome: Sendable {
  /// A decision; a second one on an earlier submission names what it supersedes.
  case decision(line: Int?, WrittenDecision)
  /// A line that was refused.
  case rejected(line: Int, Quarantined)
  /// A line that was decided earlier.
  case duplicate(line: Int, submission: String, of: ContentHash, Colour)
}
