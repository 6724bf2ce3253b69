import Diagnostics
import JSONText
import Values

extension Refusal {
  init(_ fault: JSONFault) {
    self.init(code: fault.code, offset: fault.offset, message: fault.message)
  }

  static func tooLarge() -> Refusal {
    let limit = SubmissionReader.sizeLimit
    return Refusal(
      code: "too-large",
      offset: limit,
      message: "a submission must have at most \(limit) bytes"
    )
  }

  static func notAnObject(at offset: Int) -> Refusal {
    Refusal(code: "wrong-type", offset: offset, message: "a submission must be a JSON object")
  }

  static func unsupportedFormat(at offset: Int) -> Refusal {
    Refusal(
      code: "unsupported-format",
      offset: offset,
      message: "a FHIR resource cannot be read by this version, send the flat form"
    )
  }

  static func missing(_ field: Envelope.Field, at offset: Int) -> Refusal {
    Refusal(
      code: field == .version ? "missing-version" : "missing-field",
      offset: offset,
      message: "a submission must have `\(field.rawValue)`"
    )
  }

  static func wrongType(_ field: Envelope.Field, at offset: Int) -> Refusal {
    let kind = field == .answers ? "an object" : "a string"
    return Refusal(
      code: "wrong-type",
      offset: offset,
      message: "`\(field.rawValue)` must be \(kind)"
    )
  }

  static func empty(_ field: Envelope.Field, at offset: Int) -> Refusal {
    Refusal(
      code: "empty-field",
      offset: offset,
      message: "`\(field.rawValue)` must not be empty"
    )
  }

  static func tooLong(_ field: Envelope.Field, at offset: Int) -> Refusal {
    Refusal(
      code: "too-long",
      offset: offset,
      message: "`\(field.rawValue)` must have at most \(EnvelopeReading.textLimit) bytes"
    )
  }

  static func invalidVersion(at offset: Int) -> Refusal {
    Refusal(
      code: "invalid-version",
      offset: offset,
      message: "`version` must be two or three numbers with points between them"
    )
  }

  static func invalidTime(at offset: Int) -> Refusal {
    Refusal(
      code: "invalid-time",
      offset: offset,
      message: "`authored` must be a time of a day that exists, with its zone"
    )
  }
}

// MARK: Faults outside the answers

extension AnswerFault {
  static func unknownField(
    _ name: String,
    in whole: String,
    item: String? = nil,
    among known: [String],
    at offset: Int
  ) -> AnswerFault {
    AnswerFault(
      code: "unknown-field",
      item: item,
      offset: offset,
      message: "\(quoted(name)) is not a field of \(whole)",
      suggestion: suggestion(for: name, among: known)
    )
  }

  static func fieldWrongType(_ field: Envelope.Field, at offset: Int) -> AnswerFault {
    AnswerFault(
      code: "wrong-type",
      item: nil,
      offset: offset,
      message: "`\(field.rawValue)` must be a string"
    )
  }

  static func fieldTooLong(_ field: Envelope.Field, at offset: Int) -> AnswerFault {
    AnswerFault(
      code: "too-long",
      item: nil,
      offset: offset,
      message: "`\(field.rawValue)` must have at most \(EnvelopeReading.textLimit) bytes"
    )
  }

  static func missingEnteredBy(at offset: Int) -> AnswerFault {
    AnswerFault(
      code: "missing-field",
      item: nil,
      offset: offset,
      message: "answers that staff reported must have `entered_by`"
    )
  }

  static func tooManyFaults(limit: Int, at offset: Int) -> AnswerFault {
    AnswerFault(
      code: "too-many-faults",
      item: nil,
      offset: offset,
      message: "more than \(limit) faults, the first \(limit) are listed"
    )
  }

  init(_ fault: JSONFault) {
    self.init(code: fault.code, item: nil, offset: fault.offset, message: fault.message)
  }

  // MARK: Words of the patient

  /// A word of a submission between backticks: its beginning, without control characters.
  static func quoted(_ text: String) -> String {
    let shown = text.unicodeScalars.prefix(40).map { scalar in
      switch scalar.properties.generalCategory {
      case .control, .format, .lineSeparator, .paragraphSeparator: Unicode.Scalar("\u{FFFD}")
      default: scalar == "`" ? "'" : scalar
      }
    }
    let isCut = text.unicodeScalars.count > shown.count
    return "`\(String(String.UnicodeScalarView(shown)))\(isCut ? "…" : "")`"
  }

  /// The known word nearest to one of a submission; a very long one is not compared.
  static func suggestion(for word: String, among known: [String]) -> String? {
    word.utf8.count <= 80 ? didYouMean(word, among: known) : nil
  }
}
