import Rules
import Triage

extension English {
  var sameMeaning: String { "The protocols mean the same." }
  func changes(_ count: Int, falls: Int, uncertain: Int) -> String {
    let all = "\(count) \(count == 1 ? "change" : "changes")"
    let milder = falls == 0 ? "none makes" : falls == 1 ? "1 makes" : "\(falls) make"
    let may = uncertain == 0 ? "" : ", \(uncertain) may make something milder"
    return "\(all), \(milder) something milder\(may)"
  }
  func heading(_ effect: ProtocolChange.Effect) -> String {
    switch effect {
    case .milder: "Milder than before"
    case .either: "May become milder or stricter"
    case .stricter: "Stricter than before"
    case .none: "Changes no colour"
    }
  }
  func area(_ area: ProtocolChange.Area) -> String {
    switch area {
    case .header: "Header"
    case .form: "Form"
    case .limit: "Limit of a patient's own"
    case .series: "Readings"
    case .value: "Computed value"
    case .threshold: "Limit"
    case .rule: "Rule"
    case .status: "Colour as a whole"
    case .consultation: "Consultation"
    case .action: "Order"
    case .plan: "Plan"
    case .text: "Text"
    case .patientText: "Text for the patient"
    }
  }
  func kind(_ kind: ProtocolChange.Kind) -> String {
    switch kind {
    case .added: "added"
    case .removed: "removed"
    case .changed: "changed"
    case .moved: "moved"
    }
  }
  func aspect(_ aspect: ProtocolChange.Aspect) -> String? {
    switch aspect {
    case .whole, .wording: nil
    case .value: "what is computed or tested"
    case .colours: "the colours"
    case .cells: "the limits"
    case .missing: "what a missing answer means"
    case .red: "when it is red"
    case .yellow: "when it is yellow"
    case .safety: "whether it is a safety rule"
    case .source: "the source"
    case .allowed: "what may be set"
    case .standard: "what holds where nothing is set"
    case .outcome: "what follows"
    }
  }
  func missingMeaning(_ meaning: MissingMeaning) -> String {
    switch meaning {
    case .grey: "every possible answer is tried"
    case .yellow: "yellow"
    case .red: "red"
    case .notNeeded: "not needed"
    }
  }
  func before(_ text: String) -> String { "before: \(text)" }
  func after(_ text: String) -> String { "now: \(text)" }
  func headerLine(_ id: String) -> String {
    switch id {
    case "protocol": "the protocol's id"
    case "form": "form and lowest version"
    case "status": "status"
    case "owner": "owner"
    case "review by": "to be read again by"
    case "wish": "the patient's wish is read from"
    case "anchor": "the plan counts from"
    case "informative": "read by no rule"
    case "title": "title"
    default: id
    }
  }
}
