import Simulation
import Testing
import Values

/// How the illness goes, and what a contact does to it.
struct CourseTests {
  @Test(arguments: Content.tried)
  func everyStateIsReached(_ id: String) {
    let cohort = Content.tried(id)
    var reached: Set<String> = []
    for number in 0..<2000 {
      var patient = Lives.patient(number, cohort)
      reached.formUnion(patient.episodes(until: patient.anchor.adding(days: 365)).map(\.state))
    }
    #expect(reached == Set(cohort.course.states.map(\.id)))
  }

  @Test func aContactThatAlwaysHelpsEndsWhatItHelps() {
    for number in 0..<300 {
      var patient = Lives.patient(number, Content.tried("knee"))
      let ill = (1..<100).map { patient.anchor.adding(days: $0) }.first {
        patient.needsContact(on: $0)
      }
      guard let ill else { continue }
      var left = patient
      patient.meet("phone", on: ill)
      let episodes = patient.episodes(until: ill.adding(days: 3))
      #expect(episodes.contains { $0.state == "well" && $0.from > ill })
      left.meet("letter", on: ill)
      #expect(
        left.episodes(until: ill.adding(days: 200))
          == Lives.course(number, Content.tried("knee"), until: ill.adding(days: 200))
      )
    }
  }

  @Test func whatWasSeenOfLaterDaysIsForgottenByAContact() {
    for number in 0..<300 {
      var ahead = Lives.patient(number, Content.tried("knee"))
      var fresh = ahead
      let day = ahead.anchor.adding(days: 20)
      _ = ahead.episodes(until: day.adding(days: 300))
      ahead.meet("in_person", on: day)
      fresh.meet("in_person", on: day)
      let last = day.adding(days: 300)
      #expect(ahead.episodes(until: last) == fresh.episodes(until: last))
    }
  }

  @Test func aChangeKeepsToItsDays() {
    for number in 0..<2000 {
      var patient = Lives.patient(number, Content.tried("wrist_surgery_follow_up"))
      for episode in patient.episodes(until: patient.anchor.adding(days: 365)) {
        let day = episode.from.dayNumber - patient.anchor.dayNumber
        if episode.state == "infection" { #expect((3...28).contains(day)) }
        if episode.state == "slow" { #expect((28...84).contains(day)) }
      }
    }
  }
}

extension Lives {
  static func course(
    _ number: Int,
    _ cohort: Cohort,
    until day: CivilDate
  ) -> [SyntheticPatient.Episode] {
    var patient = patient(number, cohort)
    return patient.episodes(until: day)
  }
}
