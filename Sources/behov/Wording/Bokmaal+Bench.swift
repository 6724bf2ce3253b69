import Triage
import Values

extension Bokmaal {
  func change(_ change: Mutant.Change, of subject: String) -> String {
    switch change {
    case .limit(let from, let to): "\(subject): grensen er flyttet fra \(from) til \(to)"
    case .dropped(nil): "\(subject): både gul og rød er fjernet"
    case .dropped(let colour?): "\(subject): \(name(colour)) er fjernet"
    case .side(let side, let word): "\(subject): et ledd med «\(word)» er fjernet: \(side)"
    case .colour(let from, let to): "\(subject): \(name(from)) er gjort om til \(name(to))"
    case .swapped: "\(subject): gul og rød har byttet plass"
    case .option(let option, let from, let to):
      "\(subject): \(option) er flyttet fra \(name(from)) til \(name(to))"
    case .silence(let colour): "\(subject): manglende svar er ikke lenger \(name(colour))"
    }
  }

  private func name(_ colour: Verdict) -> String { word(Colour(colour)).lowercased() }

  func unnoticed(by answers: String, before: String, after: String) -> String {
    "Ingen tilfeller oppdager det. Dette ville oppdaget det: \(answers). "
      + "Nå blir det \(before), med endringen \(after)."
  }
  func unnoticed(of subject: String) -> String {
    "Ingen tilfeller oppdager det. Skriv et tilfelle der bare «\(subject)» avgjør."
  }
  var notApplicableShort: String { "gjelder ikke" }
  var unansweredShort: String { "ubesvart" }
  var withoutEffect: String { "Uten virkning, for ingen mulig verdi gir et annet svar:" }
  func mutants(_ counts: MutantCounts) -> String {
    let tried = counts.noticed + counts.unnoticed
    return
      "\(tried) prøveendringer: \(counts.noticed) oppdaget, \(counts.unnoticed) ikke oppdaget. "
      + "I tillegg: \(counts.equivalent) uten virkning, \(counts.refused) som behov check avviser"
  }

  func gap(_ gap: CaseCoverage.Gap) -> String {
    switch gap.kind {
    case .colour(let colour, isSafety: true):
      "\(gap.subject) (sikkerhet) er ikke alene om å gi \(name(colour)) i noe tilfelle"
    case .colour(let colour, isSafety: false):
      "\(gap.subject) er ikke \(name(colour)) i noe tilfelle"
    case .limit(let limit, let side, let point):
      "\(gap.subject): ingen tilfeller \(self.side(side)) grensen \(limit)"
        + (point.map { " ved \(duration($0.description))" } ?? "")
    case .option(let option): "\(gap.subject): ingen tilfeller svarer \(option)"
    case .unanswered: "\(gap.subject): mangler ikke alene i noe tilfelle"
    }
  }

  private func side(_ side: CaseCoverage.Gap.Side) -> String {
    switch side {
    case .below: "ett trinn under"
    case .on: "på"
    case .above: "ett trinn over"
    }
  }

  func gaps(_ count: Int) -> String {
    count == 0 ? "Tilfellene prøver alt i protokollen" : "\(count) ting som ingen tilfeller prøver"
  }
  func noCases(_ path: String) -> String {
    "det er ingen tilfeller i \(path)"
  }
  func boundaries(_ count: Int, mark: String) -> String {
    count == 0
      ? "ingen grensetilfeller mangler"
      : "\(count) \(count == 1 ? "rad" : "rader"): skriv riktig farge der det står \(mark), "
        + "ut fra faget og ikke protokollen"
  }
  var headingsOnly: String {
    "dette er overskriftene: skriv et tilfelle der alt er bra under dem, og kjør på nytt"
  }
  func unreached(_ gap: String) -> String { "fant ingen svar til dette, så det må skrives: \(gap)" }
}
