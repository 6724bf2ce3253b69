import Forms
import Testing
import Values

@testable import Triage

@Suite("A batch that is to stop while its lines are first read")
struct StoppedReadingTests {
  @Test("ends soon, and has decided nothing")
  func endsSoon() throws {
    let generator = Generator(BatchPropertyTests.forms[0])
    var random = Seeded(2103)
    let authored = BatchPropertyTests.now.adding(minutes: -1440)
    let lines = (0..<2_000).map { number in
      var form = generator.complete(authored, generator.patient(authored, &random), &random)
      (form.id, form.patient) = ("s-\(number)", "p-\(number)")
      return form.line(generator.form)
    }
    let ledger = MemoryLedger()
    let batch = BatchPropertyTests().batch(generator, lines, ledger, workers: 1)
    var asked = 0
    var outcomes = 0
    let summary = try batch.run {
      asked += 1
      return true
    } _: { _ in
      outcomes += 1
    }
    #expect(summary.isInterrupted && summary.lines == 0 && outcomes == 0)
    #expect(asked == 1 && ledger.lines.isEmpty && ledger.commits == 0)
    #expect(try batch.run { _ in }.lines == lines.count)
  }
}
