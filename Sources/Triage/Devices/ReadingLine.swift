public import Forms
import Diagnostics
import JSONText
import Values

/// Reads one line of readings: the flat form, or a FHIR Observation.
///
/// ```json
/// {"id":"r-1","patient":"p1","code":"http://loinc.org|29463-7","value":82.4,"unit":"kg",
///  "time":"2026-11-02T07:30:00+01:00","device":"scale"}
/// ```
///
/// Nothing is guessed at: a line without an identifier, with an unknown unit or a time without
/// zone is refused, and tells as much as can still be read of it.
public enum ReadingLine {
  /// The kind of line that a refused reading is in quarantine; no form can have that name.
  public static let kind = "Observation"

  /// Reads a line, without its line end.
  ///
  /// - Throws: ``Forms/Refusal``.
  public static func read(_ line: [UInt8]) throws(Refusal) -> Reading {
    if line.count > SubmissionReader.sizeLimit { throw .readingTooLarge() }
    let (value, diagnostics) = JSONValue.parse(SourceText(path: "", bytes: line))
    let members = ReadingMembers(value)
    do throws(Refusal) {
      if let fault = diagnostics.first { throw Refusal(fault) }
      return try members.reading()
    } catch {
      throw members.telling(error)
    }
  }

  /// What is known of a refused line: which series it could have been of, and when.
  public static func refused(_ line: [UInt8], code: String) -> RefusedReading {
    let members = ReadingMembers(JSONValue.parse(SourceText(path: "", bytes: line)).value)
    return RefusedReading(
      id: members.id,
      code: members.code,
      time: members.time,
      isConflict: code == FaultCode.conflict.rawValue
    )
  }
}

/// The members of a line, in either form.
struct ReadingMembers {
  private let value: JSONValue?
  private let isResource: Bool

  init(_ value: JSONValue?) {
    self.value = value
    isResource = value?["resourceType"] != nil
  }

  func reading() throws(Refusal) -> Reading {
    guard value?.members != nil else { throw .readingNotAnObject(at: value?.span.start ?? 0) }
    if isResource { try checkResource() } else { try checkFields() }
    let id = try required(idValue, "id")
    let patient = patientID(try required(patientValue, "patient"))
    if IdentityNumber.isFaulty(patient) { throw .readingIdentityNumber(patient) }
    let code = try code(codeValue)
    let time = try required(timeValue, "time")
    guard let moment = Instant(time) else { throw .readingTime(at: offset(timeValue)) }
    let number = try number()
    let written = try required(unitValue, "unit")
    guard let unit = Unit(written) else { throw .unknownUnit(written, at: offset(unitValue)) }
    return Reading(
      id: id,
      patient: patient,
      code: code,
      value: number,
      unit: unit,
      time: moment,
      device: text(deviceValue)
    )
  }

  /// A refusal with all that can be told of the line.
  func telling(_ refusal: Refusal) -> Refusal {
    var refusal = refusal
    refusal.submission = id
    refusal.patient = text(patientValue).map(patientID)
    refusal.form = ReadingLine.kind
    refusal.authored = time
    return refusal
  }

  var id: String? { text(idValue) }
  var code: String? { try? code(codeValue) }
  var time: Instant? { text(timeValue).flatMap { Instant($0) } }

  // MARK: Where each stands

  private var idValue: JSONValue? {
    guard isResource else { return value?["id"] }
    return value?["identifier"]?.elements?.first?["value"] ?? value?["id"]
  }

  private var patientValue: JSONValue? {
    guard isResource else { return value?["patient"] }
    return value?["subject"]?["identifier"]?["value"] ?? value?["subject"]?["reference"]
  }

