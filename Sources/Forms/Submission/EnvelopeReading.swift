import Diagnostics
import JSONText
import Values

/// Makes a submission of the members of its object.
struct EnvelopeReading {
  /// The most bytes that an id, a name or a patient may have.
  static let textLimit = 256
  /// The key that every FHIR resource has.
  private static let resourceType: StaticString = "resourceType"

  private let envelope: Envelope
  private let scanner: JSONScanner

  init(_ envelope: Envelope, _ scanner: JSONScanner) {
    self.envelope = envelope
    self.scanner = scanner
  }

  func submission() throws(Refusal) -> Submission {
    try checkKind()
    let id = try text(.id)
    let patient = try text(.patient)
    let form = try text(.form)
    let version = try version()
    let authored = try authored()
    let answers = try answers()
    var faults = unknownFields()
    let said = circumstances(&faults)
    return Submission(
      id,
      of: patient,
      form,
      version,
      authored,
      said,
      answers: answers,
      faults: faults.sorted { $0.offset < $1.offset }
    )
  }

  /// A refusal with all that can be told of the line; what stands twice is not told.
  func telling(_ refusal: Refusal) -> Refusal {
    var refusal = refusal
    refusal.submission = known(.id)
    refusal.patient = known(.patient)
    refusal.form = known(.form)
    refusal.authored = known(.authored).flatMap { Instant($0) }
    return refusal
  }

  // MARK: Fields that every submission has

  private func checkKind() throws(Refusal) {
    guard let whole = envelope.whole, whole.kind == .objectStart else {
      throw .notAnObject(at: envelope.whole?.range.lowerBound ?? 0)
    }
    for key in envelope.unknown where scanner.content(of: key, equals: Self.resourceType) {
      throw .unsupportedFormat(at: key.range.lowerBound)
    }
  }

  private func text(_ field: Envelope.Field) throws(Refusal) -> String {
    let token = try token(of: field, .string)
    guard token.range.count <= Self.textLimit else {
      throw .tooLong(field, at: token.range.lowerBound)
    }
    let text = scanner.string(token)
    guard !text.isBlank else { throw .empty(field, at: token.range.lowerBound) }
    return text
  }

  private func version() throws(Refusal) -> Version {
    let text = try text(.version)
    guard let version = Version(text) else {
      throw .invalidVersion(at: envelope[.version]?.token.range.lowerBound ?? 0)
    }
    return version
  }

  private func authored() throws(Refusal) -> Instant {
    let token = try token(of: .authored, .string)
    if let instant = scanner.withContent(of: token, { Instant(written: $0) }) { return instant }
    _ = try text(.authored)
    throw .invalidTime(at: token.range.lowerBound)
  }

  private func answers() throws(Refusal) -> Span {
    _ = try token(of: .answers, .objectStart)
    let range = envelope[.answers]?.range ?? 0..<0
    return Span(range.lowerBound, range.upperBound)
  }

  private func token(
    of field: Envelope.Field,
    _ kind: JSONToken.Kind
  ) throws(Refusal) -> JSONToken {
    guard let value = envelope[field] else {
      throw .missing(field, at: envelope.whole?.range.lowerBound ?? 0)
    }
    guard value.token.kind == kind else {
      throw .wrongType(field, at: value.token.range.lowerBound)
    }
    return value.token
  }

  private func known(_ field: Envelope.Field) -> String? {
    guard let value = envelope[field], !value.isRepeated else { return nil }
    return try? text(field)
  }

  // MARK: Fields that need not be there

  private func unknownFields() -> [AnswerFault] {
    envelope.unknown.prefix(FaultList.limit).map { key in
      .unknownField(
        scanner.string(key),
        in: "a submission",
        among: Envelope.names.names,
        at: key.range.lowerBound
      )
    }
  }

  private func circumstances(_ faults: inout [AnswerFault]) -> Submission.Circumstances {
    var said = Submission.Circumstances()
    said.reporter = word(.reporter, &faults)
    said.enteredBy = optionalText(.enteredBy, &faults)
    if said.lacksEnteredBy, let reporter = envelope[.reporter] {
      faults.append(.missingEnteredBy(at: reporter.token.range.lowerBound))
    }
    said.trigger = word(.trigger, &faults)
    said.replaces = optionalText(.replaces, &faults)
    said.correctionReason = optionalText(.correctionReason, &faults)
    return said
  }

  private func optionalText(_ field: Envelope.Field, _ faults: inout [AnswerFault]) -> String? {
    guard let value = envelope[field], value.token.kind != .null else { return nil }
    let offset = value.token.range.lowerBound
    guard value.token.kind == .string else {
      faults.append(.fieldWrongType(field, at: offset))
      return nil
    }
    guard value.token.range.count <= Self.textLimit else {
      faults.append(.fieldTooLong(field, at: offset))
      return nil
    }
    let text = scanner.string(value.token)
    return text.isBlank ? nil : text
  }

  private func word<Word: RawRepresentable<String> & CaseIterable>(
    _ field: Envelope.Field,
    _ faults: inout [AnswerFault]
  ) -> Word? {
    guard let text = optionalText(field, &faults) else { return nil }
    if let word = Word(rawValue: text) { return word }
    let offset = envelope[field]?.token.range.lowerBound ?? 0
    let known = Word.allCases.map(\.rawValue)
    faults.append(.unknownOption(text, of: field.rawValue, item: nil, among: known, at: offset))
    return nil
  }
}

extension String {
  /// Whether there is nothing in it but white space.
  var isBlank: Bool {
    // Most begin with a letter or a digit, whose properties need not be looked up.
    if let first = utf8.first, 0x21...0x7E ~= first { return false }
    return unicodeScalars.allSatisfy(\.properties.isWhitespace)
  }
}
