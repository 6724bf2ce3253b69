import Rules
import Values

/// Compares the sentences, language by language.
struct TextComparison {
  private let old: ComparedProtocol
  private let new: ComparedProtocol

  init(_ old: ComparedProtocol, _ new: ComparedProtocol) {
    self.old = old
    self.new = new
  }

  var changes: [ProtocolChange] {
    changes(.text, old.loaded.texts, new.loaded.texts)
      + changes(.patientText, old.loaded.patientTexts, new.loaded.patientTexts)
  }

  private func changes(
    _ area: ProtocolChange.Area,
    _ before: [String: LocalizedText],
    _ after: [String: LocalizedText]
  ) -> [ProtocolChange] {
    Set(before.keys).union(after.keys).sorted().flatMap { id in
      Language.allCases.compactMap { language in
        let (was, now) = (before[id]?[language], after[id]?[language])
        if was == now { return nil }
        return ProtocolChange(
          area: area,
          id: id,
          kind: was == nil ? .added : now == nil ? .removed : .changed,
          aspect: .wording,
          effect: .none,
          old: was.map { .text($0) },
          new: now.map { .text($0) },
          language: language
        )
      }
    }
  }
}
