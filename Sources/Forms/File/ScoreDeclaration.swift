public import Expressions
public import JSONText
public import Values

/// A score, as a file declares it.
public struct ScoreDeclaration: Sendable {
  /// How a number is shown in spite of missing answers.
  public struct Prorating: Sendable {
    /// How many answers may be missing at most.
    public let upTo: Placed<Int>
    /// The items without which there is no number.
    public let never: [Placed<String>]
    /// The decimals it is shown with.
    public let decimals: Int
  }

  /// The name within its file.
  public let id: Placed<String>
  /// The formula, over items and scores of the same file.
  public let formula: JSONString
  /// The least and greatest value.
  public let range: Placed<ClosedRange<Number>>
  /// Which way it is worse.
  public let worse: Direction
  /// The decimals it is rounded to.
  public let decimals: Int
  /// How a number is shown in spite of gaps.
  public let prorating: Prorating?
  /// Its named ranges, ascending.
  public let bands: [SchemaValue.Band]
  /// The least change that matters to a patient.
  public let minimalImportantChange: Number?
  /// What its formula takes hidden items as.
  public let hidden: ExpressionCompiler.HiddenRule?
  /// Whether it is computed, or reported with the answers.
  public let given: FormScore.Given
  /// Where formula, range and bands are stated.
  public let source: String
}
