import Expressions
import Forms
import Rules
import Scheduling
import Values

extension Decision {
  init(
    _ request: Triage.Request,
    _ triageProtocol: TriageProtocol,
    form: ContentReference,
    engine: String
  ) {
    self.init(
      submission: request.submission.id,
      patient: request.submission.patient,
      colour: .grey,
      proven: .green,
      possible: .red,
      findings: [],
      open: [],
      faults: [],
      hiddenAnswers: [],
      scores: [],
      measured: [],
      consultation: Consultation(
        contact: "none",
        by: nil,
        within: nil,
        deadline: nil,
        isBreached: false,
        free: [],
        or: []
      ),
      orders: [],
      nextForm: nil,
      rules: triageProtocol.reference,
      form: form,
      engine: engine,
      input: request.input,
      now: request.now,
      supersedes: nil,
      isExample: triageProtocol.status == .example
    )
  }
}

extension Triage {
  func decision(_ request: Request, _ assessed: Assessment) -> Decision {
    let (reading, run, day) = (assessed.reading, assessed.run, assessed.day)
    var decision = Decision(request, self.protocol, form: reading.reference, engine: engine)
    let overall = run.evaluation.overall
    decision.faults = assessed.faults
    decision.colour = colour(of: overall, hasFaults: !assessed.faults.isEmpty)
    decision.proven = overall.proven
    decision.possible = overall.possible
    let unread = unreadRecalls(request, reading.rules, run.frame)
    let account = Account(self, reading, run, unread: unread)
    decision.findings = account.findings
    decision.open = account.open
    decision.scores = account.scores
    decision.ownLimits = ownLimits(request.patient, reading.rules, on: day)
    decision.measured = run.measured.map { $0.result(reading.rules) }
    for item in run.values.hiddenAnswers {
      let name = reading.form.items[item].name
      decision.hiddenAnswers.append(name)
      decision.hiddenLabels[name] = reading.form.terminology.texts[name]
    }
    settle(&decision, request, reading, run, overall, day)
    return decision
  }

  /// Finds the consultation, the orders and the next form.
  func settle(
    _ decision: inout Decision,
    _ request: Request,
    _ reading: TriageProtocol.Reading,
    _ run: Run,
    _ overall: Outcome,
    _ day: CivilDate
  ) {
    let rules = reading.rules
    var frame = run.frame
    let decided = calendar.date(of: request.now)
    // A form dated in the future waits no longer than one dated on the day it came.
    let day = min(day, calendar.date(of: request.received ?? request.now))
    var rows = rules.consultations(for: decision.colour, overall, &frame)
    if rows.isEmpty {
      decision.colour = decision.colour == .red ? .red : .grey
      decision.faults.append(.noConsultationRow())
      rows = soonest(rules.consultation.filter { $0.within != nil }, day, decided).prefix(1).map(
        \.row
      )
    }
    let withoutWish = rowsWithoutWish(decision, rules, run)
    let ranked = joined(soonest(rows, day, decided), soonest(withoutWish, day, decided))
    if let first = ranked.first {
      decision.consultation = consultation(first.row, first.deadline, ranked.dropFirst().map(\.row))
    }
    decision.consultation.confirmation = confirmation(of: decision.colour, decided)
    decision.orders = rules.actions(for: decision.colour, overall, &frame).map { action in
      Order(
        order: action.order,
        text: self.protocol.texts[action.order] ?? LocalizedText(),
        by: action.by,
        within: action.within?.description,
        deadline: action.within.map { deadline($0, day, decided).date }
      )
    }
    decision.nextForm = self.protocol.plan.nextForm(
      after: day,
      decided: decided,
      anchor: anchor(request.patient),
      ownInterval: request.patient?.interval,
      colour: decision.colour,
      earlier: earlierDays(request)
    )
    decision.nextFormNeeds = neededDate(request, reading.form)
  }

