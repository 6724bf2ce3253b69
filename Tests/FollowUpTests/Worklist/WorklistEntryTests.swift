import FollowUp
import Testing
import Values

@Suite("An entry of the work list")
struct WorklistEntryTests {
  @Test func standsUnderTheWorstThatIsOpen() throws {
    let entry = try Samples.entry(.yellow, .red, .grey, .green)
    #expect(entry.colour == .red)
    #expect(entry.id == 1)
    #expect(entry.version == 4)
  }

  @Test func isDueWhenItsFirstConcernIs() throws {
    let entry = WorklistEntry(
      concerns: [
        try Samples.concern(1, .yellow, deadline: "2026-11-03"),
        try Samples.concern(2, .red, deadline: "2026-11-05"),
      ],
      events: []
    )
    #expect(entry.leading.colour == .red)
    #expect(entry.daysOverdue(on: try Samples.day("2026-11-05")) == 2)
    #expect(entry.daysOverdue(on: try Samples.day("2026-11-03")) == 0)
  }

  /// A red that is to be rung can stand beside an older promise to be seen.
  @Test func theClosestContactDoesForAllThatIsOpen() throws {
    let call = try Samples.concern(1, .red, contact: "phone")
    let meeting = try Samples.concern(2, .yellow, contact: "in_person")
    let both = WorklistEntry(concerns: [call, meeting], events: [])
    #expect(both.leading.contact == "phone")
    #expect(both.closestContact == "in_person")
    #expect(!both.isMet(by: "phone") && both.isMet(by: "in_person"))
    let met = try Samples.concern(2, contact: "in_person", settlement: .event(version: 3))
    let rest = WorklistEntry(concerns: [call, met], events: [])
    #expect(rest.closestContact == "phone")
    #expect(rest.isMet(by: "phone") && !rest.isMet(by: "message"))
  }

