public import Expressions
public import Forms
import Scheduling
public import Values

/// The earlier forms of one patient in one protocol, as far as they are known.
public struct History: Sendable {
  /// The forms, in no particular order.
  public var forms: [PastForm] { didSet { order = nil } }
  /// When forms were authored that arrived but could not be read; `nil` where not even that is
  /// known.
  public var unread: [Instant?]
  /// Whether all that ever arrived is at hand; if not, nothing earlier is known.
  public var isComplete: Bool
  /// Those of the unread forms whose envelope could be read.
  var unreadForms: [UnreadForm] = [] { didSet { order = nil } }
  /// The order of the forms, once it is found.
  var order: Order?

  /// A history; a patient who never sent anything has an empty one.
  public init(forms: [PastForm] = [], unread: [Instant?] = [], isComplete: Bool = true) {
    self.forms = forms
    self.unread = unread
    self.isComplete = isComplete
  }
}

/// A form whose answers could not be read, as far as a correction asks.
struct UnreadForm: Placed {
  let submission: String
  let replaces: String?
  let authored: Instant
  let reporter: String

  init(_ submission: Submission) {
    self.submission = submission.id
    replaces = submission.replaces
    authored = submission.authored
    reporter = submission.reporter?.rawValue ?? ""
  }
}

/// An earlier form as later ones recall it.
public struct PastForm: Sendable {
  /// The id of its submission.
  public let submission: String
  /// The submission it corrects.
  public let replaces: String?
  /// When it was authored.
  public let authored: Instant
  /// Who answered it.
  public let reporter: String
  /// The form it was read with.
  public let form: Form
  /// Its values, by the slots of that form.
  public let values: [ValueSet]

  /// Makes an earlier form.
  public init(
    submission: String,
    replaces: String?,
    authored: Instant,
    reporter: String,
    form: Form,
    values: [ValueSet]
  ) {
    self.submission = submission
    self.replaces = replaces
    self.authored = authored
    self.reporter = reporter
    self.form = form
    self.values = values
  }

  /// What a value was in it, by what the form that recalls it calls its options; `nil` where its
  /// own version has no such name.
  func value(of value: SchemaValue, slot: Int) -> ValueSet? {
    let schema = form.schema
    if slot < schema.values.count, schema.values[slot].name == value.name {
      return values[slot].recalled(from: schema.values[slot].type, as: value)
    }
    guard case .value(let own, let old) = schema.lookUp(value.name) else { return nil }
    return values[own].recalled(from: old.type, as: value)
  }
}

extension ValueSet {
  /// The same value by the options of another version of its form.
  ///
  /// It is all that the other version allows where that is of another type or lacks an option.
  fileprivate func recalled(from old: ValueType, as value: SchemaValue) -> ValueSet {
    if old == value.type { return self }
    if isHidden { return value.domain.hidden }
    let unknown = canBeNotApplicable ? value.domain.perhapsHidden : value.domain
    guard let before = old.options, let after = value.type.options, kind == value.domain.kind
    else { return unknown }
    var recalled = self
    (recalled.options, recalled.chosen) = (0, 0)
    for (index, option) in before.enumerated() where options >> UInt64(index) & 1 == 1 {
      guard let place = after.firstIndex(of: option) else { return unknown }
      recalled.options |= 1 << UInt64(place)
      if chosen >> UInt64(index) & 1 == 1 { recalled.chosen |= 1 << UInt64(place) }
    }
    return recalled
  }
}

extension History {
  /// What a rule recalls of earlier forms.
  ///
  /// - Parameters:
  ///   - recall: what is asked for.
  ///   - value: the name and what it can be.
  ///   - current: the form that is being decided.
  ///   - plan: the window of comparison, and which form is the baseline.
  /// - Returns: a known value, not applicable where no form was ever received, otherwise all that
  ///   it could be.
  func recalled(
    _ recall: Recall,
    _ value: SchemaValue,
    by current: CurrentForm,
    _ plan: RecallPlan
  ) -> ValueSet {
    guard isComplete else { return value.domain.perhapsHidden }
    switch recall.form {
    case .previous:
      let window = plan.window(before: current.civilDay(place(of: current)))
      return known(value, recall.slot, nth: 1, in: earlier(than: current, in: window))
    case .latest(let count):
      return known(value, recall.slot, nth: count, in: earlier(than: current, in: nil))
    case .baseline:
      let forms = Array(earlier(than: current, in: nil)).reversed()
      return known(
        value,
        recall.slot,
        nth: 1,
        in: plan.baseline(among: Array(forms)) { current.civilDay($0) }
      )
    }
  }

