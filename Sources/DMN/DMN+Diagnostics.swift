import Diagnostics

extension Diagnostic {
  static func notXML(_ fault: XMLFault, at place: Place) -> Diagnostic {
    Diagnostic(code: "dmn-xml", fault.rawValue, at: place)
  }

  static func notDMN(_ name: String, at place: Place) -> Diagnostic {
    Diagnostic(
      code: "dmn-version",
      "`\(name)` is not the `definitions` of DMN 1.2 to 1.5",
      at: place,
      help: "save the model as DMN 1.5, whose namespace is \(DMNNames.model)"
    )
  }

  static func unknownElement(_ name: String, in parent: String, at place: Place) -> Diagnostic {
    Diagnostic(
      code: "dmn-element",
      "`\(name)` in `\(parent)` cannot be imported",
      at: place,
      help: "only decision tables are read, and the input data they test"
    )
  }

  static func missingElement(_ name: String, in parent: String, at place: Place) -> Diagnostic {
    Diagnostic(code: "dmn-element", "`\(parent)` must have \(name)", at: place)
  }

  static func noTable(at place: Place) -> Diagnostic {
    Diagnostic(code: "dmn-element", "the model has no decision table", at: place)
  }

  static func notATable(_ expression: String, at place: Place) -> Diagnostic {
    Diagnostic(
      code: "dmn-expression",
      "`\(expression)` is not a decision table",
      at: place,
      help: "write it as a `rule` or a value in the protocol"
    )
  }

  static func chained(at place: Place) -> Diagnostic {
    Diagnostic(
      code: "dmn-chain",
      "a table that reads another decision cannot be imported",
      at: place,
      help: "a table reads answers, scores and facts, and in the protocol `colour` and `fired`"
    )
  }

  static func hitPolicy(_ policy: String, _ allowed: [HitPolicy], at place: Place) -> Diagnostic {
    Diagnostic(
      code: "dmn-hit-policy",
      "hit policy \(policy) does not say what this table would mean in a protocol",
      at: place,
      help: "here it can be \(allowed.map(\.rawValue).joined(separator: " or "))"
    )
  }

  static func aggregation(_ name: String, at place: Place) -> Diagnostic {
    Diagnostic(
      code: "dmn-hit-policy",
      "aggregation \(name) cannot be imported",
      at: place,
      help: "every order that matches is made; a sum or a count is a value in the protocol"
    )
  }

  static func unknownType(_ name: String, at place: Place) -> Diagnostic {
    Diagnostic(
      code: "dmn-type",
      "a value of type `\(name)` cannot be tested",
      at: place,
      help: "the types are string, number, boolean, date and the durations, and lists of string"
    )
  }

  static func notAName(_ text: String, at place: Place) -> Diagnostic {
    Diagnostic(
      code: "dmn-name",
      "`\(text)` is not a name in a protocol",
      at: place,
      help: "a name is of small letters a–z, digits and `_`, such as `phq_9.total`"
    )
  }

  static func notLiteral(_ text: String, at place: Place) -> Diagnostic {
    Diagnostic(
      code: "dmn-test",
      "`\(text.prefix(60))` is not a literal test that a protocol can hold here",
      at: place,
      help: "a test is `-`, a constant, a comparison with one, an interval, or several of these"
    )
  }

  static func notAnOutput(_ text: String, _ expected: String, at place: Place) -> Diagnostic {
    Diagnostic(
      code: "dmn-output",
      "`\(text.prefix(60))` cannot be given here",
      at: place,
      help: "it must be \(expected)"
    )
  }

  static func noPurpose(_ outputs: [String], at place: Place) -> Diagnostic {
    Diagnostic(
      code: "dmn-purpose",
      "a table that gives \(outputs.map { "`\($0)`" }.joined(separator: ", ")) has no place in a protocol",
      at: place,
      help: "it gives `colour`, or `contact` with `by` and `within`, or `order`"
    )
  }

  static func defaultOutput(at place: Place) -> Diagnostic {
    Diagnostic(
      code: "dmn-output",
      "a default output cannot be imported",
      at: place,
      help: "write it as a last row with `-`"
    )
  }

  static func severalInputs(at place: Place) -> Diagnostic {
    Diagnostic(
      code: "dmn-input",
      "a table that gives a colour must test one value, and perhaps `time_point`",
      at: place,
      help: "a condition on several values is a `rule` in the protocol"
    )
  }

  static func rowOrder(_ colour: String, at place: Place) -> Diagnostic {
    Diagnostic(
      code: "dmn-order",
      "this row for \(colour) stands under a row for a milder colour, and would seldom be reached",
      at: place,
      help: "the order is `null`, red, yellow, green: a protocol asks for the worst first"
    )
  }

  static func priorityOrder(at place: Place) -> Diagnostic {
    Diagnostic(
      code: "dmn-order",
      "the output values must stand in the order red, grey, yellow, green",
      at: place,
      help: "with PRIORITY their order is that of importance, and a protocol counts the worst"
    )
  }

  static func everything(_ colour: String, at place: Place) -> Diagnostic {
    Diagnostic(
      code: "dmn-test",
      "a row for \(colour) must say which values it is for",
      at: place,
      help: "only green can be the rest"
    )
  }

  static func twoRows(_ what: String, at place: Place) -> Diagnostic {
    Diagnostic(
      code: "dmn-order",
      "a second row for \(what)",
      at: place,
      help: "one row says what it means that the value is missing, and one what the rest is"
    )
  }

  static func noGreen(at place: Place) -> Diagnostic {
    Diagnostic(
      code: "dmn-green",
      "no row gives green, and nothing is green by itself",
      at: place,
      help: "add a row for green; `-` is the rest"
    )
  }

  static func overlappingTimes(at place: Place) -> Diagnostic {
    Diagnostic(
      code: "dmn-time",
      "a time point stands in rows of two kinds",
      at: place,
      help:
        "give every row of one time point the same `time_point` entry, such as `\"6 weeks\", \"12 weeks\"`"
    )
  }

  static func second(_ section: String, at place: Place) -> Diagnostic {
    Diagnostic(
      code: "dmn-purpose",
      "a protocol has one table `\(section)`, and this is the second",
      at: place
    )
  }

  static func notAProtocolTable(_ message: String, _ row: String, at place: Place) -> Diagnostic {
    Diagnostic(
      code: "dmn-protocol",
      "what the model says cannot stand in a protocol: \(message)",
      at: place,
      help: "it would be `\(row)`"
    )
  }
}
