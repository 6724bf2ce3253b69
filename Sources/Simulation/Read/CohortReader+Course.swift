import Diagnostics
import JSONText

extension CohortReader {
  mutating func course(_ file: Part) -> CourseModel? {
    let keys = ["states", "changes", "contact_helps"]
    guard let part = part("course", of: file, "the course", keys: keys) else { return nil }
    let states = self.states(in: part)
    stateIDs = states.map(\.id)
    let changes = self.changes(in: part)
    let helps = self.helps(in: part)
    let starts = weights(
      of: states.enumerated().map { ($0.offset, $0.element.start) },
      in: part,
      "states"
    )
    checkReach(states, changes, helps, part)
    guard let starts else { return nil }
    return CourseModel(states: states, changes: changes, helps: helps, starts: starts)
  }

  private mutating func states(in part: Part) -> [CourseModel.State] {
    var states: [CourseModel.State] = []
    var places: [String: Place] = [:]
    for value in filled("states", of: part) {
      let keys = ["id", "start", "needs_contact"] + Self.groundKeys
      guard let entry = self.part(value, "a state", keys: keys) else { continue }
      ground(entry, as: "course.states")
      let id = string("id", of: entry)
      let start = whole("start", of: entry, in: 0...10_000)
      let needsContact = boolean("needs_contact", of: entry)
      guard let id else { continue }
      let place = self.place(id.contentSpan)
      if let first = places[id.text] {
        report(.duplicateID(id.text, first: first, at: place))
        continue
      }
      places[id.text] = place
      states.append(
        CourseModel.State(id: id.text, start: start ?? 0, needsContact: needsContact ?? false)
      )
    }
    return states
  }

  private mutating func changes(in part: Part) -> [[CourseModel.Change]] {
    var changes = stateIDs.map { _ in [CourseModel.Change]() }
    for value in elements("changes", of: part) {
      let keys = ["from", "to", "per_million_a_day", "from_day", "to_day"] + Self.groundKeys
      guard let entry = self.part(value, "a change", keys: keys) else { continue }
      ground(entry, as: "course.changes")
      let from = state("from", of: entry)
      let to = state("to", of: entry)
      let chance = whole("per_million_a_day", of: entry, in: 0...1_000_000)
      let days = self.days(of: entry)
      guard let from, let to, let chance else { continue }
      changes[from].append(CourseModel.Change(to: to, perMillionADay: chance, days: days))
      let sum = changes[from].map(\.perMillionADay).reduce(0, +)
      if sum > 1_000_000 { report(.tooManyChanges(of: stateIDs[from], at: place(value.span))) }
    }
    return changes
  }

  private mutating func helps(in part: Part) -> [CourseModel.Help] {
    var helps: [CourseModel.Help] = []
    for value in elements("contact_helps", of: part) {
      let keys = ["in", "to", "by", "per_mille", "after_days"] + Self.groundKeys
      guard let entry = self.part(value, "what contact helps", keys: keys) else { continue }
      ground(entry, as: "course.contact_helps")
      let from = state("in", of: entry)
      let to = state("to", of: entry)
      let by = strings("by", of: entry)
      for contact in by { _ = word(contact, among: contacts) }
      let chance = perMille("per_mille", of: entry)
      let days = whole("after_days", of: entry, in: 1...3650)
      guard let from, let to, let chance, let days else { continue }
      helps.append(
        CourseModel.Help(from: from, to: to, by: by.map(\.text), perMille: chance, afterDays: days)
      )
    }
    return helps
  }

  /// A state that nobody starts in and nothing leads to was meant otherwise.
  private mutating func checkReach(
    _ states: [CourseModel.State],
    _ changes: [[CourseModel.Change]],
    _ helps: [CourseModel.Help],
    _ part: Part
  ) {
    if diagnostics.hasErrors { return }
    var reached = Set(states.indices.filter { states[$0].start > 0 })
    if reached.isEmpty { return }
    var count = -1
    while count != reached.count {
      count = reached.count
      for state in reached {
        reached.formUnion(changes[state].filter { $0.perMillionADay > 0 }.map(\.to))
        reached.formUnion(helps.filter { $0.from == state && $0.perMille > 0 }.map(\.to))
      }
    }
    for (index, value) in (part["states"]?.elements ?? []).enumerated() {
      guard !reached.contains(index), let id = value["id"]?.string else { continue }
      report(.unreachedState(id.text, at: place(id.contentSpan)))
    }
  }
}
