import FollowUp
import Testing
import Triage
import Values

@testable import Storage

/// Random stories in which operators act, forms are decided again and answers are told, and no clinician
/// ends anything.
@Suite("What is proven stays on the clinic's list until a clinician acts")
struct NobodyIsLostTests {
  /// SplitMix64, so that a failure is repeated by its seed.
  private struct Generator: RandomNumberGenerator {
    var state: UInt64
    mutating func next() -> UInt64 {
      state &+= 0x9E37_79B9_7F4A_7C15
      var value = state
      value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
      value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
      return value ^ (value >> 31)
    }
  }

  /// One form of one patient: whether anything was ever proven of it or given up by an operator.
  private struct Form {
    let id: String
    var decisions = 1
    var isOwed: Bool
  }

  @Test(arguments: 1...60)
  func nothingButAClinicianEndsIt(seed: Int) throws {
    var random = Generator(state: UInt64(seed))
    let store = try Store(path: Store.memory)
    var forms: [Form] = []
    for step in 1...40 {
      switch Int.random(in: 0..<3, using: &random) {
      case 0:
        let decision = try decision("s-\(step)", &random)
        let submission = try Samples.submission("s-\(step)", patient: "p\(step)")
        try store.commit([.decided(line: [], submission: submission, WrittenDecision(decision))])
        forms.append(Form(id: "s-\(step)", isOwed: decision.proven > .green))
      case 1:
        guard let index = forms.indices.randomElement(using: &random) else { continue }
        var again = try decision(forms[index].id, &random)
        again.supersedes = "\(forms[index].id)#\(forms[index].decisions)"
        try store.commit([.redecided(submission: forms[index].id, WrittenDecision(again))])
        forms[index].decisions += 1
        if again.proven > .green { forms[index].isOwed = true }
      default: try giveUp(&forms, store, &random)
      }
      try check(forms, store, seed)
    }
  }

  /// An operator claims, looks at, agrees with or ends whatever stands on that list.
  private func giveUp(
    _ forms: inout [Form],
    _ store: Store,
    _ random: inout Generator
  ) throws {
    let shared = try store.worklist().filter { $0.key.desk != .clinic }
    guard let entry = shared.randomElement(using: &random) else { return }
    let kinds: [EntryAct.Kind] = [
      .open, .claim, .confirm, .done(contact: "phone"), .override(.unreadable, contact: nil),
    ]
    let act = EntryAct(
      kinds.randomElement(using: &random) ?? .open,
      by: "Drift",
      note: "n",
      seen: entry.version,
      now: try Samples.instant("2026-11-04T09:00:00+01:00")
    )
    guard case .success(let step) = try store.act(on: entry.id, act), !step.settles.isEmpty else {
      return
    }
    let given = Set(entry.open.compactMap(\.concern.submission))
    for index in forms.indices where given.contains(forms[index].id) { forms[index].isOwed = true }
  }

  private func check(_ forms: [Form], _ store: Store, _ seed: Int) throws {
    let open = try store.worklist().filter { $0.key.desk == .clinic }.flatMap(\.open)
    let seen = Set(open.compactMap(\.concern.submission))
    let lost = forms.filter { $0.isOwed && !seen.contains($0.id) }.map(\.id)
    #expect(lost.isEmpty, "seed \(seed)")
  }

  private func decision(_ id: String, _ random: inout Generator) throws -> Decision {
    let colour: Colour = [.grey, .grey, .red].randomElement(using: &random) ?? .grey
    var decision = try Samples.decision(id, patient: "p" + id.dropFirst(2), colour)
    decision.open = []
    decision.proven =
      colour == .red ? .red : [.green, .yellow].randomElement(using: &random) ?? .green
    let causes: [DecisionFault.Cause] = [.technical, .protocol]
    let cause = causes.randomElement(using: &random) ?? .technical
    decision.faults = [DecisionFault(code: "x", cause: cause, message: "-")]
    return decision
  }
}
