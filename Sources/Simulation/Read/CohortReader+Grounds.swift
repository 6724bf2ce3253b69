import Diagnostics
import JSONText
import Values

extension CohortReader {
  /// The keys of which every part that holds numbers has one.
  static let groundKeys = Ground.Kind.allCases.map(\.rawValue)

  /// Takes note of where a part's numbers come from; one of the two must be said.
  mutating func ground(_ part: Part, as name: String) {
    let given = Ground.Kind.allCases.filter { part[$0.rawValue] != nil }
    if given.isEmpty { report(.noSource(of: part.what, at: place(part.opening))) }
    for kind in given {
      guard let text = string(kind.rawValue, of: part)?.text else { continue }
      grounds.append(Ground(part: name, kind: kind, text: text))
    }
  }

  /// The states that are named; `nil` where all are meant, because none is.
  mutating func states(of part: Part) -> Set<Int>? {
    guard part["in"] != nil else { return nil }
    var states: Set<Int> = []
    for name in strings("in", of: part) {
      if let state = state(name) { states.insert(state) }
    }
    return states
  }

  mutating func state(_ name: JSONString) -> Int? {
    if let index = stateIDs.firstIndex(of: name.text) { return index }
    report(.unknownState(name.text, among: stateIDs, at: place(name.contentSpan)))
    return nil
  }

  mutating func state(_ key: String, of part: Part) -> Int? {
    string(key, of: part).flatMap { state($0) }
  }

  /// The days since the anchor from `from_day` to `to_day`, both included; all where none is given.
  mutating func days(of part: Part) -> ClosedRange<Int> {
    let any = CourseModel.anyDay
    let from = part["from_day"].flatMap { whole($0, in: any) } ?? any.lowerBound
    let to = part["to_day"].flatMap { whole($0, in: any) } ?? any.upperBound
    if from <= to { return from...to }
    if let place = part["to_day"].map({ self.place($0.span) }) {
      report(.turnedRange("\(from)..\(to)", at: place))
    }
    return any
  }

  /// A time such as `6 months`.
  mutating func period(_ value: JSONValue) -> Period? {
    guard let string = string(value) else { return nil }
    let words = string.text.split(separator: " ", omittingEmptySubsequences: false).map(String.init)
    let units: [Period.Unit] = [.day, .week, .month, .year]
    if words.count == 2, let count = (try? Number(parsing: words[0]))?.whole, count > 0,
      let unit = units.first(where: { words[1] == $0.rawValue || words[1] == "\($0.rawValue)s" }),
      case let period = Period(count, unit), period.isWithinReach
    {
      return period
    }
    report(.invalidPeriod(string.text, at: place(string.contentSpan)))
    return nil
  }
}
