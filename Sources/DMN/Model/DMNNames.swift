import Values

/// The names that protocols and their DMN tables agree on.
enum DMNNames {
  /// The namespace of DMN 1.5.
  static let model = "https://www.omg.org/spec/DMN/20230324/MODEL/"
  /// The versions whose decision tables are written alike: 1.2 to 1.5.
  static let readable = [
    model, "https://www.omg.org/spec/DMN/20211108/MODEL/",
    "https://www.omg.org/spec/DMN/20191111/MODEL/",
    "http://www.omg.org/spec/DMN/20180521/MODEL/",
  ]
  /// The namespace of what DMN itself cannot say.
  static let own = "urn:behov:dmn"

  static let colour = "colour"
  static let timePoint = "time_point"
  static let fired = "fired"
  static let consultation = "consultation"
  static let actions = "actions"
  /// What a table can read besides values.
  static let special = [colour, "proven", "possible", fired, timePoint]

  static let verdicts = ["red", "yellow", "green"]
  static let colours = ["red", "grey", "yellow", "green"]

  /// The decision of a threshold; its value often has the threshold's own name.
  static func decision(ofThreshold id: String) -> String { id + "_colour" }

  /// The threshold of a decision.
  static func threshold(ofDecision name: String) -> String {
    name.hasSuffix("_colour") ? String(name.dropLast("_colour".count)) : name
  }
}
