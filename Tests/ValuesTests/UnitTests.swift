import Testing
import Values

struct UnitTests {
  private func number(_ text: String) throws -> Number { try Number(parsing: text) }

  @Test(arguments: [
    ("1", "kg", "g", "1000"), ("72.5", "kg", "[lb_av]", "-"), ("1", "[lb_av]", "kg", "0.45359237"),
    ("6.4", "mmol/L", "umol/L", "6400"), ("115", "mg/dL", "g/L", "1.15"),
    ("70", "%", "1", "0.7"), ("10", "[in_i]", "cm", "25.4"), ("37", "Cel", "Cel", "37"),
    ("60", "/min", "{beats}/min", "60"), ("90", "min", "h", "1.5"),
  ])
  func numbersAreConvertedExactly(value: String, from: String, to: String, expected: String) throws
  {
    let (from, to) = (try #require(Unit(from)), try #require(Unit(to)))
    let converted = try #require(from.converted(number(value), to: to))
    if expected != "-" { #expect(converted == (try number(expected))) }
    #expect(try to.converted(converted, to: from) == number(value))
  }

  @Test(arguments: [
    ("mmol/L", "mg/dL"), ("mmol/mol", "%"), ("kg", "cm"), ("Cel", "1"), ("mm[Hg]", "/min"),
  ])
  func whatMeasuresSomethingElseIsNotConverted(from: String, to: String) throws {
    let (from, to) = (try #require(Unit(from)), try #require(Unit(to)))
    #expect(!from.isComparable(to: to) && from.converted(.one, to: to) == nil)
  }

  @Test(arguments: ["mmol/l", "MG/DL", "kilo", "", "mmol", "[degF]"])
  func anUnknownCodeIsNoUnit(code: String) { #expect(Unit(code) == nil) }
}
