import Diagnostics
import Expressions
import JSONText
import Values

/// Words as code, with commas between them.
private func list(_ words: some Sequence<String>) -> String {
  words.map { "`\($0)`" }.joined(separator: ", ")
}

private func suggestion(_ word: String, _ known: some Sequence<String>) -> String? {
  didYouMean(word, among: known).map { "did you mean `\($0)`?" }
}

// MARK: Keys and types

extension Diagnostic {
  static func unknownFile(_ value: JSONValue, at place: Place) -> Diagnostic {
    let key = value.members?.first?.key.text ?? ""
    return Diagnostic(
      code: "unknown-file",
      "a file under Forms begins with the key `archetype` or `form`",
      at: place,
      label: suggestion(key, ["archetype", "form"])
    )
  }

  static func unknownKey(_ key: String, of what: String, among keys: [String], at place: Place)
    -> Diagnostic
  {
    Diagnostic(
      code: "unknown-key",
      "`\(key)` is not a key of \(what)",
      at: place,
      label: suggestion(key, keys),
      help: suggestion(key, keys) == nil ? "the keys are \(list(keys))" : nil,
      fixIts: .respelling(key, among: keys, at: place)
    )
  }

  static func unexpectedKey(_ key: String, on what: String, at place: Place) -> Diagnostic {
    Diagnostic(
      code: "unexpected-key",
      "`\(key)` has no meaning on \(what)",
      at: place,
      help: "remove the key"
    )
  }

  static func missingKey(_ key: String, of what: String, at place: Place) -> Diagnostic {
    Diagnostic(code: "missing-key", "`\(key)` is missing in \(what)", at: place)
  }

  static func wrongType(_ value: JSONValue, expected: String, at place: Place) -> Diagnostic {
    Diagnostic(code: "wrong-type", "expected \(expected), found \(value.kindName)", at: place)
  }

  static func emptyText(at place: Place) -> Diagnostic {
    Diagnostic(code: "empty-text", "a text must say something", at: place)
  }

  /// Texts of one language that say nothing, told where the first of them stands.
  static func emptyTexts(_ keys: [String], in language: Language, at place: Place) -> Diagnostic {
    let shown = list(keys.prefix(5)) + (keys.count > 5 ? " and \(keys.count - 5) more" : "")
    return Diagnostic(
      code: "empty-text",
      "`\(language.rawValue)` has \(keys.count) texts that say nothing",
      at: place,
      label: shown,
      help: "write the words between the quotes"
    )
  }

  static func emptyItems(at place: Place) -> Diagnostic {
    Diagnostic(code: "empty-list", "a list must hold something", at: place)
  }

  static func unknownWord(_ word: String, among known: [String], at place: Place) -> Diagnostic {
    Diagnostic(
      code: "unknown-word",
      "`\(word)` cannot stand here",
      at: place,
      label: suggestion(word, known),
      help: "it is one of \(list(known))",
      fixIts: .respelling(word, among: known, at: place)
    )
  }
}

// MARK: Ids and versions

extension Diagnostic {
  static func invalidID(_ id: String, at place: Place) -> Diagnostic {
    Diagnostic(
      code: "invalid-id",
      "`\(id)` is not an id",
      at: place,
      help: "ids are lower-case letters a to z, digits and `_`, and begin with a letter"
    )
  }

  static func reservedID(_ id: String, at place: Place) -> Diagnostic {
    Diagnostic(
      code: "invalid-id",
      "`\(id)` has a meaning of its own and cannot be an id",
      at: place,
      help: "choose another word"
    )
  }

  static func invalidArchetypeID(_ id: String, at place: Place) -> Diagnostic {
    Diagnostic(
      code: "invalid-id",
      "`\(id)` is not the id of an archetype",
      at: place,
      help: "an archetype is named by class and name, such as `observation.phq_9`"
    )
  }

  static func invalidNode(_ node: String, at place: Place) -> Diagnostic {
    Diagnostic(
      code: "invalid-node",
      "`\(node)` is not a node",
      at: place,
      help: "a node is `at` and four digits, such as `at0001`"
    )
  }

