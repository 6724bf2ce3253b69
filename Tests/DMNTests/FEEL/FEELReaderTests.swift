import Testing

@testable import DMN

/// Literal unary tests are read whole, and nothing else is read at all.
struct FEELReaderTests {
  @Test(arguments: [
    ("-", "-"), ("", "-"), (" - ", "-"), (">=18", ">= 18"), ("< 2.50", "< 2.5"), ("-3", "-3"),
    ("<= -.5", "<= -0.5"), ("\"a\",\"b\"", "\"a\", \"b\""), ("true", "true"), ("[1..3]", "[1..3]"),
    ("]1..3[", "(1..3)"), ("(1..3]", "(1..3]"), ("1,5", "1, 5"), ("not(4)", "!= 4"),
    ("? != 4, 5", "!= 4, 5"), ("date(\"2026-01-31\")", "2026-01-31"),
    ("@\"2026-01-31\"", "2026-01-31"),
    (">= duration(\"P12M\")", ">= 12 months"), (">= @\"P14D\"", ">= 14 days"),
    ("phq_9.total", "phq_9.total"),
    ("list contains(?, \"a\")", "\"a\""), ("\"\\u00e6\"", "\"æ\""), ("\"a\\\"b\"", "\"a\\\"b\""),
  ])
  func readsLiteralTests(feel: String, rules: String) {
    #expect(FEELReader.tests(feel)?.rules(of: .value) == rules)
  }

  @Test(arguments: [
    "> a + 1", "not(1, 2)", "sum(?) > 3", "? > 3", "1 2", "[1..3", "\"a", "\"a\\q\"", "Age", "null",
    "1..3", "date(\"2026-02-30\")", "duration(\"P1Y2M\")", "function(x) x", "{}", "[1, 2]", "1e400",
    "-, 3", "3,", ",", "if true then 1 else 2", "\"a\nb\"", "P1D", "4abc",
    "list contains(a, \"b\")",
    "99999999999999999999999999",
  ])
  func refusesEverythingElse(feel: String) {
    #expect(FEELReader.tests(feel)?.rules(of: .value) == nil)
  }

  @Test func writesWhatItReads() {
    for text in ["-", ">= 10", "[1..3)", "\"a\", \"b\"", "not(\"a\")", "list contains(?, \"a\")"] {
      #expect(FEELReader.tests(text)?.feel == text)
    }
  }
}
