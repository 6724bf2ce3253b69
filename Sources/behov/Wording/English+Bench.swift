import Triage
import Values

extension English {
  func change(_ change: Mutant.Change, of subject: String) -> String {
    switch change {
    case .limit(let from, let to): "\(subject): the limit was moved from \(from) to \(to)"
    case .dropped(nil): "\(subject): both yellow and red were taken away"
    case .dropped(let colour?): "\(subject): \(name(colour)) was taken away"
    case .side(let side, let word): "\(subject): a side of “\(word)” was taken away: \(side)"
    case .colour(let from, let to): "\(subject): \(name(from)) was made \(name(to))"
    case .swapped: "\(subject): yellow and red changed places"
    case .option(let option, let from, let to):
      "\(subject): \(option) was moved from \(name(from)) to \(name(to))"
    case .silence(let colour): "\(subject): a missing answer is no longer \(name(colour))"
    }
  }

  private func name(_ colour: Verdict) -> String { word(Colour(colour)).lowercased() }

  func unnoticed(by answers: String, before: String, after: String) -> String {
    "No case notices it. This would: \(answers). It is \(before) now, and \(after) with the change."
  }
  func unnoticed(of subject: String) -> String {
    "No case notices it. Write a case that “\(subject)” alone decides."
  }
  var notApplicableShort: String { "does not apply" }
  var unansweredShort: String { "unanswered" }
  var withoutEffect: String { "Without effect, because no possible value gives another answer:" }
  func mutants(_ counts: MutantCounts) -> String {
    let tried = counts.noticed + counts.unnoticed
    return "\(tried) trial changes: \(counts.noticed) noticed, \(counts.unnoticed) not noticed. "
      + "Besides: \(counts.equivalent) without effect, \(counts.refused) that behov check refuses"
  }

  func gap(_ gap: CaseCoverage.Gap) -> String {
    switch gap.kind {
    case .colour(let colour, isSafety: true):
      "\(gap.subject) (safety) is what alone gives \(name(colour)) in no case"
    case .colour(let colour, isSafety: false): "\(gap.subject) is \(name(colour)) in no case"
    case .limit(let limit, let side, let point):
      "\(gap.subject): no case \(self.side(side)) the limit \(limit)"
        + (point.map { " at \(duration($0.description))" } ?? "")
    case .option(let option): "\(gap.subject): no case answers \(option)"
    case .unanswered: "\(gap.subject): is missing by itself in no case"
    }
  }

  private func side(_ side: CaseCoverage.Gap.Side) -> String {
    switch side {
    case .below: "one step below"
    case .on: "on"
    case .above: "one step above"
    }
  }

  func gaps(_ count: Int) -> String {
    count == 0
      ? "The cases try all of the protocol"
      : "\(count) \(count == 1 ? "thing" : "things") that no case tries"
  }
  func noCases(_ path: String) -> String {
    "there are no cases in \(path)"
  }
  func boundaries(_ count: Int, mark: String) -> String {
    count == 0
      ? "no boundary case is missing"
      : "\(count) \(count == 1 ? "row" : "rows"): write the right colour where \(mark) stands, "
        + "from clinical knowledge and not from the protocol"
  }
  var headingsOnly: String {
    "these are the headings: write a case in which all is well under them, and run again"
  }
  func unreached(_ gap: String) -> String {
    "no answers were found for this, and it must be written: \(gap)"
  }
}
