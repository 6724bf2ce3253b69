import Forms
import JSONText
import Values

extension BatchOutcome {
  /// The outcome as one JSON object on one line.
  ///
  /// A fault on a decision tells its line here; the decision itself does not, because it does not
  /// depend on where the submission stood.
  ///
  /// - Parameter file: the file of a refused line, where there are several.
  /// - Returns: the bytes, without a line end.
  public func json(file: String? = nil) -> [UInt8] {
    switch self {
    case .decision(let line, let written):
      var decision = written.decision
      guard line != nil, decision.faults.contains(where: { $0.column != nil }) else {
        return written.json
      }
      for index in decision.faults.indices where decision.faults[index].column != nil {
        decision.faults[index].line = line
      }
      return decision.json
    case .rejected(let line, let quarantined):
      return JSONWriter.object { object in
        object.string("file", ifPresent: file)
        object.number("line", line)
        object.write("submission", quarantined.submission)
        object.string("patient", ifPresent: quarantined.shownPatient)
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

extension Quarantined {
  /// The patient, where it could be read; a national identity number that is wrong is masked.
  public var shownPatient: String? {
    guard fault.code == FaultCode.invalidIdentityNumber.rawValue else { return patient }
    return fault.particulars[.found]
  }
}
