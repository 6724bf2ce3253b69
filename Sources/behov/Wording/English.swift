import Triage
import Values

/// English.
struct English: Wording {
  let language = Language.en

  // MARK: Words

  func word(_ colour: Colour) -> String {
    switch colour {
    case .red: "RED"
    case .grey: "NOT ASSESSED"
    case .yellow: "YELLOW"
    case .green: "GREEN"
    }
  }

  let contacts = [
    "none": "no contact", "message": "message", "phone": "phone", "video": "video",
    "letter": "letter", "in_person": "in person",
  ]
  let roles = ["anaesthetist": "anaesthetist", "physician": "physician", "nurse": "nurse"]
  let facts = [
    "age": "age", "birth_date": "date of birth", "reporter": "who answers", "sex": "sex",
    "trigger": "what caused the form",
  ]
  let units: [String: (one: String, several: String)] = [
    "working day": ("working day", "working days"), "day": ("day", "days"),
    "week": ("week", "weeks"),
    "month": ("month", "months"), "year": ("year", "years"), "hour": ("hour", "hours"),
    "minute": ("minute", "minutes"),
  ]
  let sameDay = "the same day or the first working day"
  func within(_ period: String) -> String { "within \(period)" }
  func latest(_ date: String) -> String { "by \(date)" }
  let and = "and"
  let or = "or"
  let yes = "yes"
  let no = "no"
  func quoted(_ text: String) -> String { "“\(text)”" }

  func limit(_ comparison: String, _ number: String) -> String {
    switch comparison {
    case ">=": "\(number) or more"
    case "<=": "\(number) or less"
    case ">": "above \(number)"
    case "<": "below \(number)"
    case "!=": "other than \(number)"
    default: number
    }
  }

  // MARK: Dates

