import Forms
import Values

/// Which patient is followed up by which protocol.
struct Enrolments {
  private let protocols: [TriageProtocol]
  private let look: (String) throws -> [Patient]
  /// The same, where it takes no ledger.
  let listed: ListedEnrolments?

  /// Takes the patients given, or else those that the ledger knows.
  init(_ patients: [Patient]?, _ ledger: some Ledger, _ protocols: [TriageProtocol]) throws {
    self.protocols = protocols
    look = { try ledger.enrolments(of: $0) }
    let isStored = try patients == nil && ledger.hasEnrolments()
    listed = isStored ? nil : ListedEnrolments(patients, protocols)
  }

  /// The index of the protocol that decides a submission.
  ///
  /// Without any patients it is the one protocol for the form.
  func `protocol`(for submission: Submission) throws -> Int {
    if let listed { return try listed.protocol(for: submission) }
    return try protocols.place(for: submission, enrolled: try look(submission.patient))
  }

  /// The patient's enrolment in a protocol.
  func patient(_ id: String, _ triageProtocol: TriageProtocol) throws -> Patient? {
    if let listed { return listed.patient(id, triageProtocol) }
    return try look(id).last(in: triageProtocol)
  }
}

/// Which patient is followed up by which protocol, where all are listed or nobody is.
struct ListedEnrolments: Sendable {
  private let protocols: [TriageProtocol]
  private let byID: [ExactName: [Patient]]?

  fileprivate init(_ patients: [Patient]?, _ protocols: [TriageProtocol]) {
    self.protocols = protocols
    byID = patients.map { Dictionary(grouping: $0) { ExactName($0.id) } }
  }

  /// The index of the protocol that decides a submission.
  func `protocol`(for submission: Submission) throws(Refusal) -> Int {
    let enrolled = byID.map { $0[ExactName(submission.patient)] ?? [] }
    return try protocols.place(for: submission, enrolled: enrolled)
  }

  /// The patient's enrolment in a protocol.
  func patient(_ id: String, _ triageProtocol: TriageProtocol) -> Patient? {
    byID?[ExactName(id)]?.last(in: triageProtocol)
  }
}

extension [Patient] {
  fileprivate func last(in triageProtocol: TriageProtocol) -> Patient? {
    last { $0.protocol == triageProtocol.reference.id }
  }
}

extension [TriageProtocol] {
  /// The one that decides a submission, by its place: of those that a patient is enrolled in, or of all
  /// where there are no patients.
  fileprivate func place(
    for submission: Submission,
    enrolled: [Patient]?
  ) throws(Refusal) -> Int {
    func decides(_ place: Int) -> Bool {
      guard self[place].form == submission.form else { return false }
      return enrolled?.contains { $0.protocol == self[place].reference.id } ?? true
    }
    guard let first = indices.first(where: decides) else {
      throw Refusal.noProtocol(submission, hasPatients: enrolled != nil)
    }
    guard indices.last(where: decides) == first else {
      throw Refusal.ambiguousProtocol(
        submission,
        indices.filter(decides).map { self[$0].reference.id }
      )
    }
    return first
  }
}
