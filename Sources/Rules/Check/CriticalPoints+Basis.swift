import Expressions
import Values

extension CriticalPoints {
  /// What the named values and limits of a rule set cut, whatever conditions are looked at.
  struct Basis {
    let rules: RuleSet
    let numbers: [Number]
    let days: [CivilDate]
    let periods: [Period]
    let cuts: Cuts

    init(_ rules: RuleSet) {
      let program = rules.program
      let named = rules.named.map(\.computation)
      self.rules = rules
      numbers =
        named.flatMap { program.numbers(in: $0) }
        + rules.limits.flatMap { [$0.allowed.lowerBound, $0.allowed.upperBound] }
      days = named.flatMap { program.days(in: $0) }
      periods = named.flatMap { program.periods(in: $0) }
      var cuts = Cuts()
      for computation in named { program.addCuts(of: computation, to: &cuts) }
      self.cuts = cuts
    }
  }
}
