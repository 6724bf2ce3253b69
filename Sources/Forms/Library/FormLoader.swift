import Diagnostics
import JSONText
import Values

/// Reads the files under `Forms/`, archetypes first.
struct FormLoader {
  private(set) var archetypes: [ArchetypeFile] = []
  private(set) var forms: [Form] = []
  private(set) var diagnostics: [Diagnostic] = []
  private(set) var faultyForms: Set<String> = []
  /// The ids of archetypes that were left out.
  private var faultyArchetypes: Set<String> = []
  /// The names, without their classes, of archetypes of which not even the id could be read.
  private var unreadableArchetypes: Set<String> = []
  /// Where each version of each archetype and form was first met.
  private var met: [String: Place] = [:]

  mutating func load(_ sources: [SourceText]) {
    var forms: [(JSONValue, SourceText)] = []
    for source in sources {
      let (value, faults) = JSONValue.parse(source)
      diagnostics += faults
      guard let value else {
        leaveOut(source)
        continue
      }
      switch value.members?.first?.key.text {
      case "archetype": loadArchetype(value, source, isFaulty: faults.hasErrors)
      case "form": forms.append((value, source))
      default:
        diagnostics.append(.unknownFile(value, at: source.place(value.opening)))
        leaveOut(source)
      }
    }
    for (value, source) in forms { loadForm(value, source) }
  }

  /// Takes what a file that cannot be read should hold from its name, so that what names it is not
  /// blamed for it.
  private mutating func leaveOut(_ source: SourceText) {
    let name = source.path.split(separator: "/").last?.split(separator: ".").first.map(String.init)
    guard let name else { return }
    if source.path.hasSuffix(".form.json") {
      faultyForms.insert(name)
    } else {
      unreadableArchetypes.insert(name)
    }
  }

  // MARK: Archetypes

  private mutating func loadArchetype(_ value: JSONValue, _ source: SourceText, isFaulty: Bool) {
    let (file, faults) = ArchetypeFile.read(value, of: source)
    var found = faults
    if let file, !faults.hasErrors {
      found += TextCheck.check(file) + FormComposer.check(file)
    }
    if let file, let repeated = meet("archetype", file.id, file.version, source) {
      found.append(repeated)
      archetypes.removeAll { $0.isSameVersion(file.id.value, file.version.value) }
    }
    diagnostics += found
    if let file, !isFaulty, !found.hasErrors {
      archetypes.append(file)
    } else if let id = value["archetype"]?.string?.text {
      faultyArchetypes.insert(id)
      if file == nil { leaveOut(source) }
    }
  }

  /// Takes note of a version; the same one twice is a fault, and neither of them is used.
  private mutating func meet(
    _ kind: String,
    _ id: Placed<String>,
    _ version: Placed<Version>,
    _ source: SourceText
  ) -> Diagnostic? {
    let place = source.place(version.span)
    let key = "\(kind) \(id.value) \(version.value)"
    if let first = met[key] {
      return .duplicateVersion(id.value, version.value, first: first, at: place)
    }
    met[key] = place
    return nil
  }

  // MARK: Forms

  private mutating func loadForm(_ value: JSONValue, _ source: SourceText) {
    let (file, faults) = FormFile.read(value, of: source)
    diagnostics += faults
    let form = file.flatMap { file in
      faults.hasErrors || diagnostics.hasErrors(in: source) ? nil : compose(file)
    }
    if let file, let repeated = meet("form", file.id, file.version, source) {
      diagnostics.append(repeated)
      forms.removeAll { $0.id == file.id.value && $0.version == file.version.value }
    } else if let form {
      return forms.append(form)
    }
    if let id = value["form"]?.string?.text { faultyForms.insert(id) }
  }

  private mutating func compose(_ file: FormFile) -> Form? {
    let references = file.definition.references
    let missing = references.filter { find($0) == nil }
    diagnostics += missing.compactMap { unknown($0, in: file.source) }
    guard missing.isEmpty else { return nil }
    let uses = references.compactMap { reference in
      find(reference).map { ($0, reference.alias?.value) }
    }
    let texts = TextCheck.check(file, uses: uses)
    let outline = Outline(file, archetypes: archetypes.find)
    let composer = FormComposer(outline, facts: file.facts)
    let found = composer.diagnostics.filter { $0.place.path == file.source.path }
    diagnostics += texts + found
    return texts.hasErrors ? nil : composer.form(file)
  }

  private func find(_ reference: ArchetypeReference) -> ArchetypeFile? {
    archetypes.find(reference)
  }

  /// Why an archetype is not there; nothing where its own faults have told.
  private func unknown(_ reference: ArchetypeReference, in source: SourceText) -> Diagnostic? {
    let id = reference.archetype.value
    let name = id.split(separator: ".").last.map(String.init) ?? id
    if faultyArchetypes.contains(id) || unreadableArchetypes.contains(name) { return nil }
    let versions = archetypes.filter { $0.id.value == id }.map(\.version.value).sorted()
    guard versions.isEmpty else {
      let place = source.place(reference.version.span)
      return .unknownVersion(reference.version.value, of: id, among: versions, at: place)
    }
    let place = source.place(reference.archetype.span)
    return .unknownArchetype(id, among: archetypes.map(\.id.value), at: place)
  }
}

extension ArchetypeFile {
  fileprivate func isSameVersion(_ id: String, _ version: Version) -> Bool {
    self.id.value == id && self.version.value == version
  }
}

extension [ArchetypeFile] {
  /// The archetype that is exactly what a form asks for.
  fileprivate func find(_ reference: ArchetypeReference) -> ArchetypeFile? {
    first { $0.isSameVersion(reference.archetype.value, reference.version.value) }
  }
}

extension JSONValue {
  /// Its first byte.
  var opening: Span { Span(span.start, min(span.start + 1, span.end)) }
}

extension [Diagnostic] {
  /// Whether a file has an error.
  fileprivate func hasErrors(in source: SourceText) -> Bool {
    contains { $0.severity == .error && $0.place.path == source.path }
  }
}
