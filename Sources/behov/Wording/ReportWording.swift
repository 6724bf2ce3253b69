import FollowUp
import Triage

/// What is said of indicators.
protocol ReportWording {
  /// What a figure is called, and how it is counted.
  func words(_ indicator: Indicator.ID) -> IndicatorWords
  func word(_ outcome: SentOutcome) -> String
  func word(_ age: EntryAge) -> String
  func word(_ cause: DecisionFault.Cause) -> String
  var report: ReportWords { get }
  func period(_ from: String, _ through: String) -> String
  func only(unit: String) -> String
  func only(protocol: String) -> String
  func baselineInterval(_ period: String) -> String
  /// How the intervals are found.
  var intervalMethod: String { get }
  /// What is hidden, and why.
  func suppression(_ least: Int) -> String
  /// So many of so many, as `3 of 12`.
  func count(_ part: Int, of whole: Int) -> String
  func avoided(_ share: String) -> String
  /// A time as days, with its sign.
  func days(_ number: String) -> String
  /// How a chart is to be read.
  func chart(_ line: ReportLine) -> String
  /// A change in percentage points, with its interval.
  func change(_ points: String, _ low: String, _ high: String) -> String
  func percent(_ number: String) -> String
}

/// What a figure is called, and how it is counted.
struct IndicatorWords: Sendable {
  /// What it is called.
  let name: String
  /// What is counted.
  let part: String
  /// Of what.
  let whole: String
  /// What is not counted.
  let leftOut: String
}

/// The headings of a report.
struct ReportWords: Sendable {
  let title: String
  let period: String
  let baseline: String
  let change: String
  let all: String
  let what: String
  let unit: String
  let number: String
  let share: String
  let interval: String
  let median: String
  let ninetieth: String
  let part: String
  let whole: String
  let leftOut: String
  let method: String
  let hidden: String
  let nothing: String
  let overridden: String
  let yearly: String
  let fixed: String
}

/// What the line across the end of a bar is.
enum ReportLine: Sendable { case interval, ninetieth, none }
