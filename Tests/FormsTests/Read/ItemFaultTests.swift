import Diagnostics
import Forms
import Testing

/// Faults of single items, sections and options.
struct ItemFaultTests {
  private static func items(_ items: String) -> String {
    FormFixture.archetype("\(FormFixture.options), \"items\": [\(items)]")
  }

  private static func sets(_ sets: String, _ items: String = FormFixture.boolean("a", 1)) -> String
  {
    FormFixture.archetype(#""option_sets": {\#(sets)}, "items": [\#(items)]"#)
  }

  private static func level(_ rest: String) -> String {
    items(#"{"id": "a", "node": "at0001", "type": "ordinal", "options": "level"\#(rest)}"#)
  }

  private static func typed(_ type: String, _ rest: String) -> String {
    items(#"{"id": "a", "node": "at0001", "type": "\#(type)"\#(rest)}"#)
  }

  @Test(arguments: [
    FaultCase(
      "unknown-key",
      "an item",
      typed("boolean", #", "«requierd»": true"#)
    ),
    FaultCase("unexpected-key", "worse on yes or no", typed("boolean", #", "«worse»": "higher""#)),
    FaultCase(
      "unexpected-key",
      "a range on a text",
      typed("text", #", "max_length": 9, "«range»": []"#)
    ),
    FaultCase(
      "unexpected-key",
      "exclusive on one answer",
      typed("coded", #", "options": "level", "«exclusive»": "low""#)
    ),
    FaultCase("missing-key", "no id", items(#"«{»"node": "at0001", "type": "boolean"}"#)),
    FaultCase("missing-key", "no node", items(#"«{»"id": "a", "type": "boolean"}"#)),
    FaultCase("missing-key", "no type", items(#"«{»"id": "a", "node": "at0001"}"#)),
    FaultCase(
      "missing-key",
      "no length of a text",
      items(#"«{»"id": "a", "node": "at0001", "type": "text"}"#)
    ),
    FaultCase(
      "missing-key",
      "no range of a count",
      items(#"«{»"id": "a", "node": "at0001", "type": "count", "worse": "higher"}"#)
    ),
    FaultCase(
      "missing-key",
      "safety without its answers",
      items(#"«{»"id": "a", "node": "at0001", "type": "boolean", "safety": true}"#)
    ),
    FaultCase("wrong-type", "a string for true", typed("boolean", #", "required": «"yes"»"#)),
    FaultCase("wrong-type", "a number for an item", items("«7»")),
    FaultCase("wrong-type", "null is not left out", typed("boolean", #", "show_when": «null»"#)),
    FaultCase("unknown-word", "a type", typed("«bolean»", "")),
    FaultCase("unknown-word", "a direction", level(#", "worse": "«up»""#)),
    FaultCase(
      "no-direction",
      "an ordinal",
      items(
        #"«{»"id": "a", "node": "at0001", "type": "ordinal", "options": "level"}"#
      )
    ),
    FaultCase(
      "invalid-id",
      "upper case",
      items(
        #"{"id": "«Pain»", "node": "at0001", "type": "boolean"}"#
      )
    ),
    FaultCase(
      "invalid-id",
      "Norwegian letters",
      items(
        #"{"id": "«søvn»", "node": "at0001", "type": "boolean"}"#
      )
    ),
    FaultCase(
      "invalid-id",
      "a word of the language",
      items(
        #"{"id": "«otherwise»", "node": "at0001", "type": "boolean"}"#
      )
    ),
    FaultCase(
      "invalid-id",
      "a name there is already",
      items(
        #"{"id": "«reporter»", "node": "at0001", "type": "boolean"}"#
      )
    ),
    FaultCase(
      "invalid-node",
      "three digits",
      items(
        #"{"id": "a", "node": "«at001»", "type": "boolean"}"#
      )
    ),
    FaultCase(
      "duplicate-node",
      "two items",
      items(
        #"{"id": "a", "node": "at0001", "type": "boolean"}, {"id": "b", "node": "«at0001»", "type": "boolean"}"#
      )
    ),
    FaultCase("unknown-option-set", "misspelt", typed("coded", #", "options": "«levle»""#)),
    FaultCase(
      "unknown-option",
      "exclusive",
      typed("coded", #", "options": "level", "several": true, "exclusive": "«none»""#)
    ),
    FaultCase(
      "invalid-range",
      "a count with decimals",
      typed("count", #", "worse": "higher", "range": «[0, 10.5]»"#)
    ),
    FaultCase(
      "invalid-range",
      "the higher first",
      typed("count", #", "worse": "higher", "range": «[10, 0]»"#)
    ),
    FaultCase(
      "invalid-range",
      "more decimals than a quantity has",
      typed("quantity", #", "worse": "lower", "units": ["kg"], "range": «[0, 0.5]»"#)
    ),
    FaultCase("invalid-range", "days", typed("date", #", "range": «["0 days", "-1 years"]»"#)),
    FaultCase("invalid-period", "hours", typed("date", #", "range": ["«-5 hours»", "0 days"]"#)),
    FaultCase(
      "invalid-period",
      "no calendar is that long",
      typed("date", #", "range": ["«-99999999999999999 weeks»", "0 days"]"#)
    ),
    FaultCase(
      "invalid-units",
      "two units",
      typed("quantity", #", "worse": "lower", "units": «["kg", "g"]», "range": [0, 5]"#)
    ),
    FaultCase("invalid-number", "a length of 0", typed("text", #", "max_length": «0»"#)),
    FaultCase("invalid-number", "too large", typed("text", #", "max_length": «1e300»"#)),
    FaultCase(
      "invalid-on-answer",
      "a value that no option has",
      level(#", "worse": "higher", "safety": true, "on_answer": {"values": [3, «2»]}"#)
    ),
    FaultCase(
      "invalid-on-answer",
      "a string for yes",
      typed("boolean", #", "safety": true, "on_answer": {"values": [«"true"»]}"#)
    ),
    FaultCase(
      "empty-list",
      "no answer",
      typed("boolean", #", "safety": true, "on_answer": {"values": «[]»}"#)
    ),
    FaultCase(
      "misplaced-use",
      "in an archetype",
      items(
        #"{"use": "«observation.pain»", "version": "1.0.0"}"#
      )
    ),
    FaultCase(
      "nested-repeat",
      "two levels",
      items(
        #"{"section": "s", "repeats": {"min": 0, "max": 2}, "items": [{"section": "t", "#
          + #""repeats": «{"min": 0, "max": 2}», "items": [\#(FormFixture.boolean("a", 1))]}]}"#
      )
    ),
    FaultCase("empty-list", "a section without items", items(#"{"section": "s", "items": «[]»}"#)),
    FaultCase(
      "unknown-key",
      "a section with an id",
      items(
        #"{"section": "s", "«id»": "s", "items": [\#(FormFixture.boolean("a", 1))]}"#
      )
    ),
    FaultCase(
      "invalid-range",
      "more at least than at most",
      items(
        #"{"section": "s", "repeats": «{"min": 3, "max": 2}», "items": [\#(FormFixture.boolean("a", 1))]}"#
      )
    ),
  ])
  func tellsFaultsOfItems(_ fault: FaultCase) { fault.check() }

  private static let many = (0..<65).map { #"{"id": "o\#($0)"}"# }.joined(separator: ", ")

  private static let ordinal =
    #"{"id": "a", "node": "at0001", "type": "ordinal", "options": "s", "worse": "higher"}"#

  @Test(arguments: [
    FaultCase("invalid-options", "too many", sets(#""«s»": [\#(many)]"#)),
    FaultCase("invalid-options", "none", sets(#""«s»": []"#)),
    FaultCase("invalid-options", "no value", sets(#""s": [{"id": "«low»"}]"#, ordinal)),
    FaultCase(
      "invalid-options",
      "a fraction",
      sets(#""s": [{"id": "low", "value": «0.5»}]"#, ordinal)
    ),
    FaultCase(
      "invalid-options",
      "the same value",
      sets(#""s": [{"id": "low", "value": 1}, {"id": "high", "value": «1.0»}]"#, ordinal)
    ),
    FaultCase("duplicate-id", "two options", sets(#""s": [{"id": "low"}, {"id": "«low»"}]"#)),
    FaultCase("invalid-id", "a set", sets(#""«S»": [{"id": "low"}]"#)),
    FaultCase("invalid-id", "an option", sets(#""s": [{"id": "«title»"}]"#)),
    FaultCase("unknown-word", "kind", sets(#""s": [{"id": "x", "answer_kind": "«dontknow»"}]"#)),
  ])
  func tellsFaultsOfOptions(_ fault: FaultCase) { fault.check() }

  @Test func pointsToTheFirstOfTwo() {
    let fault = FaultCase(
      "duplicate-id",
      "",
      Self.items(
        FormFixture.boolean("mood", 1) + #", {"id": "«mood»", "node": "at0002", "type": "boolean"}"#
      )
    )
    let note = fault.check()?.notes.first
    #expect(note?.message == "first defined here")
  }

  @Test func suggestsTheKeyThatIsMeant() {
    let fault = FaultCase("unknown-key", "", Self.typed("boolean", #", "«requierd»": true"#))
    #expect(fault.check()?.label == "did you mean `required`?")
  }

  @Test func tellsAllFaultsAtOnce() {
    let text = Self.items(
      #"{"id": "A", "node": "x", "type": "count", "extra": 1}, {"id": "b", "type": "boolean"}"#
    )
    let library = FormLibrary(reading: [.init(path: "a.json", text)])
    #expect(
      library.diagnostics.map(\.code).sorted() == [
        "invalid-id", "invalid-node", "missing-key", "missing-key", "no-direction", "unknown-key",
      ]
    )
  }
}
