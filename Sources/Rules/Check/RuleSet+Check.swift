public import Diagnostics
import Expressions

extension RuleSet {
  /// Every fault of meaning that the rules and the names they read show by themselves.
  ///
  /// What compiles can still say what nobody means: a colour that falls as the answer worsens, a
  /// limit that is never reached. Each fault comes with the answers that show it.
  ///
  /// - Parameters:
  ///   - wish: the item in which the patient says what contact is wanted.
  ///   - computed: what the form computes of its answers, each value after all that it reads.
  ///   - table: where the word `consultation` stands.
  /// - Returns: the faults, in no order.
  public func faultsOfMeaning(
    wish: String?,
    computed: [ComputedValue] = [],
    consultation table: Place
  ) -> [Diagnostic] {
    ThresholdCheck(self).diagnostics() + RuleCheck(self, computed).diagnostics()
      + ConsultationCheck(ConsultationSpace(self, wish: wish), table).diagnostics()
  }

  /// What a row of thresholds is about: a value of the form, by itself; `nil` for an expression.
  func subject(of row: Threshold.Row) -> SchemaValue? {
    if let slot = program.slot(of: row.subject) { return schema.values[slot] }
    guard let (section, field) = program.field(of: row.subject) else { return nil }
    return schema.sections[section].fields[field]
  }
}