  @Test func aLaterGreenNeitherLowersNorCloses() throws {
    let red = try Samples.entry(.red)
    let later = red.after(try Samples.concern(2, .green))
    #expect(later.colour == .red)
    #expect(!later.isToConfirm)
    #expect(throws: EntryRefusal.nothingToConfirm) {
      try Signature(by: "Kari", now: Samples.morning).steps([later], [])
    }
  }

  @Test func isWhoseverTookItLast() throws {
    let entry = try Samples.entry(.red).after(Samples.act(.claim))
    #expect(entry.lastClaim?.person == "Kari")
    let handed = try entry.after(Samples.act(.handOver(to: "Ola")))
    #expect(handed.lastClaim?.person == "Ola")
    #expect(try handed.after(Samples.act(.release, by: "Ola")).lastClaim == nil)
  }

  @Test func isNobodysWhenItComesBack() throws {
    let entry = try Samples.entry(.red).after(Samples.act(.claim))
    let done = try entry.after(Samples.act(.done(contact: "phone")))
    #expect(!done.isOpen)
    #expect(done.after(try Samples.concern(2, .yellow)).lastClaim == nil)
  }

  @Test func isTheUnitsWhileItsOwnerIsAway() throws {
    let entry = try Samples.entry(.red).after(Samples.act(.claim))
    let absence = Absence(
      person: "KARI",
      from: try Samples.day("2026-11-03"),
      until: try Samples.day("2026-11-05"),
      by: "Kari",
      now: Samples.morning
    )
    let days = try ["02", "03", "04", "05"].map { try Samples.day("2026-11-\($0)") }
    #expect(days.map { entry.claim(on: $0, [absence])?.person } == ["Kari", nil, nil, "Kari"])
    let back = try entry.after(
      Samples.act(.claim, now: try Samples.instant("2026-11-04T09:00:00+01:00"))
    )
    #expect(back.claim(on: days[2], [absence])?.person == "Kari")
    #expect(throws: EntryRefusal.away(absence)) {
      let now = try Samples.instant("2026-11-03T09:00:00+01:00")
      _ = try entry.step(Samples.act(.handOver(to: "Kari"), now: now), [absence])
    }
  }

  /// Kari claims at nine; the absence is from that day on.
  @Test(arguments: [("08:00", true), ("10:00", false)])
  func aClaimOfTheDayStandsOnlyWhereTheAbsenceWasKnown(recorded: String, stands: Bool) throws {
    let entry = try Samples.entry(.red).after(Samples.act(.claim))
    let absence = Absence(
      person: "Kari",
      from: try Samples.day("2026-11-02"),
      until: try Samples.day("2027-02-01"),
      by: "Ola",
      now: try Samples.instant("2026-11-02T\(recorded):00+01:00")
    )
    for day in ["2026-11-02", "2026-11-20"] {
      let claim = entry.claim(on: try Samples.day(day), [absence])
      #expect((claim?.person == "Kari") == stands)
    }
    let later = try Samples.instant("2026-11-20T09:00:00+01:00")
    if !stands {
      _ = try entry.step(
        Samples.act(.done(contact: "phone"), by: "Ola", seen: 2, now: later),
        [absence]
      )
    }
  }

  @Test func aSecondPersonIsToldWhoHasIt() throws {
    let entry = try Samples.entry(.red).after(Samples.act(.claim))
    let claim = try #require(entry.lastClaim)
    for kind in [EntryAct.Kind.claim, .release, .done(contact: "phone"), .confirm] {
      #expect(throws: EntryRefusal.claimed(claim)) {
        _ = try entry.step(Samples.act(kind, by: "Ola"), [])
      }
    }
    let taken = try entry.after(Samples.act(.claim, by: "Ola", takesOver: true))
    #expect(taken.lastClaim?.person == "Ola")
    #expect(try entry.step(Samples.act(.claim, by: "kari "), []).event.version == 3)
  }

  @Test func whatWasNotSeenIsNotEnded() throws {
    let seen = try Samples.entry(.yellow).after(Samples.act(.open))
    let now = seen.after(try Samples.concern(2, .red))
    for version in [nil, 1, 2] {
      #expect(throws: EntryRefusal.changed(now.news(since: version ?? 2, for: "Kari"))) {
        _ = try now.step(Samples.act(.done(contact: "phone"), seen: version), [])
      }
    }
    #expect(try now.step(Samples.act(.done(contact: "phone"), seen: 3), []).settles == [1, 2])
  }

  @Test func oneWhoNeverOpenedItEndsOnlyWhatWasFirst() throws {
    let first = try Samples.entry(.yellow)
    let act = Samples.act(.done(contact: "phone"))
    #expect(try first.step(act, []).settles == [1])
    let now = first.after(try Samples.concern(2, .red))
    #expect(throws: EntryRefusal.changed(now.news(since: 1, for: "Kari"))) {
      _ = try now.step(act, [])
    }
    let answered = try now.after(Samples.act(.done(contact: "phone"), by: "Ola", seen: 2))
    let again = answered.after(try Samples.concern(3, .yellow))
    #expect(try again.step(act, []).settles == [3])
  }

  @Test func whatThePersonDidIsNoNews() throws {
    let entry = try Samples.entry(.yellow).after(Samples.act(.claim))
    #expect(try entry.step(Samples.act(.done(contact: "phone"), seen: 1), []).settles == [1])
    let looked = try entry.after(Samples.act(.open, by: "Ola"))
    #expect(try looked.step(Samples.act(.done(contact: "phone"), seen: 1), []).settles == [1])
    #expect(throws: EntryRefusal.noSuchVersion(9)) {
      _ = try entry.step(Samples.act(.claim, seen: 9), [])
    }
  }

  @Test func onlyGreenEndsByBeingConfirmed() throws {
    for colour in [Colour.red, .grey, .yellow] {
      let entry = try Samples.entry(colour).after(Samples.act(.confirm))
      #expect(entry.isOpen)
      guard case .agreed = entry.handling(ofDecision: "s-1#1") else {
        Issue.record("not agreed with")
        continue
      }
      let later = entry.after(try Samples.concern(2, .yellow))
      #expect(later.handling(ofDecision: "s-2#1") == .open)
    }
    let green = try Samples.entry(.green).after(Samples.act(.open))
    #expect(!(try green.after(Samples.act(.confirm))).isOpen)
  }

  @Test func aGreenIsConfirmedByOneWhoHasOpenedAllOfIt() throws {
    let green = try Samples.entry(.green)
    let others = try green.after(Samples.act(.open, by: "Ola"))
    let more = try green.after(Samples.act(.open)).after(try Samples.concern(2, .green))
    for entry in [green, others, more] {
      #expect(throws: EntryRefusal.unopened) {
        _ = try entry.step(Samples.act(.confirm, seen: entry.version), [])
      }
    }
    #expect(try more.after(Samples.act(.open)).step(Samples.act(.confirm), []).settles == [1, 2])
  }

  @Test func aGreenWithAContactIsNotOnlyToConfirm() throws {
    let entry = WorklistEntry(
      concerns: [try Samples.concern(1, .green, contact: "phone")],
      events: []
    )
    #expect(!entry.isToConfirm)
  }

  @Test func lessThanWasAskedForNeedsAWord() throws {
    let entry = try Samples.entry(.red)
    #expect(throws: EntryRefusal.needsNote) {
      _ = try entry.step(Samples.act(.override(.other, contact: nil)), [])
    }
    #expect(try entry.step(Samples.act(.override(.known, contact: nil)), []).settles == [1])
  }

  @Test(
    arguments: [
      ("in_person", ["video", "phone", "message", "letter", "none", "sms"], ["in_person"]),
      ("phone", ["message", "letter", "none", "sms"], ["phone", "video", "in_person"]),
      ("message", ["none", "sms"], ["message", "letter", "phone"]),
      ("day_unit", ["video", "none"], ["day_unit", "in_person"]),
      ("none", [], ["none", "message", "sms"]),
    ]
  )
  func aContactLessThanTheOneAskedForNeedsAWord(
    asked: String,
    less: [String],
    enough: [String]
  ) throws {
    let entry = WorklistEntry(
      concerns: [try Samples.concern(1, .red, contact: asked), try Samples.concern(2, .grey)],
      events: []
    )
    let alone = WorklistEntry(concerns: [entry.concerns[0]], events: [])
    for held in less {
      #expect(throws: EntryRefusal.lessContact(held: held, asked: asked)) {
        _ = try alone.step(Samples.act(.done(contact: held)), [])
      }
      let step = try alone.step(Samples.act(.done(contact: held), note: "n"), [])
      #expect(step.settles == [1])
    }
    for held in enough {
      #expect(try alone.step(Samples.act(.done(contact: held)), []).settles == [1])
    }
  }

  @Test func whatIsLessThanAnythingOpenAsksForNeedsAWord() throws {
    let entry = WorklistEntry(
      concerns: [
        try Samples.concern(1, .red, contact: "phone"),
        try Samples.concern(2, .yellow, contact: "in_person"),
      ],
      events: []
    )
    #expect(throws: EntryRefusal.lessContact(held: "phone", asked: "in_person")) {
      _ = try entry.step(Samples.act(.done(contact: "phone"), seen: 2), [])
    }
  }

  @Test func whatAnOperatorGivesUpIsTheClinics() throws {
    let key = EntryKey.cause("unknown-version", "knee", .operator)
    let entry = WorklistEntry(
      concerns: [try Samples.concern(1, .grey, key: key), try Samples.concern(2, .grey, key: key)],
      events: []
    )
    let act = Samples.act(.override(.unreadable, contact: nil), by: "Drift", note: "n", seen: 2)
    let step = try entry.step(act, [])
    #expect(step.raises.map(\.id) == ["decision s-1#1 clinic", "decision s-2#1 clinic"])
    #expect(step.raises.allSatisfy { $0.key == .patient("p1", "knee") && $0.colour == .grey })
    #expect(
      try Samples.entry(.red).step(Samples.act(.override(.known, contact: nil)), []).raises == []
    )
    #expect(throws: EntryRefusal.endsByDeciding) {
      _ = try entry.step(Samples.act(.confirm, by: "Drift", seen: 2), [])
    }
  }

  @Test func aTechnicalCauseIsNotDoneButDecidedAgain() throws {
    let key = EntryKey.cause("unknown-version", "knee", .operator)
    let entry = WorklistEntry(concerns: [try Samples.concern(1, .grey, key: key)], events: [])
    #expect(throws: EntryRefusal.endsByDeciding) {
      _ = try entry.step(Samples.act(.done(contact: "phone")), [])
    }
    #expect(throws: EntryRefusal.needsNote) {
      _ = try entry.step(Samples.act(.override(.unreadable, contact: nil)), [])
    }
  }

  @Test func whatIsEndedTellsByWhom() throws {
    let done = try Samples.entry(.red).after(Samples.act(.done(contact: "phone")))
    #expect(throws: EntryRefusal.closed(done.events.last)) {
      _ = try done.step(Samples.act(.claim), [])
    }
  }

  @Test func lateIsCountedFromTheFirstDeadline() throws {
    let now = try Samples.instant("2026-11-12T23:30:00+01:00")
    let done = try Samples.entry(.red).after(Samples.act(.done(contact: "phone"), now: now))
    #expect(done.daysLate(try #require(done.events.last)) == 3)
  }
}
