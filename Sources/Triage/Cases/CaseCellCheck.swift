import Diagnostics
import Expressions
import Forms
import Rules
import Values

/// What may stand in a cell that is no answer.
struct CaseCellCheck {
  private let limits: [PatientLimit]
  /// What each value made of readings can be, by name.
  private let series: [String: ValueSet]
  private let findings: [String]
  private let contacts: [String]
  private let outputs: [(key: String, words: [String])]
  private let sexes: [String]

  init(_ triageProtocol: TriageProtocol) {
    let reading = triageProtocol.readings.first
    limits = reading?.rules.limits ?? []
    let measured = (reading?.rules.seriesValues ?? []).compactMap { value in
      reading?.rules.schema.values[value.slot]
    }
    series = Dictionary(measured.map { ($0.name, $0.domain) }) { first, _ in first }
    let statuses = reading?.rules.statuses ?? []
    findings = (reading?.rules.outcomeIDs ?? []) + (statuses.isEmpty ? [] : ["status"])
    contacts = Set(reading?.rules.consultation.map(\.contact) ?? []).sorted()
    outputs = triageProtocol.outputs
    if case .value(_, let value) = reading?.form.schema.lookUp("sex") {
      sexes = value.type.options ?? []
    } else {
      sexes = ["female", "male"]
    }
  }

  /// What is wrong with a cell; `nil` where nothing is.
  func fault(of text: String, _ column: CaseColumn, at place: Place) -> Diagnostic? {
    switch column {
    case .limit(let id): limit(text, id, at: place)
    case .series(let name): series(text, name, at: place)
    case .fact(let name): fact(text, name, at: place)
    case .reporter:
      word(text, of: "reporter", Submission.Reporter.allCases.map(\.rawValue), at: place)
    case .trigger: word(text, of: "trigger", Submission.Trigger.allCases.map(\.rawValue), at: place)
    case .expect(let subject): expectation(text, subject, at: place)
    case .name, .authored, .now, .answer, .unknown: nil
    }
  }

  private func limit(_ text: String, _ id: String, at place: Place) -> Diagnostic? {
    guard let limit = limits.first(where: { $0.id == id }) else { return nil }
    guard let number = text.caseNumber else {
      return .caseNumber(text, of: "limit \(id)", at: place)
    }
    return limit.allows(number) ? nil : .caseLimitOutside(text, limit, at: place)
  }

  private func series(_ text: String, _ name: String, at place: Place) -> Diagnostic? {
    guard let domain = series[name] else { return nil }
    guard let number = text.caseNumber else { return .caseNumber(text, of: name, at: place) }
    guard domain.low <= number, number <= domain.high else {
      return .caseSeriesOutside(text, name, at: place)
    }
    return nil
  }

  private func fact(_ text: String, _ name: String, at place: Place) -> Diagnostic? {
    switch name {
    case "age":
      let isAge = Int(text).map { (0...150).contains($0) } ?? false
      return isAge ? nil : .caseAge(text, at: place)
    case "sex": return word(text, of: "fact sex", sexes, at: place)
    default: return CivilDate(text) == nil ? .caseDay(text, of: "fact \(name)", at: place) : nil
    }
  }

  private func expectation(
    _ text: String,
    _ subject: CaseFile.Expectation.Subject,
    at place: Place
  ) -> Diagnostic? {
    let column = "expect \(subject.name)"
    if text.hasPrefix(CaseFile.toBeConfirmed) { return .unconfirmed(column, at: place) }
    switch subject {
    case .colour: return word(text, of: column, Colour.allCases.map(\.description), at: place)
    case .proven, .possible:
      return word(text, of: column, Verdict.allCases.map(\.description), at: place)
    case .fired, .open:
      guard text != "-" else { return nil }
      let unknown = text.caseIDs.first { !findings.contains($0) }
      return unknown.map { .caseFinding($0, of: column, among: findings, at: place) }
    case .contact: return word(text, of: column, contacts, at: place)
    case .output(let heading):
      let words = outputs.first { $0.key == heading }?.words ?? []
      return word(text, of: column, ["-"] + words, at: place)
    case .deadline:
      return text == "-" || CivilDate(text) != nil ? nil : .caseDay(text, of: column, at: place)
    }
  }

  private func word(
    _ text: String,
    of column: String,
    _ words: [String],
    at place: Place
  ) -> Diagnostic? {
    words.contains(text) ? nil : .caseWord(text, of: column, among: words, at: place)
  }
}
