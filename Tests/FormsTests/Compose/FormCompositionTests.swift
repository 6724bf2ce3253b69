import Diagnostics
import Expressions
import Forms
import Testing
import Values

/// What a form is made of: its slots, names, conditions and scores.
struct FormCompositionTests {
  private let mood = FormFixture.archetype(
    """
    \(FormFixture.options),
    "items": [
      {"id": "intro", "node": "at0009", "type": "display"},
      {"id": "worry", "node": "at0001", "type": "ordinal", "options": "level", "worse": "higher",
       "required": true, "safety": true, "on_answer": {"values": [3]}},
      {"id": "sleep", "node": "at0002", "type": "ordinal", "options": "level", "worse": "higher",
       "show_when": "worry > 0"}
    ],
    "scores": [
      {"id": "double", "formula": "total * 2", "range": [0, 12], "worse": "higher",
       "decimals": 0, "hidden": "zero", "source": "own"},
      {"id": "total", "formula": "sum(worry, sleep)", "range": [0, 6], "worse": "higher",
       "decimals": 1, "hidden": "zero", "source": "own", "mcid": 2, "mcid_source": "own",
       "missing": {"prorate_up_to": 1, "never": ["worry"], "decimals": 2},
       "bands": [{"from": 0, "id": "calm"}, {"from": 3, "id": "bad"}]}
    ]
    """,
    texts: [
      "intro", "worry", "sleep", "total", "double", "total.calm", "total.bad", "low", "high",
    ]
  )

  private func form(_ definition: String, texts: [String], beside archetypes: String...) throws
    -> Form
  {
    let file = FormFixture.form(definition, texts: texts)
    let sources = ([file] + archetypes).enumerated().map {
      SourceText(path: "\($0.offset).json", $0.element)
    }
    let library = FormLibrary(reading: sources)
    #expect(library.diagnostics == [])
    return try #require(library.form("follow_up", Version(1, 0, 0)))
  }

  private func withMood(_ rest: String = "") throws -> Form {
    try form(
      """
      "facts": [{"id": "birth_date", "type": "date"}, {"id": "surgery", "type": "date", "anchor": true}],
      "items": [\(FormFixture.count("sleep", 1)),
        {"use": "observation.mood", "version": "1.0.0"\(rest)}]
      """,
      texts: ["sleep"],
      beside: mood
    )
  }

  // MARK: Slots and names

