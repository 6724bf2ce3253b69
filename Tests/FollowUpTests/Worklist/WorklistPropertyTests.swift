import FollowUp
import Testing
import Values

/// Random sequences of what is raised and done, judged beside a plain account of what was seen.
@Suite("Whatever people do with an entry")
struct WorklistPropertyTests {
  /// xorshift64*, so that a failure is repeated by its seed.
  private struct Generator: RandomNumberGenerator {
    var state: UInt64
    mutating func next() -> UInt64 {
      state ^= state >> 12
      state ^= state << 25
      state ^= state >> 27
      return state &* 2_685_821_657_736_338_717
    }
  }

  private static let people = ["Kari", "Ola", "Åse"]

  private static let kinds: [EntryAct.Kind] = [
    .open, .claim, .release, .handOver(to: "Åse"), .confirm, .done(contact: "phone"),
    .override(.known, contact: nil),
  ]

  @Test(arguments: 1...400)
  func nothingUnseenIsEndedAndNothingIsLowered(seed: Int) throws {
    var random = Generator(state: UInt64(seed) &* 0x9E37_79B9_7F4A_7C15)
    var entry = try Samples.entry(Colour.allCases.randomElement(using: &random) ?? .red)
    for number in 2...40 {
      if Int.random(in: 0..<3, using: &random) == 0 {
        let colour = Colour.allCases.randomElement(using: &random) ?? .red
        let later = entry.after(try Samples.concern(number, colour))
        let worst = entry.open.map(\.concern.colour).max()
        #expect(later.colour == max(worst ?? colour, colour), "seed \(seed)")
        entry = later
      } else {
        entry = try acted(on: entry, &random, seed)
      }
      #expect(entry.open.allSatisfy { entry.deadline <= $0.concern.deadline }, "seed \(seed)")
    }
  }

  private func acted(
    on entry: WorklistEntry,
    _ random: inout Generator,
    _ seed: Int
  ) throws -> WorklistEntry {
    let person = Self.people.randomElement(using: &random) ?? "Kari"
    let kind = Self.kinds.randomElement(using: &random) ?? .open
    let seen = Bool.random(using: &random) ? Int.random(in: 1...entry.version, using: &random) : nil
    let act = Samples.act(
      kind,
      by: person,
      seen: seen,
      takesOver: Bool.random(using: &random)
    )
    guard let step = try? entry.step(act, []) else { return entry }
    #expect(entry.isOpen, "seed \(seed)")
    #expect(step.event.version == entry.version + 1, "seed \(seed)")
    if !step.settles.isEmpty {
      // What was open and raised after the version that was seen must not end.
      let known = seen ?? entry.events.last { $0.person == person }?.version ?? entry.version
      #expect(raised(entry, until: known).isSuperset(of: step.settles), "seed \(seed)")
      #expect(othersActs(entry, after: known, person).isEmpty, "seed \(seed)")
      let isGreen = entry.open.allSatisfy { $0.concern.colour == .green }
      #expect(kind != .confirm || isGreen, "seed \(seed)")
    }
    let holder = entry.lastClaim?.person
    if kind != .open, let holder, holder != person {
      #expect(act.takesOver, "seed \(seed)")
    }
    return entry.after(step)
  }

  /// The concerns there were in a version: the versions that no event made, counted one by one.
  private func raised(_ entry: WorklistEntry, until version: Int) -> Set<Int> {
    let made = Set(entry.events.map(\.version))
    let count = (1...version).count { !made.contains($0) }
    return Set(entry.concerns.prefix(count).map(\.sequence))
  }

  private func othersActs(
    _ entry: WorklistEntry,
    after version: Int,
    _ person: String
  ) -> [EntryEvent] {
    entry.events.filter { $0.version > version && $0.person != person && $0.kind != .opened }
  }
}
