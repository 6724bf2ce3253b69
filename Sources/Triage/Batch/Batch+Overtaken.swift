import Forms
import Values

// Two runs may be given the same lines. Each finds what its lines are before it keeps the other out,
// so that the other may have stored some of them when their turn comes.

extension Batch {
  /// What a line is once another run has written: what the ledger has is not decided again.
  func place(
    of line: InputLine,
    _ submission: Submission,
    _ found: LinePlace
  ) throws -> LinePlace {
    try ledger.standing(of: submission.id)?.place(of: line) ?? found
  }

  /// A line of a patient's history as it counts once another run has written; `nil` for one that is
  /// in the ledger, whoever stored it.
  func asTheLedgerHasIt(_ line: LineRecord) throws -> LineRecord? {
    guard line.isFresh || line.place == .conflict else { return line }
    let input = InputLine(
      number: line.number,
      offset: line.offset,
      bytes: try source.line(at: line.offset, count: line.count),
      isTooLong: false
    )
    guard let submission = try? SubmissionReader.read(input.bytes),
      let place = try ledger.standing(of: submission.id)?.place(of: input)
    else { return line }
    if place != .conflict { return nil }
    var conflict = line
    conflict.place = .conflict
    return conflict
  }
}
