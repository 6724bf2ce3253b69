public import Expressions
public import Forms
public import Values

/// The earlier forms of one patient in one protocol, as far as they are known.
public struct History: Sendable {
  /// The forms, in no particular order.
  public var forms: [PastForm]
  /// When forms were authored that arrived but could not be read; `nil` where not even that is
  /// known.
  public var unread: [Instant?]
  /// Whether all that ever arrived is at hand; if not, nothing earlier is known.
  public var isComplete: Bool

  /// A history; a patient who never sent anything has an empty one.
  public init(forms: [PastForm] = [], unread: [Instant?] = [], isComplete: Bool = true) {
    self.forms = forms
    self.unread = unread
    self.isComplete = isComplete
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
  /// The day it was authored, in the clinic's zone.
  public let day: CivilDate
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
    day: CivilDate,
    reporter: String,
    form: Form,
    values: [ValueSet]
  ) {
    self.submission = submission
    self.replaces = replaces
    self.authored = authored
    self.day = day
    self.reporter = reporter
    self.form = form
    self.values = values
  }

  /// The same, counted as authored at another time.
  func placed(at time: Instant, _ current: CurrentForm) -> PastForm {
    PastForm(
      submission: submission,
      replaces: replaces,
      authored: time,
      day: current.civilDay(time),
      reporter: reporter,
      form: form,
      values: values
    )
  }

  /// The value that a name had in it; `nil` where its version has no such name.
  func value(of name: String, slot: Int) -> ValueSet? {
    if slot < form.schema.values.count, form.schema.values[slot].name == name {
      return values[slot]
    }
    guard case .value(let own, _) = form.schema.lookUp(name) else { return nil }
    return values[own]
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
    let current = current.placed(
      at: place(authored: current.authored, replaces: current.replaces)
    )
    switch recall.form {
    case .previous:
      let window = plan.window(before: current.day)
      return known(value, recall.slot, nth: 1, in: earlier(than: current, in: window))
    case .latest(let count):
      return known(value, recall.slot, nth: count, in: earlier(than: current, in: nil))
    case .baseline:
      let forms = Array(earlier(than: current, in: nil).reversed())
      return known(value, recall.slot, nth: 1, in: plan.baseline(among: forms))
    }
  }

  /// What stands in the history at one moment: a form, or one that could not be read.
  enum Entry {
    case form(PastForm)
    case unread

    var day: CivilDate? { if case .form(let form) = self { form.day } else { nil } }
  }

  /// When a form counts as authored: a correction stands in the place of what it corrects.
  ///
  /// - Parameters:
  ///   - authored: when it was authored.
  ///   - replaces: the submission it corrects, if any; one that is not at hand is left out.
  /// - Returns: when the first of the forms that it corrects was authored, or `authored`.
  func place(authored: Instant, replaces: String?) -> Instant {
    var place = authored
    var next = replaces
    for _ in forms {
      guard let corrected = forms.first(where: { $0.submission == next }) else { break }
      place = min(place, corrected.authored)
      next = corrected.replaces
    }
    return place
  }

  /// Earlier entries of the same reporter, the latest first; ties by id.
  private func earlier(
    than current: CurrentForm,
    in window: ClosedRange<CivilDate>?
  ) -> [Entry] {
    let replaced = Set(forms.compactMap(\.replaces) + [current.replaces].compactMap { $0 })
    let placed = forms.map { form in
      form.replaces == nil
        ? form : form.placed(at: place(authored: form.authored, replaces: form.replaces), current)
    }
    let readable = placed.filter { form in
      (form.authored, form.submission) < (current.authored, current.submission)
        && form.reporter == current.reporter && !replaced.contains(form.submission)
        && window.map { $0.contains(form.day) } ?? true
    }
    let unreadable = unread.filter { authored in
      guard let authored else { return true }
      guard authored < current.authored else { return false }
      return window.map { $0.contains(current.civilDay(authored)) } ?? true
    }
    let dated =
      readable.map { ($0.authored, $0.submission, Entry.form($0)) }
      + unreadable.map { ($0 ?? current.authored, "", Entry.unread) }
    return dated.sorted { ($0.0, $0.1) > ($1.0, $1.1) }.map(\.2)
  }

  /// The n-th known value; a form that could not be read, or one that may not count, leaves all
  /// of them possible.
  private func known(
    _ value: SchemaValue,
    _ slot: Int,
    nth count: Int,
    in entries: [Entry]
  ) -> ValueSet {
    var left = count
    for entry in entries {
      guard case .form(let form) = entry else { return value.domain.perhapsHidden }
      guard let found = form.value(of: value.name, slot: slot), !found.isHidden else { continue }
      guard found.isKnown else {
        return left == 1 && !found.canBeNotApplicable ? found : value.domain.perhapsHidden
      }
      left -= 1
      if left == 0 { return found }
    }
    return value.domain.hidden
  }
}

/// The form that is being decided, as far as history asks.
struct CurrentForm {
  let submission: String
  let replaces: String?
  let authored: Instant
  let day: CivilDate
  let reporter: String
  let civilDay: (Instant) -> CivilDate

  func placed(at time: Instant) -> CurrentForm {
    CurrentForm(
      submission: submission,
      replaces: replaces,
      authored: time,
      day: civilDay(time),
      reporter: reporter,
      civilDay: civilDay
    )
  }
}
