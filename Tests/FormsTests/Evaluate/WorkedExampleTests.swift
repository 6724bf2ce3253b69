import Expressions
import Foundation
import Testing
import Values

@testable import Forms

@Suite("Worked examples of the instruments")
struct WorkedExampleTests {
  @Test(arguments: try WorkedExample.all())
  func givesItsNumber(example: WorkedExample) throws {
    let form = try ShippedForms.form(of: "observation.\(example.instrument)")
    let values = try Evaluated(form, example.answers(in: form))
    let value = try #require(values[example.score])
    let displayed = values.displayed(example.score)
    #expect(value.knownNumber == example.value)
    #expect(value.isAnswered == (example.value != nil))
    #expect(value.bounds == example.bounds)
    #expect(displayed?.value == example.displayed)
    #expect(displayed?.prorated ?? false == example.isProrated)
    #expect(example.value.flatMap { form.band(of: example.score, at: $0) } == example.band)
  }

  @Test(arguments: try WorkedExample.all())
  func namesItsSource(example: WorkedExample) {
    let sources = ["clinical facts 3.2", "own arithmetic"]
    #expect(sources.contains { example.source.hasPrefix($0) })
  }

  @Test(arguments: ShippedForms.ids)
  func everyScoreThatShipsHasOne(id: String) throws {
    for score in try ShippedForms.form(id).scores {
      #expect(try WorkedExample.all().contains { $0.score == score.name }, "\(score.name)")
    }
  }
}

/// One row of `worked-examples.csv`: an instrument's answers in its order, and the score they make.
///
/// In the file, `-` is an item without an answer, and a number or band that there is not.
struct WorkedExample: Sendable, CustomTestStringConvertible {
  let instrument: String
  let score: String
  let row: String
  let value: Number?
  let bounds: [Number]
  let displayed: Number?
  let isProrated: Bool
  let band: String?
  let source: String

  var testDescription: String { "\(score): \(row)" }

  init(_ line: Substring) throws {
    let cells = line.split(separator: ";", maxSplits: 8).map(String.init)
    try #require(cells.count == 9, "\(line)")
    func number(_ cell: String) throws -> Number? { cell == "-" ? nil : try Number(cell) }
    instrument = cells[0]
    score = "\(cells[0]).\(cells[1])"
    row = cells[2]
    value = try number(cells[3])
    bounds = try cells[4].split(separator: "..").map { try Number(String($0)) }
    displayed = try number(cells[5])
    isProrated = cells[6] == "yes"
    band = cells[7] == "-" ? nil : cells[7]
    source = cells[8]
  }

  /// The answers as a submission has them.
  func answers(in form: Form) throws -> String {
    let words = row.split(separator: " ")
    try #require(words.count == form.items.count)
    return zip(form.items, words).compactMap { item, word in
      word == "-" ? nil : "\"\(item.name)\":\(word)"
    }.joined(separator: ",")
  }

  /// Every row; one that cannot be read fails the tests.
  static func all() throws -> [WorkedExample] {
    let file = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "worked-examples.csv")
    let text = try String(contentsOf: file, encoding: .utf8)
    return try text.split(separator: "\n").dropFirst().map { try WorkedExample($0) }
  }
}

extension Form {
  /// The band that a value of a score lies in: the last that begins at or below it.
  fileprivate func band(of score: String, at number: Number) -> String? {
    guard case .value(_, let value) = schema.lookUp(score) else { return nil }
    return value.bands.last { $0.from <= number }?.id
  }
}
