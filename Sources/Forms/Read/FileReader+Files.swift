import Diagnostics
import JSONText
import Values

extension ArchetypeFile {
  /// Reads an archetype's file.
  ///
  /// - Parameters:
  ///   - value: the file as JSON.
  ///   - source: its text.
  /// - Returns: what it says, where that can be told at all, and its faults.
  static func read(
    _ value: JSONValue,
    of source: SourceText
  ) -> (file: ArchetypeFile?, diagnostics: [Diagnostic]) {
    var reader = FileReader(source)
    let file = reader.archetype(value)
    return (file, reader.diagnostics)
  }
}

extension FormFile {
  /// Reads a form's file.
  ///
  /// - Parameters:
  ///   - value: the file as JSON.
  ///   - source: its text.
  /// - Returns: what it says, where that can be told at all, and its faults.
  static func read(
    _ value: JSONValue,
    of source: SourceText
  ) -> (file: FormFile?, diagnostics: [Diagnostic]) {
    var reader = FileReader(source)
    let file = reader.form(value)
    return (file, reader.diagnostics)
  }
}

extension FileReader {
  fileprivate mutating func archetype(_ value: JSONValue) -> ArchetypeFile? {
    let keys = ["archetype", "version", "licence", "definition", "terminology", "bindings"]
    guard let object = self.object(value, "an archetype", keys: keys) else { return nil }
    let id = archetypeID("archetype", of: object)
    let version = self.version("version", of: object)
    let licence = self.licence(object)
    let content = self.object(
      "definition",
      of: object,
      "a definition",
      keys: ["option_sets", "items", "scores", "tables"]
    )
    if let content { readOptionSets(content) }
    let definition = content.map { self.definition($0, isForm: false) }
    let translations = self.translations(object)
    let bindings = verbatim("bindings", of: object)
    guard let id, let version, let licence, let definition else { return nil }
    return ArchetypeFile(
      source: source,
      id: id,
      version: version,
      licence: licence,
      definition: definition,
      translations: translations,
      bindings: bindings
    )
  }

  fileprivate mutating func form(_ value: JSONValue) -> FormFile? {
    let keys = ["form", "version", "definition", "terminology", "exchange"]
    guard let object = self.object(value, "a form", keys: keys) else { return nil }
    let id = self.id("form", of: object)
    let version = self.version("version", of: object)
    let content = self.object(
      "definition",
      of: object,
      "a definition",
      keys: ["facts", "option_sets", "items", "scores", "tables"]
    )
    if let content { readOptionSets(content) }
    let facts = content.map { self.facts($0) }
    let definition = content.map { self.definition($0, isForm: true) }
    let translations = self.translations(object)
    let exchange = verbatim("exchange", of: object)
    guard let id, let version, let facts, let definition else { return nil }
    return FormFile(
      source: source,
      id: id,
      version: version,
      facts: facts,
      definition: definition,
      translations: translations,
      exchange: exchange
    )
  }

  private mutating func licence(_ file: FileObject) -> Licence? {
    let keys = ["terms", "holder", "source"]
    guard let object = self.object("licence", of: file, "a licence", keys: keys) else { return nil }
    _ = required("terms", of: object)
    let terms = word("terms", of: object, Licence.Terms.self)
    let holder = text("holder", of: object)
    let source = text("source", of: object)
    guard let terms, let holder, let source else { return nil }
    return Licence(terms: terms, holder: holder.value, source: source.value)
  }

  /// An object that is kept as it stands.
  private mutating func verbatim(_ key: String, of object: FileObject) -> JSONValue? {
    guard let value = object[key], self.object(value, key, keys: nil) != nil else { return nil }
    return value
  }
}
