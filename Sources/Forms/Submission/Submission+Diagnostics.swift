import Diagnostics
import JSONText
import Values

extension Refusal {
  init(_ fault: JSONFault) {
    self.init(
      code: FaultCode(fault),
      offset: fault.offset,
      message: fault.message,
      particulars: Particulars(fault)
    )
  }

  static func tooLarge() -> Refusal {
    let limit = SubmissionReader.sizeLimit
    return Refusal(
      code: .tooLarge,
      offset: limit,
      message: "a submission must have at most \(limit) bytes",
      particulars: [.most: "\(limit)"]
    )
  }

  static func notAnObject(at offset: Int) -> Refusal {
    Refusal(
      code: .wrongType,
      offset: offset,
      message: "a submission must be a JSON object",
      particulars: [.expected: ExpectedKind.object.rawValue]
    )
  }

  static func unsupportedFormat(at offset: Int) -> Refusal {
    Refusal(
      code: .unsupportedFormat,
      offset: offset,
      message: "a FHIR resource cannot be read by this version, send the flat form"
    )
  }

  static func missing(_ field: Envelope.Field, at offset: Int) -> Refusal {
    Refusal(
      code: field == .version ? .missingVersion : .missingField,
      offset: offset,
      message: "a submission must have `\(field.rawValue)`",
      particulars: [.field: field.rawValue]
    )
  }

  static func wrongType(_ field: Envelope.Field, at offset: Int) -> Refusal {
    let kind: ExpectedKind = field == .answers ? .object : .string
    return Refusal(
      code: .wrongType,
      offset: offset,
      message: "`\(field.rawValue)` must be \(kind == .object ? "an object" : "a string")",
      particulars: [.field: field.rawValue, .expected: kind.rawValue]
    )
  }

  static func empty(_ field: Envelope.Field, at offset: Int) -> Refusal {
    Refusal(
      code: .emptyField,
      offset: offset,
      message: "`\(field.rawValue)` must not be empty",
      particulars: [.field: field.rawValue]
    )
  }

  static func tooLong(_ field: Envelope.Field, at offset: Int) -> Refusal {
    Refusal(
      code: .tooLong,
      offset: offset,
      message: "`\(field.rawValue)` must have at most \(EnvelopeReading.textLimit) bytes",
      particulars: [.field: field.rawValue, .most: "\(EnvelopeReading.textLimit)"]
    )
  }

  static func invalidVersion(at offset: Int) -> Refusal {
    Refusal(
      code: .invalidVersion,
      offset: offset,
      message: "`version` must be two or three numbers with points between them",
      particulars: [.field: Envelope.Field.version.rawValue]
    )
  }

  static func invalidTime(at offset: Int) -> Refusal {
    Refusal(
      code: .invalidTime,
      offset: offset,
      message: "`authored` must be a time of a day that exists, with its zone",
      particulars: [.field: Envelope.Field.authored.rawValue]
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
      code: .unknownField,
      item: item,
      offset: offset,
      message: "\(quoted(name)) is not a field of \(whole)",
      suggestion: suggestion(for: name, among: known),
      particulars: [.found: shown(name)]
    )
  }

  static func fieldWrongType(_ field: Envelope.Field, at offset: Int) -> AnswerFault {
    AnswerFault(
      code: .wrongType,
      item: nil,
      offset: offset,
      message: "`\(field.rawValue)` must be a string",
      particulars: [.field: field.rawValue, .expected: ExpectedKind.string.rawValue]
    )
  }

  static func fieldTooLong(_ field: Envelope.Field, at offset: Int) -> AnswerFault {
    AnswerFault(
      code: .tooLong,
      item: nil,
      offset: offset,
      message: "`\(field.rawValue)` must have at most \(EnvelopeReading.textLimit) bytes",
      particulars: [.field: field.rawValue, .most: "\(EnvelopeReading.textLimit)"]
    )
  }

  static func missingEnteredBy(at offset: Int) -> AnswerFault {
    AnswerFault(
      code: .missingField,
      item: nil,
      offset: offset,
      message: "answers that staff reported must have `entered_by`",
      particulars: [.field: Envelope.Field.enteredBy.rawValue]
    )
  }

  static func tooManyFaults(limit: Int, at offset: Int) -> AnswerFault {
    AnswerFault(
      code: .tooManyFaults,
      item: nil,
      offset: offset,
      message: "more than \(limit) faults, the first \(limit) are listed"
    )
  }

  init(_ fault: JSONFault) {
    self.init(
      code: FaultCode(fault),
      item: nil,
      offset: fault.offset,
      message: fault.message,
      particulars: Particulars(fault)
    )
  }

  // MARK: Words of the patient

  /// A word of a submission between backticks.
  static func quoted(_ text: String) -> String { "`\(shown(text))`" }

  /// A word of a submission: its beginning, without control characters and backticks.
  static func shown(_ text: String) -> String {
    let shown = text.unicodeScalars.prefix(40).map { scalar in
      switch scalar.properties.generalCategory {
      case .control, .format, .lineSeparator, .paragraphSeparator: Unicode.Scalar("\u{FFFD}")
      default: scalar == "`" ? "'" : scalar
      }
    }
    let isCut = text.unicodeScalars.count > shown.count
    return "\(String(String.UnicodeScalarView(shown)))\(isCut ? "…" : "")"
  }

  /// The known word nearest to one of a submission; a very long one is not compared.
  static func suggestion(for word: String, among known: [String]) -> String? {
    word.utf8.count <= 80 ? didYouMean(word, among: known) : nil
  }
}
