public import Diagnostics
import Triage
public import Values

/// What a clinic made of a form, before or beside the engine.
public struct Judgement: Sendable, Hashable {
  /// The id of the submission.
  public let submission: String
  /// The colour.
  public let colour: Colour
  /// The contact there was; `nil` where that is not recorded.
  public let contact: String?

  /// Makes a judgement.
  public init(submission: String, colour: Colour, contact: String? = nil) {
    self.submission = submission
    self.colour = colour
    self.contact = contact
  }
}

/// A table of a clinic's judgements, as a spreadsheet writes it.
///
/// The heading has `submission`, `colour` and perhaps `contact`; colours are written as in all files.
public enum JudgementFile {
  /// What is wrong with a file, at a line from 1.
  public enum Fault: Error, Sendable, Hashable {
    case missingColumn(String)
    case unknownColumn(String)
    case noSubmission(line: Int)
    case noColour(line: Int, String)
    case twice(line: Int, String)
    case empty
  }

  private static let columns = ["submission", "colour", "contact"]

  /// Reads a file.
  ///
  /// - Throws: the first fault, because a judgement left out would not be missed.
  public static func read(_ source: SourceText) throws(Fault) -> [Judgement] {
    let rows = CaseTable(source).rows
    guard let heading = rows.first?.cells.map(\.text) else { throw .empty }
    if let unknown = heading.first(where: { !columns.contains($0) }) {
      throw .unknownColumn(unknown)
    }
    for column in columns.prefix(2) where !heading.contains(column) {
      throw .missingColumn(column)
    }
    var known: Set<String> = []
    var judgements: [Judgement] = []
    for row in rows.dropFirst() {
      let cells = Dictionary(zip(heading, row.cells.map(\.text))) { first, _ in first }
      let submission = cells["submission"] ?? ""
      if submission.isEmpty { throw .noSubmission(line: row.line) }
      if !known.insert(submission).inserted { throw .twice(line: row.line, submission) }
      let word = cells["colour"] ?? ""
      guard let colour = Colour(word) else { throw .noColour(line: row.line, word) }
      let contact = cells["contact"].flatMap { $0.isEmpty ? nil : $0 }
      judgements.append(Judgement(submission: submission, colour: colour, contact: contact))
    }
    return judgements
  }
}
