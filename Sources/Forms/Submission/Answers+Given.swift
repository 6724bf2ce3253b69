public import Expressions

extension Answers {
  /// Answers as if a patient had given them when a form was due, for asking what they lead to.
  ///
  /// - Parameters:
  ///   - form: what is answered.
  ///   - given: the answer to each item, in order; a repeated section has as few entries as it
  ///     may have, at least one, all alike. What is not known, or a text that is not given, is unanswered.
  public init(_ form: Form, given: [ValueSet]) {
    self.init(form)
    reporter = .patient
    trigger = .planned
    func state(_ item: Int) -> State {
      Value(given[item]).map { .answered($0, at: 0) } ?? .unanswered
    }
    for (index, item) in form.items.enumerated() {
      if case .slot = item.position { items[index] = state(index) }
    }
    for (index, section) in form.repeats.enumerated() {
      let entry = section.items.map(state)
      for _ in 0..<max(section.entries.lowerBound, 1) { sections[index].fields += entry }
    }
  }
}
