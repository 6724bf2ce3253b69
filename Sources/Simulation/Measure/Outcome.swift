import Values

/// What came of a simulation.
public struct Outcome: Sendable {
  /// The figures, in the order they are told.
  public let figures: [Figure]

  /// Counts.
  ///
  /// - Parameters:
  ///   - records: what happened to each patient by the protocol.
  ///   - fixed: what happened to the same patients, in the same order, in follow-up at fixed times.
  ///   - cohort: what was assumed.
  public init(_ records: [CareRecord], fixed: [CareRecord], _ cohort: Cohort) {
    let count = Count(records: records, fixed: fixed, cohort: cohort)
    figures = [
      count.sizes, count.visits, count.contacts, count.responses, count.colours, count.rules,
      count.greys, count.times, count.silences, count.falseGreens, count.judgements, count.needs,
    ].flatMap(\.self)
  }
}

/// Counts one group of figures at a time.
struct Count {
  let records: [CareRecord]
  let fixed: [CareRecord]
  let cohort: Cohort

  var assessments: [CareRecord.Assessment] { records.flatMap(\.assessments) }
  var days: Int { records.reduce(0) { $0 + $1.days } }

  var sizes: [Figure] {
    [
      Figure(.patients, .count(records.count)),
      Figure(.patientDays, .count(days)),
      Figure(.formsSent, .count(records.reduce(0) { $0 + $1.forms.count })),
      Figure(.formsReceived, .count(records.reduce(0) { $0 + $1.assessments.count })),
    ]
  }

  // MARK: Visits and contacts

  /// Visits are compared where the comparison plans them, and where it plans physical ones.
  var visits: [Figure] {
    guard cohort.comparison.contact == "in_person" else { return [] }
    var (planned, held, without) = (0, 0, 0)
    for record in records {
      let met = record.contacts.filter { $0.kind == "in_person" }.map(\.day)
      let visits = record.visits(cohort.comparison)
      planned += visits.count
      held += met.count
      without += zip([record.start] + visits, visits).count { before, visit in
        !met.contains { before < $0 && $0 <= visit }
      }
    }
    return [
      Figure(.physicalVisitsAvoided, .share(planned - held, of: planned)),
      Figure(.noNextVisit, .share(without, of: planned)),
    ]
  }

  var contacts: [Figure] {
    // A green that closes by itself is dealt with by nothing but the form.
    let quiet = records.flatMap { record in
      record.assessments.filter { form in
        guard let handling = form.handling else { return form.colour == .green }
        return handling.contact == "none" && record.isInTime(handling)
      }
    }
    let kinds = (cohort.clinicians.capacity.map(\.contact) + [cohort.comparison.contact])
      .reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }
    let byKind = kinds.map { kind in
      Figure(
        .contacts,
        kind,
        rate(records) { !$0.isOwn && $0.kind == kind },
        fixed: rate(fixed) { !$0.isOwn && $0.kind == kind }
      )
    }
    return [Figure(.noOtherContact, .share(quiet.count, of: assessments.count))] + byKind + [
      Figure(.calls, rate(records, \.isOwn), fixed: rate(fixed, \.isOwn))
    ]
  }

  private func rate(
    _ records: [CareRecord],
    _ isCounted: (CareRecord.Contact) -> Bool
  ) -> Figure.Amount {
    let count = records.reduce(0) { $0 + $1.contacts.count(where: isCounted) }
    return .rate(count, days: records.reduce(0) { $0 + $1.days })
  }

  // MARK: Answers

  /// A form that was stopped is none that could be answered.
  var responses: [Figure] {
    let forms = records.map { record in record.forms.filter { !$0.isCancelled } }
    let first = forms.compactMap(\.first)
    let later = forms.flatMap { $0.dropFirst() }
    let all = first + later
    let own = records.count { record in
      record.hasSentOwnForm || record.contacts.contains(where: \.isOwn)
    }
    return [
      Figure(.firstResponse, .share(first.count(where: \.isAnsweredInTime), of: first.count)),
      Figure(.laterResponse, .share(later.count(where: \.isAnsweredInTime), of: later.count)),
      Figure(.reminded, .share(all.count { $0.reminders > 0 }, of: all.count)),
      Figure(.ownContact, .share(own, of: records.count)),
    ]
  }

  // MARK: Colours

  static let colours: [Colour] = [.red, .grey, .yellow, .green]

  var colours: [Figure] {
    let all = assessments
    return Self.colours.map { colour in
      Figure(
        .colour,
        colour.description,
        .share(all.count { $0.colour == colour }, of: all.count)
      )
    }
  }

  /// Each in shares of all forms, the most frequent first.
  var greys: [Figure] {
    let all = assessments
    let grey = all.filter { $0.colour == .grey }
    func shares(_ kind: Figure.Kind, _ group: (CareRecord.Assessment) -> String?) -> [Figure] {
      let counts = Dictionary(grouping: grey) { group($0) ?? "none" }.mapValues(\.count)
      return counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map { name, count in
        Figure(kind, name, .share(count, of: all.count))
      }
    }
    return shares(.greyCause, \.cause) + shares(.greyMistake) { $0.mistake?.rawValue }
      + shares(.greyReason, \.reason).prefix(10)
  }

  /// What gives forms their colour the most often; a form can have several.
  var rules: [Figure] {
    let all = assessments
    var counts: [String: Int] = [:]
    for rule in all.flatMap(\.rules) { counts[rule, default: 0] += 1 }
    let ranked = counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
    return ranked.prefix(15).map { Figure(.rule, $0.key, .share($0.value, of: all.count)) }
  }
}
