import Rules
import Values

/// Compares the plan line by line; their order says nothing.
struct PlanComparison {
  private let old: ComparedProtocol
  private let new: ComparedProtocol

  init(_ old: ComparedProtocol, _ new: ComparedProtocol) {
    self.old = old
    self.new = new
  }

  var changes: [ProtocolChange] {
    let pairs = Paired.pairs(lines(old, beside: new), lines(new, beside: old)) { $0.kind.topic }
    return pairs.compactMap { pair in
      if pair.old?.kind.meaning == pair.new?.kind.meaning { return nil }
      return ProtocolChange(
        area: .plan,
        id: pair.key,
        kind: pair.kind,
        aspect: .whole,
        effect: effect(pair.old?.kind, pair.new?.kind),
        old: pair.old.map { .plan($0) },
        new: pair.new.map { .plan($0) }
      )
    }
  }

  /// The lines of a plan; one that says what holds anyhow counts only beside another of its topic.
  private func lines(_ owner: ComparedProtocol, beside other: ComparedProtocol) -> [PlanLine] {
    let others = (other.file.followUp?.lines ?? []).map(\.kind.topic)
    return (owner.file.followUp?.lines ?? []).filter { line in
      if case .greenIsConfirmed(let role) = line.kind, role.value == "nurse" {
        return others.contains(line.kind.topic)
      }
      return true
    }
  }

  /// What silence means is a colour; what else the plan says decides whom it reaches, and when.
  private func effect(
    _ before: PlanLine.Kind?,
    _ after: PlanLine.Kind?
  ) -> ProtocolChange.Effect {
    switch (before, after) {
    case (.unanswered(_, let was), .unanswered(_, let now)) where was.value != now.value:
      ProtocolChange.Effect(was.value, now.value)
    case (.unanswered, nil): .milder
    case (.greenIsConfirmed, .greenCloses), (nil, .greenCloses): .milder
    case (.greenCloses, .greenIsConfirmed), (.greenCloses, nil), (nil, .unanswered),
      (nil, .readingsStartTriage):
      .stricter
    case (.readingsStartTriage, nil): .milder
    default: .either
    }
  }
}

extension PlanLine.Kind {
  /// The same for equally long periods: 14 days and 2 weeks.
  fileprivate var meaning: String {
    var periods: [Period] = []
    switch self {
    case .send(let all, _, _), .remindAfter(let all): periods = all.map(\.value)
    case .sendEvery(let period, let own):
      periods = [period.value] + (own.map { [$0.shortest, $0.longest] } ?? [])
    case .sendAgain(let period, _), .answerWithin(let period), .answersCountFor(let period),
      .baselineAt(let period), .unanswered(let period, _), .extraFormCounts(let period),
      .meetInPerson(let period), .contact(let period):
      periods = [period.value]
    case .compareWithForms(let from, let to): periods = [from.value, to.value]
    case .baselineFirst, .patientMaySendAnyTime, .readingsStartTriage, .greenCloses,
      .greenIsConfirmed:
      return written
    }
    return ([topic] + words + periods.map { "\($0.months) \($0.minutes)" }).joined(separator: "|")
  }

  private var words: [String] {
    if case .unanswered(_, let colour) = self { [colour.value.description] } else { [] }
  }
}
