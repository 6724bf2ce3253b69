import Forms
import Values

/// Which patient is followed up by which protocol.
struct Enrolments {
  private let protocols: [TriageProtocol]
  private let look: (String) throws -> [Patient]
  private let isEmpty: Bool

  /// Takes the patients given, or else those that the ledger knows.
  init(_ patients: [Patient]?, _ ledger: some Ledger, _ protocols: [TriageProtocol]) throws {
    self.protocols = protocols
    if let patients {
      let byID = Dictionary(grouping: patients) { ExactName($0.id) }
      look = { byID[ExactName($0)] ?? [] }
      isEmpty = false
    } else {
      look = { try ledger.enrolments(of: $0) }
      isEmpty = try !ledger.hasEnrolments()
    }
  }

  /// The index of the protocol that decides a submission.
  ///
  /// Without any patients it is the one protocol for the form.
  func `protocol`(for submission: Submission) throws -> Int {
    var candidates = protocols.indices.filter { protocols[$0].form == submission.form }
    if !isEmpty {
      let enrolled = Set(try look(submission.patient).map(\.protocol))
      candidates = candidates.filter { enrolled.contains(protocols[$0].reference.id) }
    }
    guard let first = candidates.first else {
      throw Refusal.noProtocol(submission, hasPatients: !isEmpty)
    }
    guard candidates.count == 1 else {
      throw Refusal.ambiguousProtocol(
        submission,
        candidates.map { protocols[$0].reference.id }
      )
    }
    return first
  }

  /// The patient's enrolment in a protocol.
  func patient(_ id: String, _ triageProtocol: TriageProtocol) throws -> Patient? {
    if isEmpty { return nil }
    return try look(id).last { $0.protocol == triageProtocol.reference.id }
  }
}
