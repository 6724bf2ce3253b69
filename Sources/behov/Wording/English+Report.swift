import FollowUp
import Triage

// Indicators.
extension English {
  func words(_ indicator: Indicator.ID) -> IndicatorWords {
    switch indicator {
    case .formsSent, .response, .reminded, .unansweredCaught: sending(indicator)
    case .colours, .grey, .asked, .noContact, .contacts, .inPerson: contacting(indicator)
    case .timeToContact, .deadlinesMissed, .overrides, .overridesByRule, .openEntries:
      handling(indicator)
    }
  }

  private func sending(_ indicator: Indicator.ID) -> IndicatorWords {
    switch indicator {
    case .formsSent:
      IndicatorWords(
        name: "Forms sent",
        part: "forms sent in the period, by what came of them",
        whole: "all forms sent in the period",
        leftOut: "forms that patients sent on their own initiative"
      )
    case .response:
      IndicatorWords(
        name: "Response rate",
        part: "forms that were answered, before the next was sent",
        whole: "forms sent in the period",
        leftOut:
          "forms stopped before they were answered; those still waited for count as not "
          + "answered"
      )
    case .reminded:
      IndicatorWords(
        name: "Reminder rate",
        part: "forms that were reminded of at least once",
        whole: "forms sent in the period",
        leftOut: "forms stopped before they were answered"
      )
    default:
      IndicatorWords(
        name: "Unanswered forms caught",
        part: "unanswered forms that a person has dealt with",
        whole: "unanswered forms that came onto the work list in the period",
        leftOut: "none"
      )
    }
  }

  private var notForms: String {
    "submissions that were refused, forms that were corrected (the corrected one counts), and "
      + "decisions that readings started"
  }

  private func contacting(_ indicator: Indicator.ID) -> IndicatorWords {
    switch indicator {
    case .colours:
      IndicatorWords(
        name: "Decisions by colour",
        part: "forms with the colour, by the decision now in force",
        whole: "forms filled in during the period and decided",
        leftOut: notForms
      )
    case .grey:
      IndicatorWords(
        name: "Not assessed, by cause",
        part: "forms that could not be assessed",
        whole: "forms filled in during the period; the parts are shares of those not assessed",
        leftOut: notForms
      )
    case .asked:
      IndicatorWords(
        name: "Contact the protocol asked for",
        part: "forms whose decision now in force asks for the contact",
        whole: "forms filled in during the period and decided",
        leftOut: notForms
      )
    case .noContact:
      IndicatorWords(
        name: "Handled with no other contact than the form",
        part:
          "forms dealt with without anybody speaking with the patient; a message or a letter "
          + "is not a contact",
        whole:
          "forms filled in during the period that are dealt with, or of which somebody has spoken "
          + "with the patient",
        leftOut: "forms still on the work list"
      )
    case .contacts:
      IndicatorWords(
        name: "Contacts by type",
        part: "contacts of the type",
        whole:
          "contacts recorded on the work list in the period, and calls in which somebody was told "
          + "answers to a form",
        leftOut: "contacts not recorded"
      )
    default:
      IndicatorWords(
        name: "Physical consultations",
        part: "consultations in person recorded on the work list in the period",
        whole: "the days that patients were followed up in the period, as 100 patient-years",
        leftOut: "days of a pause, and consultations not recorded on the work list"
      )
    }
  }

