import Triage

// Changed protocols.
extension English {
  func impactHeader(_ name: String, _ count: Int, since: String?) -> String {
    "What \(name) would change, for \(count) stored \(count == 1 ? "form" : "forms")"
      + (since.map { ", filled in on or after \($0)" } ?? "")
  }
  var impactCorner: String { "today ↓  new →" }
  func changes(_ kind: Impact.Change.Kind, _ count: Int) -> String {
    switch kind {
    case .fall: "The colour falls: \(count)"
    case .milder: "The same colour, but a later or less close contact: \(count)"
    case .rise: "The colour rises: \(count)"
    case .other: "The same colour, but another follow-up: \(count)"
    }
  }
  func otherGrounds(_ count: Int) -> String {
    "The same colour and follow-up, on other grounds: \(count)"
  }
  func changedAnyway(_ count: Int) -> String {
    "Would be another by the protocol in force too, because the patient or the program has changed "
      + "since (`behov triage --redecide`): \(count)"
  }
  func unread(_ count: Int) -> String {
    "Cannot be read by the new protocol, and keep their decision: \(count)"
  }
  func unreadForm(_ form: String, _ version: String, wasRead: Bool) -> String {
    "the form is \(form) \(version)" + (wasRead ? "" : ", and cannot be read today either")
  }
  var noChange: String { "Nobody gets another colour or another follow-up." }
  func nothingStored(_ id: String) -> String { "The store has no decisions by \(id)." }
  func patientAndForm(_ patient: String, _ submission: String) -> String {
    "patient \(patient), form \(submission)"
  }
  func ground(_ sentence: String, isNew: Bool) -> String {
    isNew ? "new: \(sentence)" : "no longer holds: \(sentence)"
  }
  var onlyConsultation: String { "only the consultation table makes the difference" }

  var differenceHeader: String { "Differences from the protocol in force" }
  func nothingBefore(_ id: String) -> String {
    "No protocol \(id) is in force, so there is nothing to compare it with."
  }
  func formerUnread(_ name: String) -> String {
    "\(name) is in force, but can no longer be read from the store. Nobody can tell what becomes "
      + "milder."
  }
  func changedForms(_ names: [String]) -> String {
    "Forms that are new or changed since then: \(list(names))"
  }

  func approved(_ name: String, by people: [String], from date: String) -> String {
    if people.count > 1 {
      return "\(name) is approved by \(list(people)), and is in force from \(date)."
    }
    return "\(name) is approved by \(list(people)), one of two. "
      + "It is not in force until another person has approved it too."
  }
  func otherContentApproved(by person: String) -> String {
    "Note: \(person) approved the same version with other content, and that does not count."
  }

