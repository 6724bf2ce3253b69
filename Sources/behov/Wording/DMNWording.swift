import DMN

/// What is said about the exchange of tables as DMN.
protocol DMNWording: Sendable {
  /// Before the list of losses.
  var notInDMN: String { get }
  /// Something that a protocol's DMN tables do not say.
  func loss(_ loss: DMNLoss) -> String
  /// Of imported thresholds without a row for `null`.
  func unansweredIsGrey(_ thresholds: [String]) -> String
  /// Of annotation columns that were not taken over.
  func notTakenOver(_ annotations: [String]) -> String
  /// What is to be done with imported tables.
  var afterImport: String { get }
}
