import Expressions
import Values

/// Brings the words of a form and its archetypes under the names of the form.
struct TerminologyAssembler {
  private(set) var terminology = Terminology()

  init(_ file: FormFile, _ outline: Outline) {
    // No archetype's text takes the place of the form's own.
    let ownKeys = TextKeys(file).allowed
    let own = ScopeWords(file)
    for (index, scope) in outline.scopes.enumerated() {
      let words =
        index == 0 ? own : ScopeWords(of: scope, overriddenBy: file, besides: ownKeys)
      add(scope, words, form: file.id.value)
    }
    for fact in file.facts {
      guard case .coded(let set) = fact.kind else { continue }
      addOptions(set, of: fact.id.value, own)
    }
    for fact in file.facts { add(fact.id.value, as: fact.id.value, own) }
  }

  private mutating func add(_ scope: OutlineScope, _ words: ScopeWords, form: String) {
    let definition = scope.definition
    let prefix = scope.textAlias.map { "\($0)." } ?? ""
    for key in ["title", "text_from"] { add(key, as: prefix + key, words) }
    let items = definition.items
    let asked = definition.sections.map(\.id.value) + items.map(\.id.value)
    for id in asked + asked.map({ "\($0).help" }) {
      add(id, as: scope.name(id), words)
    }
    for score in definition.scores {
      let keys = [score.id.value] + score.bands.map { "\(score.id.value).\($0.id)" }
      for key in keys { add(key, as: scope.name(key), words) }
    }
    for item in items {
      guard let set = item.optionSet else { continue }
      addOptions(set, of: scope.name(item.id.value), words)
    }
    terminology.official[scope.textAlias ?? form] = words.official
  }

  private mutating func add(_ key: String, as name: String, _ words: ScopeWords) {
    let text = words.text([key])
    if !text.isEmpty { terminology.texts[name] = text }
  }

  private mutating func addOptions(_ set: OptionSet, of name: String, _ words: ScopeWords) {
    var texts: [String: LocalizedText] = [:]
    for option in set.ids {
      let text = words.text(["\(set.id.value).\(option)", option])
      if !text.isEmpty { texts[option] = text }
    }
    if !texts.isEmpty { terminology.options[name, default: [:]].merge(texts) { $1 } }
  }
}

/// What one file of a form calls its items, and what the form itself calls them in its place.
private struct ScopeWords {
  /// The file's words, by language in the order of all languages.
  private let written: [[String: Placed<String>]]
  /// The form's.
  private let form: [[String: Placed<String>]]
  /// What the form's own keys are that stand for no archetype's; `nil` for the form itself.
  private let ownKeys: Set<String>?
  private let textAlias: String?
  private let isAliased: Bool
  /// The languages in which the wording is the instrument's own.
  let official: Set<Language>

  /// The words of the form itself.
  init(_ file: FormFile) {
    written = Self.words(file.translations)
    form = Self.words([])
    ownKeys = nil
    textAlias = nil
    isAliased = false
    official = Self.official(file.translations)
  }

  /// The words of an archetype in a form.
  init(of scope: OutlineScope, overriddenBy file: FormFile, besides ownKeys: Set<String>) {
    let translations = scope.archetype?.translations ?? file.translations
    written = Self.words(translations)
    form = Self.words(file.translations)
    self.ownKeys = ownKeys
    textAlias = scope.textAlias
    isAliased = scope.alias != nil
    official = Self.official(translations)
  }

  private static func words(_ translations: [Translation]) -> [[String: Placed<String>]] {
    Language.allCases.map { language in
      translations.first { $0.language.value == language }?.texts ?? [:]
    }
  }

  private static func official(_ translations: [Translation]) -> Set<Language> {
    Set(translations.filter(\.isOfficial).map(\.language.value))
  }

  /// The text under the first of some keys, the form's own words before the archetype's.
  func text(_ keys: [String]) -> LocalizedText {
    var text = LocalizedText()
    let overriding = keys.compactMap(overrideKey)
    for (index, language) in Language.allCases.enumerated() {
      text[language] = Self.first(overriding, form[index]) ?? Self.first(keys, written[index])
    }
    return text
  }

  private static func first(_ keys: [String], _ words: [String: Placed<String>]) -> String? {
    for key in keys {
      if let word = words[key] { return word.value }
    }
    return nil
  }

  /// The key under which the form's file says it in place of an archetype.
  private func overrideKey(_ key: String) -> String? {
    guard let ownKeys else { return nil }
    if isAliased || key == "title" || key == "text_from" {
      return textAlias.map { "\($0).\(key)" }
    }
    return ownKeys.contains(key) ? nil : key
  }
}
