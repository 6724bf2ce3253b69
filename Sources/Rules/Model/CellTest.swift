public import Diagnostics
public import Expressions
package import Values

/// One cell of a threshold, compiled.
public struct CellTest: Sendable {
  /// Whether the frame's subject lies in the cell.
  public let condition: Condition
  /// Where its verdict can change.
  public let limits: [Computation]
  /// What is compared, for showing the limit that was met.
  public let parts: [Part]
  /// The cell in the file.
  public let place: Place

  /// One test of the cell, as it is shown.
  public enum Part: Sendable, Hashable {
    /// A comparison with a number.
    case comparison(ComparisonOperator, Computation)
    /// An option.
    case option(String)
    /// Anything else, as written.
    case written(String)
  }

  /// The cell as a limit is shown, with the numbers that its comparisons are made with.
  ///
  /// - Parameter number: what a computation gives; `nil` where that is not known.
  /// - Returns: its tests, each as the protocol writes it but for those numbers.
  package func text(_ number: (Computation) -> Number?) -> String {
    parts.map { part in
      switch part {
      case .comparison(let comparison, let computation):
        number(computation).map { "\(comparison.rawValue) \($0)" } ?? comparison.rawValue
      case .option(let option): "\"\(option)\""
      case .written(let text): text
      }
    }.joined(separator: ", ")
  }
}