  let weekdays = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
  let months = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
  ]
  func date(weekday: String, day: Int, month: String, year: Int) -> String {
    "\(weekday) \(day) \(month) \(year)"
  }
  func moment(date: String, hour: String, minute: String) -> String {
    "\(date) \(hour):\(minute)"
  }

  // MARK: The table of decisions

  let headings = TableHeadings(
    colour: "Colour",
    patient: "Patient",
    form: "Form",
    reason: "Reason",
    contact: "Contact",
    by: "By",
    deadline: "Deadline"
  )
  func header(_ count: Int, _ moment: String) -> String {
    "\(count) \(count == 1 ? "form" : "forms"), assessed \(moment)"
  }
  let exampleProtocol = "EXAMPLE PROTOCOL: not to be used to treat patients"
  let nothingToShow = "No forms to show."
  let nothingFound = "Nothing found"
  func unsettled(_ text: String) -> String { "Open: \(text)" }
  func more(_ count: Int) -> String { "and \(count) more" }
  func valueAndLimit(_ value: String, _ limit: String) -> String {
    "value \(value), limit \(limit)"
  }
  let late = "passed"
  func rejected(_ count: Int) -> String { "Rejected, must be read by a person: \(count)" }
  func moreRejected(_ count: Int) -> String { "… and \(count) more; --format ndjson lists all" }
  let rejectedCount = "rejected"
  let duplicateCount = "duplicate"
  func assessedBefore(_ moment: String) -> String { "Assessed before, \(moment)" }
  func subject(patient: String?, submission: String?) -> String {
    [patient.map { "patient \($0)" }, submission.map { "form \($0)" }].compactMap(\.self)
      .joined(separator: ", ")
  }
  func refused(_ submission: String, _ sentence: String) -> String {
    "\(submission) was rejected: \(sentence)"
  }
  func place(line: Int?, column: Int?) -> String {
    [line.map { "line \($0)" }, column.map { "column \($0)" }].compactMap(\.self)
      .joined(separator: ", ")
  }

  // MARK: One decision explained

  func headline(patient: String, submission: String, authored: String?) -> String {
    subject(patient: patient, submission: submission)
      + (authored.map { ", answered \($0)" } ?? "")
  }
  func cause(_ cause: DecisionFault.Cause) -> String {
    switch cause {
    case .patient: "Cause: an answer is missing or cannot be right."
    case .technical: "Cause: a technical fault, nothing the patient answered."
    case .protocol: "Cause: the protocol does not say what is to happen."
    }
  }
  func supersedes(_ decision: String) -> String { "Stands instead of decision \(decision)." }
  func conflicts(_ count: Int, latest: String) -> String {
    count == 1
      ? "Another submission with the same id was refused and kept, \(latest)."
      : "\(count) other submissions with the same id were refused and kept, the last \(latest)."
  }
  func noSubmission(_ id: String, store: String) -> String {
    "no submission \(quoted(id)) in \(store)"
  }
  let sections = SectionHeadings(
    found: "Findings",
    open: "Open",
    faults: "Faults in the form",
    scores: "Scores",
    next: "What is to happen",
    basis: "Basis"
  )
  func couldBe(_ colour: String) -> String { "could be \(colour)" }
  func detail(_ detail: Detail, _ text: String) -> String {
    switch detail {
    case .value: "value \(text)"
    case .limit: "limit \(text)"
    case .condition: "rule: \(text)"
    case .source: "source: \(text)"
    }
  }
  let safety = "safety"
  func between(_ low: String, _ high: String) -> String { "between \(low) and \(high)" }
  func open(_ subject: String?, _ value: String, limit: String) -> String {
    "\(subject ?? "The value") is \(value), and the limit is \(limit)"
  }
  func because(_ reason: Because.Reason, _ list: String) -> String {
    switch reason {
    case .unanswered: "there is no answer to \(list)"
    case .invalid: "invalid answer to \(list)"
    case .gateOpen: "it is not settled whether \(list) applies"
    case .factUnknown: "not recorded for the patient: \(list)"
    case .earlierForm: "earlier forms do not answer \(list)"
    case .contradiction: "the answer to \(list) contradicts other answers"
    case .earlierFormUnread: "an earlier form could not be read, and may answer \(list)"
    case .tooFewReadings: "too few readings have come: \(list)"
    case .readingInDoubt: "a reading was refused or cannot be right: \(list)"
    case .noBounds: "\(list) cannot be computed"
    case .noCell: "the protocol gives no colour to this value of \(list)"
    }
  }
  func settling(_ ways: String) -> String { "This would settle it: \(ways)." }
  func settle(_ way: Settlement, _ list: String) -> String {
    switch way {
    case .answer: "an answer to \(list)"
    case .fact: "recording this for the patient: \(list)"
    case .earlierForm: "the earlier answer to \(list)"
    case .readings: "more readings: \(list)"
    case .newForm: "a new form"
    case .technical: "mending the technical fault"
    case .protocol: "mending the protocol"
    }
  }
  func mendable(_ cause: DecisionFault.Cause) -> String {
    switch cause {
    case .patient: "the patient can answer it"
    case .technical: "technical"
    case .protocol: "in the protocol"
    }
  }
  func hiddenAnswers(_ list: String) -> String {
    "Answered without being asked (cannot lower the colour): \(list)"
  }
  func displayed(_ number: String, isProrated: Bool) -> String {
    "shown as \(number)" + (isProrated ? " (computed in part)" : "")
  }
  let notApplicable = "does not apply or cannot be computed"
  let deadlinePassed = "the deadline had passed when the form was assessed"
  func alternatives(_ list: String) -> String {
    "Could also be, once what is open is settled: \(list)"
  }
  func order(_ order: String) -> String { "To be ordered: \(order)" }
  func nextForm(_ date: String?) -> String {
    date.map { "Next form: \($0)" } ?? "No more forms are planned"
  }
  func nextForm(needs what: String) -> String { "The next form cannot be sent: \(what)" }
  let footprint = Footprint(
    rules: "protocol",
    form: "form",
    engine: "engine",
    input: "submission",
    decided: "assessed"
  )

  // MARK: Diagnostics and cases

  func counts(errors: Int, warnings: Int, notes: Int) -> String {
    if errors + warnings + notes == 0 { return "no faults" }
    return [
      "\(errors) \(errors == 1 ? "error" : "errors")",
      "\(warnings) \(warnings == 1 ? "warning" : "warnings")",
      notes == 0 ? nil : "\(notes) \(notes == 1 ? "note" : "notes")",
    ].compactMap(\.self).joined(separator: ", ")
  }
  let caseHeadings = CaseHeadings(
    what: "what",
    expected: "expected",
    actual: "actual",
    nothing: "(nothing)"
  )
  func cases(passed: Int, failed: Int) -> String {
    "\(passed + failed) \(passed + failed == 1 ? "case" : "cases"): \(passed) as expected, \(failed) different"
  }
}
