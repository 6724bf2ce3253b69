import Triage

/// What is said of and in a protocol that has just been begun.
protocol DraftWording {
  /// What its comments say.
  var draft: ProtocolDraft.Words { get }
  /// That it stands in a file, and what comes next.
  func drafted(_ path: String) -> String
}
