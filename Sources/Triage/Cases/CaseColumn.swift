import Diagnostics
import Expressions
import Forms
import Rules

/// What a column of a case file holds.
enum CaseColumn {
  case name, authored, now, reporter, trigger
  case fact(String)
  case limit(String)
  case series(String)
  case expect(CaseFile.Expectation.Subject)
  case answer(FormItem)
  case unknown
}

/// The columns that the cases of one protocol can have.
struct CaseColumns {
  let form: Form?
  /// What may be known of a patient.
  let facts: [String]
  /// The ids of the protocol's limits.
  let limits: [String]
  /// What a case can expect.
  private let subjects: [CaseFile.Expectation.Subject]
  /// The names of the values made of readings.
  let series: [String]

  init(_ triageProtocol: TriageProtocol) {
    form = triageProtocol.readings.first?.form
    limits = triageProtocol.readings.first?.rules.limits.map(\.id) ?? []
    let rules = triageProtocol.readings.first?.rules
    series = (rules?.seriesValues ?? []).compactMap { rules?.schema.values[$0.slot].name }
    let named = form?.facts.map(\.name) ?? []
    let born = named.contains("age") || named.contains("birth_date") ? ["age", "birth_date"] : []
    let anchor = triageProtocol.anchor == nil ? [] : ["anchor"]
    facts = Set(named + born + anchor).sorted()
    subjects = CaseFile.Expectation.Subject.common + triageProtocol.outputs.map { .output($0.key) }
  }

  /// What a heading names.
  func column(_ heading: String, at place: Place) -> (CaseColumn, Diagnostic?) {
    let words = heading.split(separator: " ", maxSplits: 1).map(String.init)
    switch (words.first, words.count) {
    case ("case", 1): return (.name, nil)
    case ("authored", 1): return (.authored, nil)
    case ("now", 1): return (.now, nil)
    case ("reporter", 1): return (.reporter, nil)
    case ("trigger", 1): return (.trigger, nil)
    case ("fact", 2) where facts.contains(words[1]): return (.fact(words[1]), nil)
    case ("fact", 2): return (.unknown, .unknownCaseFact(words[1], among: facts, at: place))
    case ("limit", 2) where limits.contains(words[1]): return (.limit(words[1]), nil)
    case ("limit", 2): return (.unknown, .unknownCaseLimit(words[1], among: limits, at: place))
    case ("expect", 2): return expectation(words[1], at: place)
    default: break
    }
    if series.contains(heading) { return (.series(heading), nil) }
    if let item = form?.items.first(where: { $0.caseColumn(form) == heading }) {
      return (.answer(item), nil)
    }
    return (.unknown, .unknownCaseColumn(heading, among: all, at: place))
  }

  private func expectation(_ word: String, at place: Place) -> (CaseColumn, Diagnostic?) {
    if let subject = subjects.first(where: { $0.name == word }) { return (.expect(subject), nil) }
    return (.unknown, .unknownExpectation(word, among: subjects.map(\.name), at: place))
  }

  /// Every heading there can be, in the order of a new file.
  var all: [String] {
    ["case", "authored", "now", "reporter", "trigger"]
      + facts.map { "fact \($0)" } + limits.map { "limit \($0)" }
      + series + (form?.items ?? []).map { $0.caseColumn(form) }
      + subjects.map { "expect \($0.name)" }
  }
}

extension TriageProtocol {
  /// The words of the consultation table's columns of the clinic's own, by heading.
  var outputs: [(key: String, words: [String])] {
    let free = readings.first?.rules.consultation.flatMap(\.free) ?? []
    return Dictionary(grouping: free, by: \.heading).sorted { $0.key < $1.key }
      .map { ($0.key, Set($0.value.map(\.word)).sorted()) }
  }
}
