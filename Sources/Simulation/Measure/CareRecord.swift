public import Values

/// What happened to one patient of a simulation, as far as a figure is made of it.
public struct CareRecord: Sendable {
  /// A form that was sent.
  public struct SentForm: Sendable, Hashable {
    /// The day it was due, which names it.
    public let due: CivilDate
    /// How many reminders were sent.
    public var reminders = 0
    /// The day a person was told that it is unanswered.
    public var unanswered: CivilDate?
    /// Whether it was stopped before it was answered.
    public var isCancelled = false
    /// The day it was answered.
    public var answered: CivilDate?

    /// A form that nobody has answered yet.
    public init(due: CivilDate) { self.due = due }

    /// Whether it was answered before a person was told that it was not.
    var isAnsweredInTime: Bool {
      answered.map { answered in unanswered.map { answered < $0 } ?? true } ?? false
    }
  }

  /// A form that came, and what was made of it.
  public struct Assessment: Sendable, Hashable {
    /// The id of the submission.
    public let submission: String
    /// The day it was filled in.
    public let authored: CivilDate
    /// What the cohort had go wrong in it.
    public let mistake: FilledForm.Mistake?
    /// Whether the patient needed contact on that day: the model's truth.
    public let neededContact: Bool
    /// The colour in force.
    public var colour: Colour
    /// Who can settle a grey: `patient`, `technical` or `protocol`; `nil` where it is not grey.
    public var cause: String?
    /// What made it grey, such as `unanswered phq_9.sleep`.
    public var reason: String?
    /// The thresholds and rules that gave it its colour, yellow or red.
    public var rules: [String] = []
    /// What a person did; `nil` where nobody has.
    public var handling: Handling?

    /// A form with its colour.
    public init(
      submission: String,
      authored: CivilDate,
      mistake: FilledForm.Mistake?,
      neededContact: Bool,
      colour: Colour
    ) {
      self.submission = submission
      self.authored = authored
      self.mistake = mistake
      self.neededContact = neededContact
      self.colour = colour
    }
  }

  /// A form that was never answered in time, and what a person did about it.
  public struct Silence: Sendable, Hashable {
    /// The occurrence of the plan.
    public let occurrence: String
    /// Whether the patient needed contact when a person was told.
    public let neededContact: Bool
    /// What a person did; `nil` where nobody has.
    public var handling: Handling?

    /// A silence that nobody has dealt with.
    public init(occurrence: String, neededContact: Bool) {
      self.occurrence = occurrence
      self.neededContact = neededContact
    }
  }

  /// What a person did about a form or a silence.
  public struct Handling: Sendable, Hashable {
    /// The day.
    public let day: CivilDate
    /// The contact that was held; `none` where none was.
    public let contact: String
    /// The last day that kept what was promised.
    public let deadline: CivilDate
    /// What the person made of the decision.
    public let judgement: Clinicians.Judgement

    /// Makes a handling.
    public init(
      day: CivilDate,
      contact: String,
      deadline: CivilDate,
      judgement: Clinicians.Judgement
    ) {
      self.day = day
      self.contact = contact
      self.deadline = deadline
      self.judgement = judgement
    }

    var isLate: Bool { day > deadline }
  }

  /// A contact that was held.
  public struct Contact: Sendable, Hashable {
    /// The day.
    public let day: CivilDate
    /// The kind, as the protocol names it.
    public let kind: String
    /// Whether the patient got in touch.
    public let isOwn: Bool

    /// Makes a contact.
    public init(day: CivilDate, kind: String, isOwn: Bool = false) {
      self.day = day
      self.kind = kind
      self.isOwn = isOwn
    }

    /// Whether the two have spoken: a message is none.
    var isConversation: Bool { kind != "message" && kind != "none" }
  }

  /// The first day of follow-up.
  public let start: CivilDate
  /// The first day after it.
  public let end: CivilDate
  /// Whether it has lasted as long as it was meant to.
  public let isWhole: Bool
  /// The forms that were sent, in that order.
  public var forms: [SentForm] = []
  /// The forms that came, in the order they were decided.
  public var assessments: [Assessment] = []
  /// The forms that did not come in time.
  public var silences: [Silence] = []
  /// The contacts that were held, in that order.
  public var contacts: [Contact] = []
  /// Whether the patient sent a form that nobody asked for.
  public var hasSentOwnForm = false
  /// The illness up to the end.
  public var episodes: [SyntheticPatient.Episode] = []

  /// A patient to whom nothing has happened.
  public init(start: CivilDate, end: CivilDate, isWhole: Bool) {
    self.start = start
    self.end = end
    self.isWhole = isWhole
  }

  /// The days of a follow-up at fixed times; one that falls on the day after the whole follow-up
  /// belongs to it.
  func visits(_ comparison: Comparison) -> [CivilDate] {
    comparison.visits(from: start, until: isWhole ? end : end.adding(days: -1))
  }

  /// Whether what was done about a form was done while the patient was followed up.
  ///
  /// What still waits when the follow-up ends is closed, and nobody is contacted.
  func isInTime(_ handling: Handling) -> Bool { handling.day < end || handling.contact != "none" }

  /// The days of follow-up.
  var days: Int { max(end.dayNumber - start.dayNumber, 0) }
}

extension CareRecord {
  /// Whether the two have spoken on a day or until so many days after it.
  func hasSpoken(from day: CivilDate, within days: Int) -> Bool {
    contacts.contains { $0.isConversation && day <= $0.day && $0.day <= day.adding(days: days) }
  }

  /// The stretches in which the patient needed contact, each with the day after it; those that had
  /// begun before the follow-up are not among them.
  var needs: [(from: CivilDate, until: CivilDate)] {
    episodes.enumerated().compactMap { index, episode in
      guard episode.needsContact, episode.from > start, episode.from < end else { return nil }
      let next = index + 1 < episodes.count ? episodes[index + 1].from : end
      return (episode.from, min(next, end))
    }
  }

  /// The days on which the patient needed contact.
  var daysInNeed: Int {
    episodes.enumerated().reduce(0) { sum, pair in
      guard pair.element.needsContact else { return sum }
      let next = pair.offset + 1 < episodes.count ? episodes[pair.offset + 1].from : end
      return sum + max(min(next, end).dayNumber - max(pair.element.from, start).dayNumber, 0)
    }
  }
}
