import Diagnostics
import Values

extension Diagnostic {
  static func seriesArguments(
    _ id: String,
    _ function: SeriesCall.Function,
    at place: Place
  ) -> Diagnostic {
    let what =
      switch function {
      case .percent: "which readings, and a stretch of time"
      case .count: "a stretch of time, and before it which readings where not all are meant"
      case .mean, .min, .max, .latest: "a stretch of time"
      }
    let first = function == .percent || function == .count ? "[4..10], " : ""
    return Diagnostic(
      code: "series-call",
      "`\(id).\(function.rawValue)` takes \(what)",
      at: place,
      help: "write `\(id).\(function.rawValue)(\(first)last 14 days)`"
    )
  }

  static func notReadingTest(at place: Place) -> Diagnostic {
    Diagnostic(
      code: "series-call",
      "which readings are meant is a range or a comparison with a number",
      at: place,
      help: "write it as `[4..10]` or `< 4`"
    )
  }

  static func implausibleTest(
    _ number: Number,
    _ plausible: ClosedRange<Number>,
    at place: Place
  ) -> Diagnostic {
    Diagnostic(
      code: "out-of-range",
      "no reading is \(number)",
      at: place,
      label: "plausible is [\(plausible.lowerBound)..\(plausible.upperBound)]"
    )
  }

  static func shortStretch(_ interval: Period, at place: Place) -> Diagnostic {
    Diagnostic(
      code: "series-call",
      "the stretch is shorter than from one reading to the next, which is \(interval)",
      at: place
    )
  }

  static func seriesAsValue(_ id: String, at place: Place) -> Diagnostic {
    Diagnostic(
      code: "series-call",
      "`\(id)` is a series and has no value of its own",
      at: place,
      help: "say what is made of which readings: `\(id).mean(last 14 days)`"
    )
  }
}
