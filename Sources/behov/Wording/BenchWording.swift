import Triage

/// What is said of cases beside whether they are as expected: changes that they should notice, and
/// what they leave out.
protocol BenchWording: Sendable {
  /// A change of a protocol that was tried, as a sentence without its full stop.
  func change(_ change: Mutant.Change, of subject: String) -> String
  /// No case noticed a change; the answers that would.
  func unnoticed(by answers: String, before: String, after: String) -> String
  /// No case noticed a change, and no answers that would are known.
  func unnoticed(of subject: String) -> String
  /// After the name of a value.
  var notApplicableShort: String { get }
  var unansweredShort: String { get }
  var withoutEffect: String { get }
  func mutants(_ counts: MutantCounts) -> String
  func gap(_ gap: CaseCoverage.Gap) -> String
  func gaps(_ count: Int) -> String
  func noCases(_ path: String) -> String
  func boundaries(_ count: Int, mark: String) -> String
  var headingsOnly: String { get }
  func unreached(_ gap: String) -> String
}

/// How many changes there were, by what became of them.
struct MutantCounts: Sendable, Hashable {
  let noticed: Int
  let unnoticed: Int
  let equivalent: Int
  let refused: Int
}
