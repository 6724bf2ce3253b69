import Diagnostics
import Forms
import Foundation
import Scheduling
import Testing
import Values

@testable import Triage

@Suite("What is stored, decided again by another protocol")
struct ReviewTests {
  private static let now = BatchPropertyTests.now

  @Test("the protocol that decided changes nothing, in whatever order it came")
  func theSameProtocolChangesNothing() throws {
    for id in BatchPropertyTests.forms {
      let generator = Generator(id)
      var random = Seeded(71)
      for round in 0..<20 {
        let ledger = MemoryLedger()
        let lines = BatchPropertyTests().patients(generator, &random).shuffled(using: &random)
        let cut = Int.random(in: 0...lines.count, using: &random)
        try decide(Array(lines[..<cut]), by: generator.triageProtocol, ledger)
        try decide(Array(lines[cut...]), by: generator.triageProtocol, ledger)
        let impact = try impact(of: generator.triageProtocol, on: ledger)
        #expect(impact.isNone && impact.otherGrounds == 0, "\(id), round \(round)")
        #expect(impact.compared == ledger.inForce.count, "\(id), round \(round)")
      }
    }
  }

  @Test("a changed protocol gives what it would have given from the start")
  func aChangedProtocolGivesWhatItWouldHaveGiven() throws {
    let generator = Generator("epilepsy_follow_up")
    let changed = try changed("epilepsy_follow_up")
    var random = Seeded(72)
    var kinds: Set<Impact.Change.Kind> = []
    for round in 0..<60 {
      let lines = BatchPropertyTests().patients(generator, &random)
      let (ledger, fresh) = (MemoryLedger(), MemoryLedger())
      try decide(lines, by: generator.triageProtocol, ledger)
      try decide(lines, by: changed, fresh)
      let impact = try impact(of: changed, on: ledger)
      let after = Dictionary(impact.changes.map { ($0.submission, $0.after) }) { $1 }
      for (id, decision) in fresh.inForce {
        let expected = after[id] ?? ledger.inForce[id]?.colour
        #expect(decision.colour == expected, "round \(round): \(id)")
      }
      kinds.formUnion(impact.changes.map(\.kind))
    }
    #expect(kinds.isSuperset(of: [.fall, .rise]))
  }

