public import Diagnostics
import JSONText

/// A file of enrolments as an integrator writes it: one JSON object a line.
public enum PatientFile {
  /// Reads every line that can be read, as it stands; what is recorded already is not looked at.
  ///
  /// Blank lines are stepped over. Two lines that enrol one patient in one protocol are both
  /// refused, because either may be the wrong one.
  ///
  /// - Parameter source: the file's text.
  /// - Returns: the enrolments of the lines without fault, in the order of the file, and what is
  ///   wrong with the others, by place.
  public static func read(_ source: SourceText) -> ([Patient], [Diagnostic]) {
    let (lines, diagnostics) = lines(source)
    return (lines.map(\.change.patient), diagnostics)
  }

  /// Reads every line that can be read, each with its number; as ``read(_:)``.
  public static func lines(_ source: SourceText) -> ([PatientLine], [Diagnostic]) {
    var reading = PatientReading(source)
    let lines = spans(of: source).compactMap { line, span in
      reading.change(in: span).map { (PatientLine(line: line, change: $0), span) }
    }
    return once(lines, &reading, source)
  }

  /// The lines whose patient is enrolled in the protocol by no other.
  static func once(
    _ lines: [(line: PatientLine, span: Span)],
    _ reading: inout PatientReading,
    _ source: SourceText
  ) -> ([PatientLine], [Diagnostic]) {
    let groups = Dictionary(grouping: lines) { Key($0.line.change.patient) }
    for group in groups.values where group.count > 1 {
      for again in group.dropFirst() {
        let patient = again.line.change.patient
        reading.refuse(
          .duplicatePatient(patient, at: again.span, first: group[0].span, in: source)
        )
      }
    }
    let once = lines.map(\.line).filter { groups[Key($0.change.patient)]?.count == 1 }
    return (once, reading.diagnostics.sortedByPlace())
  }

  /// The lines that are not blank by number, without line ends and a byte order mark before the
  /// first.
  private static func spans(of source: SourceText) -> [(line: Int, span: Span)] {
    let bytes = source.bytes
    var start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    var number = 1
    var lines: [(Int, Span)] = []
    while start < bytes.count {
      let end = bytes[start...].firstIndex(of: 0x0A) ?? bytes.count
      let isBlank = bytes[start..<end].allSatisfy { [0x20, 0x09, 0x0D].contains($0) }
      if !isBlank { lines.append((number, Span(start, end))) }
      start = end + 1
      number += 1
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
  ///
  /// Limits that hold at the same time are read, so that a decision can tell of them.
  public init?(json bytes: [UInt8]) {
    let source = SourceText(path: "patient", bytes: bytes)
    var reading = PatientReading(source, .stored)
    guard let change = reading.change(in: Span(0, bytes.count)) else { return nil }
    self = change.patient
  }
}
