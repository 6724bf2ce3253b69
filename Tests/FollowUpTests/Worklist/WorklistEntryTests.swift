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
      guard case .agreed = entry.handling(of: "decision s-1#1") else {
        Issue.record("not agreed with")
        continue
      }
      let later = entry.after(try Samples.concern(2, .yellow))
      #expect(later.handling(of: "decision s-2#1") == .open)
    }
    #expect(!(try Samples.entry(.green).after(Samples.act(.confirm))).isOpen)
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
      _ = try entry.step(Samples.act(.done(contact: "none")), [])
    }
    #expect(throws: EntryRefusal.needsNote) {
      _ = try entry.step(Samples.act(.override(.other, contact: nil)), [])
    }
    #expect(try entry.step(Samples.act(.override(.known, contact: nil)), []).settles == [1])
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
