import Expressions
import Testing
import Values

@testable import Forms

@Suite("What is known beside the answers")
struct FactTests {
  static func form() throws -> Form {
    var fixture = HandmadeForm()
    fixture.fact("birth_date", .date)
    fixture.fact("age", .number(unit: nil), isDerived: true)
    fixture.fact("sex", .choice(["female", "male"]))
    try fixture.item(
      "met",
      .date(earliest: Period(-1, .year), latest: Period(0, .day))
    )
    return fixture.form
  }

  static func day(_ text: String) throws -> ValueSet { .date(try #require(CivilDate(text))) }

  static let ages = [
    ("2026-11-01", 0), ("2026-11-02", 0), ("2025-11-03", 0), ("2025-11-02", 1),
    ("1961-04-02", 65), ("1960-11-03", 65),
  ]

  @Test(arguments: ages)
  func countsWholeYearsToTheDayOfTheForm(birth: String, age: Int) throws {
    let values = try Evaluated(Self.form(), "", facts: ["birth_date": Self.day(birth)])
    #expect(values["age"] == .number(Number(age)))
  }

  @Test func allowsAllAgesOfAnUncertainBirth() throws {
    let (first, last) = (try Self.day("1960-01-01").low, try Self.day("1962-12-31").low)
    let values = try Evaluated(
      Self.form(),
      "",
      facts: ["birth_date": .interval(first, last, step: .one)]
    )
    #expect(values["age"] == .interval(Number(63), Number(66), step: .one))
  }

  @Test func givesNoAgeToTheUnborn() throws {
    let values = try Evaluated(Self.form(), "", facts: ["birth_date": Self.day("2026-11-03")])
    #expect(values["age"] == .unknown)
  }

  @Test func leavesUnknownFactsOpen() throws {
    let values = try Evaluated(Self.form(), "")
    for name in ["birth_date", "age", "sex", "reporter", "trigger"] {
      #expect(values[name]?.isKnown == false)
      #expect(values[name]?.isAnswered == false)
    }
  }

  @Test func knowsWhoAnsweredAndWhy() throws {
    let values = try Evaluated(
      Self.form(),
      "",
      rest: #","reporter":"proxy","trigger":"planned""#,
      facts: ["sex": .option(1)]
    )
    #expect(values["reporter"] == .option(2))
    #expect(values["trigger"] == .option(0))
    #expect(values["sex"] == .option(1))
    #expect(
      try Evaluated(Self.form(), "", rest: #","reporter":"mother""#)["reporter"]?.isKnown == false
    )
  }

  static let days = [
    ("2025-11-01", false), ("2025-11-02", true), ("2026-11-02", true), ("2026-11-03", false),
  ]

  @Test(arguments: days)
  func holdsADayAgainstTheDayOfTheForm(day: String, isInRange: Bool) throws {
    let values = try Evaluated(Self.form(), "\"met\":\"\(day)\"")
    #expect(values["met"]?.isAnswered == isInRange)
    #expect(values.faults == (isInRange ? [] : ["out-of-range"]))
    #expect(values.values.invalidItems == (isInRange ? [] : ["met"]))
    if !isInRange {
      #expect(
        values.values.faults.first?.message
          == "`met` must not be before 2025-11-02 or after 2026-11-02"
      )
    }
  }
}
