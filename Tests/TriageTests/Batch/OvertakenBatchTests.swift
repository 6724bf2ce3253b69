import Forms
import Testing
import Values

@testable import Triage

/// Two runs on one ledger, which were given some of the same lines.
@Suite("A run that another has overtaken decides what is left, with what the other has decided")
struct OvertakenBatchTests {
  private let batches = BatchPropertyTests()

  @Test("P3: lines shared among runs that take turns", arguments: BatchPropertyTests.forms)
  func turnsChangeNothing(_ id: String) throws {
    let generator = Generator(id)
    var random = Seeded(2101)
    var (duplicates, superseding) = (0, 0)
    for round in 0..<max(Runs.count / 300, 60) {
      let lines = batches.damaged(
        batches.patients(generator, &random),
        [0, 1, 3, 4],
        &random
      )
      let (alone, shared) = (MemoryLedger(), MemoryLedger())
      try run(generator, lines, alone)
      var others = Array(lines.shuffled(using: &random))
      let own = lines.filter { line in !others.contains(line) || random.chance(70) }
      // What no other run brings is this one's.
      others += own.isEmpty ? [] : lines.filter { !own.contains($0) }
      shared.between = {
        let part = others.prefix(Int.random(in: 0...4, using: &random))
        others.removeFirst(part.count)
        #expect(throws: Never.self) { try run(generator, Array(part), shared) }
      }
      let summary = try run(generator, own.shuffled(using: &random), shared)
      shared.between = nil
      try run(generator, others, shared)
      duplicates += summary.duplicate
      superseding += summary.superseding
      batches.same(alone, shared, "round \(round)")
    }
    #expect(duplicates > 0 && superseding > 0, "the runs never met")
  }

  @Test("another form with the same id, which came first, is the one that counts")
  func theFirstOfTwoCounts() throws {
    let generator = Generator(BatchPropertyTests.forms[0])
    var random = Seeded(2102)
    let authored = BatchPropertyTests.now.adding(minutes: -1440)
    func line(_ id: String) -> [UInt8] {
      var form = generator.complete(authored, generator.patient(authored, &random), &random)
      form.id = id
      form.patient = "p"
      return form.line(generator.form)
    }
    let (first, second, next) = (line("same"), line("same"), line("next"))
    try #require(first != second)
    let (shared, inTurn) = (MemoryLedger(), MemoryLedger())
    shared.between = {
      #expect(throws: Never.self) { try run(generator, [first], shared) }
    }
    let summary = try run(generator, [second, next], shared)
    #expect(summary.rejected == 1 && summary.lines == 2)
    #expect(shared.refused.map(\.fault.code) == ["conflict"] && shared.lines == [first, next])
    try run(generator, [first], inTurn)
    try run(generator, [second, next], inTurn)
    batches.same(inTurn, shared, "as if one had waited for the other")
  }

  @discardableResult
  private func run(
    _ generator: Generator,
    _ lines: [[UInt8]],
    _ ledger: MemoryLedger
  ) throws -> BatchSummary {
    var batch = Batch(by: generator.triageProtocol, MemoryLines(lines), ledger)
    batch.linesPerCommit = 2
    return try batch.run { _ in }
  }
}
