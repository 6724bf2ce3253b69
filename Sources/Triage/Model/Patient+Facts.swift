public import Expressions
public import Forms
import Values

extension Patient {
  /// What the enrolment tells of the facts that a form or its protocols read, by name.
  ///
  /// - Parameter form: names the facts; those that are computed are left out.
  /// - Returns: the known ones.
  public func facts(of form: Form) -> [String: ValueSet] {
    var facts: [String: ValueSet] = [:]
    for fact in form.facts where !fact.isDerived {
      let value = form.schema.values[fact.slot]
      if fact.isAnchor {
        facts[fact.name] = anchor.map(ValueSet.date)
      } else if fact.name == "birth_date" {
        facts[fact.name] = birthDate.map(ValueSet.date)
      } else if fact.name == "sex", let sex {
        facts[fact.name] = value.type.options?.firstIndex(of: sex).map(ValueSet.option)
      }
    }
    return facts
  }
}
