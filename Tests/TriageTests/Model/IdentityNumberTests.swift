import Forms
import Testing

@testable import Triage

@Suite("A patient id that looks like an identity number is one")
struct IdentityNumberTests {
  @Test(
    "eleven legal digits and any other id pass",
    arguments: ["01025010023", "p1", "2024-000123", "2024-0001230", "12345", "a 1", "æ"]
  )
  func passes(_ patient: String) throws {
    try IdentityNumber.check(try submission(patient))
  }

  @Test(
    "a wrong number is refused, and a right one that is written with something between",
    arguments: [
      "01025010024", "32025010023", "1025010023", "010250 10023", "010250-10023",
      "01.02.50.10023", "010250\u{A0}10023", "٠١٠٢٥٠١٠٠٢٣",
    ]
  )
  func refuses(_ patient: String) throws {
    let submission = try submission(patient)
    #expect(throws: Refusal.self) { try IdentityNumber.check(submission) }
  }

  private func submission(_ patient: String) throws -> Submission {
    let line =
      #"{"id":"s","patient":"\#(patient)","form":"f","version":"1.0.0","#
      + #""authored":"2026-11-02T18:04:00+01:00","answers":{}}"#
    return try SubmissionReader.read(Array(line.utf8))
  }
}
