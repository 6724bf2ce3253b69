import Forms
import Values

/// How the lines of a batch are first read, by any thread.
struct FirstReading: Sendable {
  /// Which patient is followed up by which protocol; `nil` where only the ledger tells what a line is.
  let listed: ListedEnrolments?
  /// Judges lines by themselves, where they are only counted.
  let judge: LineDecider?

  /// What a thread keeps from one line to the next.
  @Sendable func memory() -> Memory { Memory(judge) }

  /// Reads a line that was read before.
  func one(_ record: LineRecord, _ bytes: [UInt8]) -> FirstLine {
    var memory = memory()
    let line = InputLine(
      number: record.number,
      offset: record.offset,
      bytes: bytes,
      isTooLong: false
    )
    return read(line, &memory)
  }

  /// Reads a line.
  func read(_ line: InputLine, _ memory: inout Memory) -> FirstLine {
    var record = LineRecord()
    record.number = line.number
    record.offset = line.offset
    record.count = line.bytes.count
    record.mark = LineMark.of(line.bytes)
    do throws(Refusal) {
      let submission = try memory.submission(of: line)
      record.submission = NameMark(submission.id)
      record.patient = NameMark(submission.patient)
      record.form = memory.mark(ofForm: submission.form)
      record.authored = submission.authored
      if let listed { record.place = place(of: submission, listed) }
      return FirstLine(
        record: record,
        unplaced: listed == nil ? (submission, line) : nil,
        judged: judge?.judge(submission, memory.answers)
      )
    } catch {
      record.patient = NameMark(error.patient)
      record.form = NameMark(error.form)
      record.authored = error.authored
      return FirstLine(record: record, unplaced: nil, judged: nil)
    }
  }

  private func place(of submission: Submission, _ listed: ListedEnrolments) -> LinePlace {
    do throws(Refusal) {
      return .fresh(protocol: try listed.protocol(for: submission))
    } catch {
      return .refused
    }
  }

  /// What is kept from one line to the next; nothing of one is of any meaning to another.
  struct Memory {
    private var reading: ReadingMemory
    private var form: (name: String, mark: NameMark)?

    fileprivate init(_ judge: LineDecider?) { reading = ReadingMemory(judge?.forms) }

    /// The answers of the line that was read last.
    var answers: Answers? { reading.answers }

    mutating func submission(of line: InputLine) throws(Refusal) -> Submission {
      try reading.submission(of: line)
    }

    mutating func mark(ofForm name: String) -> NameMark {
      if let form, form.name.utf8.elementsEqual(name.utf8) { return form.mark }
      let mark = NameMark(name)
      form = (name, mark)
      return mark
    }
  }
}

/// A line as it was first read.
struct FirstLine: Sendable {
  let record: LineRecord
  /// The line with what it says of itself, where the ledger has to be asked what it is.
  let unplaced: (submission: Submission, line: InputLine)?
  /// What it comes to, where that hangs on no other line.
  let judged: BareDecision?
}