  @Test func slotsStandInAFixedOrder() throws {
    let form = try withMood()
    #expect(
      form.schema.values.map(\.name) == [
        "reporter", "trigger", "birth_date", "surgery", "age", "sleep", "mood.worry",
        "mood.sleep", "mood.total", "mood.double",
      ]
    )
    #expect(form.facts.map(\.name) == ["birth_date", "surgery", "age"])
    #expect(form.facts.map(\.slot) == [2, 3, 4])
    #expect(form.facts.map(\.isAnchor) == [false, true, false])
    #expect(form.facts.map(\.isDerived) == [false, false, true])
    #expect(form.items.map(\.position) == [.slot(5), .slot(6), .slot(7)])
    #expect(form.scores.map(\.slot) == [8, 9])
    #expect(form.archetypes.map(\.alias) == ["mood"])
  }

  @Test func anAliasStandsBeforeEveryName() throws {
    let form = try withMood(#", "as": "before""#)
    #expect(form.items.map(\.name) == ["sleep", "before.worry", "before.sleep"])
    #expect(form.scores.map(\.name) == ["before.total", "before.double"])
  }

  @Test func aFlatUseKeepsItsNames() throws {
    let form = try form(
      #""items": [{"use": "observation.mood", "version": "1.0.0", "flat": true}]"#,
      texts: [],
      beside: mood
    )
    #expect(form.items.map(\.name) == ["worry", "sleep"])
    #expect(form.archetypes.map(\.alias) == [nil])
  }

  @Test func twoUsesOfOneArchetypeAreTwoSetsOfItems() throws {
    let form = try form(
      #""items": [{"use": "observation.mood", "version": "1.0.0"}, "#
        + #"{"use": "observation.mood", "version": "1.0.0", "as": "child"}]"#,
      texts: [],
      beside: mood
    )
    #expect(form.items.count == 4)
    #expect(form.content.count == 2)
  }

  @Test func knowsWhatIsKnownOfAValue() throws {
    let form = try withMood()
    let worry = form.schema.values[6]
    #expect(worry.domain == .interval(.zero, Number(3), step: .one))
    #expect(worry.isRequired && worry.isSafety && !worry.canBeHidden)
    #expect(form.schema.values[7].canBeHidden)
    let total = form.schema.values[8]
    #expect(total.bands.map(\.id) == ["calm", "bad"])
    #expect(total.minimalImportantChange == Number(2))
    #expect(total.domain.step == Number(1, over: 10))
    #expect(total.domain.high == Number(6))
  }

  // MARK: Evaluation

  private func frame(_ form: Form, _ values: [Int: ValueSet]) -> Frame {
    var frame = Frame(
      slots: form.schema.values.map(\.domain),
      sections: form.schema.sections.map { SectionEntries(width: $0.fields.count) },
      authored: CivilDate(dayNumber: 0)
    )
    for (slot, value) in values { frame.slots[slot] = value }
    return frame
  }

  @Test func anArchetypeReadsItsOwnNamesWhereTheFormHasTheSame() throws {
    let form = try withMood()
    var frame = frame(form, [5: .number(Number(9)), 6: .number(Number(3)), 7: .number(.zero)])
    let total = try #require(form.scores.first)
    #expect(form.program.value(total.formula, &frame).knownNumber == Number(3))
    #expect(total.itemSlots == [6, 7])
    #expect(form.scores[1].scoreSlots == [8])
    #expect(total.prorating?.never == [6])
    let condition = try #require(form.items[2].visibility.first)
    #expect(form.program.truth(condition, &frame).isTrue)
  }

  @Test func scoresAreComputedAfterWhatTheyRead() throws {
    let form = try withMood()
    #expect(form.scores.map(\.name) == ["mood.total", "mood.double"])
    #expect(form.order == [.item(0), .item(1), .item(2), .score(0), .score(1)])
  }

  @Test func aConditionCanReadAScore() throws {
    let form = try form(
      """
      "items": [\(FormFixture.boolean("why", 1, #", "show_when": "mood.total >= 3""#)),
        {"use": "observation.mood", "version": "1.0.0"}]
      """,
      texts: ["why"],
      beside: mood
    )
    #expect(form.order.map { $0 } == [.item(1), .item(2), .score(0), .item(0), .score(1)])
  }

  @Test func whatStandsAroundAnArchetypeHidesItWhole() throws {
    let form = try withMood(#", "show_when": "sleep > 5""#)
    #expect(form.items.map(\.visibility.count) == [0, 1, 2])
    #expect(form.schema.values[6].canBeHidden)
  }

  @Test func aScoreIsHiddenWithItsWholeArchetype() throws {
    let plain = FormFixture.archetype(
      id: "observation.pain",
      """
      "items": [\(FormFixture.count("a", 1)), \(FormFixture.count("b", 2))],
      "scores": [{"id": "sum", "formula": "sum(a, b)", "range": [0, 20], "worse": "higher",
        "decimals": 0, "source": "own"}]
      """,
      texts: ["a", "b", "sum"]
    )
    let form = try form(
      """
      "items": [\(FormFixture.boolean("hurts", 1)),
        {"use": "observation.pain", "version": "1.0.0", "show_when": "hurts = true"}]
      """,
      texts: ["hurts"],
      beside: plain
    )
    let sum = try #require(form.scores.first)
    var frame = frame(form, [:])
    for slot in sum.itemSlots { frame.slots[slot] = frame.slots[slot].hidden }
    #expect(form.program.value(sum.formula, &frame).isHidden)
    #expect(sum.visibility == form.items[1].visibility)
    #expect(form.schema.values[sum.slot].canBeHidden)
  }

  // MARK: Sections

  private let drugs = """
    "option_sets": {"drug": [{"id": "valproate"}, {"id": "other"}]},
    "items": [\(FormFixture.boolean("takes", 1)),
      {"section": "drugs", "repeats": {"min": 1, "max": 9}, "show_when": "takes = true", "items": [
        {"id": "drug", "node": "at0002", "type": "coded", "options": "drug"},
        {"id": "dose", "node": "at0003", "type": "quantity", "range": [0, 2000.5], "decimals": 1,
         "units": ["mg"], "worse": "neither", "show_when": "drug = \\"valproate\\""}]},
      \(FormFixture.boolean("pregnant", 4, #", "show_when": "any(drugs, drug = \"valproate\")""#))]
    """

  @Test func aRepeatedSectionHasFieldsAndNoSlots() throws {
    let form = try form(
      drugs,
      texts: ["takes", "drugs", "drug", "dose", "pregnant", "valproate", "other"]
    )
    #expect(form.schema.values.map(\.name) == ["reporter", "trigger", "takes", "pregnant"])
    let section = try #require(form.schema.sections.first)
    #expect(section.fields.map(\.name) == ["drug", "dose"])
    #expect(section.fields.map(\.canBeHidden) == [false, true])
    #expect(section.fields[1].domain.step == Number(1, over: 10))
    #expect(section.canBeHidden && section.entries == 1...9)
    #expect(form.repeats.map(\.items) == [[1, 2]])
    #expect(form.items[2].position == .field(section: 0, field: 1))
    #expect(form.order == [.item(0), .section(0), .item(3)])
    #expect(form.terminology.texts["drugs"]?[.nn] == "text of drugs")
  }

  @Test func anItemOfAnEntryIsShownByAnotherOfTheSame() throws {
    let form = try form(
      drugs,
      texts: ["takes", "drugs", "drug", "dose", "pregnant", "valproate", "other"]
    )
    var frame = frame(form, [:])
    frame.sections[0].values = [.option(0), .unknown, .option(1), .unknown]
    frame.sections[0].isAnswered = true
    let condition = try #require(form.items[2].visibility.last)
    frame.look(at: 0, ofSection: 0)
    #expect(form.program.truth(condition, &frame).isTrue)
    frame.look(at: 1, ofSection: 0)
    #expect(form.program.truth(condition, &frame) == .no)
  }

  // MARK: Words

  @Test func wordsStandUnderTheNamesOfTheForm() throws {
    let form = try withMood()
    let words = form.terminology
    #expect(words.texts["title"]?[.nb] == "text of title")
    #expect(words.texts["mood.title"]?[.en] == "text of title")
    #expect(words.texts["mood.worry"]?[.en] == "text of worry")
    #expect(words.texts["mood.intro"]?[.en] == "text of intro")
    #expect(words.texts["mood.total.bad"]?[.nn] == "text of total.bad")
    #expect(words.options["mood.worry"]?["high"]?[.nb] == "text of high")
    #expect(words.official == ["mood": [], "follow_up": []])
  }

  @Test func aFormPutsItsOwnWordsInPlaceOfAnArchetypes() throws {
    let form = try form(
      #""items": [{"use": "observation.mood", "version": "1.0.0"}]"#,
      texts: ["mood.worry", "mood.level.low", "mood.title"],
      beside: mood
    )
    #expect(form.terminology.texts["mood.worry"]?[.nb] == "text of mood.worry")
    #expect(form.terminology.options["mood.sleep"]?["low"]?[.nb] == "text of mood.level.low")
    #expect(form.terminology.options["mood.sleep"]?["high"]?[.nb] == "text of high")
    #expect(form.terminology.texts["mood.title"]?[.nb] == "text of mood.title")
  }

  @Test func whatNeedsLeaveInheritsWhereItsTextComesFrom() throws {
    let licensed = FormFixture.archetype(
      terms: "permission",
      #""items": [\#(FormFixture.boolean("a", 1))]"#,
      terminology: FormFixture.terminology(["text_from"], translation: "official")
    )
    let form = try form(
      #""items": [{"use": "observation.mood", "version": "1.0.0"}]"#,
      texts: [],
      beside: licensed
    )
    #expect(form.terminology.texts["mood.text_from"]?[.nb] == "text of text_from")
    #expect(form.terminology.texts["mood.a"] == nil)
    #expect(form.terminology.official["mood"] == [.nb, .nn, .en])
  }
}
