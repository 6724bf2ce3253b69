public import Diagnostics
import Forms
import JSONText
import Rules
public import Triage
import Values

extension Cohort {
  /// Reads a cohort's file.
  ///
  /// - Parameters:
  ///   - source: the file's text.
  ///   - protocols: those that it may name; it is checked against the newest form that its own reads.
  /// - Returns: the cohort, where nothing is wrong with it, and every fault, by place.
  public static func read(
    _ source: SourceText,
    protocols: [TriageProtocol]
  ) -> (cohort: Cohort?, diagnostics: [Diagnostic]) {
    var reader = CohortReader(source)
    let (value, faults) = JSONValue.parse(source)
    for fault in faults { reader.report(fault) }
    let cohort = value.flatMap { reader.cohort($0, protocols) }
    let diagnostics = reader.diagnostics.sortedByPlace()
    return (diagnostics.hasErrors ? nil : cohort, diagnostics)
  }
}

extension CohortReader {
  private static let keys = [
    "cohort", "version", "protocol", "population", "course", "traits", "answers", "limits",
    "response", "mistakes", "initiatives", "departures", "clinicians", "comparison", "published",
  ]

  fileprivate mutating func cohort(
    _ value: JSONValue,
    _ protocols: [TriageProtocol]
  ) -> Cohort? {
    guard let file = part(value, "a cohort", keys: Self.keys) else { return nil }
    let id = string("cohort", of: file)?.text
    let version = self.version(file)
    let triageProtocol = self.triageProtocol(file, protocols)
    let population = self.population(file)
    let course = self.course(file)
    let response = self.response(file)
    let initiatives = self.initiatives(file)
    let departures = self.departures(file)
    let clinicians = self.clinicians(file)
    let comparison = self.comparison(file)
    let published = self.published(file)
    guard let triageProtocol, let reading = triageProtocol.readings.first else { return nil }
    let limits = limits(file, reading.form, known: reading.rules.limits.map(\.id))
    let mistakes = self.mistakes(file, reading.form)
    let answers = self.answers(file, reading.form)
    guard let id, let version, let population, let course, let response, let mistakes,
      let clinicians, let comparison
    else { return nil }
    return Cohort(
      id: id,
      version: version,
      triageProtocol: triageProtocol,
      form: reading.form,
      population: population,
      course: course,
      answers: answers,
      limits: limits,
      response: response,
      mistakes: mistakes,
      initiatives: initiatives,
      departures: departures,
      clinicians: clinicians,
      comparison: comparison,
      published: published,
      grounds: grounds,
      source: source
    )
  }

  private mutating func learnContacts(of triageProtocol: TriageProtocol) {
    let rows = triageProtocol.readings.first?.rules.consultation ?? []
    for contact in rows.map(\.contact) where contact != "none" {
      if !neededContacts.contains(contact) { neededContacts.append(contact) }
      if !contacts.contains(contact) { contacts.append(contact) }
    }
  }

  private mutating func version(_ file: Part) -> Version? {
    guard let string = string("version", of: file) else { return nil }
    if let version = Version(string.text) { return version }
    report(.invalidVersion(string.text, at: place(string.contentSpan)))
    return nil
  }

  private mutating func triageProtocol(
    _ file: Part,
    _ protocols: [TriageProtocol]
  ) -> TriageProtocol? {
    guard let name = string("protocol", of: file) else { return nil }
    let known = protocols.map(\.reference.id)
    if let index = known.firstIndex(of: name.text) {
      learnContacts(of: protocols[index])
      return protocols[index]
    }
    report(.unknownProtocol(name.text, among: known, at: place(name.contentSpan)))
    return nil
  }
}
