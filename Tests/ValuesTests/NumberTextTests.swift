import Testing
import Values

struct NumberTextTests {
  private func check(_ text: String, is numerator: Int64, over denominator: Int64 = 1) throws {
    let number = try Number(parsing: text)
    #expect(number.numerator == numerator, "\(text)")
    #expect(number.denominator == denominator, "\(text)")
  }

  @Test(
    arguments: [
      ("0", 0), ("-0", 0), ("0.0", 0), ("-0.000", 0), ("0e1", 0), ("0e400", 0), ("0E-400", 0),
      ("7", 7), ("-7", -7), ("3.0", 3), ("1e3", 1000), ("1E+3", 1000), ("1e0", 1), ("1.5e1", 15),
      ("100e-2", 1), ("0.1e19", 1_000_000_000_000_000_000),
      ("1.00000000000000000000000000000000", 1), ("9007199254740993", 9_007_199_254_740_993),
      ("9223372036854775806", 9_223_372_036_854_775_806),
      ("-9223372036854775806", -9_223_372_036_854_775_806),
    ] as [(String, Int64)]
  )
  func readsWholeNumbersExactly(text: String, expected: Int64) throws {
    try check(text, is: expected)
  }

  @Test(
    arguments: [
      ("0.1", 1, 10), ("4.5", 9, 2), ("-19.29", -1929, 100), ("0.10", 1, 10), ("7e-1", 7, 10),
      ("1e-18", 1, 1_000_000_000_000_000_000), ("0.000000000000000005", 1, 200_000_000_000_000_000),
      ("123456789.123456789", 123_456_789_123_456_789, 1_000_000_000),
    ] as [(String, Int64, Int64)]
  )
  func readsDecimalsExactly(text: String, numerator: Int64, denominator: Int64) throws {
    try check(text, is: numerator, over: denominator)
  }

  @Test(arguments: [
    "", "-", "+1", "--1", "01", "-01", "00", ".5", "-.5", "1.", "1.e3", "1e", "1e+", "1e-", "e3",
    "0x10", "7,5", "1_000", "1 ", " 1", "1.2.3", "1e1.5", "1e1e1", "NaN", "Infinity", "-Infinity",
    "nan", "true", "null", "٣", "７", "1\u{0}", "½", "1\u{301}",
  ])
  func refusesWhatIsNoNumber(text: String) {
    #expect(throws: Number.TextFault.malformed) { try Number(parsing: text) }
  }

  @Test(arguments: [
    "1e400", "-1e400", "1e-400", "1e19", "1e-19", "1e99999999999999999999",
    "1e-99999999999999999999", "9223372036854775807", "-9223372036854775807",
    "9223372036854775808", "-9223372036854775808", "18446744073709551617",
    "99999999999999999999999999", "0.1234567890123456789", "3.14159265358979323846264",
  ])
  func refusesWhatCannotBeHeldExactly(text: String) {
    #expect(throws: Number.TextFault.tooLarge) { try Number(parsing: text) }
  }

  @Test func readsBytesAndSlicesOfThem() throws {
    let line = Array("[12.50]".utf8)
    #expect(try Number(parsing: line[1..<6]) == Number(25, over: 2))
    #expect(try Number(parsing: "x12x".dropFirst().dropLast()) == Number(12))
  }

  @Test func readsAVeryLongTextWithoutTrapping() {
    let nines = String(repeating: "9", count: 100_000)
    for text in [nines, "0." + nines, "1e" + nines, "1e-" + nines] {
      #expect(throws: Number.TextFault.tooLarge) { try Number(parsing: text) }
    }
  }

  @Test(
    arguments: [
      (0, 1, "0"), (-3, 1, "-3"), (9, 2, "4.5"), (-1929, 100, "-19.29"), (1, 200, "0.005"),
      (1, 3, "0.333333"), (-2, 3, "-0.666667"), (24, 11, "2.181818"),
      (1, 1_000_000_000_000_000_000, "0.000000000000000001"),
    ] as [(Int64, Int64, String)]
  )
  func isWrittenAsJSONWritesIt(numerator: Int64, denominator: Int64, text: String) throws {
    #expect(try #require(Number(numerator, over: denominator)).description == text)
  }

  @Test(arguments: [
    ("3.5", 0, "4"), ("-3.5", 0, "-4"), ("3.5", 2, "3,50"), ("0.005", 2, "0,01"),
    ("-0.005", 2, "-0,01"), ("-0.004", 2, "0,00"), ("-0.4", 0, "0"), ("12", 1, "12,0"),
    ("0.05", 3, "0,050"),
  ])
  func isShownWithAFixedCountOfDecimals(text: String, decimals: Int, shown: String) throws {
    #expect(try Number(parsing: text).text(decimals: decimals, sign: ",") == shown)
  }

  @Test func knowsHowManyDecimalsItTakes() throws {
    #expect(try Number(parsing: "3.0").decimals == 0)
    #expect(try Number(parsing: "0.25").decimals == 2)
    #expect(try Number(parsing: "1e-18").decimals == 18)
    #expect(try #require(Number(1, over: 3)).decimals == nil)
  }

  @Test func isReadBackAsItWasWritten() throws {
    var random = SeededGenerator(seed: 20_260_402)
    for _ in 0..<5_000 {
      let scale = ([1, 10, 1000, 1_000_000_000] as [Int64]).randomElement(using: &random) ?? 1
      let above = Int64.random(in: -1_000_000_000_000...1_000_000_000_000, using: &random)
      let number = try #require(Number(above, over: scale))
      #expect(try Number(parsing: number.description) == number)
    }
  }
}
