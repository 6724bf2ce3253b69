import Diagnostics
import JSONText
import Values

extension FileReader {
  /// The most options of a set; a value's possible options are held in 64 bits.
  private static let optionLimit = 64

  /// Reads the option sets, which facts and items name.
  mutating func readOptionSets(_ definition: FileObject) {
    guard let value = definition["option_sets"],
      let object = self.object(value, "the option sets", keys: nil)
    else { return }
    for member in object.members {
      guard let id = self.id(member.key), let options = elements(member.value) else { continue }
      let limits = 1...Self.optionLimit
      if !limits.contains(options.count) {
        report(.optionCount(options.count, limits, at: place(id.span)))
      }
      let set = OptionSet(id: id, options: options.compactMap { option($0) })
      checkDistinct(set)
      if optionSets[id.value] == nil { optionSets[id.value] = set }
    }
  }

  private mutating func option(_ value: JSONValue) -> AnswerOption? {
    let keys = ["id", "node", "value", "answer_kind"]
    guard let object = self.object(value, "an option", keys: keys) else { return nil }
    let id = quotedID("id", of: object)
    _ = node("node", of: object, isRequired: false)
    let number = object["value"].flatMap { self.number($0) }
    let kind = word("answer_kind", of: object, AnswerOption.AnswerKind.self)
    guard let id else { return nil }
    return AnswerOption(id: id, value: number, answerKind: kind)
  }

  private mutating func checkDistinct(_ set: OptionSet) {
    var ids: [String: Span] = [:]
    var values: [Number: Span] = [:]
    for option in set.options {
      if let first = ids[option.id.value] {
        let place = self.place(option.id.span)
        report(.duplicateID(option.id.value, first: self.place(first), at: place))
      } else {
        ids[option.id.value] = option.id.span
      }
      guard let value = option.value else { continue }
      if let first = values[value.value] {
        report(.duplicateValue(value.value, first: place(first), at: place(value.span)))
      } else {
        values[value.value] = value.span
      }
    }
  }

  /// The set that the key `options` names.
  mutating func optionSet(of object: FileObject) -> OptionSet? {
    guard let value = required("options", of: object), let name = string(value) else { return nil }
    if let set = optionSets[name.text] { return set }
    let known = optionSets.keys.sorted()
    report(.unknownOptionSet(name.text, among: known, at: place(name.contentSpan)))
    return nil
  }

  /// The set of an ordinal or a scale: every option has a value, with at most some decimals.
  mutating func valuedOptionSet(of object: FileObject, decimals: Int) -> OptionSet? {
    guard let set = optionSet(of: object) else { return nil }
    for option in set.options {
      let fits = option.value.map { ($0.value.decimals ?? .max) <= decimals } ?? false
      if !fits {
        let span = option.value?.span ?? option.id.span
        report(.optionValue(option.id.value, decimals: decimals, at: place(span)))
      }
    }
    return set
  }
}
