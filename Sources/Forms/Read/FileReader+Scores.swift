import Diagnostics
import Expressions
import JSONText
import Values

extension FileReader {
  private static let scoreKeys = [
    "id", "formula", "range", "worse", "decimals", "missing", "bands", "mcid", "mcid_source",
    "hidden", "given", "source",
  ]

  mutating func score(_ value: JSONValue) -> ScoreDeclaration? {
    guard let object = self.object(value, "a score", keys: Self.scoreKeys) else { return nil }
    let id = self.id("id", of: object)
    if let id { declare(id) }
    let formula = required("formula", of: object).flatMap { string($0) }
    let decimals = whole("decimals", of: object, in: 0...9)
    let range = decimals.flatMap { self.range("range", of: object, decimals: $0) }
    let worse = direction(of: object)
    let prorating = object["missing"].flatMap { self.prorating($0, decimals: decimals ?? 0) }
    let bands = object["bands"].flatMap { self.bands($0, range) } ?? []
    let change = minimalImportantChange(object, range)
    let hidden = word("hidden", of: object, ExpressionCompiler.HiddenRule.self)
    let given = word("given", of: object, FormScore.Given.self)
    let source = text("source", of: object)
    guard let id, let formula, let range, let worse, let decimals, let source else { return nil }
    return ScoreDeclaration(
      id: id,
      formula: formula,
      range: range,
      worse: worse,
      decimals: decimals,
      prorating: prorating,
      bands: bands,
      minimalImportantChange: change,
      hidden: hidden,
      given: given ?? .computed,
      source: source.value
    )
  }

  private mutating func prorating(
    _ value: JSONValue,
    decimals: Int
  ) -> ScoreDeclaration.Prorating? {
    let keys = ["prorate_up_to", "never", "decimals"]
    guard let object = self.object(value, "`missing`", keys: keys),
      let count = required("prorate_up_to", of: object),
      let upTo = whole(count, in: 1...200)
    else { return nil }
    let never = elements("never", of: object).compactMap { text($0) }
    let shown = object["decimals"].flatMap { whole($0, in: 0...9) }
    return ScoreDeclaration.Prorating(
      upTo: Placed(upTo, at: count.span),
      never: never,
      decimals: shown ?? decimals
    )
  }

  private mutating func minimalImportantChange(
    _ object: FileObject,
    _ range: Placed<ClosedRange<Number>>?
  ) -> Number? {
    guard let value = object["mcid"] else {
      refuse(["mcid_source"], in: object, on: "a score without `mcid`")
      return nil
    }
    _ = text("mcid_source", of: object)
    guard let number = self.number(value) else { return nil }
    let width = range.flatMap { $0.value.upperBound.subtracting($0.value.lowerBound) }
    if number.value > .zero, width.map({ number.value <= $0 }) ?? true { return number.value }
    report(.invalidChange(at: place(number.span)))
    return nil
  }

  // MARK: Bands and tables

  /// The bands: ascending, the first from the least value on, all within the range.
  private mutating func bands(
    _ value: JSONValue,
    _ range: Placed<ClosedRange<Number>>?
  ) -> [SchemaValue.Band]? {
    guard let values = elements(value) else { return nil }
    if values.isEmpty || values.count > 64 { report(.bandCount(at: place(value.span))) }
    var seen: [String: Span] = [:]
    var first: Placed<Number>?
    var last: Number?
    var bands: [SchemaValue.Band] = []
    for value in values {
      guard let (from, id) = band(value) else { continue }
      if let earlier = seen[id.value] {
        report(.duplicateID(id.value, first: place(earlier), at: place(id.span)))
      }
      seen[id.value] = id.span
      if let range { check(from, after: last, in: range.value) }
      first = first ?? from
      last = from.value
      bands.append(SchemaValue.Band(from: from.value, id: id.value))
    }
    if let range, let first, bands.lazy.map(\.from).min() != range.value.lowerBound {
      report(.firstBand(range.value.lowerBound, at: place(first.span)))
    }
    return bands
  }

  private mutating func band(_ value: JSONValue) -> (Placed<Number>, Placed<String>)? {
    guard let object = self.object(value, "a band", keys: ["from", "id"]) else { return nil }
    let from = required("from", of: object).flatMap { number($0) }
    let id = quotedID("id", of: object)
    guard let from, let id else { return nil }
    return (from, id)
  }

  private mutating func check(
    _ from: Placed<Number>,
    after last: Number?,
    in range: ClosedRange<Number>
  ) {
    guard let last else { return }
    if from.value <= last { report(.bandOrder(at: place(from.span))) }
    if !range.contains(from.value) { report(.bandOutside(range, at: place(from.span))) }
  }

  /// The tables that `lookup` reads.
  mutating func tables(_ definition: FileObject) -> [LookupTable] {
    guard let value = definition["tables"], let object = self.object(value, "the tables", keys: nil)
    else { return [] }
    return object.members.compactMap { member in
      guard let id = self.id(member.key), let rows = elements(member.value) else { return nil }
      declare(id)
      return LookupTable(id: id, results: results(rows))
    }
  }

  private mutating func results(_ rows: [JSONValue]) -> [Number: Number] {
    var results: [Number: Number] = [:]
    for row in rows {
      guard let pair = elements(row) else { continue }
      let numbers = pair.compactMap { number($0)?.value }
      guard numbers.count == pair.count else { continue }
      guard numbers.count == 2, results[numbers[0]] == nil else {
        report(.invalidTableRow(at: place(row.span)))
        continue
      }
      results[numbers[0]] = numbers[1]
    }
    return results
  }
}
