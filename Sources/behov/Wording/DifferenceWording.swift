import Rules
import Triage

/// What is said of the difference between two protocols in one language.
protocol DifferenceWording {
  var sameMeaning: String { get }
  /// How many changes there are, and how many of them make something milder, or may.
  func changes(_ count: Int, falls: Int, uncertain: Int) -> String
  /// The heading over the changes that do this.
  func heading(_ effect: ProtocolChange.Effect) -> String
  func area(_ area: ProtocolChange.Area) -> String
  func kind(_ kind: ProtocolChange.Kind) -> String
  /// What of a thing changed; `nil` is all of it.
  func aspect(_ aspect: ProtocolChange.Aspect) -> String?
  func missingMeaning(_ meaning: MissingMeaning) -> String
  func before(_ text: String) -> String
  func after(_ text: String) -> String
  func headerLine(_ id: String) -> String
}
