import Forms
import Testing
import Values

@testable import Triage

struct ReadingLineTests {
  private static let flat =
    #"{"id":"r-1","patient":"p1","code":"http://loinc.org|29463-7","value":82.4,"unit":"kg","#
    + #""time":"2026-11-02T07:30:00+01:00","device":"scale"}"#
  private static let resource =
    #"{"resourceType":"Observation","id":"o-1","status":"final","code":{"coding":[{"system":"#
    + #""http://loinc.org","code":"29463-7"}]},"subject":{"identifier":{"value":"p1"}},"#
    + #""effectiveDateTime":"2026-11-02T07:30:00+01:00","valueQuantity":{"value":82.4,"#
    + #""unit":"kilo","system":"http://unitsofmeasure.org","code":"kg"},"device":{"display":"scale"}}"#

  private func refusal(_ line: String) -> Refusal? {
    do throws(Refusal) {
      _ = try ReadingLine.read(Array(line.utf8))
      return nil
    } catch {
      return error
    }
  }

  @Test(arguments: [flat, resource])
  func bothFormsAreReadAlike(line: String) throws {
    let reading = try ReadingLine.read(Array(line.utf8))
    #expect(reading.patient == "p1" && reading.code == "http://loinc.org|29463-7")
    #expect(reading.value.description == "82.4" && reading.unit.code == "kg")
    #expect(reading.time.description == "2026-11-02T07:30:00+01:00" && reading.device == "scale")
  }

  @Test(arguments: [
    ("Patient/p1", "p1"), ("Patient/p1/_history/3", "p1"),
    ("https://fhir.example.no/r4/Patient/p1", "p1"), ("p1", "p1"), ("Group/g1", "Group/g1"),
    ("#p1", "#p1"), ("Patient/", "Patient/"), ("Patient/p1/extra", "Patient/p1/extra"),
  ])
  func aReferenceToAPatientIsTheIDInIt(reference: String, id: String) throws {
    let subject = #"{"identifier":{"value":"p1"}}"#
    let line = Self.resource.replacing(subject, with: #"{"reference":"\#(reference)"}"#)
    #expect(try ReadingLine.read(Array(line.utf8)).patient == id)
    let refused = try #require(refusal(line.replacing("final", with: "preliminary")))
    #expect(refused.patient == id)
  }

  @Test func anIdentifierIsTheIDAsItStands() throws {
    let line = Self.resource.replacing(#""value":"p1""#, with: #""value":"Patient/p1""#)
    #expect(try ReadingLine.read(Array(line.utf8)).patient == "Patient/p1")
  }

  @Test(arguments: [
    (flat, #""unit":"kg""#, #""unit":"kilo""#, "unknown-unit"),
    (flat, #""unit":"kg","#, "", "missing-unit"),
    (flat, "+01:00", "", "invalid-time"),
    (flat, "82.4", #""82.4""#, "wrong-type"),
    (flat, "82.4", "1e400", "too-many-digits"),
    (flat, #""id":"r-1","#, "", "missing-field"),
    (flat, #""id":"r-1""#, #""id":" ""#, "empty-field"),
    (flat, "http://loinc.org|", "", "unsupported-format"),
    (flat, #""device""#, #""devise""#, "unknown-field"),
    (flat, #""id":"r-1""#, #""id":"r-1","id":"r-2""#, "duplicate-key"),
    (flat, #""patient":"p1""#, #""patient":"01019012345""#, "invalid-identity-number"),
    (flat, #"scale"}"#, #"scale""#, "truncated"),
    (resource, "final", "entered-in-error", "unsupported-format"),
    (resource, "final", "preliminary", "unsupported-format"),
    (resource, #""value":82.4,"#, #""value":82.4,"comparator":"<","#, "unsupported-format"),
    (resource, #""device""#, #""component":[],"device""#, "unsupported-format"),
    (resource, "http://unitsofmeasure.org", "http://kilo.no", "unknown-unit"),
    (resource, #""code":"kg""#, #""code":"kilo""#, "unknown-unit"),
    (resource, "Observation", "Patient", "unsupported-format"),
    (resource, #""valueQuantity""#, #""valueString""#, "missing-field"),
  ])
  func whatCannotBeTrustedIsRefused(line: String, part: String, other: String, code: String) {
    let refusal = refusal(line.replacing(part, with: other))
    #expect(refusal?.code == code, "\(refusal?.message ?? "it was read")")
    #expect(refusal?.form == ReadingLine.kind)
  }

  @Test func aRefusalTellsWhatCanBeRead() throws {
    let line = Self.flat.replacing(#""kg""#, with: #""kilo""#)
    let refusal = try #require(self.refusal(line))
    #expect(refusal.patient == "p1" && refusal.submission == "r-1")
    #expect(refusal.authored?.description == "2026-11-02T07:30:00+01:00")
  }
}
