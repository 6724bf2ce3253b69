import Diagnostics
import Foundation
import GRDB
import Testing
import Triage
import Values

@testable import Forms
@testable import Storage

/// What arrives and what is decided, with all that a test does not say left at its usual value.
enum Samples {
  /// Makes of a store one that was left when an index saw to it that a first decision is the only one.
  static let olderIndexes = """
    DROP TRIGGER IF EXISTS first_decision_is_number_one;
    CREATE UNIQUE INDEX first_decision ON decision (submission) WHERE supersedes IS NULL;
    """

  static func bytes(_ text: String) -> [UInt8] { Array(text.utf8) }

  static func hash(_ byte: UInt8) throws -> ContentHash {
    try #require(ContentHash(bytes: [UInt8](repeating: byte, count: 32)))
  }

  static func instant(_ text: String) throws -> Instant { try #require(Instant(text)) }

  static func submission(
    _ id: String,
    patient: String = "p1",
    form: String = "epilepsy_follow_up",
    authored: String = "2026-11-02T18:04:00+01:00"
  ) throws -> Submission {
    Submission(
      id: id,
      patient: patient,
      form: form,
      version: Version(1, 0, 0),
      authored: try instant(authored),
      reporter: .patient,
      enteredBy: nil,
      trigger: .planned,
      replaces: nil,
      correctionReason: nil,
      answers: Span(0, 0),
      faults: []
    )
  }

  /// A decision with every member of the contract, umlauts and characters that JSON escapes.
  static func decision(
    _ submission: String,
    patient: String = "p1",
    _ colour: Colour = .red,
    now: String = "2026-11-02T18:30:00+01:00",
    supersedes: String? = nil
  ) throws -> Decision {
    var decision = try #require(Decision(json: bytes(decisionText)))
    decision.input = ContentHash(of: line(submission))
    decision.submission = submission
    decision.patient = patient
    decision.colour = colour
    decision.now = try instant(now)
    decision.supersedes = supersedes
    return decision
  }

  /// The line of a submission that tells only its id.
  static func line(_ id: String) -> [UInt8] { bytes(#"{"id":"\#(id)"}"#) }

  static func entry(
    _ id: String,
    patient: String = "p1",
    form: String = "epilepsy_follow_up",
    authored: String = "2026-11-02T18:04:00+01:00",
    _ colour: Colour = .red
  ) throws -> LedgerEntry {
    .decided(
      line: line(id),
      submission: try submission(id, patient: patient, form: form, authored: authored),
      WrittenDecision(try decision(id, patient: patient, colour))
    )
  }

  static func refused(
    _ byte: UInt8 = 0,
    line: [UInt8]? = nil,
    submission: String? = nil,
    patient: String? = "p1",
    form: String? = "epilepsy_follow_up",
    authored: String? = "2026-10-01T08:00:00.250+02:00",
    code: String = "duplicate-key"
  ) throws -> Quarantined {
    let line = line ?? [0x7B, 0xFF, 0x00, 0x0D, byte]
    return Quarantined(
      line: line,
      input: ContentHash(of: line),
      submission: submission,
      patient: patient,
      form: form,
      authored: try authored.map { try instant($0) },
      fault: DecisionFault(
        code: code,
        cause: .technical,
        item: nil,
        line: 12,
        column: 88,
        message: "a key stands twice in one object"
      ),
      now: try instant("2026-11-02T18:30:00+01:00")
    )
  }

  static func patient(_ json: String) throws -> Patient {
    try #require(Patient(json: bytes(json)))
  }

  private static let decisionText = """
    {"submission":"s-17","patient":"p1","status":"decided","colour":"red","proven":"red",\
    "possible":"red","findings":[{"id":"self_harm","colour":"red","value":1,"limit":">= 1",\
    "safety":true,"text":{"nb":"Tanker om \\"død\\"","en":"a\\tb"},"source":"x"}],\
    "open":[{"id":"low_mood","could_be":"yellow","bounds":[8,11],"limit":">= 10","safety":false,\
    "cause":"patient","because":[{"item":"phq_9.sleep","reason":"unanswered",\
    "label":{"nb":"Søvn"}}],"text":{"nb":"Nedstemt"}}],\
    "faults":[],"scores":{"phq_9.total":{"value":null,"bounds":[8,11],"displayed":10.29,\
    "prorated":true}},"consultation":{"contact":"phone","by":"physician","within":"same day",\
    "deadline":"2026-11-02","or":[]},"orders":[],"next_form":"2027-05-02",\
    "protocol":{"id":"epilepsy_follow_up","version":"1.0.0","hash":"sha256:\(digits)"},\
    "form":{"id":"epilepsy_follow_up","version":"1.0.0","hash":null},"engine":"0.1.0",\
    "input":"sha256:\(digits)","now":"2026-11-02T18:30:00+01:00"}
    """

  private static let digits = String(repeating: "0f", count: 32)
}

/// A directory of its own, gone when the test ends.
final class TemporaryDirectory {
  let path: String

  init() throws {
    let url = FileManager.default.temporaryDirectory
      .appendingPathComponent("behov-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    path = url.path
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  /// The path of a file in it.
  func file(_ name: String = "behov.sqlite") -> String { path + "/" + name }
}

extension Store {
  /// The first column of a statement's rows, as text.
  func column(_ sql: String) throws -> [String] {
    try read { try $0.rows(sql, []).map { $0.text(0) ?? $0.whole(0).map { "\($0)" } ?? "NULL" } }
  }

  /// Every row of a table, in the order in which they were written.
  func table(_ name: String) throws -> [Row] {
    try read { try $0.rows("SELECT * FROM \(name)", []) }
  }

  /// Runs statements as another program could.
  func execute(_ sql: String) throws { try queue.inDatabase { try $0.execute(sql: sql) } }
}

extension Samples {
  /// A reading of 5.5 mmol/L at noon on 1 November.
  static func reading(
    _ id: String,
    patient: String = "p1",
    value: String = "5.5",
    time: String = "2026-11-01T12:00:00+01:00"
  ) throws -> DeviceEntry {
    let line =
      #"{"id":"\#(id)","patient":"\#(patient)","code":"s|c","value":\#(value),"unit":"mmol/L","#
      + #""time":"\#(time)"}"#
    return .stored(
      try ReadingLine.read(bytes(line)),
      line: bytes(line),
      received: try instant("2026-11-02T18:30:00+01:00")
    )
  }
}
