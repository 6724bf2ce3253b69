import DMN

extension English {
  var notInDMN: String { "This stands in the protocol, but not in the DMN tables:" }

  func loss(_ loss: DMNLoss) -> String {
    switch loss {
    case .gaps:
      "Partly known values: the protocol reckons with all that a value could still be. In DMN it is known "
        + "or null, and null gives the colour that stands under “missing”."
    case .hidden:
      "Questions that the form hides: in the protocol they do not count. In DMN they are null, as if unanswered."
    case .overall:
      "How findings become the colour of the form: in the protocol the worst of them. In DMN “colour” is given."
    case .reach:
      "Open rows of “consultation”: the protocol also takes rows that only may hold, and chooses the "
        + "shortest deadline. In DMN the first row that holds counts. “fired” is a list of each id and of "
        + "“id colour”; where the colour is grey, also of what is open."
    case .entries(let ids):
      "Thresholds on each entry of a list, the worst of which counts: \(list(ids))."
    case .computed(let expressions):
      "Expressions to be computed before the tables are read: \(expressions.joined(separator: "; "))."
    case .values(let ids): "How these values are computed (“values”): \(list(ids))."
    case .limits(let ids):
      "The default of limits that can be set for one patient, and what is allowed (“limits”): \(list(ids))."
    case .series(let ids): "Device data (“series”): \(list(ids))."
    case .rules(let ids): "Rules on several values or on change over time (“rule”): \(list(ids))."
    case .status: "What the number of findings does to the colour (“status”)."
    case .plan: "When forms are sent, are reminded of and count (“follow up”)."
    case .patientTexts: "What the patient is told (“texts … for patient”)."
    case .leftOut(let ids): "Left out, because DMN cannot say the same: \(list(ids))."
    }
  }

  func unansweredIsGrey(_ thresholds: [String]) -> String {
    "The table does not say what an unanswered question means; in the protocol it is not assessed (grey): "
      + "\(list(thresholds))."
  }

  func notTakenOver(_ annotations: [String]) -> String {
    "Annotations that were not taken over: \(list(annotations))."
  }

  var afterImport: String {
    "Put the tables into a protocol, write texts for them, and run “behov check”."
  }

  private func list(_ words: [String]) -> String { words.joined(separator: ", ") }
}
