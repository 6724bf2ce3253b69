import Forms
import Scheduling
import Simulation
import Testing
import Triage
import Values

/// Over 5 000 patients the shares are those of the file, within what chance allows.
struct SharesTests {
  private static let count = 5000

  /// Whether so many of the patients are as many as a weight asks for, give or take 5 standard errors.
  private static func isNear(_ found: Int, _ weight: Int, of total: Int, among: Int = count) -> Bool
  {
    let expected = among * weight / total
    let variance = expected * (total - weight) / total
    return (found - expected) * (found - expected) <= 25 * variance + 25
  }

  @Test(arguments: Content.tried)
  func peopleAreAsTheFileSays(_ id: String) {
    let cohort = Content.tried(id)
    let people = (0..<Self.count).map { Lives.patient($0, cohort).enrolment }
    let languages = cohort.population.languages
    for (language, weight) in zip(languages.outcomes, languages.weights) {
      let found = people.count { $0.language == language }
      #expect(Self.isNear(found, weight, of: languages.total), "\(language): \(found)")
    }
    let groups = cohort.population.groups
    for (group, weight) in zip(groups.outcomes, groups.weights) {
      let found = people.count { person in
        guard let birth = person.birthDate, let anchor = person.anchor else { return false }
        return person.sex == group.sex && group.ages.contains(anchor.wholeMonths(since: birth) / 12)
      }
      #expect(Self.isNear(found, weight, of: groups.total), "\(group): \(found)")
    }
    let days = people.compactMap { $0.anchor.map { $0.dayNumber - Lives.firstDay.dayNumber } }
    #expect(days.allSatisfy { (0..<cohort.population.enrolledWithin).contains($0) })
  }

  @Test(arguments: Content.tried)
  func theyBeginInTheStatesOfTheFile(_ id: String) {
    let cohort = Content.tried(id)
    var found: [String: Int] = [:]
    for number in 0..<Self.count {
      var patient = Lives.patient(number, cohort)
      found[patient.episode(on: patient.anchor).state, default: 0] += 1
    }
    for state in cohort.course.states {
      let count = found[state.id] ?? 0
      #expect(Self.isNear(count, state.start, of: cohort.course.starts.total), "\(state): \(count)")
    }
  }

  @Test(arguments: Content.tried)
  func answersAreAsTheFileSays(_ id: String) throws {
    let cohort = Content.tried(id)
    let wish = try #require(cohort.form.items.firstIndex { $0.name == "wish" })
    let tables = cohort.answers.items[wish]
    let base = try #require(tables.first { $0.occasion.states == nil })
    let special = tables.compactMap(\.occasion.states).reduce(into: Set()) { $0.formUnion($1) }
    var (asked, found) = (0, [String: Int]())
    for number in 0..<Self.count {
      var patient = Lives.patient(number, cohort)
      let state = patient.episode(on: patient.anchor.adding(days: 1)).state
      guard let index = cohort.course.states.firstIndex(where: { $0.id == state }),
        !special.contains(index)
      else { continue }
      let form = Lives.forms(&patient, on: [1])[0]
      if form.mistake != nil { continue }
      asked += 1
      let line = String(decoding: form.line, as: UTF8.self)
      for case .text(let option) in base.weights.outcomes
      where line.contains(#""wish":"\#(option)""#) {
        found[option, default: 0] += 1
      }
    }
    #expect(asked > 1000)
    for case (.text(let option), let weight) in zip(base.weights.outcomes, base.weights.weights) {
      let count = found[option] ?? 0
      #expect(
        Self.isNear(count, weight, of: base.weights.total, among: asked),
        "\(option): \(count)"
      )
    }
  }

  @Test(arguments: Content.tried)
  func theyAnswerAndLeaveAsOftenAsTheFileSays(_ id: String) {
    let cohort = Content.tried(id)
    let tendencies = cohort.response.tendencies
    let expected = zip(tendencies.outcomes, tendencies.weights).map { $0.unprompted * $1 }
      .reduce(0, +)
    var (answered, left, asked) = (0, 0, 0)
    for number in 0..<Self.count {
      let patient = Lives.patient(number, cohort)
      let due = patient.anchor.adding(days: 3)
      let sent = Content.calendar.instant(on: due, hour: 8, minute: 0)
      if patient.hasLeft(on: patient.anchor.adding(days: 365)) { left += 1 }
      if patient.hasLeft(on: due.adding(days: 60)) { continue }
      asked += 1
      guard let moment = patient.reply(to: Asking(due: due, sent: sent)) else { continue }
      answered += 1
      #expect(moment > sent)
    }
    #expect(
      Self.isNear(answered, expected, of: tendencies.total * 1000, among: asked),
      "\(answered)"
    )
    let staying = cohort.departures.reduce(1_000_000) { $0 * (1000 - $1.perMilleAYear) / 1000 }
    #expect(Self.isNear(left, 1_000_000 - staying, of: 1_000_000), "\(left)")
  }

  @Test func nobodyAnswersOrRingsAfterLeaving() {
    for number in 0..<Self.count {
      var patient = Lives.patient(number, Content.tried("knee"))
      guard let left = patient.departure?.day else { continue }
      for day in 0..<30 {
        let date = left.adding(days: day)
        let sent = Content.calendar.instant(on: date, hour: 8, minute: 0)
        #expect(patient.reply(to: Asking(due: date, sent: sent)) == nil)
        #expect(patient.initiative(on: date) == nil)
      }
    }
  }

  @Test func aLimitIsWhatThePatientUsuallyAnswers() {
    var set = 0
    for number in 0..<1000 {
      let patient = Lives.patient(number, Content.tried("epilepsy_follow_up"))
      guard let limit = patient.enrolment.limits.first else { continue }
      set += 1
      #expect(limit.id == "usual_seizures" && (0...60).contains(limit.value.whole ?? -1))
      #expect(limit.holds(on: patient.anchor))
    }
    #expect(Self.isNear(set, 900, of: 1000, among: 1000), "\(set)")
  }
}
