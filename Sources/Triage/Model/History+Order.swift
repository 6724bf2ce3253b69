import Forms
import Values

extension History {
  /// A patient's forms in the order in which they are recalled, found once for all that recall them.
  struct Order: Sendable {
    /// A form in its place.
    struct Place: Sendable {
      let form: PastForm
      let authored: Instant
      let name: ExactName
    }

    /// The forms that no correction has taken the place of, the earliest first.
    let places: [Place]
    /// Those whose correction cannot take their place.
    let contested: Set<ExactName>
    /// Those that a form says it corrects.
    let named: Set<ExactName>

    /// - Complexity: O(n log n) in the number of forms, and O(n) for each correction.
    init(_ history: History, for current: CurrentForm? = nil) {
      let (forms, currents) = (history.forms, [current].compactMap(\.self))
      let corrected =
        forms.compactMap { history.corrected(by: $0) }
        + currents.compactMap { history.corrected(by: $0) }
      let replaced = Set(corrected.map { ExactName($0.submission) })
      contested = history.contested(forms, but: replaced)
        .union(history.contested(currents, but: replaced))
      named = Set(forms.compactMap { $0.replaces.map(ExactName.init) })
      places = forms.map { form in
        Place(form: form, authored: history.place(of: form), name: ExactName(form.submission))
      }
      .filter { !replaced.contains($0.name) }
      .sorted { ($0.authored, $0.name) < ($1.authored, $1.name) }
    }
  }

  /// Finds the order once, so that many forms can be decided by the same history.
  mutating func arrange() { order = Order(self) }

  /// The order as a form sees it: the one that was found, unless the form is corrected or corrects.
  func order(for current: CurrentForm) -> Order {
    if let order, current.replaces == nil, !order.named.contains(ExactName(current.submission)) {
      return order
    }
    return Order(self, for: current)
  }

  /// What a form is decided by: all others.
  ///
  /// A form that neither corrects another nor is corrected has no say in where others stand, and its
  /// own place never counts for it; so nothing has to be taken out.
  func others(than submission: Submission) -> History {
    if let order, submission.replaces == nil, !order.named.contains(ExactName(submission.id)) {
      return self
    }
    var others = self
    others.remove(submission.id)
    return others
  }
}

/// What stands before a form, the latest first, found as far as it is asked for.
struct EarlierForms: Sequence, IteratorProtocol {
  private let order: History.Order
  private let current: CurrentForm
  private let window: ClosedRange<CivilDate>?
  /// How many places have not been looked at.
  private var left: Int
  private var unread: [Instant]

  /// Takes what stands before the place of a form, and when forms that could not be read were
  /// authored, as far as they count.
  init(
    _ order: History.Order,
    before current: CurrentForm,
    at place: Instant,
    in window: ClosedRange<CivilDate>?,
    _ unread: [Instant]
  ) {
    self.order = order
    self.current = current
    self.window = window
    self.unread = unread.sorted()
    let own = ExactName(current.submission)
    left = order.places.partitioned { ($0.authored, $0.name) < (place, own) }
  }

  /// Of one moment a form comes before what could not be read.
  mutating func next() -> History.Entry? {
    while left > 0 {
      let place = order.places[left - 1]
      if let unread = unread.last, unread > place.authored { break }
      left -= 1
      if let window {
        let day = current.civilDay(place.authored)
        // A day may begin twice, where the clock is set back at midnight.
        if day.adding(days: 1) < window.lowerBound { left = 0 }
        if !window.contains(day) { continue }
      }
      if let entry = entry(place) { return entry }
    }
    return unread.popLast().map { _ in .unread }
  }

  /// Where only one of two forms tells its reporter they may be of the same one, and the earlier
  /// counts as unread; so does one whose correction cannot take its place.
  private func entry(_ place: History.Order.Place) -> History.Entry? {
    let form = place.form
    if form.reporter == current.reporter, !order.contested.contains(place.name) {
      return .form(form, place.authored)
    }
    let mayBeSame =
      form.reporter == current.reporter || form.reporter.isEmpty || current.reporter.isEmpty
    return mayBeSame ? .unread : nil
  }
}

extension Array {
  /// How many of the first elements a condition holds for, where it holds for none after those.
  func partitioned(_ holds: (Element) -> Bool) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if holds(self[middle]) { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
