public import Diagnostics
import Forms
import JSONText
import Values

/// The cases beside a protocol: forms with the decisions that are expected of them.
public struct CaseFile: Sendable {
  /// The headings of its columns.
  public let headings: [String]
  /// The rows in the order of the file.
  public let rows: [Row]
  /// The character between two cells.
  let separator: Character

  /// What stands where a person is still to say what is expected.
  public static let toBeConfirmed = "?"

  /// One form of one patient.
  public struct Row: Sendable {
    /// The case: rows that share it are one patient's forms.
    public let name: String
    /// The line that it starts on, the heading's being 1.
    public let number: Int
    /// Its cells, as they are written.
    let cells: [String]
    /// The submission, written as a patient's portal would.
    let line: [UInt8]
    let patient: Patient
    let devices: DeviceData
    let now: Instant
    /// What is expected of its decision.
    public let expected: [Expectation]
  }

  /// One thing that is expected.
  public struct Expectation: Sendable, Hashable {
    /// What a case can expect.
    public enum Subject: Sendable, Hashable {
      case colour, proven, possible, fired, open, contact, deadline
      /// What the consultation says in a column of the clinic's own, by its heading.
      case output(String)

      /// What a case of any protocol can expect.
      static let common: [Subject] = [
        .colour, .proven, .possible, .fired, .open, .contact, .deadline,
      ]

      /// The word after `expect`.
      var name: String {
        if case .output(let heading) = self { heading } else { "\(self)" }
      }
    }

    /// What.
    public let subject: Subject
    /// The value, ids sorted and joined by ` + `; `-` for none.
    public let value: String
  }

  /// Reads a table of cases.
  ///
  /// - Parameters:
  ///   - source: the table.
  ///   - triageProtocol: the protocol it stands beside.
  /// - Returns: the cases that could be read, and every fault.
  public static func read(
    _ source: SourceText,
    for triageProtocol: TriageProtocol
  ) -> (CaseFile, [Diagnostic]) {
    var reader = CaseReader(source, triageProtocol)
    let rows = reader.rows()
    let file = CaseFile(
      headings: reader.table.rows.first?.cells.map(\.text) ?? [],
      rows: rows,
      separator: reader.table.separator
    )
    return (file, reader.diagnostics)
  }
}

extension FormItem {
  /// The heading of its column: `drugs.drug` for an item of a repeated section.
  func caseColumn(_ form: Form?) -> String {
    guard case .field(let section, _) = position, let form else { return name }
    return "\(form.repeats[section].name).\(name)"
  }
}
