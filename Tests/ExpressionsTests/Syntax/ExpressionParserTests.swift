import Diagnostics
import Expressions
import TestSupport
import Testing

@Suite struct ExpressionParserTests {
  @Test(arguments: [
    ("1 + 2 * 3", "(+ 1 (* 2 3))"),
    ("(1 + 2) * 3", "(* (+ 1 2) 3)"),
    ("1 - 2 - 3", "(- (- 1 2) 3)"),
    ("6 / 3 / 2", "(/ (/ 6 3) 2)"),
    ("-a * b", "(* (- a) b)"),
    ("--a", "(- (- a))"),
    ("a + 1 >= b", "(>= (+ a 1) b)"),
    ("not a = 1 and b", "(and (not (= a 1)), b)"),
    ("not not a", "(not (not a))"),
    ("a and b and c", "(and a, b, c)"),
    ("a or b or c", "(or a, b, c)"),
    ("(a or b) and c", "(and (or a, b), c)"),
    ("a or (b and c)", "(or a, (and b, c))"),
    ("a between 1 and 3 and b", "(and (between a 1 3), b)"),
    ("a otherwise 0 >= 1", "(>= (otherwise a 0) 1)"),
    ("2 * (a otherwise b) + 1", "(+ (* 2 (otherwise a b)) 1)"),
    ("a otherwise b + 1", "(otherwise a (+ b 1))"),
    ("if a >= 1 then b else c + 1", "(if (>= a 1) b (+ c 1))"),
    ("if a then if b then 1 else 2 else 3", "(if a (if b 1 2) 3)"),
  ])
  func bindsTighterFirst(text: String, expected: String) { check(text, expected) }

  @Test(arguments: [
    ("phq_9.total", "phq_9.total"),
    ("true", "true"),
    ("none", "none"),
    ("\"valproate\"", "'valproate'"),
    ("2026-11-01", "2026-11-01"),
    ("12 months", "12 months"),
    ("1 day", "1 day"),
    ("last 14 days", "last(14 days)"),
    ("[1, 2, 3]", "[1, 2, 3]"),
    ("since(last_seizure) < 12 months", "(< since(last_seizure) 12 months)"),
    ("worsening(phq_9.total, baseline)", "worsening(phq_9.total, baseline)"),
    ("count(yellow or worse) >= 4", "(>= count(yellow+) 4)"),
    ("glucose.percent(< 3.9, last 14 days)", "glucose.percent((< 3.9), last(14 days))"),
    ("any(drugs, drug = \"valproate\")", "any(drugs, (= drug 'valproate'))"),
    ("today()", "today()"),
    ("a has \"rash\"", "(has a 'rash')"),
  ])
  func readsLiteralsNamesAndCalls(text: String, expected: String) { check(text, expected) }

  @Test(arguments: [
    ("[1..3]", "[1..3]"),
    ("(1..3)", "(1..3)"),
    ("(1..3]", "(1..3]"),
    ("[1..3)", "[1..3)"),
    ("[a + 1..2 * b]", "[(+ a 1)..(* 2 b)]"),
    ("a in [1..3]", "(in a [1..3])"),
    ("a in (0..3]", "(in a (0..3])"),
    ("a in (1, >= 5, [7..8])", "(in a 1, (>= 5), [7..8])"),
    ("a in (\"x\", \"y\")", "(in a 'x', 'y')"),
    ("a in ((0..1), 5)", "(in a (0..1), 5)"),
    ("a in options", "(in a options)"),
    ("a in [1, 2]", "(in a [1, 2])"),
  ])
  func tellsRangesFromParentheses(text: String, expected: String) { check(text, expected) }

