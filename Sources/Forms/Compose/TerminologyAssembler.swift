import Expressions
import Values

/// Brings the words of a form and its archetypes under the names of the form.
struct TerminologyAssembler {
  private let outline: Outline
  private let file: FormFile
  /// The keys of the form's own texts, which no archetype's text takes the place of.
  private let ownKeys: Set<String>
  private(set) var terminology = Terminology()

  init(_ file: FormFile, _ outline: Outline) {
    self.file = file
    self.outline = outline
    ownKeys = TextKeys(file).allowed
    for scope in outline.scopes.indices { add(scope) }
    for fact in file.facts {
      guard case .coded(let set) = fact.kind else { continue }
      addOptions(set, of: fact.id.value, scope: 0)
    }
    addFactTitles()
  }

  private mutating func add(_ scope: Int) {
    let parts = outline.scopes[scope]
    let definition = parts.definition
    let prefix = parts.textAlias.map { "\($0)." } ?? ""
    for key in ["title", "text_from"] { add(key, as: prefix + key, scope: scope) }
    let asked = definition.sections.map(\.id.value) + definition.items.map(\.id.value)
    for id in asked + asked.map({ "\($0).help" }) {
      add(id, as: parts.name(id), scope: scope)
    }
    for score in definition.scores {
      let keys = [score.id.value] + score.bands.map { "\(score.id.value).\($0.id)" }
      for key in keys { add(key, as: parts.name(key), scope: scope) }
    }
    for item in definition.items {
      guard let set = item.optionSet else { continue }
      addOptions(set, of: parts.name(item.id.value), scope: scope)
    }
    let official = translations(scope).filter(\.isOfficial).map(\.language.value)
    terminology.official[parts.textAlias ?? file.id.value] = Set(official)
  }

  private mutating func add(_ key: String, as name: String, scope: Int) {
    let text = text([key], scope: scope)
    if !text.languages.isEmpty { terminology.texts[name] = text }
  }

  private mutating func addFactTitles() {
    for fact in file.facts { add(fact.id.value, as: fact.id.value, scope: 0) }
  }

  private mutating func addOptions(_ set: OptionSet, of name: String, scope: Int) {
    for option in set.ids {
      let text = text(["\(set.id.value).\(option)", option], scope: scope)
      if !text.languages.isEmpty { terminology.options[name, default: [:]][option] = text }
    }
  }

  // MARK: Texts

  private func translations(_ scope: Int) -> [Translation] {
    outline.scopes[scope].archetype?.translations ?? file.translations
  }

  /// The text under the first of some keys, the form's own words before the archetype's.
  private func text(_ keys: [String], scope: Int) -> LocalizedText {
    var text = LocalizedText()
    for language in Language.allCases {
      let own = keys.lazy.compactMap { overriding($0, language, scope) }.first
      text[language] =
        own ?? keys.lazy.compactMap { written($0, language, translations(scope)) }.first
    }
    return text
  }

  private func written(
    _ key: String,
    _ language: Language,
    _ translations: [Translation]
  ) -> String? {
    translations.first { $0.language.value == language }?.texts[key]?.value
  }

  /// What the form's file says in place of an archetype.
  private func overriding(_ key: String, _ language: Language, _ scope: Int) -> String? {
    guard scope > 0 else { return nil }
    let name = overrideKey(key, outline.scopes[scope])
    return name.flatMap { written($0, language, file.translations) }
  }

  private func overrideKey(_ key: String, _ scope: OutlineScope) -> String? {
    if scope.alias != nil || key == "title" || key == "text_from" {
      return scope.textAlias.map { "\($0).\(key)" }
    }
    return ownKeys.contains(key) ? nil : key
  }
}
