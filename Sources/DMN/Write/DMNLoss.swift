/// Something in a protocol that its DMN tables do not say.
public enum DMNLoss: Sendable, Hashable {
  /// Values that are only partly known; DMN has a value or none.
  case gaps
  /// Answers that the form hides; DMN takes them for unanswered ones.
  case hidden
  /// That the colour of a form is the worst of all findings; the tables read it as input.
  case overall
  /// Rows of the consultation table that only may hold.
  case reach
  /// Thresholds that are taken on each entry of a repeated section, the worst of which counts.
  case entries([String])
  /// Expressions that the tables read as input, each with its name.
  case computed([String])
  /// Named values, which the tables read as input.
  case values([String])
  /// Limits for one patient, which the tables read as input.
  case limits([String])
  /// Device data.
  case series([String])
  /// Conditions on several values or over time.
  case rules([String])
  /// What the number of findings adds to the colour.
  case status
  /// When forms go out, are reminded of and count.
  case plan
  /// What the patient is told.
  case patientTexts
  /// Tables, or thresholds, that hold what DMN cannot say or names it already uses.
  case leftOut([String])
}