  @Test(arguments: [
    ("-", "-"),
    ("never", "never"),
    (">= 10", "(>= 10)"),
    ("-5", "(- 5)"),
    ("\"a\", \"b\"", "'a', 'b'"),
    ("< 3, > 9", "(< 3), (> 9)"),
    ("red", "red"),
    ("tendon, cast red, pain_week_1", "tendon, cast/red, pain_week_1"),
    ("> 12 months", "(> 12 months)"),
    ("[1..3], 5", "[1..3], 5"),
    (">= dose_limit", "(>= dose_limit)"),
    ("false", "false"),
  ])
  func readsCells(text: String, expected: String) {
    let source = SourceText(path: "test.rules", text)
    var parser = ExpressionParser(Lexer.tokens(of: source).tokens[...], of: source)
    #expect(shape(parser.cell()) == expected)
    #expect(parser.diagnostics.isEmpty)
  }

  @Test(arguments: [
    ("a «b»", "syntax"),
    ("a +«»", "syntax"),
    ("(a«»", "syntax"),
    ("f(a, «)»", "syntax"),
    ("[1..2«»", "syntax"),
    ("if a then b«»", "syntax"),
    ("a between 1 «or» 3", "syntax"),
    ("a has «b»", "syntax"),
    ("a >= «never»", "syntax"),
    ("«green»", "syntax"),
    ("last «days»", "syntax"),
    ("«a and b» or c", "mixed-and-or"),
    ("a or «b and c»", "mixed-and-or"),
    ("1 < a «<» 3", "chained-comparison"),
    ("a >= «4,5»", "decimal-comma"),
    ("since(a) > «1.5 months»", "invalid-period"),
    ("since(a) > «99999999999999999 years»", "invalid-period"),
    ("a < «2027-02-30»", "invalid-date"),
    ("a > «99999999999999999999999999999999999999999»", "invalid-number"),
    ("a = «\"b»", "unterminated-string"),
  ])
  func refuses(marked: String, code: String) {
    let marked = MarkedText(marked)
    let (_, diagnostics) = ExpressionParser.expression(in: marked.source)
    #expect(diagnostics.map(\.code) == [code])
    #expect(diagnostics.map(\.place.span) == [marked.span])
  }

  @Test(arguments: [
    ("- 5 «x»", "syntax"), ("never «red»", "syntax"), (">= «|»", "syntax"), ("a,«»", "syntax"),
  ])
  func refusesInCells(marked: String, code: String) {
    let marked = MarkedText(marked)
    var parser = ExpressionParser(
      Lexer.tokens(of: marked.source).tokens[...],
      of: marked.source
    )
    _ = parser.cell()
    #expect(parser.diagnostics.map(\.code) == [code])
    #expect(parser.diagnostics.map(\.place.span) == [marked.span])
  }

  @Test(arguments: ["(", "[", "-", "not ", "f(", "f(< ", "if ", "a in (", "(1..", "[1, "])
  func survivesAnyNesting(opening: String) {
    let text = String(repeating: opening, count: 50_000)
    let (_, diagnostics) = ExpressionParser.expression(in: SourceText(path: "test.rules", text))
    #expect(diagnostics.count == 1)
  }

  @Test func keepsTheSpanOfEveryPart() {
    let marked = MarkedText("a >= 1 and «worsening(phq_9.total)» >= 2")
    let (expression, _) = ExpressionParser.expression(in: marked.source)
    guard case .all(let parts) = expression.kind,
      case .comparison(_, let left, _) = parts.last?.kind
    else {
      Issue.record("not two comparisons")
      return
    }
    #expect(left.span == marked.span)
    #expect(expression.span == Span(0, marked.source.bytes.count))
  }

  @Test func countsSpansInTheWholeFile() {
    let marked = MarkedText("é | «phq_9.total» |")
    let (expression, _) = ExpressionParser.expression(in: marked.source, at: marked.span)
    #expect(expression.span == marked.span)
  }

  private func check(_ text: String, _ expected: String) {
    let source = SourceText(path: "test.rules", text)
    let (expression, diagnostics) = ExpressionParser.expression(in: source)
    #expect(shape(expression) == expected)
    #expect(diagnostics.isEmpty)
  }
}