  @Test("deciding again comes to what the changed protocol would have given, once")
  func decidingAgainComesToTheSame() throws {
    let generator = Generator("epilepsy_follow_up")
    let changed = try changed("epilepsy_follow_up")
    let later = Self.now.adding(minutes: 1440 * 400)
    var random = Seeded(74)
    var written = 0
    for round in 0..<60 {
      let lines = BatchPropertyTests().patients(generator, &random)
      let (ledger, fresh) = (MemoryLedger(), MemoryLedger())
      try decide(lines, by: generator.triageProtocol, ledger)
      try decide(lines, by: changed, fresh)
      let before = ledger.inForce
      for (number, now) in [later, later.adding(minutes: 1)].enumerated() {
        _ = try redecide(by: changed, ledger, now: now) { decision in
          #expect(number == 0, "round \(round): written twice")
          #expect(before[decision.submission]?.isSameInSubstance(as: decision) == false)
          #expect(decision.supersedes == "\(decision.submission)#0")
          written += 1
        }
      }
      for (id, decision) in fresh.inForce {
        #expect(
          ledger.inForce[id]?.isSameInSubstance(as: decision) == true,
          "round \(round): \(id)"
        )
      }
    }
    #expect(written > 0)
  }

  @Test("how many decide at a time, and how many forms are read at a time, changes nothing")
  func workersAndPartsChangeNothing() throws {
    let generator = Generator("epilepsy_follow_up")
    let changed = try changed("epilepsy_follow_up")
    let triage = Triage(changed, calendar: Content.calendar, engine: "test")
    var random = Seeded(75)
    var downgrades = 0
    for round in 0..<20 {
      let ledger = MemoryLedger()
      let lines = (0..<4).flatMap { _ in BatchPropertyTests().patients(generator, &random) }
      try decide(lines, by: generator.triageProtocol, ledger)
      let plain = try impact(of: changed, on: ledger)
      for (workers, parts) in [(1, 1), (3, 2), (8, 250)] {
        var review = Review(
          triage,
          forms: Content.forms,
          ledger: ledger,
          since: nil,
          workers: Workers(workers),
          archive: { rules, _ in
            rules == generator.triageProtocol.reference ? generator.triageProtocol : nil
          }
        )
        review.formsAtATime = parts
        var impact = Impact(changed.reference, since: nil)
        try review.each(now: nil, { Impact.Weighed($0) }) { impact.add($0) }
        #expect(impact == plain, "round \(round): \(workers) workers, \(parts) forms")
      }
      downgrades += plain.downgrades
    }
    #expect(downgrades > 0)
  }

  @Test("each is held against what the protocol that decided it makes of it")
  func eachIsHeldAgainstItsOwnProtocol() throws {
    let generator = Generator("epilepsy_follow_up")
    let own = [generator.triageProtocol, try changed("epilepsy_follow_up")]
    var random = Seeded(76)
    let lines = (10..<90).map { number in
      let patient = generator.patient(Self.now, &random)
      var form = generator.complete(Self.now, patient, &random)
      (form.id, form.patient) = ("s\(number)", "p\(number)")
      return form.line(generator.form)
    }
    let (ledger, other) = (MemoryLedger(), MemoryLedger())
    for (index, line) in lines.enumerated() {
      try decide([line], by: own[index % 2], ledger)
      try decide([line], by: own[1 - index % 2], other)
    }
    #expect(ledger.inForce.contains { $1.colour != other.inForce[$0]?.colour })
    let review = Review(
      Triage(own[1], calendar: Content.calendar, engine: "test"),
      forms: Content.forms,
      ledger: ledger,
      since: nil,
      archive: { rules, _ in own.first { $0.reference == rules } }
    )
    var impact = Impact(own[1].reference, since: nil)
    try review.each(now: nil, { Impact.Weighed($0) }) { impact.add($0) }
    #expect(impact.compared == lines.count && impact.changedAnyway == 0)
  }

  @Test func onlyFormsOfTheDayOrLaterCount() throws {
    let generator = Generator("epilepsy_follow_up")
    var random = Seeded(73)
    let ledger = MemoryLedger()
    let lines = BatchPropertyTests().patients(generator, &random)
    try decide(lines, by: generator.triageProtocol, ledger)
    let days = try lines.map { Content.calendar.date(of: try SubmissionReader.read($0).authored) }
    for day in days {
      let impact = try impact(of: generator.triageProtocol, on: ledger, since: day)
      #expect(impact.compared == days.count { $0 >= day })
    }
  }

  // MARK: Support

  /// The protocol with one limit for red lower and one higher.
  private func changed(_ id: String) throws -> TriageProtocol {
    let path = "Rules/\(id).rules"
    let source = try #require(Content.source(path))
    let lines = String(decoding: source.bytes, as: UTF8.self).components(separatedBy: "\n")
    let edited = lines.map { line in
      if line.hasPrefix("  | adherence ") { return line.replacing(">= dose_limit", with: ">= 3") }
      if line.hasPrefix("  | convulsive ") { return line.replacing(">= 3 ", with: ">= 10 ") }
      return line
    }
    let text = edited.joined(separator: "\n").replacing("\(id) 1.0.0", with: "\(id) 1.1.0")
    let library = ProtocolLibrary(
      [SourceText(path: path, bytes: Array(text.utf8))],
      forms: Content.forms
    )
    return try #require(library.protocols.first, "\(library.diagnostics)")
  }

  private func decide(
    _ lines: [[UInt8]],
    by triageProtocol: TriageProtocol,
    _ ledger: MemoryLedger
  ) throws {
    _ = try Batch(by: triageProtocol, MemoryLines(lines), ledger).run { _ in }
  }

  private func redecide(
    by triageProtocol: TriageProtocol,
    _ ledger: MemoryLedger,
    now: Instant,
    _ take: (Decision) -> Void
  ) throws -> Redeciding<MemoryLedger>.Left {
    let triage = Triage(triageProtocol, calendar: Content.calendar, engine: "test")
    let again = Redeciding(triage, forms: Content.forms, ledger: ledger, since: nil)
    return try again.run(now: now) {
      if case .decision(nil, let written) = $0 { take(written.decision) }
    }
  }

  private func impact(
    of triageProtocol: TriageProtocol,
    on ledger: MemoryLedger,
    since: CivilDate? = nil
  ) throws -> Impact {
    let triage = Triage(triageProtocol, calendar: Content.calendar, engine: "test")
    var impact = Impact(triageProtocol.reference, since: since)
    let review = Review(triage, forms: Content.forms, ledger: ledger, since: since)
    try review.each(now: nil, { Impact.Weighed($0) }) { impact.add($0) }
    return impact
  }
}
