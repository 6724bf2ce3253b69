import Expressions
import Testing
import Values

@testable import Forms
@testable import Triage

@Suite("What a form of an earlier version said")
struct EarlierVersionTests {
  static let old = ValueType.choice(["never", "always"])
  static let new = ValueType.choice(["sometimes", "never", "always"])
  static let reordered = ValueType.choices(["b", "a"])

  static let table: [(ValueType, ValueSet, ValueType, ValueSet)] = [
    (old, .option(1), old, .option(1)),
    (old, .option(1), new, .option(2)),
    (old, .anyOption(0b11), new, .anyOption(0b110)),
    (old, ValueSet.option(0).perhapsHidden, new, ValueSet.option(1).perhapsHidden),
    (new, .option(2), old, .option(1)),
    (new, .option(0), old, .anyOption(0b11)),
    (new, ValueSet.option(0).perhapsHidden, old, ValueSet.anyOption(0b11).perhapsHidden),
    (new, ValueSet.option(0).hidden, old, ValueSet.anyOption(0b11).hidden),
    (.choices(["a", "b"]), .chosen(0b10), reordered, .chosen(0b01)),
    (.choices(["a", "c"]), .chosen(0b01), reordered, .chosen(0b10)),
    (.choices(["a", "c"]), .chosen(0b11), reordered, .anyOptions(0b11)),
    (.boolean, .boolean(true), old, .anyOption(0b11)),
    (.boolean, .boolean(true), .number(unit: nil), .unknown),
    (.number(unit: "kg"), .number(Number(70)), .number(unit: "g"), .unknown),
    (.number(unit: "kg"), .number(Number(70)), .number(unit: "kg"), .number(Number(70))),
  ]

  @Test(
    "counts by the options' ids, and is unknown where this version has no such",
    arguments: table
  )
  func isReadByID(
    _ row: (before: ValueType, said: ValueSet, after: ValueType, expected: ValueSet)
  ) throws {
    for slot in 0...1 {
      let past = Self.form(row.before, row.said, slot: slot)
      #expect(past.value(of: SchemaValue("crutches", .item, row.after), slot: 0) == row.expected)
    }
  }

  @Test("a name that the earlier version has not is passed over")
  func hasNoSuchName() {
    let past = Self.form(Self.old, .option(1), slot: 0)
    #expect(past.value(of: SchemaValue("stick", .item, Self.old), slot: 0) == nil)
  }

  /// An earlier form that said this, at a slot of its own version.
  private static func form(_ type: ValueType, _ said: ValueSet, slot: Int) -> PastForm {
    var schema = Schema()
    for number in 0..<slot { schema.add(SchemaValue("other_\(number)", .item, .boolean)) }
    schema.add(SchemaValue("crutches", .item, type))
    var values = schema.values.map(\.domain)
    values[slot] = said
    let form = Form(
      id: "knee",
      version: Version(1, 0),
      schema: schema,
      program: Program(schema),
      facts: [],
      items: [],
      repeats: [],
      scores: [],
      order: [],
      archetypes: [],
      terminology: Terminology(),
      content: []
    )
    return PastForm(
      submission: "s",
      replaces: nil,
      authored: Instant(milliseconds: 0),
      reporter: "self",
      form: form,
      values: values
    )
  }
}
