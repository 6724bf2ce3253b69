import FollowUp
import Testing
import Values

@Suite("Where an enrolment stands")
struct EnrolmentStateTests {
  @Test(arguments: [
    ("", "not yet"),
    ("enrolled 03-01", "active"),
    ("enrolled 03-20", "not yet"),
    ("enrolled 03-01, paused 03-05", "paused"),
    ("enrolled 03-01, paused 03-05 to 03-10", "active"),
    ("enrolled 03-01, paused 03-05 to 03-11", "paused"),
    ("enrolled 03-01, paused 03-05, resumed 03-08", "active"),
    ("enrolled 03-01, resumed 03-08, paused 03-05", "active"),
    ("enrolled 03-01, left 03-11", "active"),
    ("enrolled 03-01, left 03-10", "left"),
    ("enrolled 03-01, left 03-05, paused 03-06 to 03-07", "left"),
    ("enrolled 03-01, left 03-05, resumed 03-06", "left"),
    ("enrolled 03-01, left 03-05, enrolled 03-08", "active"),
    ("enrolled 03-01, completed 03-09", "completed"),
    ("enrolled 03-01, left 03-05, completed 03-09", "left"),
    ("enrolled 03-01, moved 03-05", "active"),
    ("enrolled 03-01, left 03-09, left 03-02, enrolled 03-04", "active"),
    ("enrolled 03-01, paused 03-08, left 03-02, enrolled 03-04", "active"),
    ("enrolled 03-01, left 03-02, enrolled 03-04, left 03-09", "left"),
    ("enrolled 03-01, left 03-09, enrolled 03-12", "left"),
  ])
  func on10March(events: String, state: String) throws {
    let events = try events.split(separator: ", ").map { try event(String($0)) }
    let day = try #require(CivilDate("2026-03-10"))
    #expect(word(EnrolmentState(events, on: day)) == state)
  }

  private func event(_ text: String) throws -> EnrolmentEvent {
    let words = text.split(separator: " ")
    return EnrolmentEvent(
      patient: "p1",
      protocol: "knee",
      kind: try #require(EnrolmentEvent.Kind(rawValue: String(words[0]))),
      day: try #require(CivilDate("2026-\(words[1])")),
      until: words.count > 3 ? CivilDate("2026-\(words[3])") : nil,
      person: "Kari",
      now: try #require(Instant("2026-03-01T08:00:00+01:00"))
    )
  }

  private func word(_ state: EnrolmentState) -> String {
    switch state {
    case .notYet: "not yet"
    case .active: "active"
    case .paused: "paused"
    case .left: "left"
    case .completed: "completed"
    }
  }
}
