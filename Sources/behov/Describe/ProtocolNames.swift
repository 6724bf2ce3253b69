import Expressions
import Forms
import Rules
import Triage
import Values

/// What people call the items, options and findings of a protocol.
struct ProtocolNames {
  let loaded: TriageProtocol
  let wording: any Wording

  private var reading: TriageProtocol.Reading { loaded.readings[0] }
  private var terminology: Terminology { reading.form.terminology }

  /// What a name stands for in the rules.
  func value(_ name: String) -> SchemaValue? {
    switch reading.rules.schema.lookUp(name) {
    case .value(_, let value), .field(_, _, let value): value
    default: nil
    }
  }

  /// The question of an item, the name of a score, a fact or a section; `nil` where it has none.
  func text(_ name: String) -> String? {
    terminology.texts[name].flatMap(wording.text) ?? wording.facts[name]
  }

  /// A value as it stands in a sentence: `the answer to «Do you drive?»`.
  func phrase(_ name: String) -> String {
    guard let value = value(name) else { return wording.quoted(text(name) ?? name) }
    switch value.origin {
    case .item: return wording.phrase(.answer(wording.quoted(text(name) ?? name)))
    case .limit: return wording.phrase(.ownLimit(wording.quoted(name)))
    case .score, .fact: return text(name) ?? wording.quoted(name)
    case .named, .series: return wording.quoted(name)
    }
  }

  /// An item's question, a score's name, or the name itself, in quotation marks.
  func quoted(_ name: String) -> String { wording.quoted(text(name) ?? name) }

  /// The text of an option of an item.
  func option(_ option: String, of name: String?) -> String {
    if option == "true" || option == "false" { return option == "true" ? wording.yes : wording.no }
    let text = name.flatMap { terminology.options[$0]?[option] }.flatMap(wording.text)
    let known = name.flatMap { wording.factOptions[$0]?[option] }
    return wording.quoted(text ?? known ?? option)
  }

  /// A finding by the protocol's sentence: the words before its value where it has one.
  func finding(_ id: String) -> String {
    guard let text = loaded.texts[id].flatMap(wording.text) else {
      return id == "status" ? wording.severalTogether : id
    }
    guard let value = text.firstRange(of: "{") else { return text }
    let words = text[..<value.lowerBound].reversed().drop { " :,(".contains($0) }.reversed()
    return words.isEmpty ? id : String(words)
  }
}
