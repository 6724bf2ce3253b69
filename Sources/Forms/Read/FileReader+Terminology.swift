import Diagnostics
import JSONText
import Values

/// How a translation came about.
private enum TranslationOrigin: String, CaseIterable {
  case official, own
}

extension FileReader {
  /// The words of a file, by language.
  mutating func translations(_ file: FileObject) -> [Translation] {
    let languages = Language.allCases.map(\.rawValue)
    guard let object = self.object("terminology", of: file, "a terminology", keys: languages) else {
      return []
    }
    for language in languages { _ = required(language, of: object) }
    return object.members.compactMap { translation($0) }
  }

  private mutating func translation(_ member: JSONMember) -> Translation? {
    guard let language = Language(rawValue: member.key.text),
      let object = self.object(member.value, "a language", keys: nil)
    else { return nil }
    _ = required("translation", of: object)
    let origin = word("translation", of: object, TranslationOrigin.self)
    var texts: [String: Placed<String>] = [:]
    let members = object.members.filter { $0.key.text != "translation" }
    let blank = members.filter { $0.value.string?.isBlank ?? false }
    if blank.count > 1 { reportBlank(blank, in: language) }
    for member in members where blank.count < 2 || !blank.contains(member) {
      if let text = self.text(member.value), texts[member.key.text] == nil {
        texts[member.key.text] = Placed(text.value, at: member.key.contentSpan)
      }
    }
    guard let origin else { return nil }
    return Translation(
      language: Placed(language, at: member.key.contentSpan),
      isOfficial: origin == .official,
      texts: texts
    )
  }

  /// Texts that still say nothing, as in a form that has just been begun, are told of together.
  private mutating func reportBlank(_ members: [JSONMember], in language: Language) {
    guard let first = members.first else { return }
    let place = self.place(first.value.span)
    report(.emptyTexts(members.map(\.key.text), in: language, at: place))
  }
}
