import Values

/// How one patient's illness goes, day by day as far as anyone has looked.
struct Illness: Sendable {
  /// A state and the first day of it.
  struct Stretch: Sendable, Hashable {
    let state: Int
    let from: CivilDate
  }

  /// A passage that a contact brings about.
  private struct Relief: Sendable {
    let from: Int
    let to: Int
    let day: CivilDate
  }

  private let model: CourseModel
  private let seed: UInt64
  private let number: Int
  /// The states, by day; never empty.
  private(set) var stretches: [Stretch]
  private var walked: CivilDate
  private var reliefs: [Relief] = []

  init(_ model: CourseModel, _ seed: UInt64, _ number: Int, from anchor: CivilDate) {
    self.model = model
    self.seed = seed
    self.number = number
    var stream = Stream(seed, patient: number, .start)
    stretches = [Stretch(state: model.starts.pick(&stream).outcome, from: anchor)]
    walked = anchor
  }

  /// The state at enrolment.
  var first: Stretch { stretches[0] }

  /// The state on a day; before enrolment that at enrolment.
  mutating func stretch(on day: CivilDate) -> Stretch {
    walk(to: day)
    return stretches.last { $0.from <= day } ?? first
  }

  /// A contact on a day; what was foreseen for later days is forgotten.
  mutating func meet(_ contact: String, on day: CivilDate) {
    let state = stretch(on: day).state
    let start = first.from
    stretches.removeAll { $0.from > max(day, start) }
    walked = min(walked, max(day, start))
    for (index, help) in model.helps.enumerated() where help.from == state {
      guard help.by.contains(contact) else { continue }
      var stream = Stream(seed, patient: number, .contact, day.dayNumber, index)
      guard stream.happens(help.perMille, in: 1000) else { continue }
      reliefs.append(
        Relief(from: state, to: help.to, day: day.adding(days: help.afterDays))
      )
    }
  }

  private mutating func walk(to day: CivilDate) {
    while walked < day {
      walked = walked.adding(days: 1)
      guard let state = stretches.last?.state, let next = passage(from: state, on: walked) else {
        continue
      }
      stretches.append(Stretch(state: next, from: walked))
    }
  }

  /// Where a day leads from a state; `nil` where it stays.
  ///
  /// One change at most happens in a day.
  private func passage(from state: Int, on day: CivilDate) -> Int? {
    if let relief = reliefs.first(where: { $0.day == day && $0.from == state }) { return relief.to }
    let changes = model.changes[state]
    if changes.isEmpty { return nil }
    var stream = Stream(seed, patient: number, .course, day.dayNumber)
    var chance = stream.below(1_000_000)
    let age = day.dayNumber - first.from.dayNumber
    for change in changes where change.days.contains(age) {
      if chance < change.perMillionADay { return change.to }
      chance -= change.perMillionADay
    }
    return nil
  }
}
