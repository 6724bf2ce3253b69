import Forms
import Values

@testable import Triage

extension Batch where Store == MemoryLedger {
  /// A batch over the content that ships, decided by one protocol at the tests' moment.
  init(
    by triageProtocol: TriageProtocol,
    _ source: Source,
    _ ledger: MemoryLedger,
    forms: FormLibrary = Content.forms,
    patients: [Patient]? = nil,
    now: Instant = BatchPropertyTests.now,
    workers: Int = 1
  ) {
    self.init(
      protocols: [triageProtocol],
      forms: forms,
      patients: patients,
      calendar: Content.calendar,
      engine: "test",
      now: now,
      ledger: ledger,
      source: source,
      workers: Workers(workers)
    )
  }
}

extension Batch {
  /// What becomes of each line, as it is written.
  func written() throws -> [[UInt8]] {
    var written: [[UInt8]] = []
    _ = try run { written.append($0.json()) }
    return written
  }

  /// Whether any of some lines is decided as it is read.
  func decidesAhead(anyOf lines: [[UInt8]]) throws -> Bool {
    let register = try Enrolments(patients, ledger, protocols)
    let reading = SecondReading(decider: LineDecider(self, register))
    var memory = reading.memory()
    return lines.enumerated().contains { number, line in
      let line = InputLine(number: number + 1, offset: 0, bytes: line, isTooLong: false)
      return reading.read(line, &memory).decided != nil
    }
  }

  /// What a count has to be: of the decisions, once every line is decided.
  func decidedCount() throws -> BatchCount {
    var tests: [BatchCount.Test: Int] = [:]
    var summary = try run { outcome in
      guard case .decision(_?, let written) = outcome else { return }
      let decision = written.decision
      func add(_ id: String, _ colour: Verdict, isOpen: Bool) {
        let own = decision.rules.id
        tests[.init(protocol: own, id: id, colour: colour, isOpen: isOpen), default: 0] += 1
      }
      for finding in decision.findings { add(finding.id, finding.colour, isOpen: false) }
      for open in decision.open { add(open.id, open.couldBe, isOpen: true) }
    }
    summary.superseding = 0
    var count = BatchCount()
    (count.summary, count.tests) = (summary, tests)
    return count
  }
}
