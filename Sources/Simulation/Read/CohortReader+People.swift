import Diagnostics
import Forms
import JSONText
import Values

extension CohortReader {
  mutating func population(_ file: Part) -> Population? {
    let keys = ["enrolled_within_days", "ages", "languages", "channels", "reporters"]
    guard
      let part = part("population", of: file, "the population", keys: keys + Self.groundKeys)
    else { return nil }
    ground(part, as: "population")
    let within = whole("enrolled_within_days", of: part, in: 1...36_500)
    let groups = groups(of: part)
    let languages = weights("languages", of: part) { reader, key in
      reader.word(key, among: Language.allCases.map(\.rawValue)).flatMap(Language.init(rawValue:))
    }
    let channels = weights("channels", of: part) { _, key in key.text }
    let reporters = weights("reporters", of: part) { reader, key in
      reader.word(key, among: ["self", "parent", "proxy"])
        .flatMap(Submission.Reporter.init(rawValue:))
    }
    guard let within, let groups, let languages, let channels, let reporters else { return nil }
    return Population(
      enrolledWithin: within,
      groups: groups,
      languages: languages,
      channels: channels,
      reporters: reporters
    )
  }

  private mutating func groups(of part: Part) -> Weights<Population.Group>? {
    var weighted: [(outcome: Population.Group, weight: Int)] = []
    for value in filled("ages", of: part) {
      let keys = ["from", "to", "female", "male"]
      guard let entry = self.part(value, "an age group", keys: keys) else { continue }
      let from = whole("from", of: entry, in: 0...120)
      let to = whole("to", of: entry, in: (from ?? 0)...120)
      for sex in ["female", "male"] {
        guard let weight = whole(sex, of: entry, in: 0...10_000), let from, let to else { continue }
        weighted.append((Population.Group(sex: sex, ages: from...to), weight))
      }
    }
    return weights(of: weighted, in: part, "ages")
  }

  // MARK: Answering

  mutating func response(_ file: Part) -> ResponseModel? {
    let keys = ["tendencies", "delay_days", "hours"] + Self.groundKeys
    guard let part = part("response", of: file, "the response", keys: keys) else { return nil }
    ground(part, as: "response")
    var weighted: [(outcome: ResponseModel.Tendency, weight: Int)] = []
    for value in filled("tendencies", of: part) {
      let keys = ["weight", "unprompted_per_mille", "per_reminder_per_mille"]
      guard let entry = self.part(value, "a tendency", keys: keys) else { continue }
      let weight = whole("weight", of: entry, in: 0...10_000)
      let unprompted = perMille("unprompted_per_mille", of: entry)
      let reminded = perMille("per_reminder_per_mille", of: entry)
      guard let weight, let unprompted, let reminded else { continue }
      weighted.append(
        (ResponseModel.Tendency(unprompted: unprompted, perReminder: reminded), weight)
      )
    }
    let tendencies = weights(of: weighted, in: part, "tendencies")
    let delays = weights("delay_days", of: part) { $0.range($1, in: 0...365) }
    let hours = weights("hours", of: part) { $0.range($1, in: 0...23) }
    guard let tendencies, let delays, let hours else { return nil }
    return ResponseModel(tendencies: tendencies, delayDays: delays, hours: hours)
  }

  // MARK: Getting in touch, and leaving

  mutating func initiatives(_ file: Part) -> [InitiativeModel] {
    var initiatives: [InitiativeModel] = []
    for value in filled("initiatives", of: file) {
      let keys = ["in", "rings_per_million_a_day", "forms_per_million_a_day"] + Self.groundKeys
      guard let entry = part(value, "an initiative", keys: keys) else { continue }
      ground(entry, as: "initiatives")
      let states = self.states(of: entry)
      let rings = whole("rings_per_million_a_day", of: entry, in: 0...1_000_000)
      let forms = whole("forms_per_million_a_day", of: entry, in: 0...1_000_000)
      guard let rings, let forms else { continue }
      initiatives.append(
        InitiativeModel(states: states, ringsPerMillionADay: rings, formsPerMillionADay: forms)
      )
    }
    return initiatives
  }

  mutating func departures(_ file: Part) -> [DepartureModel] {
    let reasons = Departure.Reason.allCases
    let keys = reasons.map { "\($0.rawValue)_per_mille_a_year" } + Self.groundKeys
    guard let part = part("departures", of: file, "the departures", keys: keys) else { return [] }
    ground(part, as: "departures")
    var departures: [DepartureModel] = []
    for (reason, key) in zip(reasons, keys) {
      guard let rate = perMille(key, of: part) else { continue }
      departures.append(DepartureModel(reason: reason, perMilleAYear: rate))
    }
    return departures
  }
}
