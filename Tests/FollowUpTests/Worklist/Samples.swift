import FollowUp
import Testing
import Values

/// Concerns, events and acts with all that a test does not say left at its usual value.
enum Samples {
  static let morning = Instant("2026-11-02T09:00:00+01:00") ?? Instant(milliseconds: 0)

  static func instant(_ text: String) throws -> Instant { try #require(Instant(text)) }
  static func day(_ text: String) throws -> CivilDate { try #require(CivilDate(text)) }

  static func concern(
    _ sequence: Int,
    _ colour: Colour = .yellow,
    contact: String? = nil,
    deadline: String = "2026-11-09",
    key: EntryKey = .patient("p1", "knee"),
    settlement: RaisedConcern.Settlement? = nil
  ) throws -> RaisedConcern {
    RaisedConcern(
      sequence: sequence,
      concern: Concern(
        id: "decision s-\(sequence)#1",
        key: key,
        kind: .decision,
        colour: colour,
        contact: contact ?? (colour == .green ? "none" : "phone"),
        by: "nurse",
        deadline: try day(deadline),
        patient: "p1",
        submission: "s-\(sequence)",
        decision: "s-\(sequence)#1",
        raised: morning
      ),
      settlement: settlement
    )
  }

  static func entry(_ colours: Colour...) throws -> WorklistEntry {
    WorklistEntry(
      concerns: try colours.enumerated().map { try concern($0.offset + 1, $0.element) },
      events: []
    )
  }

  static func act(
    _ kind: EntryAct.Kind,
    by person: String = "Kari",
    note: String? = nil,
    seen: Int? = nil,
    takesOver: Bool = false,
    now: Instant = morning
  ) -> EntryAct {
    EntryAct(kind, by: person, note: note, seen: seen, takesOver: takesOver, now: now)
  }
}

extension WorklistEntry {
  /// The entry after a step.
  func after(_ step: EntryStep) -> WorklistEntry {
    let settled = Set(step.settles)
    let concerns = concerns.map { raised in
      settled.contains(raised.sequence)
        ? RaisedConcern(
          sequence: raised.sequence,
          concern: raised.concern,
          settlement: .event(version: step.event.version)
        ) : raised
    }
    return WorklistEntry(concerns: concerns, events: events + [step.event])
  }

  /// The entry after one act.
  func after(_ act: EntryAct, _ absences: [Absence] = []) throws -> WorklistEntry {
    after(try step(act, absences))
  }

  /// The entry after something more was raised.
  func after(_ raised: RaisedConcern) -> WorklistEntry {
    WorklistEntry(concerns: concerns + [raised], events: events)
  }
}