  /// The id in a reference as FHIR writes it; anything else is an id as it stands.
  ///
  /// It is `Patient/p1`, the same under a server's address, or with a version after it.
  ///
  /// - SeeAlso: FHIR R4, 2.3.0.1, Literal References.
  private func patientID(_ text: String) -> String {
    guard isResource, value?["subject"]?["identifier"]?["value"] == nil else { return text }
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    guard let type = parts.lastIndex(of: "Patient"), type + 1 < parts.count,
      !parts[type + 1].isEmpty
    else { return text }
    let rest = parts[(type + 2)...]
    return rest.isEmpty || rest.first == "_history" ? String(parts[type + 1]) : text
  }

  private var codeValue: JSONValue? {
    isResource ? value?["code"]?["coding"]?.elements?.first : value?["code"]
  }

  private var timeValue: JSONValue? { value?[isResource ? "effectiveDateTime" : "time"] }
  private var numberValue: JSONValue? {
    isResource ? value?["valueQuantity"]?["value"] : value?["value"]
  }
  private var unitValue: JSONValue? {
    isResource ? value?["valueQuantity"]?["code"] : value?["unit"]
  }
  private var deviceValue: JSONValue? {
    guard isResource else { return value?["device"] }
    return value?["device"]?["display"] ?? value?["device"]?["reference"]
  }

  // MARK: What must hold

  private static let fields = ["id", "patient", "code", "value", "unit", "time", "device"]

  /// A field that is not known could change what the others mean.
  private func checkFields() throws(Refusal) {
    for member in value?.members ?? [] where !Self.fields.contains(member.key.text) {
      throw .unknownReadingField(
        member.key.text,
        among: Self.fields,
        at: member.key.span.start
      )
    }
  }

  /// A result that is not final, one that is only a bound, and one with a reason to be absent are
  /// no readings.
  private func checkResource() throws(Refusal) {
    let kind = value?["resourceType"]
    guard text(kind) == ReadingLine.kind else { throw .notAnObservation(at: offset(kind)) }
    let status = value?["status"]
    guard let text = text(status), ["final", "amended", "corrected"].contains(text) else {
      throw .notFinal(at: offset(status))
    }
    let system = value?["valueQuantity"]?["system"]
    if let system, system.string?.text != "http://unitsofmeasure.org" {
      throw .notUCUM(at: offset(system))
    }
    for key in ["modifierExtension", "dataAbsentReason", "component"] {
      if let found = value?[key] { throw .notOneNumber(key, at: offset(found)) }
    }
    if let comparator = value?["valueQuantity"]?["comparator"] {
      throw .notOneNumber("comparator", at: offset(comparator))
    }
  }

  private func required(_ value: JSONValue?, _ field: String) throws(Refusal) -> String {
    guard let value else { throw .readingLacks(field, at: self.value?.span.start ?? 0) }
    guard let text = value.string?.text else { throw .readingText(field, at: offset(value)) }
    guard text.utf8.count <= 256 else { throw .readingTooLong(field, at: offset(value)) }
    guard text.contains(where: { !$0.isWhitespace }) else {
      throw .readingEmpty(field, at: offset(value))
    }
    return text
  }

  private func code(_ value: JSONValue?) throws(Refusal) -> String {
    guard isResource else {
      let text = try required(value, "code")
      guard text.split(separator: "|").count == 2 else { throw .readingCode(at: offset(value)) }
      return text
    }
    let system = try required(value?["system"], "code")
    return "\(system)|\(try required(value?["code"], "code"))"
  }

  private func number() throws(Refusal) -> Number {
    guard let value = numberValue else { throw .readingLacks("value", at: offset(nil)) }
    guard let text = value.number else { throw .readingNumber(at: offset(value)) }
    do throws(Number.TextFault) {
      return try Number(parsing: text)
    } catch {
      throw .readingDigits(at: offset(value))
    }
  }

  private func text(_ value: JSONValue?) -> String? {
    value?.string.flatMap { $0.text.utf8.count <= 256 && !$0.text.isEmpty ? $0.text : nil }
  }

  /// Where a member stands; the line's start where it is not there.
  private func offset(_ value: JSONValue?) -> Int {
    value?.span.start ?? self.value?.span.start ?? 0
  }
}
