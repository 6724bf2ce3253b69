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
    Batch(by: Self.generator.triageProtocol, source, ledger, workers: workers)
  }

  /// So many forms are more than one block of lines.
  private static let forms = 1_200

  /// Forms of which each is there three times: once more, and then written at another time.
  private func lines() -> [[UInt8]] {
    var random = Seeded(71)
    let forms = (0..<Self.forms).map { number in
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

  @Test("a line that is there again is counted once", arguments: [1, 2, 8])
  func aLineThatIsThereAgainIsCountedOnce(_ workers: Int) throws {
    let lines = lines()
    let count = try batch(MemoryLines(lines), workers: workers).count()
    let once = try batch(MemoryLines(Array(lines[..<Self.forms]))).count()
    #expect(count.summary.duplicate == Self.forms && count.summary.rejected == Self.forms)
    #expect(count.summary.colours == once.summary.colours && count.tests == once.tests)
    #expect(!count.tests.isEmpty)
    #expect(try batch(MemoryLines(lines)).run { _ in } == count.summary)
  }

  @Test func whatIsDecidedAlreadyIsNotCountedAgain() throws {
    let lines = Array(lines()[..<Self.forms])
    let ledger = MemoryLedger()
    _ = try batch(MemoryLines(Array(lines[..<550])), ledger).run { _ in }
    let count = try batch(MemoryLines(lines), ledger).count()
    let new = try batch(MemoryLines(Array(lines[550...]))).count()
    #expect(count.summary.duplicate == 550 && count.summary.colours == new.summary.colours)
    #expect(count.tests == new.tests)
  }

  /// Lines of which another program has written one anew, since they were read.
  private struct RewrittenLines: LineSource {
    let source: MemoryLines

    func lines(_ body: (InputLine) throws -> Void) throws { try source.lines(body) }

    func line(at offset: Int, count: Int) -> [UInt8] {
      let line = String(decoding: source.line(at: offset, count: count), as: UTF8.self)
      return Array(line.replacing("\"patient\":\"p", with: "\"patient\":\"q").utf8)
    }
  }

  @Test func aLineThatIsNotWhatItWasIsTold() {
    let source = RewrittenLines(source: MemoryLines(lines()))
    #expect(throws: ChangedInput.self) { try batch(source).count() }
  }

  @Test func whoIsEnrolledIsJudgedAsEnrolled() throws {
    var random = Seeded(72)
    var patients: [Patient] = []
    let lines = (0..<200).map { number in
      let patient = Self.generator.patient(BatchPropertyTests.now, &random)
      var form = Self.generator.complete(BatchPropertyTests.now, patient, &random)
      (form.id, form.patient) = ("s\(number)", "p\(number)")
      if number % 4 > 0 { patients.append(patient.named(form.patient)) }
      return form.line(Self.generator.form)
    }
    let batch = Batch(
      by: Self.generator.triageProtocol,
      MemoryLines(lines),
      MemoryLedger(),
      patients: patients
    )
    let count = try batch.count()
    #expect(try count == batch.decidedCount())
    #expect(count.summary.rejected == 50 && count.summary.colours.count > 2)
  }

  /// A correction is not judged as it is first read.
  @Test func aCountThatIsStoppedInItsSecondReadingIsNone() throws {
    let lines = lines()[..<Self.forms].map { line in
      let text = String(decoding: line, as: UTF8.self)
      return Array(text.replacing("\"patient\"", with: "\"replaces\":\"x\",\"patient\"").utf8)
    }
    let blocks = (Self.forms + 124) / 125
    for more in [0, 1] {
      var asked = 0
      let count = try batch(MemoryLines(lines)).count {
        asked += 1
        return asked > blocks + more
      }
      #expect(asked == blocks + 1)
      #expect(count.summary.isInterrupted == (more == 0))
      #expect(count.summary.lines == (more == 0 ? 0 : Self.forms))
    }
  }

  @Test func aCountThatIsStoppedIsNone() throws {
    let count = try batch(MemoryLines(lines())).count(until: { true })
    #expect(count.summary.isInterrupted && count.summary.lines == 0 && count.tests.isEmpty)
  }
}
