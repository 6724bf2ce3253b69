import Forms

/// The answers of a submission that a corrected one gives otherwise.
///
/// What was unanswered, or answered in a way that cannot be, is no answer: nothing was proven by it.
struct ChangedAnswers {
  /// The items, sections and scores, by name, in the order of the form.
  let names: [String]

  /// Compares two readings of one form.
  init(_ old: Answers, _ new: Answers, of form: Form) {
    let items = form.items.indices.filter { index in
      old.items[index].isGiven && !old.items[index].says(new.items[index])
    }
    let sections = form.repeats.indices.filter { index in
      let (before, after) = (old.sections[index], new.sections[index])
      return before.count > 0 && !before.isInvalid && !before.says(after)
    }
    let scores = form.scores.indices.filter { index in
      old.reported[index].isGiven && !old.reported[index].says(new.reported[index])
    }
    names =
      items.map { form.items[$0].name } + sections.map { form.repeats[$0].name }
      + scores.map { form.scores[$0].name }
  }
}

extension Answers.State {
  fileprivate var isGiven: Bool {
    switch self {
    case .answered, .moment: true
    case .unanswered, .invalid: false
    }
  }

  /// Whether another says the same, wherever it stands.
  fileprivate func says(_ other: Answers.State) -> Bool {
    switch (self, other) {
    case (.answered(let value, _), .answered(let same, _)): value == same
    case (.moment(let value, _), .moment(let same, _)): value == same
    case (.unanswered, .unanswered), (.invalid, .invalid): true
    default: false
    }
  }
}

extension Answers.Section {
  fileprivate func says(_ other: Answers.Section) -> Bool {
    fields.count == other.fields.count && zip(fields, other.fields).allSatisfy { $0.says($1) }
  }
}
