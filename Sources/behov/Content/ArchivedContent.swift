import Diagnostics
import Forms
import Triage
import Values

/// The protocol and the form that a decision was made by, as the store has kept them.
struct ArchivedContent {
  private let stored: [StoredContent]
  private let forms: FormLibrary

  /// Takes every file that the store has kept, and the forms that can be read today.
  init(_ stored: [StoredContent], _ forms: FormLibrary) {
    self.stored = stored
    self.forms = forms
  }

  /// Finds the protocols of decisions, each read once.
  func finder() -> (Decision) -> TriageProtocol? {
    var found: [[ContentReference]: TriageProtocol?] = [:]
    return { decision in
      let content = [decision.rules, decision.form]
      if let known = found[content] { return known }
      let read = triageProtocol(decision.rules, over: decision.form)
      found[content] = .some(read)
      return read
    }
  }

  /// The protocol as it was, over the form as it was; `nil` where the store lacks either.
  func triageProtocol(
    _ rules: ContentReference,
    over form: ContentReference
  ) -> TriageProtocol? {
    guard let forms = library(with: form) else { return nil }
    return ClinicContent.archived(rules, among: stored, forms: forms)
  }

  /// The forms that can be read, with one of them as it was; all of them where none was read.
  private func library(with reference: ContentReference) -> FormLibrary? {
    guard let hash = reference.hash else { return forms }
    let all = forms.ids.flatMap { forms.versions(of: $0) }
    if all.contains(where: { ContentReference($0) == reference }) { return forms }
    let files = stored.filter {
      $0.kind == .form && $0.id == reference.id && $0.version == reference.version
    }
    for file in files {
      guard let form = form(of: file, hash) else { continue }
      let others = all.filter { ($0.id, $0.version) != (form.id, form.version) }
      return FormLibrary(others + [form])
    }
    return nil
  }

  /// The form of a file with those of its archetypes that together have a hash.
  private func form(of file: StoredContent, _ hash: ContentHash) -> Form? {
    let chosen = archetypes(of: file).first { archetypes in
      ContentHash(ofParts: ([file] + archetypes).map(\.bytes)) == hash
    }
    return chosen.flatMap { archetypes in
      FormLibrary(reading: ([file] + archetypes).map(\.source)).versions(of: file.id).first
    }
  }

  /// The archetypes that a form names, in the order in which its hash takes them: every way to have
  /// each of them once, since one may have been edited in place.
  private func archetypes(of file: StoredContent) -> [[StoredContent]] {
    let text = String(decoding: file.bytes, as: UTF8.self)
    let named = stored.filter { $0.kind == .archetype && text.contains("\"\($0.id)\"") }
    let edits = Dictionary(grouping: named) { Name(id: $0.id, version: Version($0.version)) }
    return edits.sorted { $0.key < $1.key }.reduce([[]]) { chosen, edits in
      chosen.flatMap { earlier in edits.value.map { earlier + [$0] } }
    }
  }

  private struct Name: Hashable, Comparable {
    let id: String
    let version: Version?

    static func < (left: Name, right: Name) -> Bool {
      guard left.id == right.id else { return left.id < right.id }
      guard let version = left.version, let other = right.version else {
        return left.version == nil && right.version != nil
      }
      return version < other
    }
  }
}
