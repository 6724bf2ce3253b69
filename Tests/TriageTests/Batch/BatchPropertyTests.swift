import Forms
import Scheduling
import Testing
import Values

@testable import Triage

/// What holds of batches, whatever is in them.
@Suite("Every line ends in one way, and order changes nothing")
struct BatchPropertyTests {
  static let forms = MasterPropertyTests.forms
  static let now = Instant(milliseconds: 1_797_000_000_000)

  @Test("P3: permuting or splitting a batch changes no decision in force", arguments: forms)
  func orderOfLinesChangesNothing(_ id: String) throws {
    let generator = Generator(id)
    var random = Seeded(33)
    for round in 0..<max(Runs.count / 600, 30) {
      let lines = damaged(patients(generator, &random), [0, 1, 3, 4], &random)
      let whole = MemoryLedger()
      try run(generator, lines, whole)
      let turned = MemoryLedger()
      try run(generator, lines.shuffled(using: &random), turned)
      same(whole, turned, "round \(round), permuted")
      let split = MemoryLedger()
      let shuffled = lines.shuffled(using: &random)
      let cut = Int.random(in: 0...lines.count, using: &random)
      try run(generator, Array(shuffled[..<cut]), split)
      try run(generator, Array(shuffled[cut...]), split)
      same(whole, split, "round \(round), split after \(cut) lines")
    }
  }

  @Test("P5: any number of workers gives the same bytes in the same order", arguments: forms)
  func workersChangeNothing(_ id: String) throws {
    let generator = Generator(id)
    var random = Seeded(51)
    for round in 0..<max(Runs.count / 1200, 10) {
      let lines = damaged(patients(generator, &random), [0, 1, 2, 3], &random)
      let written = try [1, 2, 8].map { workers in
        try batch(generator, lines, MemoryLedger(), workers: workers).written()
      }
      #expect(written[0] == written[1] && written[0] == written[2], "round \(round)")
    }
  }

  @Test("how much of what was found of the lines is in memory changes nothing", arguments: forms)
  func memoryChangesNothing(_ id: String) throws {
    let generator = Generator(id)
    var random = Seeded(53)
    for round in 0..<max(Runs.count / 1200, 10) {
      let lines = damaged(patients(generator, &random), [0, 1, 2, 3], &random)
      let written = try [LineTable.most, 2].map { held in
        var batch = batch(generator, lines, MemoryLedger(), workers: 1)
        batch.linesHeld = held
        return try batch.written()
      }
      #expect(written[0] == written[1], "round \(round)")
    }
  }

  @Test("what is decided as it is read is decided as with all forms at hand", arguments: forms)
  func decidingAheadChangesNothing(_ id: String) throws {
    let generator = Generator(id)
    var random = Seeded(54)
    for round in 0..<max(Runs.count / 1200, 10) {
      let lines = damaged(patients(generator, &random), [0, 1, 2, 3], &random)
      // Some of them have been decided before.
      let earlier = Array(lines.shuffled(using: &random).prefix(round % 4))
      let written = try [true, false].map { decidesAhead in
        let ledger = MemoryLedger()
        try run(generator, earlier, ledger)
        var batch = batch(generator, lines, ledger, workers: 2)
        batch.decidesAhead = decidesAhead
        return try batch.written()
      }
      #expect(written[0] == written[1], "round \(round)")
    }
  }

  @Test("forms of a protocol that looks at nothing else are decided as they are read")
  func someAreDecidedAhead() throws {
    let ahead = try Self.forms.filter { id in
      let generator = Generator(id)
      var random = Seeded(55)
      let lines = patients(generator, &random)
      return try batch(generator, lines, MemoryLedger(), workers: 1).decidesAhead(anyOf: lines)
    }
    #expect(ahead == ["preoperative_assessment"])
  }

  @Test("what is counted is what is decided, and nothing is stored", arguments: forms)
  func countingIsDeciding(_ id: String) throws {
    let generator = Generator(id)
    var random = Seeded(52)
    for round in 0..<max(Runs.count / 600, 30) {
      let lines = damaged(patients(generator, &random), [0, 1, 2, 3], &random)
      let ledger = MemoryLedger()
      let measured = generator.complete(Self.now, generator.patient(Self.now, &random), &random)
      ledger.stated = measured.measured
      let batch = batch(generator, lines, ledger, workers: 2)
      let count = try batch.count()
      #expect(ledger.inForce.isEmpty && ledger.refused.isEmpty)
      #expect(try count == batch.decidedCount(), "round \(round)")
    }
  }

