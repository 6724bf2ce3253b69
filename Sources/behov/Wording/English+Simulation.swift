import Simulation

extension English: SimulationWording {
  var simulationHeadings: SimulationHeadings {
    SimulationHeadings(
      measure: "Measure",
      result: "By the protocol",
      fixed: "Fixed times",
      published: "Published"
    )
  }
  func simulated(_ patients: Int, years: Int, seed: String) -> String {
    let years = years == 1 ? "1 year" : "\(years) years"
    return "\(patients) \(patients == 1 ? "patient" : "patients"), \(years) each, seed \(seed)"
  }
  func simulatedLines(_ count: Int, refused: Int) -> String {
    "\(count) forms came, \(refused) of them were refused"
  }
  var notReal: String {
    "These patients do not exist. The figures are no better than what the cohort assumes."
  }
  func doubt(_ word: String) -> String {
    let words = [
      "patient": "the patient can answer", "technical": "technical", "protocol": "the protocol",
      "left_out": "an answer left out", "contradictory": "answers that contradict each other",
      "mistyped": "a slip of the finger", "none": "no mistake in the form",
    ]
    return words[word] ?? word
  }
  var severalTogether: String { "several findings together" }
  func figure(_ kind: Figure.Kind, _ group: String) -> String {
    switch kind {
    case .patients: "Patients"
    case .patientDays: "Patient-days"
    case .formsSent: "Forms sent"
    case .formsReceived: "Forms assessed"
    case .physicalVisitsAvoided: "Planned physical visits avoided"
    case .noNextVisit: "Next planned physical visit not needed"
    case .noOtherContact: "Forms with no other contact"
    case .contacts: "Contacts per 100 patient-years: \(group)"
    case .calls: "The patient rang, per 100 patient-years"
    case .firstResponse: "First form answered"
    case .laterResponse: "Later forms answered"
    case .reminded: "Forms with a reminder"
    case .ownContact: "Patients who got in touch themselves"
    case .colour: "Colour: \(group)"
    case .rule: "Gave the colour: \(group)"
    case .greyCause: "Not assessed, who can settle it: \(group)"
    case .greyMistake: "Not assessed, mistake put in: \(group)"
    case .greyReason: "Not assessed because of: \(group)"
    case .daysToContact: "Days from answer to contact (middle / nine of ten): \(group)"
    case .deadlinesMissed: "Deadline missed: \(group)"
    case .neverHandled: "Still waiting when follow-up ended, of those not green"
    case .unanswered: "Forms not answered in time"
    case .unansweredHandled: "– of them followed up by a person"
    case .unansweredInNeed: "– of them the patient needed contact"
    case .falseGreen: "False green: needed contact, had none in \(group) days"
    case .needAfterGreen: "Green, and needed contact within \(group) days after"
    case .lowered: "Yellow and red lowered by a clinician"
    case .raised: "Raised by a clinician"
    case .daysInNeed: "Days in need of contact, per 100 patient-years"
    case .needsMet: "New needs with a conversation while they lasted"
    case .daysToNeedMet: "Days from a new need to a conversation (middle / nine of ten)"
    }
  }
}
