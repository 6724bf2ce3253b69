import Triage
import Values

/// What a person must be told where a line takes something from what was recorded of a patient, or
/// puts something else in its place.
///
/// A limit is told however it was moved: which way is looser only the protocol's rules say.
struct PatientNotes {
  private let before: Patient
  private let after: Patient
  private let wording: any Wording

  init(_ before: Patient, _ after: Patient, _ wording: any Wording) {
    self.before = before
    self.after = after
    self.wording = wording
  }

  /// A sentence for each, with before and after.
  var sentences: [String] {
    if before == after { return [] }
    let moved = [
      told(.anchor, { $0.anchor.map(wording.date) }), told(.unit, { $0.unit.map(visible) }),
      told(.interval, { $0.interval?.description }),
    ]
    let removed = [
      told(.birthDate, { $0.birthDate.map(wording.date) }, isRemovedOnly: true),
      told(.sex, \.sex, isRemovedOnly: true),
      told(.language, { $0.language?.rawValue }, isRemovedOnly: true),
      told(.channel, { $0.channel.map(visible) }, isRemovedOnly: true),
    ]
    return limits + (moved + removed).compactMap(\.self)
  }

  private var who: String { "\(visible(after.id)), \(visible(after.protocol))" }

  private func told(
    _ part: PatientChange.Part,
    _ value: (Patient) -> String?,
    isRemovedOnly: Bool = false
  ) -> String? {
    let now = value(after)
    guard let earlier = value(before), earlier != now, !isRemovedOnly || now == nil else {
      return nil
    }
    return wording.replaced(who, wording.part(part), earlier, now)
  }

  private var limits: [String] {
    var ids: [String] = []
    for own in before.limits where !ids.contains(own.id) { ids.append(own.id) }
    return ids.compactMap { id in
      let (earlier, now) = (holding(id, before), holding(id, after))
      if earlier == now { return nil }
      return wording.replaced(who, wording.ownLimit(visible(id)), earlier ?? "", now)
    }
  }

  private func holding(_ id: String, _ patient: Patient) -> String? {
    let own = patient.limits.filter { $0.id == id }
    if own.isEmpty { return nil }
    return own.map { limit in
      wording.holds(
        wording.number(limit.value),
        from: wording.date(limit.from),
        until: limit.until.map(wording.date)
      )
    }.joined(separator: ", ")
  }
}
