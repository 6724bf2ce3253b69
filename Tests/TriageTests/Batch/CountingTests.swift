import Forms
import Testing
import Values

@testable import Triage

/// What is judged as it is first read: no line is counted twice, and none for another.
@Suite("Lines that are only counted")
struct CountingTests {
  /// A protocol that recalls no earlier form and reads no device.
  private static let generator = Generator("preoperative_assessment")

  private func batch<Source: LineSource>(
    _ source: Source,
    _ ledger: MemoryLedger = MemoryLedger(),
    workers: Int = 1
  ) -> Batch<MemoryLedger, Source> {
    Batch(
      protocols: [Self.generator.triageProtocol],
      forms: Content.forms,
      patients: nil,
      calendar: Content.calendar,
      engine: "test",
      now: BatchPropertyTests.now,
      ledger: ledger,
      source: source,
      workers: Workers(workers)
    )
  }

  /// Forms of which each is there three times: once more, and then with another answer.
  private func lines() -> [[UInt8]] {
    var random = Seeded(71)
    let forms = (0..<40).map { number in
      let patient = Self.generator.patient(BatchPropertyTests.now, &random)
      var form = Self.generator.complete(BatchPropertyTests.now, patient, &random)
      (form.id, form.patient) = ("s\(number)", "p\(number)")
      return form
    }
    let once = forms.map { $0.line(Self.generator.form) }
    let others = forms.map { form in
      var other = form
      other.authored = form.authored.adding(minutes: -60)
      return other.line(Self.generator.form)
    }
    return once + once + others
  }

  @Test("a line that is there again is counted once", arguments: [1, 2])
  func aLineThatIsThereAgainIsCountedOnce(_ workers: Int) throws {
    let lines = lines()
    let count = try batch(MemoryLines(lines), workers: workers).count()
    let once = try batch(MemoryLines(Array(lines[..<40]))).count()
    #expect(count.summary.duplicate == 40 && count.summary.rejected == 40)
    #expect(count.summary.colours == once.summary.colours && count.tests == once.tests)
    #expect(!count.tests.isEmpty)
    #expect(try batch(MemoryLines(lines)).run { _ in } == count.summary)
  }

  @Test func whatIsDecidedAlreadyIsNotCountedAgain() throws {
    let lines = Array(lines()[..<40])
    let ledger = MemoryLedger()
    _ = try batch(MemoryLines(Array(lines[..<30])), ledger).run { _ in }
    let count = try batch(MemoryLines(lines), ledger).count()
    let new = try batch(MemoryLines(Array(lines[30...]))).count()
    #expect(count.summary.duplicate == 30 && count.summary.colours == new.summary.colours)
    #expect(count.tests == new.tests)
  }

  /// Lines of which another program has written one anew, since they were read.
  private struct RewrittenLines: LineSource {
    let source: MemoryLines

    func lines(_ body: (InputLine) throws -> Void) throws { try source.lines(body) }

    func line(at offset: Int, count: Int) -> [UInt8] {
      source.line(at: offset, count: count).map { $0 == UInt8(ascii: "s") ? UInt8(ascii: "t") : $0 }
    }
  }

  @Test func aLineThatIsNotWhatItWasIsTold() {
    let source = RewrittenLines(source: MemoryLines(lines()))
    #expect(throws: ChangedInput.self) { try batch(source).count() }
  }

  @Test func aCountThatIsStoppedIsNone() throws {
    let count = try batch(MemoryLines(lines())).count(until: { true })
    #expect(count.summary.isInterrupted && count.summary.lines == 0 && count.tests.isEmpty)
  }
}