  /// What stands in the history at one moment: a form, or one that could not be read.
  enum Entry {
    /// A form, and when it counts as authored.
    case form(PastForm, Instant)
    case unread
  }

  /// Takes a form out.
  mutating func remove(_ submission: String) {
    forms.removeAll { ExactName($0.submission) == ExactName(submission) }
  }

  /// The form that a correction stands in the place of: an earlier one of the same reporter.
  ///
  /// Anything else that `replaces` may name corrects nothing: the form itself, a later form, one of
  /// another reporter or another patient. Such a form ``isUnfollowed(_:)``.
  func corrected(by form: some Placed) -> PastForm? {
    forms.first { form.canCorrect($0) }
  }

  /// Whether a form says that it corrects another whose place it cannot take, so that a person has to
  /// find out which of the two holds.
  ///
  /// A form that arrived and could not be read can be the one that is corrected, as if it could.
  func isUnfollowed(_ form: some Placed) -> Bool {
    form.replaces != nil && corrected(by: form) == nil
      && !unreadForms.contains { form.canCorrect($0) }
  }

  /// The forms that are said to be corrected by one that cannot take their place.
  func contested(_ forms: [some Placed], but replaced: Set<ExactName>) -> Set<ExactName> {
    let unfollowed = forms.filter { form in
      isUnfollowed(form) && !replaced.contains(ExactName(form.submission))
    }
    return Set(
      unfollowed.compactMap { form in
        form.replaces.flatMap { $0.utf8.elementsEqual(form.submission.utf8) ? nil : ExactName($0) }
      }
    )
  }

  /// The first moment whose forms a form has a say in: its place, or that of a form that it contests.
  func reach(of form: some Placed) -> Instant {
    let place = place(of: form)
    guard isUnfollowed(form), let id = form.replaces.map(ExactName.init) else { return place }
    let named = forms.first { ExactName($0.submission) == id }
    return named.map { min(place, self.place(of: $0)) } ?? place
  }

  /// When a form counts as authored: a correction stands in the place of what it corrects.
  func place(of form: some Placed) -> Instant {
    guard var first = corrected(by: form) else { return form.authored }
    while let earlier = corrected(by: first) { first = earlier }
    return first.authored
  }

  /// Earlier entries of the same reporter, the latest first; ties by id.
  private func earlier(
    than current: CurrentForm,
    in window: ClosedRange<CivilDate>?
  ) -> EarlierForms {
    let place = place(of: current)
    let unread = unread.filter { authored in
      guard let authored else { return true }
      guard authored < place else { return false }
      return window.map { $0.contains(current.civilDay(authored)) } ?? true
    }
    return EarlierForms(
      order(for: current),
      before: current,
      at: place,
      in: window,
      unread.map { $0 ?? place }
    )
  }

  /// The n-th known value; a form that could not be read, or one that may not count, leaves all
  /// of them possible.
  private func known(
    _ value: SchemaValue,
    _ slot: Int,
    nth count: Int,
    in entries: some Sequence<Entry>
  ) -> ValueSet {
    var left = count
    for entry in entries {
      guard case .form(let form, _) = entry else { return value.domain.perhapsHidden }
      guard let found = form.value(of: value, slot: slot), !found.isHidden else { continue }
      guard found.isKnown else {
        return left == 1 && !found.canBeNotApplicable ? found : value.domain.perhapsHidden
      }
      left -= 1
      if left == 0 { return found }
    }
    return value.domain.hidden
  }
}

/// What places a form among a patient's others.
protocol Placed {
  var submission: String { get }
  var replaces: String? { get }
  var authored: Instant { get }
  /// Who answered; empty where nobody says.
  var reporter: String { get }
}

extension Placed {
  /// Whether it names another that is an earlier one of the same reporter.
  func canCorrect(_ other: some Placed) -> Bool {
    guard let replaces, ExactName(replaces) == ExactName(other.submission),
      reporter == other.reporter
    else { return false }
    return (other.authored, ExactName(other.submission)) < (authored, ExactName(submission))
  }
}

extension PastForm: Placed {}

/// The form that is being decided, as far as history asks.
struct CurrentForm: Placed {
  let submission: String
  let replaces: String?
  let authored: Instant
  let reporter: String
  let civilDay: (Instant) -> CivilDate

  init(_ submission: Submission, _ calendar: ClinicCalendar) {
    self.submission = submission.id
    replaces = submission.replaces
    authored = submission.authored
    reporter = submission.reporter?.rawValue ?? ""
    civilDay = { calendar.date(of: $0) }
  }
}
