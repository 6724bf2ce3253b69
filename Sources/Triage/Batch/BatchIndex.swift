import Forms
import Values

/// The first reading of a batch: finds what each line is, and notes it for the second.
struct BatchIndex<Store: Ledger> {
  let lines: LineTable
  /// How many there are of which kind.
  private(set) var start = BatchStart()
  /// What the lines came to that could be judged by themselves, where they are only counted.
  private(set) var tally = CountTally()
  /// Whether every line that is to be decided was judged so.
  private(set) var isCounted: Bool
  /// Whether anything had ever been sent before the batch.
  let hasForms: Bool
  private let ledger: Store
  private let register: Enrolments
  /// What each block of lines is, byte by byte, by 64 bits that are keyed anew in each run.
  private var marks: [UInt64] = []

  /// Reads all lines, or none where it must stop before the last.
  ///
  /// Where lines are only counted, `judging` judges them by themselves.
  init?(
    _ ledger: Store,
    _ register: Enrolments,
    _ source: some LineSource,
    _ workers: Workers,
    linesHeld: Int = LineTable.most,
    judging: LineDecider? = nil,
    until mustStop: () -> Bool
  ) throws {
    ledger.beginBatch()
    lines = LineTable(mostHeld: linesHeld) { try ledger.scratch() }
    hasForms = try ledger.hasForms()
    self.ledger = ledger
    self.register = register
    isCounted = judging != nil
    let reading = FirstReading(listed: hasForms ? nil : register.listed, judge: judging)
    var marks: [UInt64] = []
    let isWhole = try source.blocks(workers, with: reading.memory) { memory, line in
      reading.read(line, &memory)
    } taking: { read in
      marks.append(LineMark.all(read.map(\.record.mark)))
      for line in read { try add(line) }
      return !mustStop()
    }
    if !isWhole { return nil }
    self.marks = marks
    var tally = tally
    start = try lines.endAdding(isReadAgain: !isCounted) { counted in
      let bytes = try source.line(at: counted.offset, count: counted.count)
      let again = reading.one(counted, bytes)
      guard again.record.mark == counted.mark, let judged = again.judged else {
        throw ChangedInput()
      }
      tally.add(judged, times: -1)
    } _: { one, other in
      try source.line(at: one.offset, count: one.count)
        == source.line(at: other.offset, count: other.count)
    }
    self.tally = tally
  }

  /// Whether the nth block of lines is what it was.
  func isUnchanged(_ block: [ReadLine], nth: Int) -> Bool {
    nth < marks.count && marks[nth] == LineMark.all(block.map(\.mark))
  }

  /// Adds a line as it was read, with what the ledger and the protocols tell of it.
  private mutating func add(_ line: FirstLine) throws {
    var record = line.record
    if let (submission, line) = line.unplaced { record.place = try place(of: submission, line) }
    if let judged = line.judged, record.isFresh {
      record.isCounted = true
      tally.add(judged)
    } else if record.isFresh {
      isCounted = false
    }
    try lines.add(record)
  }

  private func place(of submission: Submission, _ line: InputLine) throws -> LinePlace {
    if hasForms, let standing = try ledger.standing(of: submission.id) {
      return standing.place(of: line)
    }
    do {
      return .fresh(protocol: try register.protocol(for: submission))
    } catch is Refusal {
      return .refused
    }
  }
}

extension Standing {
  /// What a line with the same id is: the same bytes are a duplicate, others a conflict.
  func place(of line: InputLine) -> LinePlace {
    input == ContentHash(of: line.bytes) ? .duplicate(of: .decided(colour)) : .conflict
  }
}
