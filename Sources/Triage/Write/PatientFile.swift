public import Diagnostics
import JSONText

/// A file of enrolments as an integrator writes it: one JSON object a line.
public enum PatientFile {
  /// Reads every line that can be read.
  ///
  /// Blank lines are stepped over. Two lines that enrol one patient in one protocol are both
  /// refused, because either may be the wrong one.
  ///
  /// - Parameter source: the file's text.
  /// - Returns: the enrolments of the lines without fault, in the order of the file, and what is
  ///   wrong with the others, by place.
  public static func read(_ source: SourceText) -> ([Patient], [Diagnostic]) {
    var reading = PatientReading(source)
    let patients = lines(of: source).compactMap { line in
      reading.patient(in: line).map { (patient: $0, line: line) }
    }
    let groups = Dictionary(grouping: patients) { Key($0.patient) }
    for group in groups.values where group.count > 1 {
      for again in group.dropFirst() {
        reading.refuse(
          .duplicatePatient(again.patient, at: again.line, first: group[0].line, in: source)
        )
      }
    }
    let once = patients.filter { groups[Key($0.patient)]?.count == 1 }.map(\.patient)
    return (once, reading.diagnostics.sortedByPlace())
  }

  /// The lines that are not blank, without line ends and a byte order mark before the first.
  private static func lines(of source: SourceText) -> [Span] {
    let bytes = source.bytes
    var start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    var lines: [Span] = []
    while start < bytes.count {
      let end = bytes[start...].firstIndex(of: 0x0A) ?? bytes.count
      let isBlank = bytes[start..<end].allSatisfy { [0x20, 0x09, 0x0D].contains($0) }
      if !isBlank { lines.append(Span(start, end)) }
      start = end + 1
    }
    return lines
  }

  /// Ids are the same only byte for byte.
  private struct Key: Hashable {
    let patient: [UInt8]
    let `protocol`: [UInt8]

    init(_ patient: Patient) {
      self.patient = Array(patient.id.utf8)
      self.protocol = Array(patient.protocol.utf8)
    }
  }
}

extension Patient {
  /// Reads an enrolment as `json` writes it; `nil` for anything else.
  public init?(json bytes: [UInt8]) {
    let source = SourceText(path: "patient", bytes: bytes)
    var reading = PatientReading(source)
    guard let patient = reading.patient(in: Span(0, bytes.count)) else { return nil }
    self = patient
  }
}