  /// The days of the patient's forms before this one, where the plan asks for them; what this one
  /// corrects is none of them.
  private func earlierDays(_ request: Request) -> [CivilDate] {
    guard self.protocol.plan.extraFormCountsWithin != nil else { return [] }
    let submission = request.submission
    let corrected = submission.replaces.map(ExactName.init)
    return request.history.forms.filter { form in
      form.authored < submission.authored && ExactName(form.submission) != corrected
    }.map { calendar.date(of: $0.authored) }
  }

  private func confirmation(
    of colour: Colour,
    _ decided: CivilDate
  ) -> Consultation.Confirmation? {
    guard colour == .green, case .confirmed(let role) = self.protocol.plan.green else { return nil }
    let days = Consultation.Confirmation.workingDays
    return .init(by: role, deadline: calendar.workingDay(days, after: decided))
  }

  /// A row of the consultation table with the day it asks for.
  private typealias Dated = (row: ConsultationRule, deadline: Deadline?)

  /// Rows by deadline, the earliest first, then by closeness of contact.
  private func soonest(
    _ rows: [ConsultationRule],
    _ day: CivilDate,
    _ decided: CivilDate
  ) -> [Dated] {
    ranked(rows.map { row in (row, row.within.map { deadline($0, day, decided) }) })
  }

  private func ranked(_ rows: [Dated]) -> [Dated] {
    if rows.count < 2 { return rows }
    return rows.enumerated().sorted { left, right in
      key(left.element, left.offset) < key(right.element, right.offset)
    }.map(\.element)
  }

  /// Adds to ranked rows the others that are sooner, or a closer contact, than the first of them.
  private func joined(_ rows: [Dated], _ others: [Dated]) -> [Dated] {
    guard let first = rows.first.map({ key($0, 0) }) else { return rows }
    var joined = rows
    for other in others where other.deadline != nil {
      let its = key(other, 0)
      guard its.day < first.day || its.closeness < first.closeness,
        !joined.contains(where: { $0.row.place == other.row.place })
      else { continue }
      joined.append(other)
    }
    return ranked(joined)
  }

  private func key(_ candidate: Dated, _ index: Int) -> (day: Int, closeness: Int, index: Int) {
    (
      candidate.deadline?.date.dayNumber ?? .max,
      Self.closeness.firstIndex(of: candidate.row.contact) ?? 0,
      index
    )
  }

  /// Kinds of contact from the closest; a clinic's own kinds rank with `in_person`.
  static let closeness = ["in_person", "video", "phone", "message", "none"]

  private func deadline(_ within: Within, _ day: CivilDate, _ decided: CivilDate) -> Deadline {
    let converted: Deadline.Within =
      switch within {
      case .sameDay: .sameDay
      case .workingDays(let count): .workingDays(count)
      case .period(let period): .period(period)
      }
    return Deadline(authored: day, decided: decided, within: converted, calendar: calendar)
  }

  private func consultation(
    _ row: ConsultationRule,
    _ deadline: Deadline?,
    _ others: [ConsultationRule]
  ) -> Consultation {
    Consultation(
      contact: row.contact,
      by: row.by,
      within: row.within?.description,
      deadline: deadline?.date,
      isBreached: deadline?.isBreached ?? false,
      free: outputs(row),
      or: others.map { other in
        .init(
          contact: other.contact,
          by: other.by,
          within: other.within?.description,
          free: outputs(other)
        )
      }
    )
  }

  private func outputs(_ row: ConsultationRule) -> [FreeOutput] {
    let texts = self.protocol.texts
    return row.free.map { free in
      FreeOutput(
        heading: free.heading,
        label: texts[free.heading] ?? LocalizedText(),
        word: free.word,
        text: texts[free.word] ?? LocalizedText()
      )
    }
  }

  /// The date that the plan's time points are counted from, where nobody has told it.
  private func neededDate(_ request: Request, _ form: Form) -> Because? {
    guard anchor(request.patient) == nil, let line = self.protocol.plan.sendsAt.first else {
      return nil
    }
    return Because(
      item: line.anchor,
      reason: .factUnknown,
      label: form.terminology.texts[line.anchor] ?? LocalizedText()
    )
  }
}
