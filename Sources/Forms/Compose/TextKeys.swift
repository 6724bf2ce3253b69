import Expressions
import Values

/// The keys a file's terminology has: those it must have, may have, and must not have.
struct TextKeys {
  /// A text that every language needs, under the first of its keys that is there.
  struct Need: Hashable {
    /// As a message names it.
    let key: String
    /// A key that does as well.
    var alternative: String?
  }

  private(set) var needs: [Need] = [Need(key: "title")]
  /// Options that would stand under the text of an item or a score that has the same id.
  private(set) var shared: [Need] = []
  private(set) var optional: Set<String> = []
  /// Keys of texts that need the holder's leave.
  private(set) var licensed: Set<String> = []

  /// The keys of an archetype's own terminology.
  init(_ file: ArchetypeFile) {
    let isLicensed = file.licence.terms == .permission
    if isLicensed { needs.append(Need(key: "text_from")) }
    add(file.definition, isLicensed: isLicensed)
  }

  /// The keys of a form's own terminology, without those of its archetypes.
  init(_ file: FormFile) {
    add(file.definition, isLicensed: false)
    optional.formUnion(file.facts.map(\.id.value))
  }

  private mutating func add(_ definition: Definition, isLicensed: Bool) {
    let asked = definition.sections.map(\.id.value) + definition.items.map(\.id.value)
    let options = definition.optionSets.flatMap { set in
      set.ids.map { Need(key: $0, alternative: "\(set.id.value).\($0)") }
    }
    if isLicensed {
      licensed.formUnion(asked + asked.map { "\($0).help" })
      licensed.formUnion(options.flatMap { [$0.key] + [$0.alternative].compactMap { $0 } })
    } else {
      needs += asked.map { Need(key: $0) }
      optional.formUnion(asked.map { "\($0).help" })
      needs += options
      let named = Set(asked + definition.scores.map(\.id.value))
      shared = options.filter { named.contains($0.key) }
    }
    for score in definition.scores {
      needs.append(Need(key: score.id.value))
      needs += score.bands.map { Need(key: "\(score.id.value).\($0.id)") }
    }
  }

  /// Every key that may stand in the terminology.
  var allowed: Set<String> {
    optional.union(needs.flatMap { [$0.key] + [$0.alternative].compactMap { $0 } })
  }

  /// Lets a form put its own texts in place of an archetype's.
  mutating func add(overriding file: ArchetypeFile, alias: String?) {
    let keys = TextKeys(file)
    let own = allowed
    let whole: Set<String> = ["title", "text_from"]
    func renamed(_ key: String) -> String {
      if let alias { return "\(alias).\(key)" }
      return whole.contains(key) ? "\(file.defaultAlias).\(key)" : key
    }
    optional.formUnion(keys.allowed.map(renamed))
    licensed.formUnion(keys.licensed.map(renamed).filter { !own.contains($0) })
  }
}