  @Test("a correction of what nobody has is counted as it is decided", arguments: forms)
  func aCorrectionIsCountedAsItIsDecided(_ id: String) throws {
    let generator = Generator(id)
    var random = Seeded(54)
    let lines = (0..<60).map { number in
      let patient = generator.patient(Self.now, &random)
      var form = generator.complete(Self.now, patient, &random)
      (form.id, form.patient, form.replaces) = ("s\(number)", "p\(number)", "nobody's")
      return form.line(generator.form)
    }
    let count = try batch(generator, lines, MemoryLedger(), workers: 1).count()
    let summary = try run(generator, lines, MemoryLedger())
    #expect(count.summary == summary && summary.colours[.green] == nil)
  }

  @Test("P9: every line ends in exactly one way, and is kept as it came", arguments: forms)
  func everyLineEndsOnce(_ id: String) throws {
    let generator = Generator(id)
    var random = Seeded(99)
    var seen: Set<String> = []
    for round in 0..<max(Runs.count / 600, 10) {
      let lines = damaged(patients(generator, &random), [0, 1, 2, 3], &random)
      let ledger = MemoryLedger()
      var ends: [Int: Int] = [:]
      var repeated: [String: Colour] = [:]
      let summary = try run(generator, lines, ledger) { outcome in
        switch outcome {
        case .decision(let line?, let written):
          ends[line, default: 0] += 1
          seen.insert(written.decision.colour == .grey ? "not assessed" : "decided")
        case .decision(nil, _): break
        case .rejected(let line, let quarantined):
          ends[line, default: 0] += 1
          seen.insert("rejected")
          #expect(quarantined.line == lines[line - 1], "round \(round)")
        case .duplicate(let line, let submission, _, let colour):
          ends[line, default: 0] += 1
          seen.insert("duplicate")
          repeated[submission] = colour
        }
      }
      let filled = lines.indices.filter { line in
        !lines[line].allSatisfy { [0x20, 0x09, 0x0D].contains($0) }
      }
      #expect(Set(ends.keys) == Set(filled.map { $0 + 1 }), "round \(round)")
      #expect(ends.values.allSatisfy { $0 == 1 }, "round \(round)")
      #expect(summary.lines == filled.count, "round \(round)")
      #expect(repeated.allSatisfy { ledger.inForce[$0.key]?.colour == $0.value }, "round \(round)")
      let kept = ledger.lines.union(ledger.refused.map(\.line))
      #expect(filled.allSatisfy { kept.contains(lines[$0]) }, "round \(round): a line is lost")
    }
    #expect(seen == ["decided", "not assessed", "rejected", "duplicate"])
  }

  @Test("P4: the same batch again is all duplicates, and refusals alike", arguments: forms)
  func againIsDuplicate(_ id: String) throws {
    let generator = Generator(id)
    var random = Seeded(44)
    for _ in 0..<max(Runs.count / 3000, 5) {
      let lines = damaged(patients(generator, &random), [0, 1, 2, 3], &random)
      let ledger = MemoryLedger()
      let first = try run(generator, lines, ledger)
      let before = ledger.inForce
      let refused = ledger.refused.count
      let second = try run(generator, lines, ledger)
      #expect(ledger.inForce == before)
      #expect(ledger.refused.count == refused)
      #expect(second.rejected == first.rejected)
      #expect(second.decided + second.notAssessed + second.superseding == 0)
    }
  }

  // MARK: Batches

