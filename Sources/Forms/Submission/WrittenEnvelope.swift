import Diagnostics
import JSONText
import Values

/// What a line written like one before says outside its answers, as far as it is read.
struct WrittenEnvelope {
  private var id: String?
  private var patient: String?
  private var authored: Instant?
  var circumstances = Submission.Circumstances()
  private var contents: Handwriting.Contents = []
  private var answersStart = 0
  private var answersEnd = 0

  /// Adds what a passage at an index of the line holds; false where that stood before.
  mutating func add(_ passage: Handwriting.Passage, at index: Int) -> Bool {
    guard contents.isDisjoint(with: passage.contents) else { return false }
    contents.formUnion(passage.contents)
    if let start = passage.answersStart { answersStart = index + Int(start) }
    if let end = passage.answersEnd { answersEnd = index + Int(end) }
    return true
  }

  /// Reads a text, or the `null` of a field that need not be there; false for any other value.
  mutating func readText(
    _ field: Envelope.Field,
    _ index: inout Int,
    _ scanner: inout JSONScanner
  ) -> Bool {
    scanner.moveToValue(at: index)
    guard let token = try? scanner.next() else { return false }
    index = scanner.position
    guard let text = Self.text(token, scanner) else { return false }
    switch field {
    case .id: id = text
    case .patient: patient = text
    case .enteredBy: circumstances.enteredBy = text.isBlank ? nil : text
    case .replaces: circumstances.replaces = text.isBlank ? nil : text
    case .correctionReason: circumstances.correctionReason = text.isBlank ? nil : text
    case .form, .version, .authored, .reporter, .trigger, .answers: return false
    }
    return true
  }

  /// A text that is not too long; none for `null`.
  private static func text(_ token: JSONToken, _ scanner: JSONScanner) -> String? {
    if token.kind == .null { return "" }
    guard token.kind == .string, token.range.count <= EnvelopeReading.textLimit else { return nil }
    return scanner.string(token)
  }

  /// Reads when the form was filled in; false where that is no moment.
  mutating func readMoment(_ index: inout Int, _ scanner: inout JSONScanner) -> Bool {
    scanner.moveToValue(at: index)
    guard let token = try? scanner.next(), token.kind == .string else { return false }
    index = scanner.position
    authored = scanner.withContent(of: token) { Instant(written: $0) }
    return authored != nil
  }

  /// The submission; `nil` where a field is missing or empty that must not be.
  func submission(_ form: String, _ version: Version) -> Submission? {
    guard contents == .all, let id, let patient, let authored, !id.isBlank, !patient.isBlank,
      !circumstances.lacksEnteredBy
    else { return nil }
    let answers = Span(answersStart, answersEnd)
    return Submission(
      id,
      of: patient,
      form,
      version,
      authored,
      circumstances,
      answers: answers,
      faults: []
    )
  }
}
