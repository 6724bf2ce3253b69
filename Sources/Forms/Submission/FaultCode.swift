import JSONText

/// Every word that names what is wrong with a submission.
///
/// A fault is made from one of these and from nothing else, so that each language has a sentence
/// for it: wording is chosen by a `switch` without a default.
public enum FaultCode: String, Sendable, Hashable, CaseIterable {
  // The text of a line
  case duplicateKey = "duplicate-key"
  case invalidUTF8 = "invalid-utf8"
  case loneSurrogate = "lone-surrogate"
  case malformedJSON = "malformed-json"
  case nulCharacter = "nul-character"
  case tooDeep = "too-deep"
  case tooLarge = "too-large"
  case truncated

  // What a submission says of itself
  case emptyField = "empty-field"
  case invalidTime = "invalid-time"
  case invalidVersion = "invalid-version"
  case missingField = "missing-field"
  case missingVersion = "missing-version"
  case unknownField = "unknown-field"
  case unsupportedFormat = "unsupported-format"

  // Its answers
  case contradiction
  case duplicateEntry = "duplicate-entry"
  case duplicateOption = "duplicate-option"
  case invalidDate = "invalid-date"
  case missingUnit = "missing-unit"
  case notExclusive = "not-exclusive"
  case outOfRange = "out-of-range"
  case tooFewEntries = "too-few-entries"
  case tooLong = "too-long"
  case tooManyDecimals = "too-many-decimals"
  case tooManyDigits = "too-many-digits"
  case tooManyEntries = "too-many-entries"
  case tooManyFaults = "too-many-faults"
  case unknownItem = "unknown-item"
  case unknownOption = "unknown-option"
  case wrongType = "wrong-type"
  case wrongUnit = "wrong-unit"

  // Its patient, protocol and time
  case ambiguousProtocol = "ambiguous-protocol"
  case anchorLater = "anchor-later"
  case anchorUnknown = "anchor-unknown"
  case conflict
  case fromFuture = "from-future"
  case invalidIdentityNumber = "invalid-identity-number"
  case noConsultationRow = "no-consultation-row"
  case noProtocol = "no-protocol"
  case overlappingLimits = "overlapping-limits"
  case stale
  case unfollowedCorrection = "unfollowed-correction"
  case unknownVersion = "unknown-version"

  // Its unit, where it is a reading
  case unknownUnit = "unknown-unit"

  init(_ fault: JSONFault) { self = FaultCode(rawValue: fault.code) ?? .malformedJSON }
}

/// What a fault's sentence tells beside its item and place.
public enum Particular: String, Sendable, Hashable, CaseIterable {
  /// The member of the submission that it is about.
  case field
  /// What was written; a number, moment, day or word.
  case found
  /// What the answers give instead of the reported number.
  case computed
  /// The least number that is allowed.
  case least
  /// The greatest number that is allowed.
  case most
  /// The first day that is allowed.
  case earliest
  /// The last day that is allowed.
  case latest
  /// All that is allowed, with `, ` between.
  case allowed
  /// What kind of value it must be; an `ExpectedKind`.
  case expected
  /// The unit it must have.
  case unit
  /// The repeated section it belongs in.
  case section
  /// What was probably meant.
  case nearest
  /// How long answers count, as the protocol writes it.
  case period
  /// The form's version as submitted.
  case version
  /// The newest version that is accepted.
  case newest
  /// The protocols that could decide, with `, ` between.
  case candidates
}

/// What a fault's sentence tells, by what it is.
public typealias Particulars = [Particular: String]

extension Particulars {
  init(_ fault: JSONFault) {
    self = fault.kind == .tooDeep ? [.most: "\(JSONScanner.depthLimit)"] : [:]
  }
}

/// What kind of value was expected.
public enum ExpectedKind: String, Sendable, Hashable, CaseIterable {
  case object, entries, string, number
  case wholeNumber = "whole_number"
  case option, options, quantity, boolean, date
  case dateTime = "date_time"
  /// No value, because it is computed.
  case nothing
}

extension FormItem.Answer {
  /// What kind of value an answer must be.
  var kind: ExpectedKind {
    switch self {
    case .ordinal: .number
    case .coded: .option
    case .several: .options
    case .count: .wholeNumber
    case .quantity: .quantity
    case .boolean: .boolean
    case .date: .date
    case .dateTime: .dateTime
    case .text: .string
    }
  }
}
