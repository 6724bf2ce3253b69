import Diagnostics
import Forms
import Values

/// Why a reading is refused, each fault with its place in the line.
extension Refusal {
  init(_ fault: Diagnostic) {
    self.init(
      code: FaultCode(rawValue: fault.code) ?? .malformedJSON,
      offset: fault.place.span.start,
      message: fault.message
    )
  }

  static func readingTooLarge() -> Refusal {
    let limit = SubmissionReader.sizeLimit
    return Refusal(
      code: .tooLarge,
      offset: limit,
      message: "a reading must have at most \(limit) bytes",
      particulars: [.most: "\(limit)"]
    )
  }

  static func readingNotAnObject(at offset: Int) -> Refusal {
    Refusal(
      code: .wrongType,
      offset: offset,
      message: "a reading must be a JSON object",
      particulars: [.expected: ExpectedKind.object.rawValue]
    )
  }

  static func readingLacks(_ field: String, at offset: Int) -> Refusal {
    Refusal(
      code: field == "unit" ? .missingUnit : .missingField,
      offset: offset,
      message: "a reading must have `\(field)`",
      particulars: [.field: field]
    )
  }

  static func readingText(_ field: String, at offset: Int) -> Refusal {
    Refusal(
      code: .wrongType,
      offset: offset,
      message: "`\(field)` must be a string",
      particulars: [.field: field, .expected: ExpectedKind.string.rawValue]
    )
  }

  static func readingNumber(at offset: Int) -> Refusal {
    Refusal(
      code: .wrongType,
      offset: offset,
      message: "`value` must be a number",
      particulars: [.field: "value", .expected: ExpectedKind.number.rawValue]
    )
  }

  static func readingDigits(at offset: Int) -> Refusal {
    Refusal(
      code: .tooManyDigits,
      offset: offset,
      message: "the number has more digits than can be held exactly"
    )
  }

  static func readingTooLong(_ field: String, at offset: Int) -> Refusal {
    Refusal(
      code: .tooLong,
      offset: offset,
      message: "`\(field)` must have at most 256 bytes",
      particulars: [.field: field, .most: "256"]
    )
  }

  static func readingEmpty(_ field: String, at offset: Int) -> Refusal {
    Refusal(
      code: .emptyField,
      offset: offset,
      message: "`\(field)` must not be empty",
      particulars: [.field: field]
    )
  }

  static func readingCode(at offset: Int) -> Refusal {
    Refusal(
      code: .unsupportedFormat,
      offset: offset,
      message: "a code must be written with its system, as `http://loinc.org|29463-7`"
    )
  }

  static func readingTime(at offset: Int) -> Refusal {
    Refusal(
      code: .invalidTime,
      offset: offset,
      message: "the time must be one of a day that exists, with its zone",
      particulars: [.field: "time"]
    )
  }

  static func readingIdentityNumber(_ patient: String) -> Refusal {
    let (masked, message) = maskedIdentityNumber(patient)
    return Refusal(
      code: .invalidIdentityNumber,
      offset: 0,
      message: message,
      particulars: [.found: masked]
    )
  }

  static func unknownReadingField(
    _ name: String,
    among known: [String],
    at offset: Int
  ) -> Refusal {
    let nearest = didYouMean(name, among: known)
    return Refusal(
      code: .unknownField,
      offset: offset,
      message: "a reading has no such field",
      particulars: nearest.map { [.nearest: $0] } ?? [:]
    )
  }

  static func unknownUnit(_ unit: String, at offset: Int) -> Refusal {
    let nearest = didYouMean(String(unit.prefix(40)), among: Unit.known)
    return Refusal(
      code: .unknownUnit,
      offset: offset,
      message: "the unit is not a UCUM code that is known",
      particulars: nearest.map { [.nearest: $0] } ?? [:]
    )
  }

  static func notAnObservation(at offset: Int) -> Refusal {
    Refusal(
      code: .unsupportedFormat,
      offset: offset,
      message: "the only FHIR resource that is a reading is an Observation"
    )
  }

  static func notFinal(at offset: Int) -> Refusal {
    Refusal(
      code: .unsupportedFormat,
      offset: offset,
      message: "an Observation counts when its status is `final`, `amended` or `corrected`"
    )
  }

  static func notUCUM(at offset: Int) -> Refusal {
    Refusal(code: .unknownUnit, offset: offset, message: "the unit must be a UCUM code")
  }

  static func notOneNumber(_ key: String, at offset: Int) -> Refusal {
    Refusal(
      code: .unsupportedFormat,
      offset: offset,
      message: "an Observation with `\(key)` is not one number"
    )
  }

  // MARK: What a reading that could be read is refused for

  private init(
    _ code: FaultCode,
    _ reading: Reading,
    _ message: String,
    _ particulars: Particulars = [:]
  ) {
    self.init(
      code: code,
      offset: 0,
      message: message,
      particulars: particulars,
      submission: reading.id,
      patient: reading.patient,
      form: ReadingLine.kind,
      authored: reading.time
    )
  }

  static func readingFromFuture(_ reading: Reading) -> Refusal {
    Refusal(
      .fromFuture,
      reading,
      "the reading is dated after it arrived",
      [.found: reading.time.description]
    )
  }

  static func readingConflict(_ reading: Reading) -> Refusal {
    Refusal(.conflict, reading, "another reading of the patient with this identifier is stored")
  }

  static func readingUnit(_ reading: Reading, _ unit: Unit) -> Refusal {
    Refusal(
      .wrongUnit,
      reading,
      "\(reading.code) is read in `\(unit.code)`, and `\(reading.unit.code)` measures something else",
      [.found: reading.unit.code, .unit: unit.code]
    )
  }
}
