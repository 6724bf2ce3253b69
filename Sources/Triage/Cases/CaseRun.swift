import Expressions
import Forms
public import Scheduling
import Values

/// What became of the cases of one protocol.
public struct CaseRun: Sendable {
  /// A row whose decision is another than expected.
  public struct Failure: Sendable, Hashable {
    /// The case.
    public let name: String
    /// The row's number in the file.
    public let row: Int
    /// What was expected and what came, one line a difference.
    public let differences: [Difference]
  }

  /// One difference.
  public struct Difference: Sendable, Hashable {
    /// What was compared.
    public let subject: String
    /// What was expected.
    public let expected: String
    /// What came.
    public let actual: String
  }

  /// How many rows were compared.
  public internal(set) var compared = 0
  /// The rows that differ.
  public internal(set) var failures: [Failure] = []
  /// The decision of each row, by its number; rows that were refused have none.
  public internal(set) var decisions: [Int: Decision] = [:]

  /// Runs every case of a file; never stops at a failure.
  public init(_ file: CaseFile, _ triageProtocol: TriageProtocol, calendar: ClinicCalendar) {
    let triage = Triage(triageProtocol, calendar: calendar, engine: "test")
    let forms = FormLibrary(triageProtocol.readings.map(\.form))
    for rows in Dictionary(grouping: file.rows, by: \.name).values {
      for row in rows { run(row, among: rows, triage, forms) }
    }
    failures.sort { $0.row < $1.row }
  }

  private mutating func run(
    _ row: CaseFile.Row,
    among rows: [CaseFile.Row],
    _ triage: Triage,
    _ forms: FormLibrary
  ) {
    guard let request = triage.request(row, among: rows, forms) else {
      if !row.expected.isEmpty {
        compared += 1
        fail(row, [Difference(subject: "status", expected: "decided", actual: "rejected")])
      }
      return
    }
    let decision = triage.decide(request)
    decisions[row.number] = decision
    guard !row.expected.isEmpty else { return }
    compared += 1
    let differences = row.differences(from: decision)
    if !differences.isEmpty { fail(row, differences) }
  }

  private mutating func fail(_ row: CaseFile.Row, _ differences: [Difference]) {
    failures.append(Failure(name: row.name, row: row.number, differences: differences))
  }
}

extension CaseFile.Row {
  /// What is expected and what a decision is, where they are not the same.
  func differences(from decision: Decision) -> [CaseRun.Difference] {
    expected.compactMap { expectation in
      let actual = decision.value(of: expectation.subject)
      guard actual != expectation.value else { return nil }
      return CaseRun.Difference(
        subject: expectation.subject.name,
        expected: expectation.value,
        actual: actual
      )
    }
  }
}

extension Triage {
  /// A case as it is decided: the other forms of its patient are its history.
  func request(_ row: CaseFile.Row, among rows: [CaseFile.Row], _ forms: FormLibrary) -> Request? {
    let reader = HistoryReader(self, forms, row.patient)
    var history = History()
    for other in rows where other.number != row.number { reader.add(other.line, to: &history) }
    guard let submission = reader.submission(row.line) else { return nil }
    return Request(
      submission: submission,
      answers: reader.answers(row.line, submission),
      input: ContentHash(of: row.line),
      patient: row.patient,
      history: history,
      devices: row.devices,
      now: row.now
    )
  }
}

extension Decision {
  func value(of subject: CaseFile.Expectation.Subject) -> String {
    switch subject {
    case .colour: colour.description
    case .proven: proven.description
    case .possible: possible.description
    case .fired: Self.ids(findings.map(\.id))
    case .open: Self.ids(open.map(\.id))
    case .contact: consultation.contact
    case .deadline: consultation.deadline?.description ?? "-"
    case .output(let heading):
      consultation.free.first { $0.heading == heading }?.word ?? "-"
    }
  }

  private static func ids(_ ids: [String]) -> String {
    ids.isEmpty ? "-" : ids.sorted().joined(separator: " + ")
  }
}
