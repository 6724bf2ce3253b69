import Diagnostics
import Forms
import JSONText

extension CohortReader {
  mutating func answers(_ file: Part, _ form: Form) -> AnswerModel {
    var model = AnswerModel(
      items: form.items.map { _ in [] },
      sections: form.repeats.map { _ in [] },
      traits: [],
      traitOfItem: form.items.map { _ in nil }
    )
    for value in filled("answers", of: file) {
      let keys = ["in", "from_day", "to_day", "values"] + Self.groundKeys
      guard let part = part(value, "some answers", keys: keys) else { continue }
      ground(part, as: "answers")
      let occasion = AnswerModel.Occasion(states: states(of: part), days: days(of: part))
      guard let values = self.part("values", of: part, "values", keys: nil) else { continue }
      for member in values.members { table(member, occasion, form, &model) }
    }
    traits(file, form, &model)
    checkCover(file, form, model)
    return model
  }

  /// Takes the weights of one name or pattern to each item it means.
  private mutating func table(
    _ member: JSONMember,
    _ occasion: AnswerModel.Occasion,
    _ form: Form,
    _ model: inout AnswerModel
  ) {
    if let section = form.repeats.firstIndex(where: { $0.name == member.key.text }) {
      let weights = weights(member.value) { $0.range($1, in: form.repeats[section].entries) }
      if let weights {
        model.sections[section].append(AnswerModel.Table(occasion: occasion, weights: weights))
      }
      return
    }
    for item in items(member.key, form) {
      let weights = weights(member.value) { $0.outcome($1, of: form.items[item]) }
      if let weights {
        model.items[item].append(AnswerModel.Table(occasion: occasion, weights: weights))
      }
    }
  }

  /// The items that a name means, or a pattern such as `phq_9.*`.
  mutating func items(_ name: JSONString, _ form: Form) -> [Int] {
    let found = form.items.indices.filter { index in
      let item = form.items[index].name
      guard name.text.hasSuffix(".*") else { return item == name.text }
      return item.hasPrefix(name.text.dropLast())
    }
    if found.isEmpty {
      let names = form.items.map(\.name)
      let patterns = names.compactMap { name in
        name.lastIndex(of: ".").map { "\(name[..<$0]).*" }
      }
      let known = name.text.hasSuffix(".*") ? patterns : names + form.repeats.map(\.name)
      report(.unknownItem(name.text, of: form.id, among: known, at: place(name.contentSpan)))
    }
    return found
  }

  // MARK: Traits

  private mutating func traits(_ file: Part, _ form: Form, _ model: inout AnswerModel) {
    var places: [Int: Place] = [:]
    for value in elements("traits", of: file) {
      let keys = ["id", "items", "between_forms_per_mille", "between_items_per_mille"]
      guard let part = part(value, "a trait", keys: keys + Self.groundKeys) else { continue }
      ground(part, as: "traits")
      let id = string("id", of: part)
      let betweenForms = perMille(keys[2], of: part)
      let betweenItems = perMille(keys[3], of: part)
      for name in strings("items", of: part) {
        let place = self.place(name.contentSpan)
        for item in items(name, form) {
          if let first = places[item] {
            report(.duplicateID(form.items[item].name, first: first, at: place))
          }
          places[item] = place
          model.traitOfItem[item] = model.traits.count
        }
      }
      model.traits.append(
        AnswerModel.Trait(
          id: id?.text ?? "",
          betweenForms: betweenForms ?? 0,
          betweenItems: betweenItems ?? 0
        )
      )
    }
  }

  // MARK: What is left open

  /// Every item has weights that hold in all states at all times; texts need not be written.
  private mutating func checkCover(_ file: Part, _ form: Form, _ model: AnswerModel) {
    if diagnostics.hasErrors { return }
    let items = form.items.indices.filter { index in
      if case .text = form.items[index].answer, !form.items[index].isRequired { return false }
      return !model.items[index].contains { $0.occasion.isAlways }
    }
    let sections = form.repeats.indices.filter { index in
      !model.sections[index].contains { $0.occasion.isAlways }
    }
    let names = items.map { form.items[$0].name } + sections.map { form.repeats[$0].name }
    guard !names.isEmpty, let span = file["answers"]?.span else { return }
    report(.uncoveredItems(names, of: form.id, at: place(Span(span.start, span.start + 1))))
  }

  // MARK: Own limits and mistakes

  mutating func limits(_ file: Part, _ form: Form, known: [String]) -> [OwnLimitModel] {
    var limits: [OwnLimitModel] = []
    for value in elements("limits", of: file) {
      let keys = ["limit", "item", "in", "per_mille"] + Self.groundKeys
      guard let part = part(value, "a limit", keys: keys) else { continue }
      ground(part, as: "limits")
      let limit = string("limit", of: part).flatMap { word($0, among: known) }
      let item = string("item", of: part).flatMap { items($0, form).first }
      let state = state("in", of: part)
      let share = perMille("per_mille", of: part)
      guard let limit, let item, let state, let share else { continue }
      limits.append(OwnLimitModel(limit: limit, item: item, state: state, perMille: share))
    }
    return limits
  }

  mutating func mistakes(_ file: Part, _ form: Form) -> MistakeModel? {
    let keys = [
      "left_out_per_mille", "contradictory_per_mille", "mistyped_per_mille", "contradictions",
    ]
    guard let part = part("mistakes", of: file, "the mistakes", keys: keys + Self.groundKeys) else {
      return nil
    }
    ground(part, as: "mistakes")
    let chances = keys.prefix(3).map { perMille($0, of: part) }
    var contradictions: [[Int: AnswerModel.Outcome]] = []
    for value in elements("contradictions", of: part) {
      guard let entry = self.part(value, "a contradiction", keys: nil) else { continue }
      var answers: [Int: AnswerModel.Outcome] = [:]
      for member in entry.members {
        guard let item = items(member.key, form).first, let word = string(member.value) else {
          continue
        }
        if let outcome = outcome(word, of: form.items[item]) { answers[item] = outcome }
      }
      contradictions.append(answers)
    }
    guard let leftOut = chances[0], let contradictory = chances[1], let mistyped = chances[2] else {
      return nil
    }
    if contradictory > 0, contradictions.isEmpty {
      report(.missingKey("contradictions", of: part.what, at: place(part.opening)))
    }
    if leftOut + contradictory + mistyped > 1000 {
      report(.tooManyMistakes(at: place(part.opening)))
    }
    return MistakeModel(
      leftOut: leftOut,
      contradictory: contradictory,
      mistyped: mistyped,
      contradictions: contradictions
    )
  }
}
