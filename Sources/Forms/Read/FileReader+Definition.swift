import Diagnostics
import JSONText
import Values

extension FileReader {
  /// What is asked and computed; its option sets have been read.
  mutating func definition(_ object: FileObject, isForm: Bool) -> Definition {
    let context = ElementContext(isForm: isForm, isRepeated: false)
    let elements = required("items", of: object).map { self.elements($0, context) } ?? []
    let tables = self.tables(object)
    let scores = self.elements("scores", of: object).compactMap { score($0) }
    let sets = object["option_sets"]?.members?.compactMap { optionSets[$0.key.text] }
    return Definition(optionSets: sets ?? [], elements: elements, scores: scores, tables: tables)
  }

  /// What is known of the patient beforehand.
  mutating func facts(_ definition: FileObject) -> [FactDeclaration] {
    let facts = elements("facts", of: definition).compactMap { fact($0) }
    let anchors = facts.filter(\.isAnchor)
    if let first = anchors.first {
      for other in anchors.dropFirst() {
        report(.secondAnchor(first: place(first.id.span), at: place(other.id.span)))
      }
    }
    return facts
  }

  private enum FactType: String, CaseIterable { case date, boolean, coded }

  private mutating func fact(_ value: JSONValue) -> FactDeclaration? {
    let keys = ["id", "type", "options", "anchor"]
    guard let object = self.object(value, "a fact", keys: keys) else { return nil }
    let id = self.id("id", of: object)
    if let id { declare(id) }
    _ = required("type", of: object)
    guard let type = word("type", of: object, FactType.self) else { return nil }
    if type != .coded { refuse(["options"], in: object, on: "a fact of type `\(type.rawValue)`") }
    if type != .date { refuse(["anchor"], in: object, on: "a fact of type `\(type.rawValue)`") }
    let set = type == .coded ? optionSet(of: object) : nil
    if let id, id.value == "birth_date", type != .date {
      report(.birthDateIsDate(at: place(id.span)))
    }
    let isAnchor = boolean("anchor", of: object)
    guard let id else { return nil }
    if !isAnchor, type != .coded || set != nil { reportUngiven(id, set) }
    switch (type, set) {
    case (.date, _): return FactDeclaration(id: id, kind: .date, isAnchor: isAnchor)
    case (.boolean, _): return FactDeclaration(id: id, kind: .boolean, isAnchor: false)
    case (.coded, let set?): return FactDeclaration(id: id, kind: .coded(set), isAnchor: false)
    case (.coded, nil): return nil
    }
  }

  /// An enrolment holds the anchor, the day of birth and the sex; whatever hangs on another fact
  /// would never be known.
  private mutating func reportUngiven(_ id: Placed<String>, _ set: OptionSet?) {
    switch id.value {
    case "birth_date": break
    case "sex":
      let options = set.map { Set($0.options.map(\.id.value)) }
      if options?.isSuperset(of: ["female", "male"]) == true { break }
      report(.sexIsOption(at: place(id.span)))
    default: report(.factNobodyGives(id.value, at: place(id.span)))
    }
  }
}

// MARK: Sections and uses

/// Where an element stands.
struct ElementContext {
  /// Whether archetypes may be used.
  let isForm: Bool
  /// Whether it is asked once for each entry.
  var isRepeated: Bool
}

extension FileReader {
  mutating func elements(_ value: JSONValue, _ context: ElementContext) -> [FormElement] {
    guard let values = elements(value) else { return [] }
    if values.isEmpty { report(.emptyItems(at: place(value.span))) }
    return values.compactMap { element($0, context) }
  }

  private mutating func element(_ value: JSONValue, _ context: ElementContext) -> FormElement? {
    guard let object = self.object(value, "an item", keys: nil) else { return nil }
    if object["use"] != nil || seems(object, toBe: "use", by: ["version", "as", "flat"]) {
      return use(object, context).map { .use($0) }
    }
    if object["section"] != nil || seems(object, toBe: "section", by: ["items", "repeats"]) {
      return section(object, context).map { .section($0) }
    }
    return item(object).map { .item($0) }
  }

  /// Whether an object without an id has a key that is nearly the one it should begin with, and
  /// another that nothing else has.
  private func seems(_ object: FileObject, toBe key: String, by others: [String]) -> Bool {
    object["id"] == nil && object.members.contains { didYouMean($0.key.text, among: [key]) != nil }
      && others.contains { object[$0] != nil }
  }

  private mutating func section(
    _ object: FileObject,
    _ context: ElementContext
  ) -> SectionDeclaration? {
    let object = FileObject(members: object.members, span: object.span, what: "a section")
    allow(["section", "node", "repeats", "show_when", "items"], in: object)
    let id = self.id("section", of: object)
    if let id { declare(id) }
    _ = node("node", of: object, isRequired: false)
    let entries = object["repeats"].flatMap { repeats($0, context) }
    var inner = context
    inner.isRepeated = context.isRepeated || object["repeats"] != nil
    let showWhen = expression("show_when", of: object)
    let elements = required("items", of: object).map { self.elements($0, inner) } ?? []
    guard let id else { return nil }
    return SectionDeclaration(id: id, entries: entries, showWhen: showWhen, elements: elements)
  }

  private mutating func repeats(
    _ value: JSONValue,
    _ context: ElementContext
  ) -> ClosedRange<Int>? {
    if context.isRepeated { report(.nestedRepeat(at: place(value.span))) }
    guard let object = self.object(value, "`repeats`", keys: ["min", "max"]) else { return nil }
    let least = whole("min", of: object, in: 0...1000)
    let greatest = whole("max", of: object, in: 1...1000)
    guard let least, let greatest else { return nil }
    if least <= greatest { return least...greatest }
    report(.invalidRepeats(at: place(value.span)))
    return nil
  }

  private mutating func use(
    _ object: FileObject,
    _ context: ElementContext
  ) -> ArchetypeReference? {
    let object = FileObject(members: object.members, span: object.span, what: "a use")
    allow(["use", "version", "as", "flat", "show_when"], in: object)
    let archetype = archetypeID("use", of: object)
    let version = self.version("version", of: object)
    let isFlat = boolean("flat", of: object)
    if isFlat { refuse(["as"], in: object, on: "a flat use, which has no alias") }
    let written = object["as"] == nil ? nil : id("as", of: object)
    let showWhen = expression("show_when", of: object)
    guard let archetype, let version else { return nil }
    guard context.isForm else {
      report(.misplacedUse(at: place(archetype.span)))
      return nil
    }
    let alias = written ?? Placed(lastPart(ofArchetype: archetype.value), at: archetype.span)
    if !isFlat { declare(alias) }
    return ArchetypeReference(
      archetype: archetype,
      version: version,
      alias: isFlat ? nil : alias,
      showWhen: showWhen
    )
  }
}