  /// Forms of three patients, some of them corrections.
  func patients(_ generator: Generator, _ random: inout Seeded) -> [[UInt8]] {
    var lines: [[UInt8]] = []
    for patient in 0..<3 {
      var (last, age) = (String?.none, 0)
      for number in 0..<Int.random(in: 1...4, using: &random) {
        let sameMoment = number > 0 && random.chance(40)
        if !sameMoment { age = 1440 * Int.random(in: 1...300, using: &random) }
        let authored = Self.now.adding(minutes: -age)
        var form = generator.complete(authored, generator.patient(authored, &random), &random)
        form.id = "s\(patient)-\(number)"
        form.patient = "p\(patient)"
        if random.chance(30) { form.replaces = last }
        if random.chance(10) { form.reporter = "proxy" }
        if random.chance(20) { _ = Sample.remove(from: &form, [], generator, &random) }
        last = form.id
        lines.append(form.line(generator.form))
      }
    }
    return lines
  }

  /// The same with lines doubled (0), cut (1), changed (2), blank lines between (3) and forms of
  /// a version that nobody has (4).
  func damaged(
    _ lines: [[UInt8]],
    _ ways: [Int],
    _ random: inout Seeded
  ) -> [[UInt8]] {
    lines.flatMap { line -> [[UInt8]] in
      switch random.chance(50) ? nil : ways.randomElement(using: &random) {
      case 0: return [line, line]
      case 1: return [Array(line.prefix(Int.random(in: 1..<line.count, using: &random)))]
      case 2:
        var changed = line
        changed[Int.random(in: line.indices, using: &random)] =
          [0x00, 0x20, 0x22, 0x2C, 0x30, 0x39, 0x7B, 0x7D, 0xFF].randomElement(using: &random) ?? 0
        return [line, changed]
      case 3: return [[], line, [0x20, 0x09]]
      case 4:
        let text = String(decoding: line, as: UTF8.self)
        return [Array(text.replacing(#/"version":"[0-9]+/#, with: #""version":"9"#).utf8)]
      default: return [line]
      }
    }.shuffled(using: &random)
  }

  @Test("A patient of many forms is read once for all of them, in whatever order")
  func aLongHistoryIsReadOnce() throws {
    let generator = Generator(Self.forms[0])
    var random = Seeded(77)
    let lines = (0..<1240).map { number in
      let authored = Self.now.adding(minutes: -1440 * Int.random(in: 0...900, using: &random))
      var form = generator.complete(authored, generator.patient(authored, &random), &random)
      form.id = "s\(number)"
      form.patient = "p"
      if random.chance(5) { form.replaces = "s\(Int.random(in: 0..<1240, using: &random))" }
      if random.chance(3) { form.reporter = "proxy" }
      return form.line(generator.form)
    }
    let (whole, turned, split) = (MemoryLedger(), MemoryLedger(), MemoryLedger())
    var other = generator.complete(Self.now, generator.patient(Self.now, &random), &random)
    (other.id, other.patient) = ("other", "q")
    for ledger in [whole, turned, split] {
      try run(generator, [other.line(generator.form)], ledger)
    }
    var superseding = 0
    try run(generator, lines, whole) { if case .decision(nil, _) = $0 { superseding += 1 } }
    #expect(whole.readings == 1 && whole.commits == 3)
    #expect(superseding == 0, "a batch decides none of its own forms again")
    try run(generator, lines.shuffled(using: &random), turned)
    same(whole, turned, "permuted")
    for part in [lines[..<40], lines[40..<1190], lines[1190...]] {
      try run(generator, Array(part), split)
    }
    same(whole, split, "split")
  }

  /// Twelve lines of 150 kB are read in two blocks, and committed in two turns.
  @Test func longLinesAreNotHeldTogether() throws {
    let lines = (0..<12).map { [UInt8](repeating: 0x61, count: 150_000) + [UInt8($0)] }
    var asked = 0
    _ = try batch(Generator(Self.forms[0]), lines, MemoryLedger(), workers: 1).run(
      until: {
        asked += 1
        return false
      },
      { _ in }
    )
    #expect(asked == 3)
  }

  @Test("A batch that is stopped ends after a commit, and the same lines go on from there")
  func anInterruptedBatchGoesOn() throws {
    let generator = Generator(Self.forms[0])
    var random = Seeded(55)
    var lines: [[UInt8]] = []
    while lines.count < 1100 { lines += patients(generator, &random) }
    let (ledger, whole) = (MemoryLedger(), MemoryLedger())
    let first = try run(generator, lines, ledger, stops: true)
    #expect(first.isInterrupted && first.lines < lines.count && first.lines >= 500)
    let second = try run(generator, lines, ledger)
    #expect(!second.isInterrupted && second.lines == lines.count)
    try run(generator, lines, whole)
    same(whole, ledger, "interrupted")
  }

  /// Lines whose numbers fall.
  private struct FallingLines: LineSource {
    let source: MemoryLines
    let count: Int

    func lines(_ body: (InputLine) throws -> Void) throws {
      try source.lines { line in
        let number = count + 1 - line.number
        try body(
          InputLine(number: number, offset: line.offset, bytes: line.bytes, isTooLong: false)
        )
      }
    }

    func line(at offset: Int, count: Int) throws -> [UInt8] {
      source.line(at: offset, count: count)
    }
  }

  @Test func whatWasFoundOfALineNeverCountsForAnother() throws {
    let generator = Generator(Self.forms[0])
    var random = Seeded(56)
    let lines = (0..<20).map { number in
      var form = generator.complete(Self.now, generator.patient(Self.now, &random), &random)
      (form.id, form.patient) = ("s\(number / 2)", "p\(number / 2)")
      return form.line(generator.form)
    }
    let ledger = MemoryLedger()
    let falling = FallingLines(source: MemoryLines(lines), count: lines.count)
    let batch = Batch(by: generator.triageProtocol, falling, ledger)
    #expect(throws: ChangedInput.self) { try batch.run { _ in } }
    #expect(ledger.lines.isEmpty)
  }

  /// Lines that another program writes anew after they were read once.
  private final class ChangingLines: LineSource {
    private var readings: [MemoryLines]
    private let first: MemoryLines

    init(_ first: [[UInt8]], _ second: [[UInt8]]) {
      self.first = MemoryLines(first)
      readings = [self.first, MemoryLines(second)]
    }

    func lines(_ body: (InputLine) throws -> Void) throws {
      let next = readings.count > 1 ? readings.removeFirst() : readings[0]
      try next.lines(body)
    }

    func line(at offset: Int, count: Int) -> [UInt8] {
      first.line(at: offset, count: count)
    }
  }

  @Test("a file that is written anew between its two readings is told, and nothing of it is taken")
  func aChangedFileIsRefused() throws {
    let generator = Generator(Self.forms[0])
    var random = Seeded(53)
    let first = patients(generator, &random)
    var other = first
    let line = String(decoding: first[0], as: UTF8.self)
    other[0] = Array(line.replacing("\"id\"", with: "\"id\" ").utf8)
    for second in [other, Array(first.dropLast()), first + [first[0]]] {
      let ledger = MemoryLedger()
      let batch = Batch(by: generator.triageProtocol, ChangingLines(first, second), ledger)
      #expect(throws: ChangedInput.self) { try batch.run { _ in } }
      if second != Array(first.dropLast()) { #expect(ledger.inForce.isEmpty) }
    }
  }

  @discardableResult
  private func run(
    _ generator: Generator,
    _ lines: [[UInt8]],
    _ ledger: MemoryLedger,
    stops: Bool = false,
    workers: Int = 1,
    _ emit: (BatchOutcome) -> Void = { _ in }
  ) throws -> BatchSummary {
    var hasBegun = false
    return try batch(generator, lines, ledger, workers: workers).run(
      until: { stops && hasBegun },
      beginning: { _ in hasBegun = true },
      emit
    )
  }

  func batch(
    _ generator: Generator,
    _ lines: [[UInt8]],
    _ ledger: MemoryLedger,
    workers: Int
  ) -> Batch<MemoryLedger, MemoryLines> {
    Batch(by: generator.triageProtocol, MemoryLines(lines), ledger, workers: workers)
  }

  func same(_ first: MemoryLedger, _ second: MemoryLedger, _ comment: Comment) {
    let (left, right) = (first.inForce, second.inForce)
    #expect(left.keys == right.keys, comment)
    for (id, decision) in left {
      guard let other = right[id] else { continue }
      #expect(decision.hasSameReasons(as: other), "\(comment): \(id)")
      #expect(decision.consultation == other.consultation, "\(comment): \(id)")
    }
  }
}
