import Values

/// The forms that patients will send.
struct SimulatedPost {
  /// A form that a patient will send at a moment.
  struct Letter: Hashable {
    let moment: Instant
    let patient: Int
    /// The occurrence; `nil` where nobody asked for it.
    let due: CivilDate?
  }

  /// A form that was asked for, by its patient and its day.
  private struct Asked: Hashable {
    let patient: Int
    let due: CivilDate
  }

  private var letters: [CivilDate: [Letter]] = [:]
  private var soonest: [Asked: Instant] = [:]

  /// Takes a letter; of several that answer one form only the first is sent.
  mutating func put(_ letter: Letter) {
    if let due = letter.due {
      let asked = Asked(patient: letter.patient, due: due)
      if let known = soonest[asked], known <= letter.moment { return }
      soonest[asked] = letter.moment
    }
    letters[letter.moment.date, default: []].append(letter)
  }

  /// The letters of the day and the one before that come before a moment, in that order.
  mutating func take(before moment: Instant) -> [Letter] {
    let days = [moment.date.adding(days: -1), moment.date]
    let all = days.flatMap { letters.removeValue(forKey: $0) ?? [] }
    letters[moment.date] = all.filter { $0.moment >= moment }
    return all.filter { $0.moment < moment && isSent($0) }
      .sorted { ($0.moment, $0.patient) < ($1.moment, $1.patient) }
  }

  /// How many wait to be taken.
  var count: Int { letters.values.reduce(0) { $0 + $1.count(where: isSent) } }

  private func isSent(_ letter: Letter) -> Bool {
    guard let due = letter.due else { return true }
    return soonest[Asked(patient: letter.patient, due: due)] == letter.moment
  }
}
