import Rules
public import Scheduling
public import Triage
public import Values

/// What a protocol says about who is asked when, and what silence means.
public struct DuePlan: Sendable {
  /// The protocol's id.
  public let id: String
  /// The form that patients answer.
  public let form: String
  /// Who is asked when.
  public let plan: FollowUpPlan
  /// Whether it counts from a date of its own, as surgery, that has to be recorded.
  public let countsFromNamedDate: Bool
  /// What the consultation table says of a colour alone.
  public let responses: [Colour: Response]

  /// A contact that a colour leads to.
  public struct Response: Sendable, Hashable {
    /// The kind of contact.
    public let contact: String
    /// The role.
    public let by: String?
    /// How soon.
    public let within: Deadline.Within?

    /// Makes a response.
    public init(contact: String, by: String?, within: Deadline.Within?) {
      self.contact = contact
      self.by = by
      self.within = within
    }
  }

  /// Makes a plan.
  public init(
    id: String,
    form: String,
    plan: FollowUpPlan,
    countsFromNamedDate: Bool = false,
    responses: [Colour: Response] = [:]
  ) {
    self.id = id
    self.form = form
    self.plan = plan
    self.countsFromNamedDate = countsFromNamedDate
    self.responses = responses
  }

  /// The plan of a protocol.
  public init(_ triageProtocol: TriageProtocol) {
    let table = triageProtocol.readings.first?.rules.consultation ?? []
    let responses = Colour.allCases.compactMap { colour -> (Colour, Response)? in
      let row = table.first { $0.inputs.isOnly(colour) }
      return row.map { row in
        let within = row.within.map(Deadline.Within.init)
        return (colour, Response(contact: row.contact, by: row.by, within: within))
      }
    }
    self.init(
      id: triageProtocol.reference.id,
      form: triageProtocol.form,
      plan: triageProtocol.plan,
      countsFromNamedDate: triageProtocol.countsFromNamedDate,
      responses: Dictionary(responses) { first, _ in first }
    )
  }
}

extension TriageProtocol {
  /// Whether the plan counts from a date that nobody but the clinic knows, as surgery.
  public var countsFromNamedDate: Bool { anchor != nil || !plan.sendsAt.isEmpty }
}

extension FollowUpPlan {
  /// How long after it was sent a form counts as unanswered where the plan says nothing of it.
  ///
  /// No source gives a number; it is a proposal.
  static let longestSilence = Period(4, .week)

  /// How long a pause lasts before a person is asked whether it still holds, and each time again: the
  /// longest interval between forms, or else 90 days.
  ///
  /// No source gives a number; both are proposals.
  var longestPause: Period { regular?.own?.longest ?? regular?.interval ?? Period(90, .day) }

  /// When a form counts as unanswered, and in which colour: never green, and never not at all.
  var silence: Unanswered {
    guard let unanswered else {
      return Unanswered(after: answerWithin ?? Self.longestSilence, is: .grey)
    }
    return Unanswered(
      after: unanswered.period,
      is: unanswered.colour == .green ? .grey : unanswered.colour
    )
  }
}

extension TableInputs {
  /// Whether a colour is all that the row asks for.
  fileprivate func isOnly(_ colour: Colour) -> Bool {
    (colours?.contains(colour) ?? true) && proven == nil && possible == nil && fired.isEmpty
      && values.isEmpty
  }
}

extension Deadline.Within {
  init(_ within: Within) {
    switch within {
    case .sameDay: self = .sameDay
    case .workingDays(let count): self = .workingDays(count)
    case .period(let period): self = .period(period)
    }
  }
}