  func refusal(_ refusal: ApprovalRefusal) -> String {
    switch refusal {
    case .notApproved(let name, _): "\(name) is approved by nobody, and nothing was decided"
    case .oneMissing(let name, _, let person):
      "\(name) is approved by \(person) only; the second approval is missing, "
        + "and nothing was decided"
    case .changed(let name, _, let person, let approved, let now):
      "\(name) was changed after \(person) approved it (approved \(approved), now \(now)), "
        + "and nothing was decided"
    case .formChanged(let name, _, let person, let approved, let now):
      "a form that \(name) reads was changed after \(person) approved it (approved \(approved), "
        + "now \(now)), and nothing was decided"
    case .notYet(let name, let date):
      "\(name) is in force from \(date) only, and nothing was decided"
    case .retired(let name): "\(name) is retired, and nothing was decided"
    case .example(let name): "\(name) is an example protocol, and nothing was decided"
    case .noProtocol(let directory): "there is no protocol in \(directory), and nothing was decided"
    case .contentFaulty: "forms or protocols have errors, and nothing was decided"
    case .patientsFaulty: "the patients file has faults, and nothing was decided"
    case .notClean: "forms or protocol have errors or warnings, and nothing was approved"
    case .noDraft(let name, .retired): "\(name) is retired, and cannot be approved"
    case .noDraft(let name, _): "\(name) is only an example, and cannot be approved"
    case .noCases(let path): "the protocol has no cases in \(path), and nothing was approved"
    case .casesFaulty(let path): "the cases in \(path) have faults, and nothing was approved"
    case .casesFail(let path, let count):
      "\(count) \(count == 1 ? "case" : "cases") in \(path) came out otherwise than expected, "
        + "and nothing was approved"
    case .versionTaken(let name, let people):
      "\(name) has been approved by \(list(people)) with other content"
    case .samePerson(let name, let person): "\(person) has approved \(name) already"
    case .approvedByBoth(let name, let people, let date):
      "\(name) has been approved by \(list(people)) already, and is in force from \(date)"
    case .casesBlind(let cases, let count, _):
      "the cases in \(cases) do not notice \(count) trial \(count == 1 ? "change" : "changes") of "
        + "the limits, and nothing was approved"
    case .downgrades(let forms, let changes, let uncertain):
      list(
        [
          changes == 0
            ? nil
            : "\(changes) \(changes == 1 ? "change makes" : "changes make") something milder than "
              + "in the protocol in force",
          uncertain == 0
            ? nil
            : "\(uncertain) \(uncertain == 1 ? "change" : "changes") may make something milder",
          forms == 0
            ? nil
            : "\(forms) \(forms == 1 ? "form" : "forms") would give a milder colour or a later "
              + "contact than today",
        ].compactMap(\.self)
      ) + "; nothing was approved"
    case .formerUnread(let name):
      "what \(name) means can no longer be read from the store, and nothing was approved"
    case .nothingKept: "an approval must be kept, and :memory: keeps nothing"
    case .fromPast(let date): "--from must not be a day that has passed, as \(date)"
    }
  }

  func cure(_ refusal: ApprovalRefusal) -> String {
    switch refusal {
    case .notApproved(_, let path):
      "two people must approve it, each by themselves: behov approve \(path) --by NAME"
    case .oneMissing(_, let path, _):
      "another person must approve it: behov approve \(path) --by NAME"
    case .changed(_, let path, _, _, _):
      "put the approved files back, or give the protocol a new version and let two people "
        + "approve it: behov approve \(path) --by NAME"
    case .formChanged(_, let path, _, _, _):
      "put the approved files back, or let two people approve the protocol anew: "
        + "behov approve \(path) --by NAME"
    case .notYet: "use the version before it until then"
    case .retired:
      "take it out of the directory of protocols, or put in the version that is in force"
    case .example: "try it with --allow-example; a clinic uses protocols of its own"
    case .noProtocol: "put one there, or say where they are: --rules DIRECTORY"
    case .contentFaulty: "behov check"
    case .patientsFaulty: "mend the lines that are named above"
    case .notClean(let path): "mend them, and run behov check \(path)"
    case .noDraft: "only a protocol with `status draft` can be approved"
    case .noCases: "write cases there that show what the protocol is to do, and run behov test"
    case .casesFaulty(let path): "mend \(path), and run behov test"
    case .casesFail(let path, _): "mend the protocol or \(path), and run behov test"
    case .versionTaken: "give the changed protocol a new version"
    case .samePerson: "the second approval must come from another person"
    case .approvedByBoth: "there is nothing more to do"
    case .casesBlind(let cases, _, let command):
      "write the cases that are described above into \(cases); this shows the changes again: "
        + command
    case .downgrades:
      "read them; if they are right, write why: --accept-downgrades \"REASON\""
    case .formerUnread:
      "compare the two files yourself; if the new one is right, write why: "
        + "--accept-downgrades \"REASON\""
    case .nothingKept: "give the clinic's store with --store FILE"
    case .fromPast: "give today or a later day"
    }
  }

  func enrolmentsChanged(_ count: Int) -> String {
    "\(count) \(count == 1 ? "patient" : "patients") with decided forms \(count == 1 ? "has" : "have") "
      + "a changed enrolment; `behov triage --redecide` decides the forms again"
  }
  func notRedecided(_ count: Int) -> String {
    "\(count) \(count == 1 ? "form" : "forms") cannot be read by the protocol in force now, "
      + "and keep their decision"
  }
}
