import Diagnostics
import Forms
import JSONText
import Rules
import Testing
import Values

@testable import Triage

/// What is stored with an approval is read back, and is all that the difference says.
struct ProtocolDifferenceJSONTests {
  private static let forms = FormLibrary(
    reading: Content.files(in: "Tests/Content/knee/Forms", ending: ".json")
  )

  private func load(_ changes: [(String, String)]) throws -> TriageProtocol {
    let source = try #require(Content.source("Tests/Content/knee/Rules/knee.rules"))
    var text = String(decoding: source.bytes, as: UTF8.self)
    for (old, new) in changes {
      try #require(text.contains(old))
      text = text.replacing(old, with: new)
    }
    let changed = SourceText(path: "knee.rules", text)
    let library = ProtocolLibrary([changed], forms: Self.forms, asksForMeaning: false)
    return try #require(library.protocols.first, "\(library.diagnostics)")
  }

  /// Changes of every kind, each with one of everything that can be told of a change.
  private static let changes = [
    [("title en \"Knee\"", "title en \"The \\\"knee\\\"\"")],
    [("| -             | >= 37.5       | >= 38.5", "| -             | >= 37.0       | >= 39.0")],
    [("| >= 2          | >= 4 ", "| >= 1          | >= 3 ")],
    [("| 4       | [3..6]", "| 4       | [3..7]")],
    [("\"do_not_know\" | \"swollen\"", "never | \"swollen\", \"do_not_know\"")],
    [("fell_lately", "fell_now")],
    [
      ("send every 3 months", "send every 2 months"), ("rule worse yellow", "rule worse red"),
      (
        "| yellow | -      || phone     | nurse     | 7 days ",
        "| yellow | -      || phone     | nurse     | 9 days "
      ),
    ],
    [("  when_grey   \"Ein sjukepleiar ringjer deg.\"", "  when_grey   \"Nokon ringjer deg.\"")],
  ]

  @Test(arguments: changes.indices)
  func isReadBackWhole(index: Int) throws {
    let difference = ProtocolDifference(from: try load([]), to: try load(Self.changes[index]))
    try #require(!difference.isEmpty)
    let read = try #require(value(of: difference.json))
    #expect(read["old"]?["hash"]?.string?.text == difference.old.hash?.description)
    #expect(read["new"]?["version"]?.string?.text == "\(difference.new.version)")
    #expect(read["count"]?.number == "\(difference.changes.count)")
    #expect(read["falls"]?.number == "\(difference.falls.count)")
    #expect(read["uncertain"]?.number == "\(difference.uncertain.count)")
    let changes = try #require(read["changes"]?.elements)
    #expect(changes.count == difference.changes.count)
    for (change, written) in zip(difference.changes, changes) { try expect(written, change) }
  }

  /// All together, so that what is counted is more than none and one.
  @Test func countsWhatMayFallApartFromWhatFalls() throws {
    let all = Self.changes.flatMap(\.self)
    let difference = ProtocolDifference(from: try load([]), to: try load(all))
    let read = try #require(value(of: difference.json))
    let effects = read["changes"]?.elements?.compactMap { $0["effect"]?.string?.text } ?? []
    #expect(read["falls"]?.number == "\(effects.count { $0 == "milder" })")
    #expect(read["uncertain"]?.number == "\(effects.count { $0 == "either" })")
    #expect(difference.falls.count > 1 && difference.uncertain.count > 1)
  }

  private func value(of bytes: [UInt8]) -> JSONValue? {
    let (value, faults) = JSONValue.parse(SourceText(path: "difference", bytes: bytes))
    return faults.isEmpty ? value : nil
  }

  // MARK: One change

  private func expect(_ written: JSONValue, _ change: ProtocolChange) throws {
    let word = { (key: String) in written[key]?.string?.text }
    #expect(word("area").flatMap(ProtocolChange.Area.init) == change.area)
    #expect(word("kind").flatMap(ProtocolChange.Kind.init) == change.kind)
    #expect(word("aspect").flatMap(ProtocolChange.Aspect.init) == change.aspect)
    #expect(word("effect").flatMap(ProtocolChange.Effect.init) == change.effect)
    #expect(word("language").flatMap(Language.init) == change.language)
    #expect(word("id") == change.id)
    #expect(word("old") == change.old?.written)
    #expect(word("new") == change.new?.written)
    var label = LocalizedText()
    for member in written["label"]?.members ?? [] {
      let language = try #require(Language(rawValue: member.key.text))
      label[language] = member.value.string?.text
    }
    #expect(label == change.label)
    let colours = try (written["colours"]?.elements ?? []).map(colour)
    #expect(colours == change.colours)
  }

  private func colour(_ written: JSONValue) throws -> ColourChange {
    let colour = { (key: String) in written[key]?.string.flatMap { Colour($0.text) } }
    var change = ColourChange(
      values: try values(written),
      old: try #require(colour("old")),
      new: try #require(colour("new"))
    )
    let limits = written["own_limits"]?.string?.text
    change.own = try limits.map { try #require(RowColours.OwnLimits(rawValue: $0)) } ?? .standard
    #expect((written["fall"]?.boolean ?? false) == change.isFall)
    return change
  }

  private func values(_ written: JSONValue) throws -> Stretch? {
    if let option = written["option"]?.string?.text { return .option(option) }
    let number = { (key: String) in try written[key]?.number.map { try Number(parsing: $0) } }
    let (from, above, to, below) = (
      try number("from"), try number("above"), try number("to"), try number("below")
    )
    guard let low = from ?? above, let high = to ?? below else { return nil }
    return .numbers(low: low, high: high, includesLow: from != nil, includesHigh: to != nil)
  }
}
