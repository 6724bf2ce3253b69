import Diagnostics
import Values

// MARK: The healthiest and the sickest

extension Diagnostic {
  static func bestNotGreen(
    _ colour: Colour,
    _ finding: String?,
    answers: [String],
    at timePoint: Period?,
    again: Bool,
    _ place: Place
  ) -> Diagnostic {
    let shown = answers.prefix(4).joined(separator: ", ") + (answers.count > 4 ? ", …" : "")
    let how = finding.map { " by `\($0)`" } ?? ""
    return Diagnostic(
      code: "best-not-green",
      "every answer at its best\(again ? ", twice in a row," : "")"
        + " is \(colour)\(timePoint.map { " at \($0)" } ?? "")\(how)",
      at: place,
      label: shown.isEmpty ? nil : shown,
      help: again
        ? "a patient who stays well is green: ask for a change that is more than none"
        : "a patient who is well is green"
    )
  }

  static func worstNotRed(_ colour: Verdict, at timePoint: Period?, _ place: Place) -> Diagnostic {
    Diagnostic(
      .warning,
      code: "worst-not-red",
      "every answer at its worst is only \(colour)\(timePoint.map { " at \($0)" } ?? "")",
      at: place,
      help: "say in a threshold or rule which answers are red"
    )
  }
}

// MARK: Completeness

extension Diagnostic {
  static func unreadItems(_ names: [String], at place: Place) -> Diagnostic {
    let shown = names.prefix(5).map { "`\($0)`" }.joined(separator: ", ")
    let more = names.count > 5 ? " and \(names.count - 5) more" : ""
    return Diagnostic(
      .warning,
      code: "unread-item",
      "the form asks for \(shown)\(more), and no rule reads \(names.count == 1 ? "it" : "them")",
      at: place,
      help:
        "read it in a threshold or a rule, or name it in the header as `informative \(names[0])`"
    )
  }

  static func unreadText(_ name: String, at place: Place) -> Diagnostic {
    Diagnostic(
      code: "unread-text",
      "nobody reads what a patient writes in `\(name)` where green closes",
      at: place,
      help: "write `green is confirmed by nurse`, or a rule with `answered(\(name))`"
    )
  }
}

// MARK: Plan

extension Diagnostic {
  static func lateReminder(_ late: Period, _ deadline: Period, at place: Place) -> Diagnostic {
    Diagnostic(
      .warning,
      code: "late-reminder",
      "the reminder after \(late) comes after the deadline, which is \(deadline)",
      at: place,
      help: "remind before the deadline, or move it"
    )
  }

  static func earlySilence(_ period: Period, _ deadline: Period, at place: Place) -> Diagnostic {
    Diagnostic(
      .warning,
      code: "early-silence",
      "a form counts as unanswered after \(period), and the patient is given \(deadline)",
      at: place,
      help: "silence begins when the time to answer has passed"
    )
  }

  static func unseenTooLong(_ gap: Period, _ promise: Period, at place: Place) -> Diagnostic {
    Diagnostic(
      .warning,
      code: "unseen-too-long",
      "forms can be \(gap) apart, and contact is promised every \(promise)",
      at: place,
      help: "send forms more often, or promise less"
    )
  }

  static func tooOldToCompare(_ gap: Period, _ oldest: Period, at place: Place) -> Diagnostic {
    Diagnostic(
      .warning,
      code: "too-old-to-compare",
      "forms can be \(gap) apart, and older ones than \(oldest) are not compared with",
      at: place,
      help: "a rule that reads the previous form would not find it: compare with older ones too"
    )
  }

  /// A time of 0, where a time is asked for.
  static func zeroTime(_ time: String, _ help: String, at place: Place) -> Diagnostic {
    Diagnostic(code: "zero-time", "`\(time)` is no time at all", at: place, help: help)
  }

  /// A range that holds nothing: on any day, or counted back from one.
  static func emptyWindow(
    _ what: String,
    _ low: Period,
    _ high: Period,
    on day: CivilDate?,
    at place: Place
  ) -> Diagnostic {
    Diagnostic(
      code: "empty-window",
      "no \(what) lies from \(low) to \(high)\(day.map { ", counted back from \($0)" } ?? "")",
      at: place,
      help: "the shorter of the two stands first, and must be the shorter in every month"
    )
  }

  static func unsureGreen(_ option: String, at place: Place) -> Diagnostic {
    Diagnostic(
      code: "unsure-green",
      "`\(option)` stands for not knowing or not answering, and is green",
      at: place,
      help: "give it a colour that somebody sees, or take `answer_kind` out of the form"
    )
  }

  static func answersNeverStale(at place: Place) -> Diagnostic {
    Diagnostic(
      code: "answers-never-stale",
      "the plan does not say how long answers count, and old ones would be taken for new",
      at: place,
      help: "write under `follow up` how long, such as `answers count for 30 days`"
    )
  }

  static func readingsStartNothing(at place: Place) -> Diagnostic {
    Diagnostic(
      .warning,
      code: "readings-start-nothing",
      "no value is made of readings, and none can start a triage",
      at: place,
      help: "add a `series` and a value of it with limits, or take the line out"
    )
  }

  static func dateNobodyGives(_ name: String, at place: Place) -> Diagnostic {
    Diagnostic(
      code: "date-nobody-gives",
      "the plan counts from `\(name)`, and nobody gives that date",
      at: place,
      help: "name a date among the form's facts as the anchor, here and in the header"
    )
  }
}

// MARK: Governance

extension Diagnostic {
  static func reviewPassed(_ day: CivilDate, at place: Place) -> Diagnostic {
    Diagnostic(
      .warning,
      code: "review-passed",
      "the protocol was due to be read again by \(day)",
      at: place,
      help: "read it, then move the date"
    )
  }

  static func notApproved(at place: Place) -> Diagnostic {
    Diagnostic(
      .note,
      code: "not-approved",
      "the protocol is a draft, and decides nothing until it is approved",
      at: place
    )
  }
}

// MARK: Emergency answers

extension Diagnostic {
  static func emergencyGreen(_ answer: String, at place: Place) -> Diagnostic {
    Diagnostic(
      .warning,
      code: "emergency-green",
      "\(answer) shows the patient the emergency text, and may be green",
      at: place,
      help: "say in a threshold which colour it has, or take it out of `on_answer` in the form"
    )
  }
}

// MARK: Gates

extension Diagnostic {
  static func gateNotAnalysed(_ item: String, at place: Place) -> Diagnostic {
    Diagnostic(
      .note,
      code: "not-analysed",
      "whether `\(item)` is shown hangs on so much that not all of it could be tried",
      at: place,
      help: "let its condition read less"
    )
  }

  static func gateHides(
    _ item: String,
    _ milder: String,
    _ worse: String,
    at place: Place
  ) -> Diagnostic {
    Diagnostic(
      code: "gate-hides",
      "`\(item)` could raise the colour, and a worse answer hides it: \(milder) shows it,"
        + " \(worse) does not",
      at: place,
      help: "show it for every worse answer too, or give the answer that hides it a colour as bad"
    )
  }
}
