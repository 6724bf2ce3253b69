import Forms

// What is wrong with a submission.
extension English {
  func fault(_ code: FaultCode) -> String {
    switch code {
    case .ambiguousProtocol: "Several protocols could apply"
    case .anchorLater: "The patient’s date is after the form, and has to be corrected"
    case .anchorUnknown: "The date that the plan counts from is not recorded"
    case .conflict: "Another submission with the same id has already been assessed"
    case .contradiction: "Answers that contradict each other"
    case .duplicateEntry: "The same entry stands twice"
    case .duplicateKey: "The same key stands twice"
    case .duplicateOption: "The same option stands twice"
    case .emptyField: "The field is empty"
    case .fromFuture: "The form is dated in the future"
    case .invalidDate: "Invalid date"
    case .invalidIdentityNumber: "Invalid national identity number"
    case .invalidTime: "The time does not exist or has no time zone"
    case .invalidUTF8: "The line is not valid UTF-8"
    case .invalidVersion: "Invalid version number"
    case .loneSurrogate: "Incomplete character in the text"
    case .malformedJSON: "The line is not valid JSON"
    case .missingField: "A field is missing"
    case .missingUnit: "The unit is missing"
    case .missingVersion: "The version of the form is missing"
    case .noConsultationRow: "The protocol does not say what is to happen"
    case .noProtocol: "No protocol applies to this patient and form"
    case .notExclusive: "Answers that exclude each other"
    case .nulCharacter: "The text has a character that is not accepted (U+0000)"
    case .outOfRange: "The answer is outside what is possible"
    case .overlappingLimits: "The patient's own limits hold at the same time"
    case .stale: "The form is too old"
    case .tooDeep: "The line has too many levels within each other"
    case .tooFewEntries: "Too few entries"
    case .tooLarge: "The submission has too many bytes"
    case .tooLong: "The text has too many characters"
    case .tooManyDecimals: "The number has too many decimals"
    case .tooManyDigits: "The number has too many digits"
    case .tooManyEntries: "Too many entries"
    case .tooManyFaults: "There are more faults than are shown"
    case .truncated: "The line ends inside a value"
    case .unfollowedCorrection: "The correction cannot take the place of the form that it names"
    case .unknownField: "Unknown field"
    case .unknownItem: "Unknown question"
    case .unknownOption: "Unknown option"
    case .unknownUnit: "The unit is not known"
    case .unknownVersion: "Unknown version of the form"
    case .unsupportedFormat: "A FHIR resource cannot be read; send the flat form"
    case .wrongType: "The value is of the wrong kind"
    case .wrongUnit: "Wrong unit"
    }
  }

  func particular(_ particular: Particular, _ text: String) -> String {
    switch particular {
    case .field, .found, .version, .candidates: text
    case .computed: "the answers give \(text)"
    case .least: "\(text) at least"
    case .most: "\(text) at most"
    case .earliest: "\(text) at the earliest"
    case .latest: "\(text) at the latest"
    case .allowed: "allowed: \(text)"
    case .expected: "must be \(text)"
    case .unit: "must be \(text)"
    case .section: "belongs in \(text)"
    case .nearest: "did you mean \(text)?"
    case .period: "answers count for \(text)"
    case .newest: "the newest is \(text)"
    }
  }

  func expected(_ kind: ExpectedKind) -> String {
    switch kind {
    case .object: "a JSON object"
    case .entries: "an array of objects"
    case .string: "a text"
    case .number: "a number"
    case .wholeNumber: "a whole number"
    case .option: "the id of an option"
    case .options: "an array of ids of options"
    case .quantity: "a number with its unit"
    case .boolean: "yes or no (true or false)"
    case .date: "a day that exists (YYYY-MM-DD)"
    case .dateTime: "a time that exists, with its zone"
    case .nothing: "left out, because it is computed"
    }
  }
}
