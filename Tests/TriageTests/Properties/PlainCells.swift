import Expressions
import Rules
import Values

@testable import Triage

/// The thresholds of a complete form read as a person reads them, without the evaluator: the
/// answer held against each cell's words, red first.
struct PlainCells {
  /// What is read, by the threshold's id; those that take more than reading are left out.
  private(set) var verdicts: [String: Verdict] = [:]

  init(_ ran: Ran) {
    for (threshold, found) in zip(ran.rules.thresholds, ran.run.evaluation.evaluated) {
      guard let row = found.row.map({ threshold.rows[$0] }), row.section == nil,
        let value = found.value, value.isKnown, let answer = ShownValue(value, row.subject.type)
      else { continue }
      verdicts[threshold.id] = Self.read(answer, row, ran)
    }
  }

  /// What a row's cells say of an answer; `nil` where it takes more than reading.
  static func read(_ answer: ShownValue, _ row: Threshold.Row, _ ran: Ran) -> Verdict? {
    for (cell, verdict) in [(row.red, Verdict.red), (row.yellow, .yellow)] {
      for part in cell?.parts ?? [] {
        guard let fires = fires(part, answer, ran) else { return nil }
        if fires { return verdict }
      }
    }
    return .green
  }

  private static func fires(
    _ part: CellTest.Part,
    _ answer: ShownValue,
    _ ran: Ran
  ) -> Bool? {
    switch (part, answer) {
    case (.option(let option), .option(let given)): return option == given
    case (.option(let option), .options(let given)): return given.contains(option)
    case (.written(let word), .boolean(let given)): return word == String(given)
    case (.comparison(let comparison, let limit), .number(let given)):
      var frame = ran.run.frame
      guard let number = ran.rules.program.value(limit, &frame).knownNumber else { return nil }
      switch comparison.rawValue {
      case "<": return given < number
      case "<=": return given < number || given == number
      case ">": return given > number
      case ">=": return given > number || given == number
      case "=": return given == number
      default: return nil
      }
    default: return nil
    }
  }
}
