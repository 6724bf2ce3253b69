import Storage
import Triage

/// What `audit`, `recall` and `replay` say.
protocol AuditWording {
  // The audit
  func word(_ act: AuditTrail.Act) -> String
  func account(_ name: String) -> String
  /// What the host's clock said when a person named another moment.
  func clockSaid(_ moment: String) -> String
  func patients(_ count: Int) -> String
  func fault(_ fault: AuditFault) -> String
  /// The sum of what was looked at.
  func audited(entries: Int, rows: Int, faults: Int) -> String
  /// That nobody can tell whether the end was cut off.
  var noAnchor: String { get }
  var nothingAudited: String { get }
  func noAnchor(_ path: String, line: Int?) -> String
  /// That something is shown although that cannot be recorded.
  func notRecorded(_ reason: String) -> String

  // Recalling
  func recalled(decisions: Int, patients: Int) -> String
  /// That another decision has taken its place.
  var notInForce: String { get }
  /// That a store does not know what somebody asks for.
  func neverUsed(_ name: RecallName, store: String) -> String
  func usedHere(_ names: String) -> String

  // Deciding again
  func replayedSame(_ count: Int) -> String
  /// That no stored decision is of what was asked for, so that nothing was compared.
  var nothingReplayed: String { get }
  func replayedLookingAhead(_ count: Int) -> String
  func replayed(_ stored: String, _ again: String) -> String
  func sentence(_ obstacle: Replay.Obstacle) -> String
  func decidedBy(engine: String) -> String
  var wholeDecision: String { get }
  var nothingThere: String { get }
}
