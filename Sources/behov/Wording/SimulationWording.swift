import Simulation

/// What is said of a simulation.
protocol SimulationWording {
  var simulationHeadings: SimulationHeadings { get }
  /// How large it was.
  func simulated(_ patients: Int, years: Int, seed: String) -> String
  /// What came to the clinic.
  func simulatedLines(_ count: Int, refused: Int) -> String
  /// That no figure describes real patients.
  var notReal: String { get }
  /// What is measured, of a group that stands in the reader's words already.
  func figure(_ kind: Figure.Kind, _ group: String) -> String
  /// Who can settle a grey, or the mistake that was put into the form.
  func doubt(_ word: String) -> String
  /// That the number of findings gives the colour, as a rule's name stands.
  var severalTogether: String { get }
}

/// The headings of what came of a simulation.
struct SimulationHeadings: Sendable {
  let measure: String
  let result: String
  let fixed: String
  let published: String
}
