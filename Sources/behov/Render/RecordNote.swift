import FollowUp
import Forms
import Triage
import Values

/// A decision for the patient's record, in six lines.
struct RecordNote {
  let decision: Decision
  /// What the submission says of itself; `nil` where it cannot be read.
  let submission: Submission?
  /// What people did; `nil` where nobody has to do anything.
  let entry: WorklistEntry?
  /// The id that the decision is stored by; `nil` where it is not stored.
  let id: String?
  let wording: any Wording

  /// Six lines: the form, the colour, what was found, what is open, what is to happen, what was done.
  var lines: [Line] {
    let words = wording.noteWords
    return [
      form, "\(words.colour): \(colour)", "\(words.found): \(found)", "\(words.open): \(open)",
      "\(words.next): \(next)", "\(words.handled): \(handled)",
    ].map { Line($0) }
  }

  private var form: String {
    let authored = submission.map { wording.moment($0.authored) }
    if decision.isStartedByReadings {
      return wording.startedByReadings(patient: decision.patient, authored)
    }
    let headline = wording.headline(
      patient: decision.patient,
      submission: decision.submission,
      authored: authored
    )
    let reporter = submission?.reporter.map { wording.flag(.reporter($0, enteredBy: nil)) }
    let typist = submission?.enteredBy.map { wording.flag(.enteredBy($0)) }
    let version = "\(decision.form.id) \(decision.form.version)"
    return ([headline, version] + [reporter, typist].compactMap(\.self)).joined(separator: "; ")
  }

  private var colour: String {
    let reference = "\(decision.rules.id) \(decision.rules.version)"
    let example = decision.isExample ? "; \(wording.exampleProtocol)" : ""
    return "\(wording.word(decision.colour)); \(wording.footprint.rules) \(reference), "
      + "\(wording.moment(decision.now))\(example)"
  }

  private var found: String {
    let summary = Summary(decision, wording)
    let found = decision.findings.map(summary.sentence)
    return found.isEmpty ? wording.noteWords.nothing : found.joined(separator: "; ")
  }

  private var open: String {
    let tests = decision.open.map { test in
      let clauses = wording.clauses(test.because)
      let text = wording.text(test.text) ?? test.id
      return clauses.isEmpty ? text : "\(text), \(clauses)"
    }
    let open = tests + decision.faults.map(wording.sentence)
    return open.isEmpty ? wording.noteWords.nothing : open.joined(separator: "; ")
  }

  private var next: String {
    let consultation = decision.consultation
    let contact =
      [wording.contact(consultation.contact)]
      + wording.action(consultation.by, consultation.within, consultation.deadline)
    let form = wording.nextForm(decision.nextForm.map(wording.date))
    let parts = [contact.joined(separator: ", ")] + decision.orders.map(wording.sentence)
    return (parts + (decision.isStartedByReadings ? [] : [form])).joined(separator: "; ")
  }

  private var handled: String {
    guard let id else { return wording.noteWords.notYet }
    guard let entry, let handling = entry.handling(ofDecision: id) else {
      return wording.noteWords.needsNobody
    }
    switch handling {
    case .open: return wording.noteWords.notYet
    case .agreed(let event): return told(event, entry)
    case .settled(let event): return told(event, entry)
    case .replaced(let decision): return wording.replaced(by: decision)
    }
  }

  private func told(_ event: EntryEvent, _ entry: WorklistEntry) -> String {
    let late = entry.daysLate(event)
    return [
      wording.sentence(event), late == 0 ? nil : wording.daysLate(late),
      event.note.map(wording.quoted),
    ].compactMap(\.self).joined(separator: "; ")
  }
}
