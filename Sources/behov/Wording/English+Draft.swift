import Triage
import Values

extension English: DraftWording {
  var draft: ProtocolDraft.Words {
    ProtocolDraft.Words(
      language: .en,
      opening: [
        "A draft. Nothing is decided yet: fill it in, and run `behov check` until it says “0 errors, 0 warnings”.",
        "What stands after two slashes is for the reader, and can go.",
      ],
      owner: "who answers for the protocol, as \"Orthopaedic clinic\"",
      informative: "not in the table below; a rule can still read them",
      thresholds: [
        "Numbers: write what gives yellow and red, as `>= 4` and `>= 7`; the rest is green. `never` is never.",
        "Answers to choose from: each stands in one of the three, as \"dry\", \"healed\" under green.",
        "source: where the numbers come from, in quotes. What gives no colour is moved to `informative`.",
      ],
      higherIsWorse: "higher is worse",
      lowerIsWorse: "lower is worse",
      freeTextSource: "a person reads free text",
      consultation: [
        "The first row that fits holds. contact: in_person, video, phone, message or none.",
        "by: physician, nurse or another; within: `1 working day`, `7 days`, `same day` (or the first working day).",
        "A row that names something under fired has the shortest time of its colour.",
      ],
      followUp: [
        "Decide when the form is sent, and how long answers count. The numbers here only hold the place."
      ],
      texts: [
        "What the clinician reads. {value} is the answer and {limit} the limit, as \"Pain: {value} (limit: {limit})\"."
      ],
      patientTexts: ["What the patient reads."]
    )
  }

  func drafted(_ path: String) -> String {
    "\(path) is made. See what is to be filled in: behov check \(path)"
  }
}
