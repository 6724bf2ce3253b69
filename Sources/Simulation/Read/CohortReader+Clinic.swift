import Diagnostics
import JSONText
import Values

extension CohortReader {
  mutating func clinicians(_ file: Part) -> Clinicians? {
    let keys = ["capacity_a_day_per_1000", "lowered_per_mille", "raised_per_mille"]
    guard
      let part = part("clinicians", of: file, "the clinicians", keys: keys + Self.groundKeys)
    else { return nil }
    ground(part, as: "clinicians")
    let room = self.part(keys[0], of: part, "the capacity", keys: nil)
    var capacity: [Clinicians.Capacity] = []
    for member in room?.members ?? [] {
      let count = whole(member.value, in: 0...10_000)
      guard let contact = word(member.key, among: contacts), let count else { continue }
      capacity.append(Clinicians.Capacity(contact: contact, aDayPerThousand: count))
    }
    for contact in neededContacts { _ = room.map { required(contact, of: $0) } }
    let lowered = perMille(keys[1], of: part)
    let raised = perMille(keys[2], of: part)
    guard room != nil, let lowered, let raised else { return nil }
    return Clinicians(capacity: capacity, loweredPerMille: lowered, raisedPerMille: raised)
  }

  mutating func comparison(_ file: Part) -> Comparison? {
    let keys = ["contact", "every", "at"] + Self.groundKeys
    guard let part = part("comparison", of: file, "the comparison", keys: keys) else { return nil }
    ground(part, as: "comparison")
    let contact = string("contact", of: part).flatMap { word($0, among: contacts) }
    let times: Comparison.Times?
    if part["at"] != nil {
      var periods: [Period] = []
      for value in filled("at", of: part) {
        if let period = period(value) { periods.append(period) }
      }
      times = .at(periods)
    } else {
      times = required("every", of: part).flatMap { period($0) }.map { .every($0) }
    }
    guard let contact, let times else { return nil }
    return Comparison(contact: contact, times: times)
  }

  mutating func published(_ file: Part) -> [PublishedFigure] {
    var figures: [PublishedFigure] = []
    for value in filled("published", of: file) {
      let keys = ["measure", "from_per_mille", "to_per_mille", "source"]
      guard let entry = part(value, "a published figure", keys: keys) else { continue }
      let words = PublishedFigure.Measure.allCases.map(\.rawValue)
      let measure = string("measure", of: entry).flatMap { word($0, among: words) }
        .flatMap(PublishedFigure.Measure.init(rawValue:))
      let from = perMille("from_per_mille", of: entry)
      let to = whole("to_per_mille", of: entry, in: (from ?? 0)...1000)
      let source = string("source", of: entry)?.text
      guard let measure, let from, let to, let source else { continue }
      figures.append(PublishedFigure(measure: measure, perMille: from...to, source: source))
    }
    return figures
  }
}
