import Expressions
import Forms

/// What a form asks for, sorted by what a protocol can do with it.
struct DraftParts {
  /// A value that a threshold can colour.
  struct Coloured {
    /// What the threshold is called.
    let id: String
    let value: SchemaValue
  }

  /// Scores, and items that no score is made of; safety items in any case.
  private(set) var coloured: [Coloured] = []
  /// Texts, each with its rule's id.
  private(set) var texts: [(id: String, name: String)] = []
  /// What a threshold cannot colour, such as dates.
  private(set) var informative: [String] = []

  init(_ form: Form) {
    let scored = Set(form.scores.flatMap { $0.itemSlots + $0.scoreSlots })
    for (slot, value) in form.schema.values.enumerated() {
      guard value.origin == .score || value.origin == .item else { continue }
      if !scored.contains(slot) || value.isSafety { add(value) }
    }
    for value in form.schema.sections.flatMap(\.fields) { add(value) }
  }

  private mutating func add(_ value: SchemaValue) {
    switch value.type {
    case .number, .boolean, .choice, .choices:
      coloured.append(Coloured(id: freeID(value.name), value: value))
    case .text: texts.append((freeID(value.name), value.name))
    case .date, .period, .section: informative.append(value.name)
    }
  }

  /// The name without its dots; without `total` where that still tells it apart.
  private func freeID(_ name: String) -> String {
    let taken = coloured.map(\.id) + texts.map(\.id)
    let parts = name.split(separator: ".")
    let short = (parts.last == "total" ? parts.dropLast() : parts[...]).joined(separator: "_")
    let ids = [short, parts.joined(separator: "_")] + (2...99).map { "\(short)_\($0)" }
    return ids.first { !taken.contains($0) && !$0.isEmpty && !reservedWords.contains($0) } ?? short
  }

  /// The item in which the patient says what contact is wanted.
  var wish: String? {
    coloured.first { part in
      let isNamed = part.value.name == "wish" || part.value.name.hasSuffix(".wish")
      return isNamed && part.value.type.options != nil
    }?.value.name
  }

  /// The thresholds that are a matter of safety by themselves.
  var safetyIDs: [String] { coloured.filter(\.value.isSafety).map(\.id) }
}
