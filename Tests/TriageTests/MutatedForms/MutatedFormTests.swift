import Testing
import Values

@testable import Triage

/// However a form is changed on its way, it is not green where something in it is wrong, where a gap
/// could be filled in otherwise, or where an answer stands in a coloured cell.
///
/// `BEHOV_MUTATED_FORMS` is how many forms, of all protocols together, and `BEHOV_MUTATED_SEED` the
/// first seed; `Tests/mutated-forms` makes a million.
@Suite("A form that something went wrong with", .serialized)
struct MutatedFormTests {
  private static let count = Environment.value("BEHOV_MUTATED_FORMS").flatMap { Int($0) } ?? 8000
  private static let seed = Environment.value("BEHOV_MUTATED_SEED").flatMap { UInt64($0) } ?? 1
  private static let perBatch = 10

  @Test(
    "is green only where a person who reads it finds nothing",
    arguments: MasterPropertyTests.forms
  )
  func isGreenOnlyWhereNothingIsFound(_ id: String) async throws {
    let generator = Generator(id)
    let each = Self.count / MasterPropertyTests.forms.count
    let batches = (each + Self.perBatch - 1) / Self.perBatch
    let chunks = 20
    let total = try await withThrowingTaskGroup(of: MutationTally.self) { group in
      for chunk in 0..<chunks {
        let share = batches * (chunk + 1) / chunks - batches * chunk / chunks
        group.addTask { try Self.tally(generator, Self.seed &+ UInt64(chunk), share) }
      }
      return try await group.reduce(into: MutationTally()) { $0.add($1) }
    }
    print("\(id), seeds \(Self.seed) and the next \(chunks - 1): \(total)")
    for failure in total.failures.prefix(5) { Issue.record("\(failure)") }
    #expect(total.forms >= each)
    #expect(total.greenBefore * 2 > batches, "most forms are green before something goes wrong")
    for mutation in FormMutation.allCases {
      let counts = total.counts[mutation] ?? .init()
      #expect(counts.forms > each / 60, "\(mutation) happened \(counts.forms) times")
      if !FormMutation.mayMeanTheSame.contains(mutation) {
        #expect(counts.faulty * 4 > counts.forms, "\(mutation) is wrong \(counts.faulty) times")
      }
    }
    #expect((total.counts[.reorder]?.green ?? 0) > 0)
  }

  private static func tally(
    _ generator: Generator,
    _ seed: UInt64,
    _ batches: Int
  ) throws -> MutationTally {
    var random = Seeded(seed)
    var tally = MutationTally()
    for index in 0..<batches {
      let batch = MutatedBatch(generator, count: perBatch, &random)
      let ends = try batch.ends()
      let expected = batch.expected
      let whole = ends[0]
      if whole == .decided(.green) { tally.greenBefore += 1 }
      for (mutant, end) in zip(batch.mutants, ends).dropFirst() {
        let plain = PlainForm(mutant.line, generator.form, by: expected)
        tally.count(mutant, end, isFaulty: !plain.faults.isEmpty)
        for failure in failures(mutant, end, whole, plain, batch, &random) {
          tally.failures.append(
            "seed \(seed), batch \(index), \(mutant.mutations): \(failure): "
              + String(decoding: mutant.line, as: UTF8.self)
          )
        }
      }
    }
    return tally
  }

  /// What must not be.
  private static func failures(
    _ mutant: MutatedBatch.Mutant,
    _ end: MutatedBatch.End?,
    _ whole: MutatedBatch.End?,
    _ plain: PlainForm,
    _ batch: MutatedBatch,
    _ random: inout Seeded
  ) -> [String] {
    guard let end else { return ["the line is lost"] }
    if mutant.mutations.contains(.again), case .decided = end,
      plain.filled.id == "s-\(mutant.patient)"
    {
      return ["was decided twice"]
    }
    guard case .decided(let colour) = end else { return [] }
    if mutant.mutations == [.reorder], end != whole {
      return ["is \(colour) for the order it is written in, and else \(String(describing: whole))"]
    }
    if !plain.faults.isEmpty, colour == .green || colour == .yellow {
      return ["is \(colour) although \(plain.faults.joined(separator: "; "))"]
    }
    guard colour == .green else { return [] }
    var fillings = Fillings(batch, plain)
    return fillings.objections(&random).map { "is green although \($0)" }
  }
}

/// What came of many mutated forms.
struct MutationTally: Sendable, CustomStringConvertible {
  /// Of one mutation: how many forms, how many that a person finds a fault in, and how many green.
  struct Counts: Sendable {
    var forms = 0
    var faulty = 0
    var green = 0
  }

  var counts: [FormMutation: Counts] = [:]
  var ends: [String: Int] = [:]
  var forms = 0
  /// The forms that were green before anything went wrong.
  var greenBefore = 0
  var failures: [String] = []

  mutating func count(_ mutant: MutatedBatch.Mutant, _ end: MutatedBatch.End?, isFaulty: Bool) {
    forms += 1
    ends[end.map { "\($0)" } ?? "lost", default: 0] += 1
    for mutation in mutant.mutations {
      counts[mutation, default: Counts()].forms += 1
      if isFaulty { counts[mutation, default: Counts()].faulty += 1 }
      if end == .decided(.green) { counts[mutation, default: Counts()].green += 1 }
    }
  }

  mutating func add(_ other: MutationTally) {
    counts.merge(other.counts) {
      Counts(forms: $0.forms + $1.forms, faulty: $0.faulty + $1.faulty, green: $0.green + $1.green)
    }
    ends.merge(other.ends, uniquingKeysWith: +)
    forms += other.forms
    greenBefore += other.greenBefore
    failures += other.failures
  }

  var description: String {
    let kinds = FormMutation.allCases.map { mutation in
      let counts = counts[mutation] ?? Counts()
      return "\(mutation) \(counts.forms) (faulty \(counts.faulty), green \(counts.green))"
    }
    let ends = ends.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }
    return "\(forms) forms, \(failures.count) failures; \(ends.joined(separator: ", ")); "
      + kinds.joined(separator: ", ")
  }
}
