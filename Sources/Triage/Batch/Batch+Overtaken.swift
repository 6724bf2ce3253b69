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
    guard let standing = try ledger.standing(of: submission.id) else { return found }
    return standing.input == ContentHash(of: line.bytes)
      ? .duplicate(standing.colour) : .conflict
  }

  /// A line of a patient's history as it counts once another run has written; `nil` for one that is
  /// in the ledger, whoever stored it.
  func asTheLedgerHasIt(_ line: IndexedLine) throws -> IndexedLine? {
    guard line.isFresh || line.place == .conflict, let id = line.submission,
      let standing = try ledger.standing(of: id)
    else { return line }
    if standing.input == line.input { return nil }
    return line.place == .conflict ? line : line.refused
  }
}

extension IndexedLine {
  /// The same line where its id has arrived with other bytes.
  fileprivate var refused: IndexedLine {
    IndexedLine(
      number: number,
      offset: offset,
      count: count,
      place: .conflict,
      input: input,
      submission: submission,
      patient: patient,
      form: form,
      authored: authored
    )
  }
}
