import Diagnostics
import Values

/// Checks that a file's terminology is complete, and that it holds nothing else.
struct TextCheck {
  private let source: SourceText
  private let keys: TextKeys
  /// Every key that may stand in the terminology.
  private let allowed: Set<String>
  private let licensed: (Placed<String>, Place) -> Diagnostic

  private init(
    _ source: SourceText,
    _ keys: TextKeys,
    licensed: @escaping (Placed<String>, Place) -> Diagnostic
  ) {
    self.source = source
    self.keys = keys
    allowed = keys.allowed
    self.licensed = licensed
  }

  /// The faults of an archetype's words.
  static func check(_ file: ArchetypeFile) -> [Diagnostic] {
    let check = TextCheck(file.source, TextKeys(file)) { key, place in
      .licensedText(key.value, of: file.licence.holder, at: place)
    }
    return check.faults(of: file.translations)
  }

  /// The faults of a form's words.
  ///
  /// - Parameters:
  ///   - file: the form.
  ///   - uses: its archetypes, with the name each stands under.
  /// - Returns: the faults, in no order.
  static func check(
    _ file: FormFile,
    uses: [(archetype: ArchetypeFile, alias: String?)]
  ) -> [Diagnostic] {
    var keys = TextKeys(file)
    for use in uses { keys.add(overriding: use.archetype, alias: use.alias) }
    let check = TextCheck(file.source, keys) { key, place in
      .overriddenLicensedText(key.value, at: place)
    }
    return check.faults(of: file.translations)
  }

  private func faults(of translations: [Translation]) -> [Diagnostic] {
    translations.flatMap { missing(in: $0) + shared(in: $0) + unknown(in: $0) }
  }

  private func missing(in translation: Translation) -> [Diagnostic] {
    let misspelt = self.misspelt(in: translation)
    var seen: Set<String> = []
    let missing = keys.needs.filter { need in
      let isThere = [need.key, need.alternative].contains { key in
        key.map { translation.texts[$0] != nil } ?? false
      }
      return !isThere && !misspelt.contains(need.key) && seen.insert(need.key).inserted
    }
    if missing.isEmpty { return [] }
    let place = source.place(translation.language.span)
    return [.missingText(missing.map(\.key), in: translation.language.value, at: place)]
  }

  /// The keys that an unknown one is likely meant for; that one is told of, and no more.
  private func misspelt(in translation: Translation) -> Set<String> {
    let unknown = translation.texts.keys.filter { !allowed.contains($0) }
    return Set(unknown.compactMap { didYouMean($0, among: allowed.sorted()) })
  }

  private func shared(in translation: Translation) -> [Diagnostic] {
    keys.shared.compactMap { need in
      guard let text = translation.texts[need.key], let alternative = need.alternative,
        translation.texts[alternative] == nil
      else { return nil }
      return .sharedTextKey(need.key, alternative: alternative, at: source.place(text.span))
    }
  }

  private func unknown(in translation: Translation) -> [Diagnostic] {
    translation.texts.keys.sorted().compactMap { key in
      guard let text = translation.texts[key], !allowed.contains(key) else { return nil }
      let place = source.place(text.span)
      if keys.licensed.contains(key) { return licensed(Placed(key, at: text.span), place) }
      return .unknownTextKey(key, among: allowed.sorted(), at: place)
    }
  }
}
