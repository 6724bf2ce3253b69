import JSONText
import Values

extension BatchOutcome {
  /// The outcome as one JSON object on one line.
  ///
  /// A fault on a decision tells its line here; the decision itself does not, because it does not
  /// depend on where the submission stood.
  public var json: [UInt8] {
    switch self {
    case .decision(let line, var decision):
      for index in decision.faults.indices where decision.faults[index].column != nil {
        decision.faults[index].line = line
      }
      return decision.json
    case .rejected(let line, let quarantined):
      return JSONWriter.object { object in
        object.number("line", line)
        object.write("submission", quarantined.submission)
        object.string("status", "rejected")
        object.array("faults") { array in
          array.object { quarantined.fault.write(&$0) }
        }
      }
    case .duplicate(let line, let submission, let input, let colour):
      return JSONWriter.object { object in
        object.number("line", line)
        object.string("submission", submission)
        object.string("status", "duplicate")
        object.string("of", input.description)
        object.string("colour", colour.description)
      }
    }
  }
}
