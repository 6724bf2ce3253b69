/// One figure of what came of a simulation.
public struct Figure: Sendable, Hashable {
  /// What is measured.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    /// Patients, and their time in follow-up.
    case patients
    case patientDays = "patient_days"
    /// Forms that were sent, and that came.
    case formsSent = "forms_sent"
    case formsReceived = "forms_received"
    /// Planned physical visits that were not held.
    case physicalVisitsAvoided = "physical_visits_avoided"
    /// Planned physical visits before which none was held since the one before.
    case noNextVisit = "no_next_visit"
    /// Forms that were dealt with by nothing but the form.
    case noOtherContact = "no_other_contact"
    /// Contacts of a kind, by time.
    case contacts
    /// Calls from patients, by time.
    case calls
    /// First and later forms that were answered before a person was told that they were not.
    case firstResponse = "first_response"
    case laterResponse = "later_response"
    /// Forms with a reminder.
    case reminded
    /// Patients who rang or sent a form by themselves.
    case ownContact = "own_contact"
    /// Forms of a colour.
    case colour
    /// Forms that a threshold or rule gave their colour.
    case rule
    /// Forms that are grey, by who can settle it, by the mistake that the cohort put in, and by what is
    /// uncertain.
    case greyCause = "grey_cause"
    case greyMistake = "grey_mistake"
    case greyReason = "grey_reason"
    /// Days from answer to contact, by colour.
    case daysToContact = "days_to_contact"
    /// Forms dealt with after the deadline, by colour; and those, not green, that still waited when the
    /// patient's follow-up ended.
    case deadlinesMissed = "deadlines_missed"
    case neverHandled = "never_handled"
    /// Forms that a person was told are unanswered; those of them that were dealt with, and whose
    /// patients needed contact.
    case unanswered
    case unansweredHandled = "unanswered_handled"
    case unansweredInNeed = "unanswered_in_need"
    /// Greens whose patients needed contact and had none in so many days.
    case falseGreen = "false_green"
    /// Greens whose patients came to need contact in so many days.
    case needAfterGreen = "need_after_green"
    /// Decisions on yellow and red that a person lowered; decisions that one raised.
    case lowered
    case raised
    /// Days on which patients needed contact, by time.
    case daysInNeed = "days_in_need"
    /// Needs in which the two spoke while it lasted, and the days until then.
    case needsMet = "needs_met"
    case daysToNeedMet = "days_to_need_met"
  }

  /// How much.
  public enum Amount: Sendable, Hashable {
    case count(Int)
    case share(Int, of: Int)
    /// So many in so many patient-days; told for 100 patient-years.
    case rate(Int, days: Int)
    /// Of so many, the middle and the ninth of ten.
    case days(median: Int, ninetieth: Int, of: Int)
  }

  /// What is measured.
  public let kind: Kind
  /// Of what: a colour, a contact, a cause, a number of days; empty where it is of all.
  public let group: String
  /// How much.
  public let amount: Amount
  /// The same of the same patients in follow-up at fixed times; `nil` where that has none.
  public let fixed: Amount?

  init(_ kind: Kind, _ amount: Amount, fixed: Amount? = nil) {
    self.init(kind, "", amount, fixed: fixed)
  }

  init(_ kind: Kind, _ group: String, _ amount: Amount, fixed: Amount? = nil) {
    self.kind = kind
    self.group = group
    self.amount = amount
    self.fixed = fixed
  }
}

extension Figure.Amount {
  /// The share in per mille, rounded half up; `nil` where there is no whole.
  public var perMille: Int? {
    guard case .share(let part, let whole) = self, whole > 0 else { return nil }
    let doubled = 2000 * part + whole
    return (doubled - (doubled % (2 * whole) + 2 * whole) % (2 * whole)) / (2 * whole)
  }

  /// The tenths of a rate for 100 patient-years of 365 days; `nil` where there are no days.
  public var tenthsPerHundredYears: Int? {
    guard case .rate(let count, let days) = self, days > 0 else { return nil }
    return (2 * count * 365_000 + days) / (2 * days)
  }

  static func days(_ days: [Int]) -> Figure.Amount {
    let sorted = days.sorted()
    guard let last = sorted.indices.last else { return .days(median: 0, ninetieth: 0, of: 0) }
    return .days(
      median: sorted[last / 2],
      ninetieth: sorted[(sorted.count * 9 + 9) / 10 - 1],
      of: sorted.count
    )
  }
}