  static func duplicateID(_ id: String, first: Place, at place: Place) -> Diagnostic {
    Diagnostic(
      code: "duplicate-id",
      "`\(id)` is defined already",
      at: place,
      notes: [Note("first defined here", at: first)]
    )
  }

  static func duplicateNode(_ node: String, first: Place, at place: Place) -> Diagnostic {
    Diagnostic(
      code: "duplicate-node",
      "the node `\(node)` stands for something else already",
      at: place,
      notes: [Note("first used here", at: first)]
    )
  }

  static func invalidVersion(_ version: String, at place: Place) -> Diagnostic {
    Diagnostic(
      code: "invalid-version",
      "`\(version)` is not a version",
      at: place,
      help: "a version has three parts, such as `1.0.0`"
    )
  }

  static func duplicateVersion(
    _ id: String,
    _ version: Version,
    first: Place,
    at place: Place
  ) -> Diagnostic {
    Diagnostic(
      code: "duplicate-version",
      "`\(id)` has a version \(version) already",
      at: place,
      notes: [Note("first defined here", at: first)],
      help: "give a changed file the next version"
    )
  }

  static func unknownArchetype(_ id: String, among known: [String], at place: Place)
    -> Diagnostic
  {
    Diagnostic(
      code: "unknown-archetype",
      "there is no archetype `\(id)`",
      at: place,
      label: suggestion(id, known),
      fixIts: .respelling(id, among: known, at: place)
    )
  }

  static func unknownVersion(
    _ version: Version,
    of id: String,
    among known: [Version],
    at place: Place
  ) -> Diagnostic {
    Diagnostic(
      code: "unknown-version",
      "there is no version \(version) of `\(id)`",
      at: place,
      help: "the versions are \(list(known.map(\.description)))"
    )
  }

  static func misplacedUse(at place: Place) -> Diagnostic {
    Diagnostic(
      code: "misplaced-use",
      "only a form uses archetypes",
      at: place,
      help: "use both archetypes in the form"
    )
  }

  static func misplacedScores(_ id: String, at place: Place) -> Diagnostic {
    Diagnostic(
      code: "misplaced-use",
      "`\(id)` has scores or repeated sections and cannot stand in a repeated section",
      at: place
    )
  }
}

// MARK: Texts

extension Diagnostic {
  static func missingText(_ keys: [String], in language: Language, at place: Place) -> Diagnostic {
    let shown = list(keys.prefix(5)) + (keys.count > 5 ? " and \(keys.count - 5) more" : "")
    let line = "`\"\(keys.first ?? "")\": \"…\"`"
    return Diagnostic(
      code: "missing-text",
      "`\(language.rawValue)` lacks \(keys.count == 1 ? "1 text" : "\(keys.count) texts")",
      at: place,
      label: shown,
      help: "write \(line) with the words in the second quotes"
        + (keys.count > 1 ? ", and so for each" : "") + "; every text stands in nb, nn and en"
    )
  }

  static func unknownTextKey(_ key: String, among known: [String], at place: Place) -> Diagnostic {
    Diagnostic(
      code: "unknown-text-key",
      "`\(key)` names nothing in this file",
      at: place,
      label: suggestion(key, known),
      help: "a text stands under `title`, an id, `item.help`, `set.option` or `score.band`",
      fixIts: .respelling(key, among: known, at: place)
    )
  }

  static func sharedTextKey(_ key: String, alternative: String, at place: Place) -> Diagnostic {
    Diagnostic(
      code: "shared-text-key",
      "`\(key)` names an option and something else, which cannot share a text",
      at: place,
      help: "give the option's text under `\(alternative)`"
    )
  }

  static func licensedText(_ key: String, of holder: String, at place: Place) -> Diagnostic {
    Diagnostic(
      code: "licensed-text",
      "the text of `\(key)` must not be given without the leave of \(holder)",
      at: place,
      help: "remove the text, and say in `text_from` where it must come from"
    )
  }

  static func overriddenLicensedText(_ key: String, at place: Place) -> Diagnostic {
    Diagnostic(
      .note,
      code: "licensed-text",
      "the text of `\(key)` needs the leave of its holder",
      at: place
    )
  }
}
