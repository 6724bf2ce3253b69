import Triage
import Values

extension Nynorsk {
  func change(_ change: Mutant.Change, of subject: String) -> String {
    switch change {
    case .limit(let from, let to): "\(subject): grensa er flytta frå \(from) til \(to)"
    case .dropped(nil): "\(subject): både gul og raud er fjerna"
    case .dropped(let colour?): "\(subject): \(name(colour)) er fjerna"
    case .side(let side, let word): "\(subject): eit ledd med «\(word)» er fjerna: \(side)"
    case .colour(let from, let to): "\(subject): \(name(from)) er gjord om til \(name(to))"
    case .swapped: "\(subject): gul og raud har bytt plass"
    case .option(let option, let from, let to):
      "\(subject): \(option) er flytta frå \(name(from)) til \(name(to))"
    case .silence(let colour): "\(subject): manglande svar er ikkje lenger \(name(colour))"
    }
  }

  private func name(_ colour: Verdict) -> String { word(Colour(colour)).lowercased() }

  func unnoticed(by answers: String, before: String, after: String) -> String {
    "Ingen tilfelle oppdagar det. Dette ville ha oppdaga det: \(answers). "
      + "No blir det \(before), med endringa \(after)."
  }
  func unnoticed(of subject: String) -> String {
    "Ingen tilfelle oppdagar det. Skriv eit tilfelle der berre «\(subject)» avgjer."
  }
  var notApplicableShort: String { "gjeld ikkje" }
  var unansweredShort: String { "ikkje svara på" }
  var withoutEffect: String { "Utan verknad, for ingen mogleg verdi gir eit anna svar:" }
  func mutants(_ counts: MutantCounts) -> String {
    let tried = counts.noticed + counts.unnoticed
    return "\(tried) prøveendringar: \(counts.noticed) oppdaga, \(counts.unnoticed) ikkje oppdaga. "
      + "I tillegg: \(counts.equivalent) utan verknad, \(counts.refused) som behov check avviser"
  }

  func gap(_ gap: CaseCoverage.Gap) -> String {
    switch gap.kind {
    case .colour(let colour, isSafety: true):
      "\(gap.subject) (tryggleik) er ikkje åleine om å gi \(name(colour)) i noko tilfelle"
    case .colour(let colour, isSafety: false):
      "\(gap.subject) er ikkje \(name(colour)) i noko tilfelle"
    case .limit(let limit, let side, let point):
      "\(gap.subject): ingen tilfelle \(self.side(side)) grensa \(limit)"
        + (point.map { " ved \(duration($0.description))" } ?? "")
    case .option(let option): "\(gap.subject): ingen tilfelle svarer \(option)"
    case .unanswered: "\(gap.subject): manglar ikkje åleine i noko tilfelle"
    }
  }

  private func side(_ side: CaseCoverage.Gap.Side) -> String {
    switch side {
    case .below: "eitt steg under"
    case .on: "på"
    case .above: "eitt steg over"
    }
  }

  func gaps(_ count: Int) -> String {
    count == 0 ? "Tilfella prøver alt i protokollen" : "\(count) ting som ingen tilfelle prøver"
  }
  func noCases(_ path: String) -> String {
    "det er ingen tilfelle i \(path)"
  }
  func boundaries(_ count: Int, mark: String) -> String {
    count == 0
      ? "ingen grensetilfelle manglar"
      : "\(count) \(count == 1 ? "rad" : "rader"): skriv rett farge der det står \(mark), "
        + "ut frå faget og ikkje protokollen"
  }
  var headingsOnly: String {
    "dette er overskriftene: skriv eit tilfelle der alt er bra under dei, og køyr på nytt"
  }
  func unreached(_ gap: String) -> String {
    "fann ingen svar til dette, så det må skrivast: \(gap)"
  }
}
