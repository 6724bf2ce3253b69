import JSONText

extension ReadingOutcome {
  /// The outcome as one JSON object on one line.
  ///
  /// - Parameter file: the file of the line, where there are several.
  /// - Returns: the bytes, without a line end.
  public func json(file: String? = nil) -> [UInt8] {
    JSONWriter.object { object in
      object.string("file", ifPresent: file)
      switch self {
      case .stored(let line, let reading): reading.write(&object, line, "stored")
      case .duplicate(let line, let reading): reading.write(&object, line, "duplicate")
      case .rejected(let line, let quarantined):
        object.number("line", line)
        object.write("reading", quarantined.submission)
        object.string("patient", ifPresent: quarantined.shownPatient)
        object.string("status", "rejected")
        object.array("faults") { array in
          array.object { quarantined.fault.write(&$0) }
        }
      }
    }
  }
}

extension Reading {
  fileprivate func write(_ object: inout JSONObjectWriter, _ line: Int, _ status: String) {
    object.number("line", line)
    object.string("reading", id)
    object.string("patient", patient)
    object.string("status", status)
  }
}