  private func handling(_ indicator: Indicator.ID) -> IndicatorWords {
    switch indicator {
    case .timeToContact:
      IndicatorWords(
        name: "Time from answer to contact",
        part: "days from the filling in of the form until somebody first spoke with the patient",
        whole:
          "forms of the period of which somebody has spoken with the patient, by the colour until "
          + "then",
        leftOut: "forms without such a contact"
      )
    case .deadlinesMissed:
      IndicatorWords(
        name: "Deadlines missed",
        part: "concerns dealt with after the deadline, or not dealt with",
        whole: "the clinic's concerns with a deadline in the period that has passed",
        leftOut: "technical concerns and those of a protocol's author"
      )
    case .overrides:
      IndicatorWords(
        name: "Decisions overridden, by reason",
        part: "decisions that a person overrode; the parts are shares of these",
        whole: "decisions that a person of the clinic dealt with in the period",
        leftOut: "decisions nobody has dealt with, and greens that close by themselves"
      )
    case .overridesByRule:
      IndicatorWords(
        name: "Decisions overridden, by rule",
        part: "decisions in which the rule fired or was open, and that were overridden",
        whole:
          "decisions in which the rule fired or was open, and that a person of the clinic "
          + "dealt with in the period",
        leftOut:
          "decisions nobody has dealt with; a decision with several rules counts for each of "
          + "them"
      )
    default:
      IndicatorWords(
        name: "Open entries by age",
        part: "entries that have been open so long",
        whole: "entries open when the period ended",
        leftOut: "none"
      )
    }
  }

  func word(_ outcome: SentOutcome) -> String {
    switch outcome {
    case .answered: "answered without a reminder"
    case .afterReminder: "answered after a reminder"
    case .late: "answered after somebody was told"
    case .unanswered: "not answered, and somebody was told"
    case .waiting: "waited for"
    case .stopped: "stopped"
    }
  }
  func word(_ age: EntryAge) -> String {
    switch age {
    case .oneDay: "0–1 day"
    case .oneWeek: "2–7 days"
    case .oneMonth: "8–30 days"
    case .longer: "more than 30 days"
    }
  }
  func word(_ cause: DecisionFault.Cause) -> String {
    switch cause {
    case .patient: "an answer is missing or cannot be right"
    case .technical: "a technical fault"
    case .protocol: "the protocol does not say what is to happen"
    }
  }

  var report: ReportWords {
    ReportWords(
      title: "Indicators",
      period: "Period",
      baseline: "Baseline",
      change: "Change",
      all: "In all",
      what: "What",
      unit: "Unit",
      number: "Number",
      share: "Share",
      interval: "95% confidence interval",
      median: "Median",
      ninetieth: "90th percentile",
      part: "Numerator",
      whole: "Denominator",
      leftOut: "Left out",
      method: "How it is counted",
      hidden: "hidden",
      nothing: "none",
      overridden: "Overridden",
      yearly: "Per 100 patient-years",
      fixed: "With a fixed interval"
    )
  }
  func period(_ from: String, _ through: String) -> String {
    "\(from) to \(through), both included"
  }
  func only(unit: String) -> String { "Unit only: \(unit)" }
  func only(protocol: String) -> String { "Protocol only: \(`protocol`)" }
  func baselineInterval(_ period: String) -> String {
    "Baseline of physical consultations: a fixed interval of \(period) for everybody followed up"
  }
  var intervalMethod: String {
    "Confidence intervals of shares are Wilson score intervals of 95%; of the change between "
      + "two periods, Newcombe's method of two of these. Median and 90th percentile are the "
      + "least value that at least so many do not exceed. A patient belongs to the unit that had "
      + "the patient when the period ended."
  }
  func suppression(_ least: Int) -> String {
    "Numbers from 1 to \(least - 1) are hidden, with so many others that they cannot be "
      + "found from the sums."
  }
  func count(_ part: Int, of whole: Int) -> String { "\(part) of \(whole)" }
  func avoided(_ share: String) -> String { "avoided: \(share)" }
  func days(_ number: String) -> String { "\(number) days" }
  func chart(_ line: ReportLine) -> String {
    switch line {
    case .interval: "The line is the confidence interval. The numbers are in the table below."
    case .ninetieth:
      "The bar is the median, and the line goes to the 90th percentile. The numbers are in the "
        + "table below."
    case .none: "The numbers are in the table below."
    }
  }
  func change(_ points: String, _ low: String, _ high: String) -> String {
    "\(points) percentage points (\(low) to \(high))"
  }
  func percent(_ number: String) -> String { "\(number)%" }
}
